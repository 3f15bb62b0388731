import type { LedgerClock, RulesOf, WindowDays } from './clock';
import { dailyWindows, type PeriodShare, shareSeries } from './share-series';
import type { Instant } from './span';

/** The share of the window that ends with one day. */
export interface TrendDay {
  /** The day's end; now for today. */
  readonly at: Instant;
  /** null where nothing is surely counted, and where nothing was seen. */
  readonly share: PeriodShare['share'];
  /** How much of its window was seen. */
  readonly seen: 'all' | 'part' | 'nothing';
}

/** Of the last `count` days by the clocks of `zone`, oldest first: what became of the messages of each day's window, as known now. */
export function trendOf(
  clocks: readonly LedgerClock[],
  rulesOf: RulesOf,
  now: Instant,
  days: WindowDays,
  count: number,
  zone: string,
  knownFrom: Instant | null,
): TrendDay[] {
  const windows = dailyWindows(days, count, now, zone);
  const shares = shareSeries(clocks, rulesOf, now, windows);
  return windows.map(({ from, to }, i) => {
    const at = Math.min(to, now);
    const seen = knownFrom === null || at <= knownFrom ? 'nothing' : from < knownFrom ? 'part' : 'all';
    return { at, seen, share: seen === 'nothing' ? null : shares[i]!.share };
  });
}
