import { type Day, dayOf, wallSpanOf, weekdayOf } from './local-day';
import type { Period } from './score';
import type { WorkDay } from './settings';
import { DAY_MS, type Instant } from './span';

/** One day's working hours; null on a day off, or where the zone's clocks skip them whole. */
function workOf(day: Day, workWeek: readonly WorkDay[], zone: string): Period | null {
  const hours = workWeek[weekdayOf(day)];
  if (!hours) return null;
  return wallSpanOf(day, hours.from, hours.to, zone);
}

/**
 * When the seller works between two instants, in order, by the clocks of his zone: a day that is an hour shorter or
 * longer has its hours by the clock, not by their length. Days off have none. Throws `RangeError` for an unknown zone.
 */
export function workingSpansOf(workWeek: readonly WorkDay[], zone: string, from: Instant, to: Instant): Period[] {
  const spans: Period[] = [];
  for (let day = dayOf(from, zone); day <= dayOf(to, zone); day += DAY_MS) {
    const work = workOf(day, workWeek, zone);
    if (!work || work.to <= from || work.from >= to) continue;
    const span = { from: Math.max(from, work.from), to: Math.min(to, work.to) };
    const last = spans.at(-1);
    // Work until midnight and on from midnight is one stretch.
    if (last?.to === span.from) spans[spans.length - 1] = { from: last.from, to: span.to };
    else spans.push(span);
  }
  return spans;
}

const MORNING: WorkDay = { from: 9 * 60, to: 10 * 60 };

/** When work begins on the first working day after today, at the most a week ahead; 9:00 tomorrow where no day is one. */
export function nextWorkStartOf(workWeek: readonly WorkDay[], zone: string, now: Instant): Instant {
  const week = workWeek.some((day) => day !== null) ? workWeek : workWeek.map(() => MORNING);
  const today = dayOf(now, zone);
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const work = workOf(today + ahead * DAY_MS, week, zone);
    if (work) return work.from;
  }
  return now + DAY_MS;
}
