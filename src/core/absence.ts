import { type Day, dayOf, wallSpanOf, weekdayOf, wholeDayOf } from './local-day';
import type { Period } from './score';
import type { QuietDay } from './settings';
import { DAY_MS, type Instant } from './span';

/** An absence may reach over a week of days off; one that never ends is not looked at further than this. */
const AROUND_DAYS = 8;

function quietOf(day: Day, quietWeek: readonly QuietDay[], zone: string): Period[] {
  const quiet = quietWeek[weekdayOf(day)];
  if (!quiet) return [];
  const { isOff, hours } = quiet;
  const spans = [isOff ? wholeDayOf(day, zone) : null];
  if (hours) spans.push(wallSpanOf(day, hours.from, hours.to > hours.from ? hours.to : hours.to + DAY_MINUTES, zone));
  return spans.filter((span) => span !== null);
}

const DAY_MINUTES = 24 * 60;

function joined(spans: readonly Period[]): Period[] {
  const result: Period[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else result.push(span);
  }
  return result;
}

/** Asking for a zone's clocks is slow, and a sweep asks for the same days again and again. */
let known: { readonly key: string; readonly absences: readonly Period[] } = { key: '', absences: [] };

/**
 * When alerts are kept back, in order, each as long as it lasts (a night, a weekend with the nights around it), by the
 * clocks of the seller's zone: those of the days around `now`, a week back and ahead. Throws `RangeError` for an unknown zone.
 */
export function absencesAround(quietWeek: readonly QuietDay[], zone: string, now: Instant): readonly Period[] {
  if (quietWeek.every(({ isOff, hours }) => !isOff && !hours)) return [];
  const today = dayOf(now, zone);
  const key = `${today} ${zone} ${JSON.stringify(quietWeek)}`;
  if (known.key !== key) {
    const spans: Period[] = [];
    for (let day = today - AROUND_DAYS * DAY_MS; day <= today + AROUND_DAYS * DAY_MS; day += DAY_MS)
      spans.push(...quietOf(day, quietWeek, zone));
    known = { key, absences: joined(spans) };
  }
  return known.absences;
}

/** The absence that `at` lies in; its end is outside. */
export const absenceAt = (absences: readonly Period[], at: Instant): Period | null =>
  absences.find(({ from, to }) => from <= at && at < to) ?? null;

/** The first absence that begins after `at`. */
export const nextAbsence = (absences: readonly Period[], at: Instant): Period | null =>
  absences.find(({ from }) => from > at) ?? null;

/** Less than this, and no alert would ever be seen in time. */
export const LEAST_AWAKE_MINUTES = 60;

/** How many minutes of a week are not quiet, by the clock on the wall. */
export function minutesAwake(quietWeek: readonly QuietDay[]): number {
  const week = 7 * DAY_MINUTES;
  const spans = quietWeek.flatMap(({ isOff, hours }, i): Period[] => {
    const start = i * DAY_MINUTES;
    const day = isOff ? [{ from: start, to: start + DAY_MINUTES }] : [];
    if (!hours) return day;
    const to = hours.to > hours.from ? hours.to : hours.to + DAY_MINUTES;
    return [...day, { from: start + hours.from, to: start + to }];
  });
  // Sunday's night goes on on Monday.
  const around = spans.flatMap(({ from, to }) =>
    to > week
      ? [
          { from, to: week },
          { from: 0, to: to - week },
        ]
      : [{ from, to }],
  );
  return week - joined(around).reduce((sum, { from, to }) => sum + to - from, 0);
}
