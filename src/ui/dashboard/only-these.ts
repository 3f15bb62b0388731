import type { LedgerClock } from '../../core/clock';
import { clockName, type TableFilter } from './section-props';

/** Exactly these messages, and what they are called together. */
export const onlyThese = (clocks: readonly LedgerClock[], title: string): TableFilter => ({
  only: { names: new Set(clocks.map(clockName)), title },
});
