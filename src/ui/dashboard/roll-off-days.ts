import dayjs from 'dayjs';
import type { WindowDays } from '../../core/clock';
import { groupBy } from '../../core/group-by';
import type { RollOff } from '../../core/roll-off';
import type { Instant } from '../../core/span';

/** One day of the seller's calendar, at its midnight. */
export interface CalendarDay {
  readonly at: Instant;
  /** Those that have surely left the window by the end of this day, and not of an earlier one. */
  readonly leaving: readonly RollOff[];
  readonly isToday: boolean;
}

/** The day of the seller's zone that it lies in: a name, not a time. */
function keyOf(at: Instant): number {
  const date = new Date(at);
  return (date.getFullYear() * 12 + date.getMonth()) * 31 + date.getDate() - 1;
}

/** Whole weeks (0: from Monday on), from today's to that of the last to leave; null for a day before today. */
export function weeksOf(
  rollOffs: readonly RollOff[],
  days: WindowDays,
  now: Instant,
  firstDay: number,
): (CalendarDay | null)[][] {
  const byDay = groupBy(rollOffs, ({ leaves }) => keyOf(leaves[days]!.latest));
  const today = dayjs(now).startOf('day');
  const last = rollOffs.reduce((latest, { leaves }) => Math.max(latest, leaves[days]!.latest), now);
  const first = today.subtract((today.day() + 13 - firstDay) % 7, 'day');
  const weeks: (CalendarDay | null)[][] = [];
  for (let week = first; week.valueOf() <= last; week = week.add(7, 'day')) {
    weeks.push(
      Array.from({ length: 7 }, (_, i) => {
        // By the calendar, for a day may be an hour shorter.
        const day = week.add(i, 'day');
        if (day.isBefore(today)) return null;
        const at = day.valueOf();
        return { at, leaving: byDay.get(keyOf(at)) ?? [], isToday: at === today.valueOf() };
      }),
    );
  }
  return weeks;
}
