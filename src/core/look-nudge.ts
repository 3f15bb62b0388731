import { absenceAt } from './absence';
import type { Period } from './score';
import type { Settings } from './settings';
import { DAY_MS, type Instant } from './span';
import { workingSpansOf } from './work-hours';

/** Days ahead within which the next working hours are looked for. */
const AHEAD_DAYS = 8;

/**
 * When the seller is to be told that an inbox was not read since `readAt`: the first instant of his working hours, outside
 * absences, at or after `from` that is late enough; null where none is near, or he wants none.
 */
export function nudgeAt(
  readAt: Instant,
  settings: Pick<Settings, 'nudgeAfterMs' | 'workWeek'>,
  absences: readonly Period[],
  zone: string,
  from: Instant,
): Instant | null {
  if (settings.nudgeAfterMs === null) return null;
  const target = Math.max(from, readAt + settings.nudgeAfterMs);
  for (let day = 0; day < AHEAD_DAYS; day += 1) {
    const start = target + day * DAY_MS;
    for (const work of workingSpansOf(settings.workWeek, zone, start, start + DAY_MS)) {
      let at: Instant = Math.max(target, work.from);
      for (let absence = absenceAt(absences, at); absence; absence = absenceAt(absences, at)) at = absence.to;
      if (at < work.to) return at;
    }
  }
  return null;
}
