import type { SectionProps } from './section-props';

export const CompareSection = (_: SectionProps) => null;
