import dayjs from 'dayjs';
import type { Instant } from '../../core/span';

/** A moment as a `datetime-local` field holds it: `YYYY-MM-DDTHH:mm` in the seller's zone, rounded down. */
export const fieldMinute = (at: Instant): string => dayjs(at).format('YYYY-MM-DDTHH:mm');

/** The minute that a field names; null where it names none. */
export function minuteOfField(value: string): Instant | null {
  const at = dayjs(value);
  return at.isValid() ? at.valueOf() : null;
}

/** Eight in the morning of the seller's next day. */
export const tomorrowMorning = (now: Instant): Instant => dayjs(now).add(1, 'day').startOf('day').hour(8).valueOf();
