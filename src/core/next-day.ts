import type { LedgerClock, RulesOf } from './clock';
import { groupBy } from './group-by';
import type { Period } from './score';
import { DAY_MS, type Instant, type Span, widthMs } from './span';
import { deadlineOf } from './standing';

/** An open message with its deadline. */
export interface Due {
  readonly clock: LedgerClock;
  readonly deadline: Span;
}

/** What is open, each list by deadline, the first to be due first. */
export interface NextDay {
  readonly overdue: readonly Due[];
  /** Between the two ends of the deadline. */
  readonly mayBeDue: readonly Due[];
  /** Their time may be up within the next 24 hours. */
  readonly ahead: readonly Due[];
  readonly later: readonly Due[];
}

export function nextDayOf(clocks: readonly LedgerClock[], rulesOf: RulesOf, now: Instant): NextDay {
  const open = clocks
    .filter(({ closing }) => !closing)
    .map((clock): Due => ({ clock, deadline: deadlineOf(clock, rulesOf(clock.account)) }))
    .sort((a, b) => a.deadline.earliest - b.deadline.earliest || a.deadline.latest - b.deadline.latest);
  const groups = groupBy(open, ({ deadline: { earliest, latest } }): keyof NextDay => {
    if (now > latest) return 'overdue';
    if (now > earliest) return 'mayBeDue';
    return earliest <= now + DAY_MS ? 'ahead' : 'later';
  });
  const of = (name: keyof NextDay): readonly Due[] => groups.get(name) ?? [];
  return { overdue: of('overdue'), mayBeDue: of('mayBeDue'), ahead: of('ahead'), later: of('later') };
}

/** `surely`: at no time that it may fall due the seller works. `maybe`: at some he does, at some he does not. */
export type OutsideHours = Readonly<Record<'surely' | 'maybe', readonly Due[]>>;

/** What falls due outside the seller's working hours; their end is outside. */
export function outsideHoursOf(due: readonly Due[], working: readonly Period[]): OutsideHours {
  const isWithin = ({ earliest, latest }: Span): boolean =>
    working.some(({ from, to }) => from <= earliest && latest < to);
  const isApart = ({ earliest, latest }: Span): boolean =>
    working.every(({ from, to }) => latest < from || earliest >= to);
  const surely = due.filter(({ deadline }) => isApart(deadline));
  const maybe = due.filter(({ deadline }) => !isApart(deadline) && !isWithin(deadline));
  return { surely, maybe };
}

/** Deadlines that are drawn as one: all of them begin within `from`, and are over by `to`. */
export interface Mark {
  readonly from: Instant;
  readonly to: Instant;
  readonly due: readonly Due[];
}

/**
 * The deadlines as marks, no more than there are steps: those that fall into the same step are one, at the first of
 * them. A span that is wider than a step is a bar; bars that begin and end in the same steps are one.
 */
export function marksOf(due: readonly Due[], start: Instant, stepMs: number): { points: Mark[]; bars: Mark[] } {
  const stepOf = (at: Instant): number => Math.floor((at - start) / stepMs);
  const isBar = ({ deadline }: Due): boolean => widthMs(deadline) > stepMs;
  const marksBy = (some: readonly Due[], stepsOf: (due: Due) => unknown): Mark[] =>
    [...groupBy(some, stepsOf).values()].map((together) => ({
      from: together.reduce((first, { deadline }) => Math.min(first, deadline.earliest), Number.POSITIVE_INFINITY),
      to: together.reduce((last, { deadline }) => Math.max(last, deadline.latest), Number.NEGATIVE_INFINITY),
      due: together,
    }));
  return {
    points: marksBy(
      due.filter((each) => !isBar(each)),
      ({ deadline }) => stepOf(deadline.earliest),
    ),
    bars: marksBy(due.filter(isBar), ({ deadline }) => `${stepOf(deadline.earliest)} ${stepOf(deadline.latest)}`),
  };
}
