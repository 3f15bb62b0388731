import type { Clock } from './clock';
import { groupBy } from './group-by';
import type { Settings, Stage } from './settings';
import { type Instant, MINUTE_MS, overlaps, type Span } from './span';
import { deadlineOf } from './standing';
import { isWide } from './urgency';

/** A stage that has been shown for a clock. Clocks are recognised by their deadline, which only gets narrower. */
export interface AlertMark {
  readonly threadId: string;
  readonly stage: string;
  readonly deadline: Span;
}
export interface OpenClock {
  readonly threadId: string;
  readonly clock: Clock;
}
export interface PlannedAlert {
  /** Deterministic per clock and stage, so that showing it twice replaces itself. */
  readonly id: string;
  readonly stage: string;
  /** `may-be-due`: clocks whose times are known to the day only; they share one alert. */
  readonly kind: 'clock' | 'group' | 'may-be-due';
  /** Most urgent first. */
  readonly members: readonly { readonly threadId: string; readonly deadline: Span }[];
}

/** Stage of the one alert that clocks with wide spans share before their deadline. */
export const MAY_BE_DUE = 'may-be-due';
export const GROUP_WITHIN_MS = 10 * MINUTE_MS;

interface Step {
  readonly stage: string;
  readonly dueAt: Instant;
  /** Overdue must not be said early; a warning may come up to ten minutes early, in company. */
  readonly mayBeEarly: boolean;
}

/** The alerts of one clock, in the order in which they come. */
function stepsOf(deadline: Span, stages: readonly Stage[]): Step[] {
  const before = stages.filter((stage) => stage.beforeMs > 0);
  const overdue = stages.filter((stage) => stage.beforeMs === 0);
  const steps: Step[] = isWide(deadline)
    ? before.length > 0
      ? [
          {
            stage: MAY_BE_DUE,
            dueAt: deadline.earliest - Math.max(...before.map((s) => s.beforeMs)),
            mayBeEarly: true,
          },
        ]
      : []
    : before.map((s) => ({ stage: s.name, dueAt: deadline.earliest - s.beforeMs, mayBeEarly: true }));
  for (const stage of overdue) steps.push({ stage: stage.name, dueAt: deadline.latest + 1, mayBeEarly: false });
  return steps.sort((a, b) => a.dueAt - b.dueAt);
}

const isMarked = (marks: readonly AlertMark[], threadId: string, stage: string, deadline: Span): boolean =>
  marks.some((mark) => mark.threadId === threadId && mark.stage === stage && overlaps(mark.deadline, deadline));

/** The newest stage that has come for this clock, unless it (or a later one) has been shown. */
function stageDue(open: OpenClock, marks: readonly AlertMark[], settings: Settings, now: Instant) {
  const deadline = deadlineOf(open.clock, settings);
  const steps = stepsOf(deadline, settings.stages);
  const last = steps.findLastIndex((step) => step.dueAt <= now + (step.mayBeEarly ? GROUP_WITHIN_MS : 0));
  const step = steps[last];
  if (!step) return null;
  if (steps.slice(last).some((s) => isMarked(marks, open.threadId, s.stage, deadline))) return null;
  return { threadId: open.threadId, deadline, step };
}

/**
 * The alerts to show at `now`: for each clock the newest stage that has come, once. Clocks that cross the same stage
 * within ten minutes are told of together. Nothing while paused.
 */
export function dueAlerts(
  open: readonly OpenClock[],
  marks: readonly AlertMark[],
  settings: Settings,
  now: Instant,
): PlannedAlert[] {
  if (settings.pausedUntil !== null && now < settings.pausedUntil) return [];
  const marksOf = groupBy(marks, (mark) => mark.threadId);
  const near = open.flatMap((clock) => stageDue(clock, marksOf.get(clock.threadId) ?? [], settings, now) ?? []);
  const byStage = groupBy(near, (due) => due.step.stage);
  const planned: PlannedAlert[] = [];
  for (const [stage, waiting] of byStage) {
    if (!waiting.some((due) => due.step.dueAt <= now)) continue;
    const members = waiting
      .map(({ threadId, deadline }) => ({ threadId, deadline }))
      .sort((a, b) => a.deadline.earliest - b.deadline.earliest || (a.threadId < b.threadId ? -1 : 1));
    const first = members[0]!;
    const kind = stage === MAY_BE_DUE ? 'may-be-due' : members.length > 1 ? 'group' : 'clock';
    const size = members.length > 1 ? `+${members.length - 1}` : '';
    planned.push({ id: `${stage}|${first.deadline.earliest}|${first.threadId}${size}`, stage, kind, members });
  }
  return planned.sort((a, b) => a.members[0]!.deadline.earliest - b.members[0]!.deadline.earliest);
}

/** The next instant after `now` at which an alert is due or the badge changes by itself; null when there is none. */
export function nextWakeAt(
  open: readonly OpenClock[],
  marks: readonly AlertMark[],
  settings: Settings,
  now: Instant,
): Instant | null {
  const paused = settings.pausedUntil !== null && settings.pausedUntil > now ? settings.pausedUntil : null;
  const marksOf = groupBy(marks, (mark) => mark.threadId);
  let next = paused ?? Infinity;
  for (const { threadId, clock } of open) {
    const deadline = deadlineOf(clock, settings);
    const own = marksOf.get(threadId) ?? [];
    for (const step of stepsOf(deadline, settings.stages)) {
      if (step.dueAt > now && step.dueAt < next && !isMarked(own, threadId, step.stage, deadline)) next = step.dueAt;
    }
    for (const turn of [deadline.earliest + 1, deadline.latest + 1]) if (turn > now && turn < next) next = turn;
  }
  return next === Infinity ? null : next;
}
