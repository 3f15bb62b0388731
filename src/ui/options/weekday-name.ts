import { dateFormat } from '../../platform/formats';

/** A Monday; the names of weekdays come from the browser. */
const A_MONDAY = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;

/** Monday is 0; counts on beyond Sunday. */
export const weekdayName = (day: number): string =>
  dateFormat({ weekday: 'long', timeZone: 'UTC' }).format(A_MONDAY + (day % 7) * DAY_MS);
