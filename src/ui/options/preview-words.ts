import type { AlertPreview, PreviewAlert } from '../../core/alert-preview';
import type { Step } from '../../core/alert-steps';
import type { Day } from '../../core/local-day';
import type { Period } from '../../core/score';
import type { Instant } from '../../core/span';
import { dateFormat } from '../../platform/formats';
import { t } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { stageText } from './stage-times';
import { timeOf } from './time-field';
import type { Part } from './week-rows';

/** Today is named, too, in a list of days: as seen from another day. */
const ANOTHER_DAY_MS = 2 * 86_400_000;
/** "Sat 14:00". */
export const dayText = (at: Instant, now: Instant): string =>
  clockText(at, Math.abs(at - now) < ANOTHER_DAY_MS ? at - ANOTHER_DAY_MS : now);

const periodText = ({ from, to }: Period, now: Instant): string => t('fromTo', dayText(from, now), dayText(to, now));

/** "Sat 14", of a calendar day. */
export const dateText = (day: Day): string =>
  dateFormat({ weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(day);

const DAY_MINUTES = 24 * 60;
/** A day ends at 24:00. */
export const hourText = (minutes: number): string => (minutes === DAY_MINUTES ? t('weekMidnight') : timeOf(minutes));

/** "00:00–09:00, 18:00–24:00", or a dash. */
export const partsText = (parts: readonly Part[]): string =>
  parts
    .map(({ from, to }) => t('fromTo', ...[from, to].map((share) => hourText(Math.round(share * DAY_MINUTES)))))
    .join(', ') || t('weekNone');

const nameOf = ({ mayBeEarly, dueAt }: Step, { deadline }: AlertPreview): string =>
  stageText(mayBeEarly ? deadline.earliest - dueAt : 0);

/** What one alert says, when, and why then. */
export function alertLine(alert: PreviewAlert, preview: AlertPreview, receivedAt: Instant, now: Instant): string {
  const { at, step, absence, breaksThrough } = alert;
  const when = dayText(at, now);
  if (!step) return t('previewAway', when, absence ? periodText(absence, now) : '');
  const what = nameOf(step, preview);
  if (breaksThrough) return t('previewThrough', when, what);
  if (step.dueAt >= at) return t('previewStage', when, what);
  if (absence) return t('previewKept', when, what, dayText(step.dueAt, now));
  return at === receivedAt ? t('previewAtOnce', when, what) : t('previewAfterPause', when, what);
}

/** A stage that no alert tells of. */
export const unsaidLine = (step: Step, preview: AlertPreview, now: Instant): string =>
  t('previewUnsaid', nameOf(step, preview), dayText(step.dueAt, now));
