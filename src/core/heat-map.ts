import type { LedgerClock, Ratio, RulesOf } from './clock';
import { offsetMsAt } from './local-time';
import { outcomesIn, type Period, partOf } from './score';
import { DAY_MS, HOUR_MS, type Instant, widthMs } from './span';

/** The messages that came on one weekday at one hour. */
export interface HeatCell {
  readonly clocks: readonly LedgerClock[];
  /** Whether any is surely counted; only then is there a late share. */
  readonly isCounted: boolean;
  readonly worst: Ratio;
  readonly best: Ratio;
}

export interface HeatMap {
  /** Monday first, then by hour. */
  readonly days: readonly (readonly HeatCell[])[];
  /** Their hour, or whether they are of the period, is not known. */
  readonly leftOut: readonly LedgerClock[];
}

const newCell = () => ({
  clocks: [] as LedgerClock[],
  isCounted: false,
  worst: { onTime: 0, counted: 0 },
  best: { onTime: 0, counted: 0 },
});

/** When the messages of the period came, by the clocks of `zone`, and how many of them were late. Throws for an unknown zone. */
export function heatMapOf(
  clocks: Iterable<LedgerClock>,
  rulesOf: RulesOf,
  now: Instant,
  period: Period,
  zone: string,
): HeatMap {
  const days = Array.from({ length: 7 }, () => Array.from({ length: 24 }, newCell));
  const leftOut: LedgerClock[] = [];
  const offsetMs = offsetsOf(zone);
  for (const clock of clocks) {
    const { earliest, latest } = clock.receivedAt;
    if (latest < period.from || earliest >= period.to) continue;
    const isWide = widthMs(clock.receivedAt) > HOUR_MS || clock.basis === 'assumed' || clock.doubtful;
    if (isWide || earliest < period.from || latest >= period.to) {
      leftOut.push(clock);
      continue;
    }
    // Up to an hour wide: the middle is at most half an hour off.
    const middle = (earliest + latest) / 2;
    const wall = middle + offsetMs(middle);
    const cell = days[weekdayOf(wall)]![Math.floor((wall % DAY_MS) / HOUR_MS)]!;
    cell.clocks.push(clock);
    const { worst, best, isSure } = partOf(outcomesIn(clock, rulesOf(clock.account), now, period));
    if (worst !== null) add(cell.worst, worst);
    if (best !== null) add(cell.best, best);
    cell.isCounted ||= isSure;
  }
  return { days, leftOut };
}

/** The late share of a cell, from the best to the worst that may be true; null where nothing is surely counted. */
export const lateShareOf = ({ isCounted, worst, best }: HeatCell): { min: number; max: number } | null =>
  isCounted ? { min: 1 - best.onTime / best.counted, max: 1 - worst.onTime / worst.counted } : null;

function add(share: { onTime: number; counted: number }, onTime: 0 | 1): void {
  share.onTime += onTime;
  share.counted += 1;
}

/** 0 is Monday; the epoch was a Thursday. */
const weekdayOf = (wall: number): number => (Math.floor(wall / DAY_MS) + 3) % 7;

/** Asking `Intl` is slow: once for each day that holds no change of the clocks. */
function offsetsOf(zone: string): (at: Instant) => number {
  const byDay = new Map<number, number | null>();
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    let offset = byDay.get(day);
    if (offset === undefined) {
      const [first, last] = [offsetMsAt(zone, day * DAY_MS), offsetMsAt(zone, (day + 1) * DAY_MS - 1)];
      offset = first === last ? first : null;
      byDay.set(day, offset);
    }
    return offset ?? offsetMsAt(zone, at);
  };
}
