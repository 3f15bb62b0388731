import { absencesAround } from '../../core/absence';
import { type Day, dayOf, weekdayOf, wholeDayOf } from '../../core/local-day';
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
  /** Midnight at its start. */
  readonly from: Instant;
  readonly isOff: boolean;
  readonly quiet: readonly Part[];
  readonly work: readonly Part[];
}

export interface Week {
  readonly rows: readonly WeekRow[];
  /** As they are, for words: from the first row on, to the last. */
  readonly absences: readonly Period[];
  readonly work: readonly Period[];
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
export function weekOf(settings: Pick<Settings, 'quietWeek' | 'workWeek'>, zone: string, now: Instant): Week {
  const first = dayOf(now, zone);
  const days = Array.from({ length: DAYS }, (_, i) => {
    const day = first + i * DAY_MS;
    return { day, period: wholeDayOf(day, zone) };
  });
  const [from, to] = [days[0]?.period?.from ?? now, days.at(-1)?.period?.to ?? now + DAYS * DAY_MS];
  const absences = absencesAround(settings.quietWeek, zone, now).filter((each) => each.from < to && each.to > from);
  const work = workingSpansOf(settings.workWeek, zone, from, to);
  const rows = days.map(({ day, period }) => ({
    ...{ day, from: period?.from ?? day, isOff: settings.quietWeek[weekdayOf(day)]?.isOff ?? false },
    ...{ quiet: partsOf(absences, day, zone), work: partsOf(work, day, zone) },
  }));
  return { rows, absences, work };
}
