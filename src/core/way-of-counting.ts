import type { LedgerClock, Rules, RulesOf } from './clock';
import type { Range } from './response-times';
import { outcomesIn, type Part, type Period, partOf } from './score';
import type { Instant } from './span';

/** One way of counting. */
export interface Way {
  readonly clocks: readonly LedgerClock[];
  readonly rulesOf: RulesOf;
  readonly now: Instant;
  readonly period: Period;
}

/** What each clock adds by it, aligned. */
export function partsOf({ clocks, rulesOf, now, period }: Way): Part[] {
  const rules = new Map<string, Rules>();
  return clocks.map((clock) => {
    const own = rules.get(clock.account) ?? rulesOf(clock.account);
    rules.set(clock.account, own);
    return partOf(outcomesIn(clock, own, now, period));
  });
}

/** The share that these make; null where nothing is surely counted. */
export function shareOfParts(parts: Iterable<Part>): Range | null {
  const worst = { onTime: 0, counted: 0 };
  const best = { onTime: 0, counted: 0 };
  let isKnown = false;
  for (const part of parts) {
    if (part.worst !== null) worst.counted += 1;
    if (part.best !== null) best.counted += 1;
    worst.onTime += part.worst ?? 0;
    best.onTime += part.best ?? 0;
    isKnown ||= part.isSure;
  }
  return isKnown ? { min: worst.onTime / worst.counted, max: best.onTime / best.counted } : null;
}
