import type { Range } from '../../core/response-times';
import { MINUTE_MS } from '../../core/span';
import { numberFormat } from '../../platform/formats';
import { t } from '../../platform/i18n';

/** "5 h 12", "48 min": whole minutes, however many hours they are. */
function minutesText(minutes: number): string {
  if (minutes < 1) return t('leftUnderMinute');
  if (minutes < 60) return t('ageMinutes', String(minutes));
  return t('leftHoursMinutes', String(Math.floor(minutes / 60)), String(minutes % 60).padStart(2, '0'));
}

/** "5 h 12" or, where that is all that is known, "4 h 50–5 h 30": as wide as the range, not narrower. */
export function tookText({ min, max }: Range): string {
  const from = minutesText(Math.floor(min / MINUTE_MS));
  const to = minutesText(min === max ? Math.floor(max / MINUTE_MS) : Math.ceil(max / MINUTE_MS));
  return from === to ? from : t('fromTo', from, to);
}

/** "12", "7.5": hours as a setting names them. */
export const hoursText = (hours: number): string => numberFormat({ maximumFractionDigits: 2 }).format(hours);
