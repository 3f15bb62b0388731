import type { SectionProps } from './section-props';

export const ForecastSection = (_: SectionProps) => null;
