import { type BlindHours, lengthOf, workWithin } from '../../core/blind-hours';
import type { Period } from '../../core/score';
import { HOUR_MS, type Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { ageText, spanText } from '../../platform/time-text';

const hoursText = (ms: number): string => String(Math.round(ms / HOUR_MS));

/** "Blind for 31 of your 45 working hours in the last 7 days": of those hours that have passed since it is watched. */
export function totalText(hours: BlindHours): string {
  if (hours.blind.length === 0) return t('blindNone');
  const work = lengthOf(hours.work);
  if (work < HOUR_MS) return t('blindNoWork', ageText(lengthOf(hours.blind)));
  const blind = hours.blind.reduce((sum, span) => sum + workWithin(hours, span), 0);
  return blind < HOUR_MS / 2 ? t('blindHardly', hoursText(work)) : t('blindTotal', hoursText(blind), hoursText(work));
}

/** How long, and from when to when. */
export const spanWords = ({ from, to }: Period, now: Instant): [length: string, when: string] => [
  ageText(to - from),
  spanText({ earliest: from, latest: to }, now),
];

/** Newest first. */
export const spanRows = (hours: BlindHours, now: Instant): [when: string, length: string, work: string][] =>
  [...hours.blind].reverse().map((span) => {
    const [length, when] = spanWords(span, now);
    const work = workWithin(hours, span);
    return [when, length, work > 0 ? ageText(work) : '–'];
  });
