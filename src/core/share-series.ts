import type { LedgerClock, RulesOf, WindowScore } from './clock';
import { spanOfLocal, wallOf } from './local-time';
import { outcomesWithin, type Part, type Period, partOf, windowOf } from './score';
import { DAY_MS, type Instant } from './span';

export type PeriodShare = Pick<WindowScore, 'share' | 'worst' | 'best'>;

/** So many days, oldest first, today last: each is the window as of its end by the clocks of `zone`, today's as of now. */
export function dailyWindows(windowDays: number, count: number, now: Instant, zone: string): Period[] {
  const today = Date.parse(`${wallOf(now, zone).slice(0, 10)}T00:00:00Z`);
  const nameOf = (day: number): string => new Date(day).toISOString().slice(0, 16);
  return Array.from({ length: count }, (_, i): Period => {
    const day = today - (count - 1 - i) * DAY_MS;
    if (day === today) return windowOf(windowDays, now);
    const end = spanOfLocal({ from: nameOf(day), to: nameOf(day + DAY_MS) }, zone).latest + 1;
    return { from: end - windowDays * DAY_MS, to: end };
  });
}

const TALLIES = ['worstOnTime', 'worstCounted', 'bestOnTime', 'bestCounted', 'sure'] as const;
type Tallies = Record<(typeof TALLIES)[number], number>;
const nothing = (): Tallies => ({ worstOnTime: 0, worstCounted: 0, bestOnTime: 0, bestCounted: 0, sure: 0 });

/**
 * What `scoresOf` says of each period's share, for many periods at once: both their ends must rise. Each clock is judged
 * once, and noted where it enters and leaves.
 */
export function shareSeries(
  clocks: Iterable<LedgerClock>,
  rulesOf: RulesOf,
  now: Instant,
  periods: readonly Period[],
): PeriodShare[] {
  const changes = Array.from({ length: periods.length + 1 }, nothing);
  const froms = periods.map(({ from }) => from);
  const tos = periods.map(({ to }) => to);
  for (const clock of clocks) {
    const { earliest, latest } = clock.receivedAt;
    const touches = { from: firstAbove(tos, earliest), to: firstAbove(froms, latest) };
    if (touches.from >= touches.to) continue;
    const outcomes = outcomesWithin(clock, rulesOf(clock.account), now);
    // Most receipts are one moment: they touch what they lie in.
    const inside = earliest === latest ? touches : { from: firstAbove(tos, latest), to: firstAbove(froms, earliest) };
    if (inside === touches) note(changes, touches, outcomes);
    else if (inside.from >= inside.to) note(changes, touches, [...outcomes, 'not-counted']);
    else {
      note(changes, { from: touches.from, to: inside.from }, [...outcomes, 'not-counted']);
      note(changes, inside, outcomes);
      note(changes, { from: inside.to, to: touches.to }, [...outcomes, 'not-counted']);
    }
  }
  const so = nothing();
  return periods.map((_, i) => {
    for (const name of TALLIES) so[name] += changes[i]![name];
    const worst = { onTime: so.worstOnTime, counted: so.worstCounted };
    const best = { onTime: so.bestOnTime, counted: so.bestCounted };
    const share = so.sure > 0 ? { min: worst.onTime / worst.counted, max: best.onTime / best.counted } : null;
    return { worst, best, share };
  });
}

/** Adds it to the periods `[from, to)`. */
function note(
  changes: Tallies[],
  { from, to }: { from: number; to: number },
  outcomes: Parameters<typeof partOf>[0],
): void {
  if (from >= to) return;
  const part = partOf(outcomes);
  add(changes[from]!, part, 1);
  add(changes[to]!, part, -1);
}

function add(at: Tallies, { worst, best, isSure }: Part, sign: 1 | -1): void {
  if (worst !== null) at.worstCounted += sign;
  if (best !== null) at.bestCounted += sign;
  at.worstOnTime += sign * (worst ?? 0);
  at.bestOnTime += sign * (best ?? 0);
  if (isSure) at.sure += sign;
}

/** Where the first number above `limit` stands; their count where there is none. */
function firstAbove(rising: readonly number[], limit: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
