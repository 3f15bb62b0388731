import { absenceAt, nextAbsence } from './absence';
import { type AlertRules, lastWarning, needsWarningBefore, type OpenClock } from './alert-steps';
import type { Period } from './score';
import { type Settings, type Stage, stagesFor } from './settings';
import { DAY_MS, exactly, HOUR_MS, type Instant, type Span } from './span';
import { deadlineOf } from './standing';
import { isWide } from './urgency';
import { workingSpansOf } from './work-hours';

/** One thread that cannot wait until the seller is back. */
export interface PlannedReply {
  readonly threadId: string;
  /** Of its message that presses most. */
  readonly deadline: Span;
  readonly why: Why;
}

/**
 * Why it cannot wait, what presses most first. `overdue` now; `today`: due before he leaves; `before`: before he is back; `after`: so soon
 * after that no warning would come; `maybe`: too little is known of its time, or whether it still waits.
 */
export const WHYS = ['overdue', 'today', 'before', 'after', 'maybe'] as const;
export type Why = (typeof WHYS)[number];

/** When an account's inbox was last read. */
export interface InboxRead {
  readonly account: string | null;
  readonly at: Instant;
}

/** What "before you go" says. */
export interface DayPlan {
  /** The absence that is planned for: the one that is now, or the next; by quiet hours, else by working hours; null where neither tells. */
  readonly absence: Period | null;
  /** What must be answered before it, in the order of `WHYS` and then of deadlines; none where there is no absence. */
  readonly replies: readonly PlannedReply[];
  /**
   * The latest time to look again, were all of `replies` answered now: before the last warning of what is open beyond, and of a message
   * that may have come unseen since an inbox was last read. It may have passed, or lie in the absence. null where nothing was ever read.
   */
  readonly lookAgainBy: Instant | null;
}

/** A day more than a week: who works on one day of it comes back within. */
const AHEAD_MS = 8 * DAY_MS;

/** When the seller is away next, or is now: what his quiet hours say, else the time between his working hours. */
export function absenceAhead(
  { workWeek }: Pick<Settings, 'workWeek'>,
  absences: readonly Period[],
  zone: string,
  now: Instant,
): Period | null {
  const quiet = absenceAt(absences, now) ?? nextAbsence(absences, now);
  if (quiet) return quiet;
  const [first, second] = workingSpansOf(workWeek, zone, now, now + AHEAD_MS);
  if (!first) return null;
  if (first.from > now) return { from: now, to: first.from };
  return second ? { from: first.to, to: second.from } : null;
}

/** `reads`: of each watched inbox. Throws `RangeError` for an unknown zone. */
export function dayPlanOf(
  open: readonly OpenClock[],
  rules: AlertRules,
  reads: readonly InboxRead[],
  zone: string,
  now: Instant,
): DayPlan {
  const { settings, absences } = rules;
  const absence = absenceAhead(settings, absences, zone, now);
  const replies = new Map<string, PlannedReply>();
  const waiting: { readonly threadId: string; readonly lastCall: Instant }[] = [];
  for (const { threadId, account, clock } of open) {
    const deadline = deadlineOf(clock, settings);
    const stages = stagesFor(settings, account);
    const why = absence && whyBefore(absence, deadline, clock.remembered === true, stages, now);
    waiting.push({ threadId, lastCall: lastWarning(deadline, stages).dueAt });
    if (!why) continue;
    const reply = { threadId, deadline, why };
    const other = replies.get(threadId);
    if (!other || byPressure(reply, other) < 0) replies.set(threadId, reply);
  }
  const calls = [
    // One reply answers all that waits in its thread.
    ...waiting.flatMap(({ threadId, lastCall }) => (replies.has(threadId) ? [] : lastCall)),
    ...reads.map(({ account, at }) => lastCallOfUnseen(at, settings, stagesFor(settings, account))),
  ];
  return {
    absence,
    replies: [...replies.values()].sort(byPressure),
    lookAgainBy: reads.length > 0 ? calls.reduce((a, b) => Math.min(a, b)) : null,
  };
}

const byPressure = (a: PlannedReply, b: PlannedReply): number =>
  WHYS.indexOf(a.why) - WHYS.indexOf(b.why) ||
  a.deadline.earliest - b.deadline.earliest ||
  (a.threadId < b.threadId ? -1 : 1);

const lastCallOfUnseen = (readAt: Instant, { hours }: Settings, stages: readonly Stage[]): Instant =>
  lastWarning(exactly(readAt + hours * HOUR_MS), stages).dueAt;

function whyBefore(
  absence: Period,
  deadline: Span,
  mayBeClosed: boolean,
  stages: readonly Stage[],
  now: Instant,
): Why | null {
  if (deadline.latest < now) return mayBeClosed ? 'maybe' : 'overdue';
  const end = isWide(deadline) ? deadline.latest : deadline.earliest;
  if (end <= absence.from && now < absence.from) return mayBeClosed ? 'maybe' : 'today';
  if (deadline.earliest >= absence.from && !needsWarningBefore(absence, deadline, stages)) return null;
  if (mayBeClosed) return 'maybe';
  if (!isWide(deadline)) return deadline.earliest < absence.to ? 'before' : 'after';
  return absence.from <= deadline.earliest && end < absence.to ? 'before' : 'maybe';
}
