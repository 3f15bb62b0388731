import type { LedgerClock } from './clock';
import type { Response } from './response-times';
import type { Settings } from './settings';
import { HOUR_MS } from './span';

/** Response times above `fromHours` and up to `toHours`, which is included: a reply after exactly 24 h is on time. */
export interface Bin {
  readonly fromHours: number;
  readonly toHours: number;
  readonly clocks: readonly LedgerClock[];
}

export interface ResponseHistogram {
  readonly bins: readonly Bin[];
  /** Perhaps answered, or answered in one of several bins. */
  readonly unsure: readonly LedgerClock[];
}

const MOST_BEFORE_DEADLINE = 12;

/** Steps of whole hours up to the deadline, then wider ones; the average to stay under is an edge, too. */
export function edgesOf({ hours, averageHours }: Pick<Settings, 'hours' | 'averageHours'>): number[] {
  const step = Math.max(1, Math.ceil(hours / MOST_BEFORE_DEADLINE));
  const before = Array.from({ length: Math.ceil(hours / step) }, (_, i) => i * step);
  const edges = [...before, averageHours, hours, hours * 1.5, hours * 2];
  return [...new Set(edges)].sort((a, b) => a - b);
}

/** Puts each response into its bin; the last bin has no end. `edgesHours` rise from 0. */
export function responseHistogram(responses: readonly Response[], edgesHours: readonly number[]): ResponseHistogram {
  const bins = edgesHours.map((fromHours, i) => ({
    fromHours,
    toHours: edgesHours[i + 1] ?? Number.POSITIVE_INFINITY,
    clocks: [] as LedgerClock[],
  }));
  const unsure: LedgerClock[] = [];
  const binOf = (ms: number) => bins.find(({ toHours }) => ms <= toHours * HOUR_MS)!;
  for (const { clock, tookMs, isSure } of responses) {
    const bin = binOf(tookMs.min);
    if (isSure && bin === binOf(tookMs.max)) bin.clocks.push(clock);
    else unsure.push(clock);
  }
  return { bins, unsure };
}
