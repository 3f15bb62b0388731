import { type Clock, type Rules, type RulesOf, type Score, WINDOW_DAYS, type WindowScore } from './clock';
import { DAY_MS, type Instant } from './span';
import { outcomesOf, standingOf } from './standing';

/** A clock with whose it is, where accounts have rules of their own. */
export type ScoredClock = Clock & { readonly account?: string };

/** Receipts of `[from, to)`. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

interface Tally {
  onTime: number;
  late: number;
  overdue: number;
  excluded: number;
  settled: number;
  unclear: number;
  surelyCounted: number;
  /** Numerators and denominators of the best and the worst that may be true. */
  best: { onTime: number; counted: number };
  worst: { onTime: number; counted: number };
}

const newTally = (): Tally => ({
  ...{ onTime: 0, late: 0, overdue: 0, excluded: 0, settled: 0, unclear: 0, surelyCounted: 0 },
  best: { onTime: 0, counted: 0 },
  worst: { onTime: 0, counted: 0 },
});

function count(tally: Tally, clock: Clock, rules: Rules, now: Instant, { from, to }: Period): void {
  const { earliest, latest } = clock.receivedAt;
  if (latest < from || earliest >= to) return;
  const standing = standingOf(clock, rules, now);
  const outcomes = outcomesOf(clock, rules, now);
  // A receipt that straddles the window's edge may be in or out.
  const straddles = earliest < from || latest >= to;
  if (straddles && !outcomes.includes('not-counted')) outcomes.push('not-counted');
  const countable = outcomes.includes('on-time') || outcomes.includes('late');
  if (!countable && straddles) return;

  if (straddles) tally.unclear += 1;
  else if (standing === 'on-time') tally.onTime += 1;
  else if (standing !== 'running') tally[standing] += 1;

  const leaves = outcomes.includes('excluded') || outcomes.includes('not-counted');
  if (outcomes.includes('on-time')) add(tally.best, 1);
  else if (!leaves) add(tally.best, 0);
  if (outcomes.includes('late')) add(tally.worst, 0);
  else if (!leaves) add(tally.worst, 1);
  if (!leaves) tally.surelyCounted += 1;
}

function add(share: { onTime: number; counted: number }, onTime: 0 | 1): void {
  share.onTime += onTime;
  share.counted += 1;
}

function windowScore({ surelyCounted, ...tally }: Tally, from: Instant, knownFrom: Instant | null): WindowScore {
  const { worst, best } = tally;
  const share = surelyCounted > 0 ? { min: worst.onTime / worst.counted, max: best.onTime / best.counted } : null;
  return { ...tally, share, knownFrom: knownFrom === null ? null : Math.max(from, knownFrom) };
}

/** Counts and share of the messages received in each period, as known now. */
export function scoresOf(
  clocks: Iterable<ScoredClock>,
  rulesOf: RulesOf,
  now: Instant,
  periods: readonly Period[],
  knownFrom: Instant | null,
): WindowScore[] {
  const tallies = periods.map(newTally);
  for (const clock of clocks) {
    const rules = rulesOf(clock.account ?? '');
    periods.forEach((period, i) => {
      count(tallies[i]!, clock, rules, now, period);
    });
  }
  return tallies.map((tally, i) => windowScore(tally, periods[i]!.from, knownFrom));
}

/** The last 7, 30 or 90 times 24 hours, without an end: a clock of Amazon's may be ahead of this computer's. */
export const windowOf = (days: number, now: Instant): Period => ({ from: now - days * DAY_MS, to: Infinity });

/**
 * The share of each window, as the range of what may be true of the messages known to exist: `max` takes each
 * clock's best possible outcome, `min` its worst. `knownFrom` is since when the messages are known.
 */
export function scoreOf(
  clocks: Iterable<ScoredClock>,
  rules: Rules | RulesOf,
  now: Instant,
  knownFrom: Instant | null,
): Score {
  const of: RulesOf = typeof rules === 'function' ? rules : () => rules;
  const periods = WINDOW_DAYS.map((days) => windowOf(days, now));
  const windows = scoresOf(clocks, of, now, periods, knownFrom);
  return Object.fromEntries(WINDOW_DAYS.map((days, i) => [days, windows[i]!])) as Score;
}
