import { absencesAround } from '../../core/absence';
import { type Day, dayOf, weekdayOf } from '../../core/local-day';
import { wallMs, wallOf } from '../../core/local-time';
import type { Period } from '../../core/score';
import type { Settings } from '../../core/settings';
import { DAY_MS, type Instant } from '../../core/span';
import { workingSpansOf } from '../../core/work-hours';

/** Parts of one day's line, from 0 to 1 by the clock on the wall: a day that is an hour longer looks like any other. */
export interface Part {
  readonly from: number;
  readonly to: number;
}

export interface WeekRow {
  readonly day: Day;
  readonly isOff: boolean;
  readonly quiet: readonly Part[];
  readonly work: readonly Part[];
}

const DAYS = 7;

/** Where an instant lies on a day's line, which it may be beyond. */
export const placeOn = (day: Day, at: Instant, zone: string): number => (wallMs(wallOf(at, zone)) - day) / DAY_MS;
const within = (share: number): number => Math.min(1, Math.max(0, share));

const partsOf = (spans: readonly Period[], day: Day, zone: string): Part[] =>
  spans
    .map(({ from, to }) => ({ from: within(placeOn(day, from, zone)), to: within(placeOn(day, to, zone)) }))
    .filter(({ from, to }) => from < to);

/** The seven days from `now`'s on, by the clocks of the seller's zone. Throws `RangeError` for an unknown zone. */
export function weekOf({ quietWeek, workWeek }: Pick<Settings, 'quietWeek' | 'workWeek'>, zone: string, now: Instant) {
  const today = dayOf(now, zone);
  const absences = absencesAround(quietWeek, zone, now);
  const work = workingSpansOf(workWeek, zone, now - DAY_MS, now + (DAYS + 1) * DAY_MS);
  return Array.from({ length: DAYS }, (_, i): WeekRow => {
    const day = today + i * DAY_MS;
    const isOff = quietWeek[weekdayOf(day)]?.isOff ?? false;
    return { day, isOff, quiet: partsOf(absences, day, zone), work: partsOf(work, day, zone) };
  });
}
