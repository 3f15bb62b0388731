import type { SectionProps } from './section-props';

export const TrendSection = (_: SectionProps) => null;
