import type { SectionProps } from './section-props';

export const HeatSection = (_: SectionProps) => null;
