import type { SectionProps } from './section-props';

export const AccountsSection = (_: SectionProps) => null;
