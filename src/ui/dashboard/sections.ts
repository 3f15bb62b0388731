import type { FunctionComponent } from 'preact';
import { AccountsSection } from './accounts-section';
import { CompareSection } from './compare-section';
import { ForecastSection } from './forecast-section';
import { HeatSection } from './heat-section';
import { KeepSection } from './keep-section';
import { NextDaySection } from './next-day-section';
import { ProofSection } from './proof-section';
import { RollOffSection } from './roll-off-section';
import type { SectionProps } from './section-props';
import { ShareSection } from './share-section';
import { TimesSection } from './times-section';
import { TrendSection } from './trend-section';

/** The answers, in the order of their questions: how am I, what next, and why. */
export const ANSWERS: readonly FunctionComponent<SectionProps>[] = [
  ShareSection,
  AccountsSection,
  TrendSection,
  NextDaySection,
  ForecastSection,
  RollOffSection,
  TimesSection,
  HeatSection,
  CompareSection,
];

/** What is kept; it stands below the threads. */
export const KEPT: readonly FunctionComponent<SectionProps>[] = [ProofSection, KeepSection];
