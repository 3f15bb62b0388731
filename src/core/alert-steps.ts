import { absenceAt } from './absence';
import type { Clock } from './clock';
import type { Period } from './score';
import { type Settings, type Stage, stageName } from './settings';
import { type Instant, MINUTE_MS, overlaps, type Span } from './span';
import { isWide } from './urgency';

/** A stage that has been shown for a clock. Clocks are recognised by their deadline, which only gets narrower. */
export interface AlertMark {
  readonly threadId: string;
  readonly stage: string;
  readonly deadline: Span;
}

export interface OpenClock {
  readonly threadId: string;
  /** Whose it is; null where that is not known any more. */
  readonly account: string | null;
  readonly clock: Clock;
}

/** Until when the seller wants to hear nothing of one clock, which is recognised by its deadline. */
export interface Snooze {
  readonly threadId: string;
  readonly deadline: Span;
  readonly until: Instant;
}

/** All that decides on alerts beside the clocks. */
export interface AlertRules {
  readonly settings: Settings;
  /** When alerts are kept back, of the days around now (`absencesAround`). */
  readonly absences: readonly Period[];
  readonly snoozes: readonly Snooze[];
}

/** Stage of the one alert that clocks with wide spans share before their deadline. */
export const MAY_BE_DUE = 'may-be-due';
export const GROUP_WITHIN_MS = 10 * MINUTE_MS;

export interface Step {
  readonly stage: string;
  readonly dueAt: Instant;
  /** Overdue must not be said early; a warning may come up to ten minutes early, in company. */
  readonly mayBeEarly: boolean;
  /** Shown in an absence too. */
  readonly breaksThrough: boolean;
}

/** What a clock's alerts are of: its own stages, in the order in which they come. */
export function stepsOf(deadline: Span, stages: readonly Stage[]): Step[] {
  const before = stages.filter((stage) => stage.beforeMs > 0);
  const stepOf = ({ beforeMs, breaksThrough }: Stage): Step =>
    beforeMs > 0
      ? { stage: stageName(beforeMs), dueAt: deadline.earliest - beforeMs, mayBeEarly: true, breaksThrough }
      : { stage: stageName(0), dueAt: deadline.latest + 1, mayBeEarly: false, breaksThrough };
  const first = before.reduce<Stage | null>((a, b) => (a && a.beforeMs > b.beforeMs ? a : b), null);
  // A span that gives no honest countdown has one step before its deadline.
  const warnings = isWide(deadline)
    ? first
      ? [{ ...stepOf(first), stage: MAY_BE_DUE, breaksThrough: false }]
      : []
    : before.map(stepOf);
  const overdue = stages.filter(({ beforeMs }) => beforeMs === 0).map(stepOf);
  return [...warnings, ...overdue].sort((a, b) => a.dueAt - b.dueAt);
}

/** When the last warning before the deadline is due; where there is none, the deadline itself. */
export const lastWarning = (deadline: Span, stages: readonly Stage[]): Step =>
  stepsOf(deadline, stages).findLast((step) => step.mayBeEarly) ?? {
    ...{ stage: '', dueAt: deadline.earliest, mayBeEarly: true, breaksThrough: false },
  };

/**
 * Whether what falls due must be told of before an absence: it would fall due inside, or so soon after that its last
 * warning would come inside. What may be due at any time of a wide span may be so inside.
 */
export function needsWarningBefore(absence: Period, deadline: Span, stages: readonly Stage[]): boolean {
  const last = lastWarning(deadline, stages);
  const end = isWide(deadline) ? deadline.latest : deadline.earliest;
  return absence.from < end && last.dueAt < absence.to;
}

/** The latest time to which alerts of a clock may be put off: its last warning, or that before the absence which would swallow it. */
export function snoozeLimitOf(deadline: Span, stages: readonly Stage[], rules: AlertRules): Instant {
  const last = lastWarning(deadline, stages);
  const absence = last.breaksThrough ? null : absenceAt(rules.absences, last.dueAt);
  return absence ? absence.from - rules.settings.absenceLeadMs : last.dueAt;
}

/** The snooze that holds for a clock, at its end as the seller asked for it, and as it is allowed; null without one. */
export function snoozeOf(
  threadId: string,
  deadline: Span,
  stages: readonly Stage[],
  rules: AlertRules,
): { readonly asked: Instant; readonly until: Instant } | null {
  let asked = -Infinity;
  for (const snooze of rules.snoozes)
    if (snooze.threadId === threadId && overlaps(snooze.deadline, deadline)) asked = Math.max(asked, snooze.until);
  return asked === -Infinity ? null : { asked, until: Math.min(asked, snoozeLimitOf(deadline, stages, rules)) };
}

/** Stage of the alert that comes back when a snooze is over. */
export const snoozeStage = (asked: Instant): string => `snooze@${asked}`;
/** Stage of the warning before an absence. */
export const awayStage = (absence: Period): string => `away@${absence.from}`;
/** What kind of step a stage's name is of. */
export const isSnoozeStage = (stage: string): boolean => stage.startsWith('snooze@');
