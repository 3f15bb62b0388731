import type { SectionProps } from './section-props';

export const ProofSection = (_: SectionProps) => null;
