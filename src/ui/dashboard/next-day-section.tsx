import type { SectionProps } from './section-props';

export const NextDaySection = (_: SectionProps) => null;
