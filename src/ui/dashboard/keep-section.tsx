import type { SectionProps } from './section-props';

export const KeepSection = (_: SectionProps) => null;
