import type { SectionProps } from './section-props';

export const TimesSection = (_: SectionProps) => null;
