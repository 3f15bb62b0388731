import { absenceAt, absencesAround } from './absence';
import { type AlertMark, type OpenClock, type Step, stepsOf } from './alert-steps';
import { type AlertKind, dueAlerts, nextWakeAt, type PlannedAlert } from './alerts';
import type { Period } from './score';
import { type Settings, stagesFor } from './settings';
import { DAY_MS, type Instant, type Span } from './span';
import { deadlineOf } from './standing';

/** A message that nobody answers. */
export interface PreviewMessage {
  /** Whose stages hold; null for the common ones. */
  readonly account: string | null;
  readonly receivedAt: Span;
}

export interface PreviewAlert {
  readonly at: Instant;
  readonly kind: AlertKind;
  /** The stage that it tells of; null for a warning before an absence. */
  readonly step: Step | null;
  /** Of a warning: the absence before which it comes. Of a stage: the one that kept it back, or that it broke through. */
  readonly absence: Period | null;
  readonly breaksThrough: boolean;
}

export interface AlertPreview {
  readonly deadline: Span;
  /** In the order in which they come. */
  readonly alerts: readonly PreviewAlert[];
  /** Stages that no alert tells of by itself: another says more by the time that it could come. */
  readonly unsaid: readonly Step[];
}

/** The longest that an absence may keep an alert back, and a day. */
const LOOK_ON_MS = 9 * DAY_MS;

/**
 * Every alert of one message that comes to be known at `from` and stays unanswered, where it would really come: the worker's own
 * rules, asked at each of the worker's own turns. Throws `RangeError` for an unknown zone.
 */
export function alertsFor(message: PreviewMessage, settings: Settings, zone: string, from: Instant): AlertPreview {
  const { account, receivedAt } = message;
  const open: OpenClock[] = [{ threadId: 'preview', account, clock: clockOf(receivedAt, from) }];
  const deadline = deadlineOf({ receivedAt }, settings);
  const steps = stepsOf(deadline, stagesFor(settings, account));
  const marks: AlertMark[] = [];
  const alerts: PreviewAlert[] = [];
  const end = Math.max(from, deadline.latest) + LOOK_ON_MS;
  for (let now: Instant | null = from; now !== null && now <= end; ) {
    const absences = absencesAround(settings.quietWeek, zone, now);
    const rules = { settings, absences, snoozes: [] };
    for (const planned of dueAlerts(open, marks, rules, now)) {
      const { stage } = planned;
      marks.push({ threadId: 'preview', stage, deadline });
      alerts.push(previewOf(planned, steps.find((step) => step.stage === stage) ?? null, absences, now));
    }
    const last = steps.at(-1);
    if (last && now > deadline.latest && alerts.some(({ step }) => step === last)) break;
    now = nextWakeAt(open, marks, rules, now);
  }
  return { deadline, alerts, unsaid: steps.filter((step) => alerts.every((alert) => alert.step !== step)) };
}

const clockOf = (receivedAt: Span, from: Instant): OpenClock['clock'] => ({
  ...{ receivedAt, basis: 'exact', openAsOf: from, closing: null, doubtful: false },
});

function previewOf(
  { kind, absence }: PlannedAlert,
  step: Step | null,
  absences: readonly Period[],
  at: Instant,
): PreviewAlert {
  const during = absenceAt(absences, at);
  const keptBackBy = step && step.dueAt < at ? absenceAt(absences, step.dueAt) : null;
  return { at, kind, step, absence: absence ?? during ?? keptBackBy, breaksThrough: during !== null };
}
