import type { LedgerClock, RulesOf } from './clock';
import type { Range } from './response-times';
import { outcomesIn, type Period, partOf } from './score';
import type { Instant } from './span';

/** One way of counting. */
export interface Way {
  readonly clocks: readonly LedgerClock[];
  readonly rulesOf: RulesOf;
  readonly now: Instant;
  readonly period: Period;
}

export const outcomesBy = ({ rulesOf, now, period }: Way, clock: LedgerClock) =>
  outcomesIn(clock, rulesOf(clock.account), now, period);

/** The share by it; null where nothing is surely counted. */
export function shareOf(way: Way): Range | null {
  const sum = { worst: [0, 0], best: [0, 0], sure: 0 };
  for (const clock of way.clocks) {
    const { worst, best, isSure } = partOf(outcomesBy(way, clock));
    if (worst !== null) sum.worst = [sum.worst[0]! + worst, sum.worst[1]! + 1];
    if (best !== null) sum.best = [sum.best[0]! + best, sum.best[1]! + 1];
    if (isSure) sum.sure += 1;
  }
  return sum.sure > 0 ? { min: sum.worst[0]! / sum.worst[1]!, max: sum.best[0]! / sum.best[1]! } : null;
}
