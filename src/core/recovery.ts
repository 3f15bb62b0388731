import {
  type LedgerClock,
  type Ratio,
  type Rules,
  type RulesOf,
  WINDOW_DAYS,
  type WindowDays,
  type WindowScore,
} from './clock';
import { reaches } from './late-budget';
import { type Edge, type SettledEdges, settledEdges } from './recovery-edges';
import { outcomesIn, type Part, partOf, windowOf } from './score';
import { DAY_MS, type Instant } from './span';
import { deadlineOf, outcomesOf } from './standing';
import { answeredInTime } from './what-if';

/** When the share of a window reaches the target again, by time alone. */
export type Recovery =
  /** Nothing is surely counted now. */
  | { readonly kind: 'unknown' }
  /** It does now, whatever the unclear ones are. */
  | { readonly kind: 'reached' }
  /** From `at` on; it may be earlier, where what is unclear turns out well or open ones are answered sooner. */
  | { readonly kind: 'at'; readonly at: Instant }
  /** Before that nothing is left that surely counts: the last of it counts until `at`. */
  | { readonly kind: 'empty'; readonly at: Instant };

/** One message of the future: as it is now, and as it is once it is answered, which it is from `answeredAt` on. */
interface Course {
  readonly open: LedgerClock;
  readonly answered: LedgerClock;
  readonly answeredAt: Instant;
  readonly rules: Rules;
}

/** An answer that may prove late counts against the seller from now on, for nobody knows when it comes. */
function courseOf(open: LedgerClock, answered: LedgerClock, rules: Rules, now: Instant): Course {
  const isSafe =
    !open.closing && answered.closing && !outcomesOf(answered, rules, Number.POSITIVE_INFINITY).includes('late');
  return { open, answered, rules, answeredAt: isSafe ? answered.closing.at.latest : now };
}

const partAt = ({ open, answered, answeredAt, rules }: Course, days: WindowDays, at: Instant): Part =>
  partOf(outcomesIn(at < answeredAt ? open : answered, rules, at, windowOf(days, at)));

interface Turn {
  readonly at: Instant;
  readonly part: Part;
}
const NOTHING: Part = { worst: null, best: null, isSure: false };

/** What a message adds now, and from each moment on at which that may be something else, in order. */
function turnsOf(course: Course, days: WindowDays, now: Instant): Turn[] {
  const { open, answeredAt, rules } = course;
  const deadline = deadlineOf(open, rules);
  const part = partAt(course, days, now);
  const mayLeaveAt = open.receivedAt.earliest + days * DAY_MS + 1;
  const leftAt = open.receivedAt.latest + days * DAY_MS + 1;
  if (deadline.latest < now && answeredAt <= now) {
    // Only time changes it: it may be out of the window, and then is.
    const leaving: Part = { ...NOTHING, worst: part.worst === 0 ? 0 : null };
    return [
      { at: now, part },
      { at: Math.max(now, mayLeaveAt), part: leaving },
      { at: leftAt, part: NOTHING },
    ];
  }
  const turns = [answeredAt, deadline.earliest + 1, deadline.latest + 1, mayLeaveAt, leftAt].filter((at) => at > now);
  return [{ at: now, part }, ...turns.sort((a, b) => a - b).map((at) => ({ at, part: partAt(course, days, at) }))];
}

interface Step extends Ratio {
  readonly at: Instant;
  readonly sure: number;
}

/** What each message adds or takes away, and when, in order. */
function stepsOf(courses: readonly Course[], days: WindowDays, now: Instant): Step[] {
  const steps: Step[] = [];
  for (const course of courses) {
    let [onTime, counted, sure] = [0, 0, 0];
    for (const { at, part } of turnsOf(course, days, now)) {
      const next = { onTime: part.worst ?? 0, counted: part.worst === null ? 0 : 1, sure: part.isSure ? 1 : 0 };
      if (next.onTime === onTime && next.counted === counted && next.sure === sure) continue;
      steps.push({ at, onTime: next.onTime - onTime, counted: next.counted - counted, sure: next.sure - sure });
      ({ onTime, counted, sure } = next);
    }
  }
  return steps.sort((a, b) => a.at - b.at);
}

/**
 * For each window the first moment at which its share surely reaches the target, if no other message counts from now on and each
 * open one is answered before its time may be up; what is overdue by then counts as late, what is unclear against the seller.
 * Nobody is taken to answer sooner than he must: whoever does only raises the share. `present`: the windows' scores now, in
 * the order of `WINDOW_DAYS`, as the answers are.
 */
export function recoveriesOf(
  clocks: readonly LedgerClock[],
  rulesOf: RulesOf,
  now: Instant,
  targetShare: number,
  present: readonly WindowScore[],
): Recovery[] {
  let settled: SettledEdges | null = null;
  return WINDOW_DAYS.map((days, i): Recovery => {
    const { share, worst } = present[i]!;
    if (!share) return { kind: 'unknown' };
    if (reaches(worst, targetShare)) return { kind: 'reached' };
    settled ??= settledEdges(clocks, rulesOf, now);
    const inWindow = settled.others.filter(({ receivedAt }) => receivedAt.latest >= now - days * DAY_MS);
    const answered = answeredInTime(inWindow, rulesOf, now);
    const courses = inWindow.map((clock, at) => courseOf(clock, answered[at]!, rulesOf(clock.account), now));
    return recoveryBy(stepsOf(courses, days, now), leavingAfter(settled.edges, days, now), now, targetShare);
  });
}

/** What is still in the window, and when each leaves it, in order. */
function leavingAfter(edges: readonly Edge[], days: WindowDays, now: Instant) {
  const afterMs = days * DAY_MS + 1;
  let first = edges.length;
  while (first > 0 && edges[first - 1]!.at + afterMs > now) first -= 1;
  return { edges, first, afterMs };
}

function recoveryBy(
  steps: readonly Step[],
  { edges, first, afterMs }: ReturnType<typeof leavingAfter>,
  now: Instant,
  targetShare: number,
): Recovery {
  const sum = { onTime: 0, counted: 0, sure: 0 };
  for (let i = first; i < edges.length; i += 1) {
    sum.onTime += edges[i]!.onTime;
    sum.counted += edges[i]!.counted;
    sum.sure += edges[i]!.sure;
  }
  let emptyAt = now;
  let [nextStep, nextEdge] = [0, first];
  const stepAt = (): Instant => steps[nextStep]?.at ?? Infinity;
  const edgeAt = (): Instant => (nextEdge < edges.length ? edges[nextEdge]!.at + afterMs : Infinity);
  for (let at = now; at < Infinity; at = Math.min(stepAt(), edgeAt())) {
    let isLess = false;
    for (; stepAt() === at; nextStep += 1) {
      const step = steps[nextStep]!;
      sum.onTime += step.onTime;
      sum.counted += step.counted;
      sum.sure += step.sure;
      isLess ||= step.sure < 0;
    }
    for (; edgeAt() === at; nextEdge += 1) {
      const edge = edges[nextEdge]!;
      sum.onTime -= edge.onTime;
      sum.counted -= edge.counted;
      sum.sure -= edge.sure;
      isLess ||= edge.sure > 0;
    }
    // A turn is the first moment after the last one at which something counted.
    if (isLess) emptyAt = at - 1;
    if (sum.sure > 0 && reaches(sum, targetShare)) return { kind: 'at', at };
  }
  return { kind: 'empty', at: emptyAt };
}
