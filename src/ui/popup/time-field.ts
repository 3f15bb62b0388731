import { type Instant, MINUTE_MS } from '../../core/span';

/** A moment as a `datetime-local` field holds it: `YYYY-MM-DDTHH:mm` in the seller's zone, rounded down. */
export const fieldMinute = (at: Instant): string =>
  new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);

/** The minute that a field names; null where it names none. */
export function minuteOfField(value: string): Instant | null {
  const at = new Date(value).getTime();
  return Number.isFinite(at) ? at : null;
}

/** Eight in the morning of the seller's next day. */
export function tomorrowMorning(now: Instant): Instant {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 8).getTime();
}
