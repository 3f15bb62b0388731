import type { Ratio } from './clock';
import type { HistoryDay } from './ledger-view';

/** What the daily counts say of one month whose messages are no longer held, in UTC. */
export interface HistoryMonth {
  /** As `2026-03`. */
  readonly month: string;
  readonly worst: Ratio;
  readonly best: Ratio;
  readonly share: { readonly min: number; readonly max: number } | null;
}

/** Newest first. The share by the rules that held when each day was folded. */
export function historyMonths(history: Iterable<HistoryDay>): HistoryMonth[] {
  const months = new Map<string, { onTime: number; late: number; settled: number; unclear: number }>();
  for (const { day, ...counts } of history) {
    const month = day.slice(0, 7);
    const so = months.get(month) ?? { onTime: 0, late: 0, settled: 0, unclear: 0 };
    for (const kind of ['onTime', 'late', 'settled', 'unclear'] as const) so[kind] += counts[kind];
    months.set(month, so);
  }
  return [...months]
    .map(([month, { onTime, late, settled, unclear }]): HistoryMonth => {
      const worst = { onTime, counted: onTime + late + unclear };
      const best = { onTime: onTime + settled + unclear, counted: onTime + late + settled + unclear };
      const isKnown = onTime + late > 0;
      const share = isKnown ? { min: worst.onTime / worst.counted, max: best.onTime / best.counted } : null;
      return { month, worst, best, share };
    })
    .sort((a, b) => (a.month < b.month ? 1 : -1));
}
