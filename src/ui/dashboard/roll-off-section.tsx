import type { SectionProps } from './section-props';

export const RollOffSection = (_: SectionProps) => null;
