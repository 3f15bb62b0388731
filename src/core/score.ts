import { type Clock, type Outcome, type Rules, type RulesOf, type Score, WINDOW_DAYS, type WindowScore } from './clock';
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

/** What may be true of it in this period: nothing where it is surely not of it, `not-counted` too where it may not be. */
export function outcomesIn(clock: Clock, rules: Rules, now: Instant, { from, to }: Period): Outcome[] {
  const { earliest, latest } = clock.receivedAt;
  if (latest < from || earliest >= to) return [];
  const outcomes = outcomesOf(clock, rules, now);
  // A receipt that straddles the window's edge may be in or out.
  if ((earliest < from || latest >= to) && !outcomes.includes('not-counted')) outcomes.push('not-counted');
  return outcomes;
}

/** What one message adds to the worst and to the best that may be true: 1 on time, 0 late, null nothing. */
export interface Part {
  readonly worst: 0 | 1 | null;
  readonly best: 0 | 1 | null;
  /** Whether it is surely counted. */
  readonly isSure: boolean;
}

export function partOf(outcomes: readonly Outcome[]): Part {
  const isSure = outcomes.length > 0 && !outcomes.includes('excluded') && !outcomes.includes('not-counted');
  return {
    worst: outcomes.includes('late') ? 0 : isSure ? 1 : null,
    best: outcomes.includes('on-time') ? 1 : isSure ? 0 : null,
    isSure,
  };
}

function count(tally: Tally, clock: Clock, rules: Rules, now: Instant, period: Period): void {
  const outcomes = outcomesIn(clock, rules, now, period);
  if (outcomes.length === 0) return;
  const straddles = clock.receivedAt.earliest < period.from || clock.receivedAt.latest >= period.to;
  const countable = outcomes.includes('on-time') || outcomes.includes('late');
  if (!countable && straddles) return;

  const standing = standingOf(clock, rules, now);
  if (straddles) tally.unclear += 1;
  else if (standing === 'on-time') tally.onTime += 1;
  else if (standing !== 'running') tally[standing] += 1;

  const { worst, best, isSure } = partOf(outcomes);
  if (best !== null) add(tally.best, best);
  if (worst !== null) add(tally.worst, worst);
  if (isSure) tally.surelyCounted += 1;
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

/** The same counts, where it has become known since when the messages are. */
export const seenFrom = (score: Score, knownFrom: Instant | null, now: Instant): Score =>
  Object.fromEntries(
    WINDOW_DAYS.map((days) => [
      days,
      { ...score[days], knownFrom: knownFrom === null ? null : Math.max(windowOf(days, now).from, knownFrom) },
    ]),
  ) as Score;
