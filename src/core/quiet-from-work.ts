import type { QuietDay, QuietHours, WorkDay } from './settings';

const MIDNIGHT = 24 * 60;

/** Quiet from the end of one day's work to the start of the next day's; where that has none, to midnight, for it is a day off. */
function quietAfter(end: number, next: WorkDay): QuietHours | null {
  if (!next) return end === MIDNIGHT ? null : { from: end, to: MIDNIGHT };
  if (end === MIDNIGHT && next.from === 0) return null;
  // Hours can say a day less a minute at most: a longer rest ends sooner, which is the safe side.
  return { from: end, to: Math.min(next.from, end - 1) };
}

/** The quiet week that leaves the working hours alone: days without work are off, and so is the night before work begins again. */
export const quietWeekOf = (workWeek: readonly WorkDay[]): QuietDay[] =>
  workWeek.map((work, day) => {
    const next = workWeek[(day + 1) % workWeek.length] ?? null;
    if (work) return { isOff: false, hours: quietAfter(work.to, next) };
    return { isOff: true, hours: next ? quietAfter(MIDNIGHT, next) : null };
  });
