import {
  type Clock,
  type Outcome,
  type Rules,
  type RulesOf,
  type Score,
  type Standing,
  WINDOW_DAYS,
  type WindowScore,
} from './clock';
import { DAY_MS, type Instant, type Span } from './span';
import { outcomesOf, standingOf, standingOfClosed } from './standing';

/** A clock with whose it is, where accounts have rules of their own. */
export type ScoredClock = Clock & { readonly account?: string };

/** Receipts of `[from, to)`. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

/** The counts of some messages. */
export interface Tally {
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
  const outcomes = [...outcomesWithin(clock, rules, now)];
  // A receipt that straddles the window's edge may be in or out.
  if ((earliest < from || latest >= to) && !outcomes.includes('not-counted')) outcomes.push('not-counted');
  return outcomes;
}

/** As `outcomesIn`, of a period that all of its receipt lies in. */
export const outcomesWithin = (clock: Clock, rules: Rules, now: Instant): readonly Outcome[] =>
  inAnyPeriod(clock, outcomesOf(clock, rules, now));

/** The start of an assumed receipt is a guess: the message may be older than any period that it seems to lie in. */
const inAnyPeriod = ({ basis }: Clock, outcomes: readonly Outcome[]): readonly Outcome[] =>
  basis === 'assumed' && !outcomes.includes('not-counted') ? [...outcomes, 'not-counted'] : outcomes;

/** What one message adds to the worst and to the best that may be true: 1 on time, 0 late, null nothing. */
export interface Part {
  readonly worst: 0 | 1 | null;
  readonly best: 0 | 1 | null;
  /** Whether it is surely counted. */
  readonly isSure: boolean;
}

/** Of the messages of which one thing only may be true, which are nearly all. */
const SURE_PARTS: Readonly<Record<Outcome, Part>> = {
  'on-time': { worst: 1, best: 1, isSure: true },
  late: { worst: 0, best: 0, isSure: true },
  excluded: { worst: null, best: null, isSure: false },
  'not-counted': { worst: null, best: null, isSure: false },
};

export function partOf(outcomes: readonly Outcome[]): Part {
  if (outcomes.length === 1) return SURE_PARTS[outcomes[0]!];
  const isSure = outcomes.length > 0 && !outcomes.includes('excluded') && !outcomes.includes('not-counted');
  return {
    worst: outcomes.includes('late') ? 0 : isSure ? 1 : null,
    best: outcomes.includes('on-time') ? 1 : isSure ? 0 : null,
    isSure,
  };
}

/** One clock as judged, once for all periods. */
interface Judged {
  readonly receivedAt: Span;
  readonly outcomes: readonly Outcome[];
  readonly standing: Standing;
  readonly part: Part;
}

function judge(clock: Clock, rules: Rules, now: Instant): Judged {
  const outcomes = outcomesOf(clock, rules, now);
  const standing = clock.closing ? standingOfClosed(outcomes) : standingOf(clock, rules, now);
  return { receivedAt: clock.receivedAt, outcomes, standing, part: partOf(inAnyPeriod(clock, outcomes)) };
}

function count(tally: Tally, { receivedAt, outcomes, standing, part }: Judged, { from, to }: Period): void {
  const { earliest, latest } = receivedAt;
  if (latest < from || earliest >= to) return;
  const straddles = earliest < from || latest >= to;
  if (straddles && !outcomes.includes('on-time') && !outcomes.includes('late')) return;

  if (straddles) tally.unclear += 1;
  else if (standing === 'on-time') tally.onTime += 1;
  else if (standing !== 'running') tally[standing] += 1;

  const { worst, best, isSure } = straddles ? partOf([...outcomes, 'not-counted']) : part;
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

/** Messages that were counted before and that time changes no more, all received in `[from, to]`. */
export interface Settled {
  readonly from: Instant;
  readonly to: Instant;
  readonly tally: Readonly<Tally>;
}

/** Whether they are all in, or all out, of each of the last 7, 30 and 90 days: else they must be looked at one by one. */
export const isWithinWindows = ({ from, to }: Pick<Settled, 'from' | 'to'>, now: Instant): boolean =>
  WINDOW_DAYS.every((days) => {
    const window = windowOf(days, now);
    return from >= window.from || to < window.from;
  });

/** The counts of all these, whenever they were received. */
export const tallyOf = (clocks: Iterable<ScoredClock>, rulesOf: RulesOf, now: Instant): Tally =>
  talliesOf(clocks, rulesOf, now, [{ from: -Infinity, to: Infinity }])[0]!;

function addTally(sum: Tally, { best, worst, ...counts }: Readonly<Tally>): void {
  for (const name of Object.keys(counts) as (keyof typeof counts)[]) sum[name] += counts[name];
  for (const end of ['best', 'worst'] as const) {
    sum[end].onTime += { best, worst }[end].onTime;
    sum[end].counted += { best, worst }[end].counted;
  }
}

/** Counts and share of the messages received in each period, as known now. */
export function scoresOf(
  clocks: Iterable<ScoredClock>,
  rulesOf: RulesOf,
  now: Instant,
  periods: readonly Period[],
  knownFrom: Instant | null,
): WindowScore[] {
  const tallies = talliesOf(clocks, rulesOf, now, periods);
  return tallies.map((tally, i) => windowScore(tally, periods[i]!.from, knownFrom));
}

function talliesOf(clocks: Iterable<ScoredClock>, rulesOf: RulesOf, now: Instant, periods: readonly Period[]): Tally[] {
  const tallies = periods.map(newTally);
  const from = Math.min(...periods.map((period) => period.from));
  const to = Math.max(...periods.map((period) => period.to));
  const known = new Map<string, Rules>();
  for (const clock of clocks) {
    // Most of a long history may be of no period: nothing of it is judged.
    if (clock.receivedAt.latest < from || clock.receivedAt.earliest >= to) continue;
    const account = clock.account ?? '';
    let rules = known.get(account);
    if (!rules) {
      rules = rulesOf(account);
      known.set(account, rules);
    }
    const judged = judge(clock, rules, now);
    if (judged.outcomes.length === 0) continue;
    for (let i = 0; i < periods.length; i += 1) count(tallies[i]!, judged, periods[i]!);
  }
  return tallies;
}

/** The last 7, 30 or 90 times 24 hours, without an end: a clock of Amazon's may be ahead of this computer's. */
export const windowOf = (days: number, now: Instant): Period => ({ from: now - days * DAY_MS, to: Infinity });

/**
 * The share of each window, as the range of what may be true of the messages known to exist: `max` takes each
 * clock's best possible outcome, `min` its worst. `knownFrom` is since when the messages are known. What is `settled` is not
 * among `clocks`, and all of it within the windows.
 */
export function scoreOf(
  clocks: Iterable<ScoredClock>,
  rules: Rules | RulesOf,
  now: Instant,
  knownFrom: Instant | null,
  settled: readonly Settled[] = [],
): Score {
  const of: RulesOf = typeof rules === 'function' ? rules : () => rules;
  const periods = WINDOW_DAYS.map((days) => windowOf(days, now));
  const tallies = talliesOf(clocks, of, now, periods);
  periods.forEach(({ from }, i) => {
    for (const one of settled) if (one.from >= from) addTally(tallies[i]!, one.tally);
  });
  const windows = tallies.map((tally, i) => windowScore(tally, periods[i]!.from, knownFrom));
  return Object.fromEntries(WINDOW_DAYS.map((days, i) => [days, windows[i]!])) as Score;
}
