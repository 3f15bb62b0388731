import { absenceAt, nextAbsence } from './absence';
import { type AlertRules, needsWarningBefore, type OpenClock } from './alert-steps';
import type { Period } from './score';
import { type Settings, stagesFor } from './settings';
import { HOUR_MS, type Instant, type Span } from './span';
import { deadlineOf } from './standing';
import { isWide } from './urgency';
import { nextWorkStartOf, workingSpansOf } from './work-hours';

/** One message that cannot wait until the seller is back. */
export interface PlannedReply {
  readonly threadId: string;
  readonly deadline: Span;
  /** `overdue` now; `today`: due before he leaves; `before`: before he is back; `after`: so soon after that no warning would come; `maybe`: its day alone is known. */
  readonly why: 'overdue' | 'today' | 'before' | 'after' | 'maybe';
}

/** What "before you go" says. */
export interface DayPlan {
  /** The absence that is planned for: the one that is now, or the next; by quiet hours, else by working hours; null where neither tells. */
  readonly absence: Period | null;
  /** What must be answered before it, most urgent first. */
  readonly replies: readonly PlannedReply[];
  /**
   * The latest time to look again, were all of `replies` answered now: before the last warning of what is open beyond, and of a message
   * that may have come unseen since the inbox was last read. null where nothing was ever read.
   */
  readonly lookAgainBy: Instant | null;
}

/** When the seller is away next, or is now: what his quiet hours say, else the time between his working hours. */
export function absenceAhead(
  settings: Settings,
  absences: readonly Period[],
  zone: string,
  now: Instant,
): Period | null {
  const quiet = absenceAt(absences, now) ?? nextAbsence(absences, now);
  if (quiet) return quiet;
  if (settings.workWeek.every((day) => day === null)) return null;
  const back = nextWorkStartOf(settings.workWeek, zone, now);
  const left = workingSpansOf(settings.workWeek, zone, now, back).findLast(({ to }) => to < back);
  return { from: Math.max(now, left?.to ?? now), to: back };
}

/** `readAt`: when each watched inbox was last read. Throws `RangeError` for an unknown zone. */
export function dayPlanOf(
  open: readonly OpenClock[],
  rules: AlertRules,
  readAt: readonly Instant[],
  zone: string,
  now: Instant,
): DayPlan {
  const { settings, absences } = rules;
  const absence = absenceAhead(settings, absences, zone, now);
  const replies: PlannedReply[] = [];
  let beyond = Number.POSITIVE_INFINITY;
  for (const { threadId, account, clock } of open) {
    const deadline = deadlineOf(clock, settings);
    const why = absence ? whyBefore(absence, deadline, stagesFor(settings, account), now) : null;
    if (why) replies.push({ threadId, deadline, why });
    else beyond = Math.min(beyond, deadline.earliest);
  }
  replies.sort((a, b) => a.deadline.earliest - b.deadline.earliest || (a.threadId < b.threadId ? -1 : 1));
  const unseen = readAt.length > 0 ? Math.min(...readAt) + settings.hours * HOUR_MS : Number.POSITIVE_INFINITY;
  const next = Math.min(beyond, unseen);
  return { absence, replies, lookAgainBy: Number.isFinite(next) ? next - lastCallMs(settings) : null };
}

function whyBefore(
  absence: Period,
  deadline: Span,
  stages: Settings['stages'],
  now: Instant,
): PlannedReply['why'] | null {
  if (deadline.latest < now) return 'overdue';
  const isDueBefore = deadline.earliest < absence.from;
  if (!isDueBefore && !needsWarningBefore(absence, deadline, stages)) return null;
  if (isWide(deadline)) return 'maybe';
  if (isDueBefore) return 'today';
  return deadline.earliest < absence.to ? 'before' : 'after';
}

/** The least time that the seller wants to have for a reply: his last stage before the deadline. */
function lastCallMs({ stages }: Settings): number {
  const before = stages.map(({ beforeMs }) => beforeMs).filter((ms) => ms > 0);
  return before.length > 0 ? Math.min(...before) : 0;
}
