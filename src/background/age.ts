import { DAY_MS, HOUR_MS } from '../core/span';
import { t } from '../platform/i18n';

/** "3 h", "2 d": ages and distances in one unit, rounded down. */
export function ageText(ms: number): string {
  if (ms < HOUR_MS) return t('ageMinutes', String(Math.max(1, Math.floor(ms / 60_000))));
  if (ms < 2 * DAY_MS) return t('ageHours', String(Math.floor(ms / HOUR_MS)));
  return t('ageDays', String(Math.floor(ms / DAY_MS)));
}

const isToday = (at: number, now: number): boolean => new Date(at).toDateString() === new Date(now).toDateString();

/** Time of day, with the day where it is not today's; in the seller's zone and the browser's language. */
export function clockText(at: number, now: number): string {
  const day: Intl.DateTimeFormatOptions = isToday(at, now) ? {} : { weekday: 'short', day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', ...day }).format(at);
}
