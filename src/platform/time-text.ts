import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Span } from '../core/span';
import { dateFormat } from './formats';
import { t } from './i18n';

/** "48 min", "3 h", "2 d": ages and distances in one unit, rounded down, never below a minute. */
export function ageText(ms: number): string {
  if (ms < HOUR_MS) return t('ageMinutes', String(Math.max(1, Math.floor(ms / MINUTE_MS))));
  if (ms < 2 * DAY_MS) return t('ageHours', String(Math.floor(ms / HOUR_MS)));
  return t('ageDays', String(Math.floor(ms / DAY_MS)));
}

/** "48 min", "3 h 20", "2 d": what is left on a clock, to the minute while hours count; rounded down, never too long. */
export function leftText(ms: number): string {
  if (ms < MINUTE_MS) return t('leftUnderMinute');
  if (ms < HOUR_MS || ms >= 2 * DAY_MS) return ageText(ms);
  return t(
    'leftHoursMinutes',
    String(Math.floor(ms / HOUR_MS)),
    String(Math.floor((ms % HOUR_MS) / MINUTE_MS)).padStart(2, '0'),
  );
}

const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const isSameDay = (a: Instant, b: Instant): boolean => new Date(a).toDateString() === new Date(b).toDateString();

/** A weekday alone names a day that is nearer than this. */
const NEAR_MS = 6 * DAY_MS;

function dayText(at: Instant, now: Instant): string {
  const shape: Intl.DateTimeFormatOptions =
    Math.abs(at - now) < NEAR_MS ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return dateFormat(shape).format(at);
}

const datedText = (at: Instant, now: Instant): string => t('dayAndTime', dayText(at, now), dateFormat(TIME).format(at));

/** "14:05", "Wed 14:05", "6 Jul 14:05": the day only where it is not `now`'s; in the seller's zone and language. */
export function clockText(at: Instant, now: Instant): string {
  return isSameDay(at, now) ? dateFormat(TIME).format(at) : datedText(at, now);
}

const STAMP: Intl.DateTimeFormatOptions = { ...TIME, day: 'numeric', month: 'short', year: 'numeric' };

/** "6 Jul 2026, 14:05": for what is kept or printed, where the year must be told. */
export const stampText = (at: Instant): string => dateFormat(STAMP).format(at);

/** A span's two ends as stamps; one where they fall into the same minute, the day said once where both share it. */
export function spanStampText({ earliest, latest }: Span): string {
  const [from, to] = [stampText(earliest), stampText(latest)];
  if (from === to) return from;
  return t('fromTo', from, isSameDay(earliest, latest) ? dateFormat(TIME).format(latest) : to);
}

/** A span's two ends as times, alike where they fall into the same minute. Beside another day's end, today's tells its day. */
export function endTexts({ earliest, latest }: Span, now: Instant): readonly [from: string, to: string] {
  const to = isSameDay(latest, now) && !isSameDay(earliest, latest) ? datedText : clockText;
  return [clockText(earliest, now), to(latest, now)];
}

/** A span's two ends as times; one where they fall into the same minute; the day said once where both share it. */
export function spanText(span: Span, now: Instant): string {
  const [from, to] = endTexts(span, now);
  if (from === to) return from;
  return t('fromTo', from, isSameDay(span.earliest, span.latest) ? dateFormat(TIME).format(span.latest) : to);
}
