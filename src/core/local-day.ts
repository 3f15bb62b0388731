import { instantsOf, offsetMsAt } from './local-time';
import type { Period } from './score';
import { DAY_MS, type Instant } from './span';

/** A calendar day as the midnight of its date in UTC: days follow one another by 24 hours, whatever the zone's clocks do. */
export type Day = number;

/** The day that the zone's calendar shows. Throws `RangeError` for an unknown zone. */
export const dayOf = (at: Instant, zone: string): Day => Math.floor((at + offsetMsAt(zone, at)) / DAY_MS) * DAY_MS;
const wallAt = (day: Day, minutes: number): string => new Date(day + minutes * 60_000).toISOString().slice(0, 16);
/** Monday is 0. */
export const weekdayOf = (day: Day): number => (new Date(day).getUTCDay() + 6) % 7;

/** From one time of a day to another (minutes since midnight, beyond 1,440 on the next day); null where the clocks skip it whole. */
export function wallSpanOf(day: Day, fromMinutes: number, toMinutes: number, zone: string): Period | null {
  const from = Math.min(...instantsOf(wallAt(day, fromMinutes), zone));
  const to = Math.max(...instantsOf(wallAt(day, toMinutes), zone));
  return from < to ? { from, to } : null;
}

export const wholeDayOf = (day: Day, zone: string): Period | null => wallSpanOf(day, 0, DAY_MS / 60_000, zone);
