import type { SectionProps } from './section-props';

export const ShareSection = (_: SectionProps) => null;
