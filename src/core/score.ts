import { type Clock, type Rules, type Score, WINDOW_DAYS, type WindowScore } from './clock';
import { DAY_MS, type Instant } from './span';
import { outcomesOf, standingOf } from './standing';

interface Tally {
  onTime: number;
  late: number;
  overdue: number;
  excluded: number;
  settled: number;
  unclear: number;
  surelyCounted: number;
  /** Numerators and denominators of the best and the worst that may be true. */
  best: { good: number; all: number };
  worst: { good: number; all: number };
}

function count(tally: Tally, clock: Clock, rules: Rules, now: Instant, from: Instant): void {
  if (clock.receivedAt.latest < from) return;
  const standing = standingOf(clock, rules, now);
  const outcomes = outcomesOf(clock, rules, now);
  // A receipt that straddles the window's edge may be in or out.
  const straddles = clock.receivedAt.earliest < from;
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

function add(share: { good: number; all: number }, good: 0 | 1): void {
  share.good += good;
  share.all += 1;
}

/**
 * The share of each window, as the range of what may be true of the messages known to exist: `max` takes each
 * clock's best possible outcome, `min` its worst. `knownFrom` is since when the messages are known.
 */
export function scoreOf(clocks: Iterable<Clock>, rules: Rules, now: Instant, knownFrom: Instant | null): Score {
  const tallies = WINDOW_DAYS.map(() => ({
    ...{ onTime: 0, late: 0, overdue: 0, excluded: 0, settled: 0, unclear: 0, surelyCounted: 0 },
    best: { good: 0, all: 0 },
    worst: { good: 0, all: 0 },
  }));
  for (const clock of clocks) {
    tallies.forEach((tally, i) => {
      count(tally, clock, rules, now, now - WINDOW_DAYS[i]! * DAY_MS);
    });
  }
  const windows = tallies.map((tally, i): [number, WindowScore] => {
    const { surelyCounted, best, worst, ...counts } = tally;
    const share = surelyCounted > 0 ? { min: worst.good / worst.all, max: best.good / best.all } : null;
    const from = now - WINDOW_DAYS[i]! * DAY_MS;
    return [WINDOW_DAYS[i]!, { ...counts, share, knownFrom: knownFrom === null ? null : Math.max(from, knownFrom) }];
  });
  return Object.fromEntries(windows) as Score;
}
