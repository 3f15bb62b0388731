import { dayOf, wholeDayOf } from './local-day';
import type { ProofBody } from './proof';
import type { Period } from './score';
import type { WorkDay } from './settings';
import { DAY_MS, HOUR_MS, type Instant } from './span';
import { workingSpansOf } from './work-hours';

/** A look at the list of an inbox. */
export interface InboxLook {
  readonly account: string;
  readonly host: string;
  /** As of when the page knew it. */
  readonly at: Instant;
}

/** Which inbox a link of the proof log says was looked at; null for one that tells of none. An opened thread shows no inbox. */
export function inboxLookOf(body: ProofBody | null): InboxLook | null {
  if (body?.kind === 'unchanged') return { account: body.account, host: body.host, at: body.asOf };
  if (body?.kind !== 'observed' || body.host === null) return null;
  if (body.source !== 'list' && body.source !== 'response') return null;
  return { account: body.account, host: body.host, at: body.asOf };
}

/** Between two looks so far apart at the most, an inbox counts as watched: less is no gap that anybody could act on. */
export const BLIND_MS = HOUR_MS;
const DAYS = 7;

/** When an inbox was not looked at, of the last seven days of the calendar, today among them, since it is watched. */
export interface BlindHours {
  readonly known: Period;
  /** In order; the last one ends now where it still goes on. */
  readonly blind: readonly Period[];
  readonly work: readonly Period[];
}

/** When the days begin that blind hours are told of. Throws `RangeError` for an unknown zone. */
export const blindFrom = (zone: string, now: Instant): Instant => {
  const first = dayOf(now, zone) - (DAYS - 1) * DAY_MS;
  return wholeDayOf(first, zone)?.from ?? now - DAYS * DAY_MS;
};

/** `looks` in any order, from an hour before `blindFrom` on. */
export function blindHoursOf(
  looks: readonly Instant[],
  watchedFrom: Instant,
  workWeek: readonly WorkDay[],
  zone: string,
  now: Instant,
): BlindHours {
  const window = blindFrom(zone, now);
  const from = Math.min(now, Math.max(window, watchedFrom));
  // What was not looked at in the hour before the first day was left for longer than an hour when it began.
  const start = Math.max(window - BLIND_MS, watchedFrom);
  const times = looks.filter((at) => at > start && at < now).sort((a, b) => a - b);
  const ends = [start, ...times, now];
  const blind = ends.slice(1).flatMap((to, i): Period[] => {
    const begin = ends[i]!;
    return to - begin > BLIND_MS && to > from ? [{ from: Math.max(begin, from), to }] : [];
  });
  return { known: { from, to: now }, blind, work: workingSpansOf(workWeek, zone, from, now) };
}

/** What of the spans lies within `period`. */
export const within = (spans: readonly Period[], period: Period): Period[] =>
  spans.flatMap(({ from, to }) => {
    const part = { from: Math.max(from, period.from), to: Math.min(to, period.to) };
    return part.from < part.to ? [part] : [];
  });

/** In milliseconds, of spans that do not overlap. */
export const lengthOf = (spans: readonly Period[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);

/** How much of a span was working time, in milliseconds. */
export const workWithin = ({ work }: BlindHours, period: Period): number => lengthOf(within(work, period));

/** One day of the calendar, as long as its clocks make it. */
export interface BlindDay {
  readonly day: Period;
  readonly seen: readonly Period[];
  readonly blind: readonly Period[];
  readonly work: readonly Period[];
}

/** Day by day, the oldest first, from the first one that anything is known of. */
export function blindDaysOf({ known, blind, work }: BlindHours, zone: string): BlindDay[] {
  const ends = [known.from, ...blind.flatMap(({ from, to }) => [from, to]), known.to];
  const seen = ends.flatMap((from, i) => (i % 2 === 0 ? [{ from, to: ends[i + 1]! }] : []));
  const days: BlindDay[] = [];
  for (let day = dayOf(known.from, zone); day <= dayOf(known.to, zone); day += DAY_MS) {
    const whole = wholeDayOf(day, zone);
    if (whole)
      days.push({ day: whole, seen: within(seen, whole), blind: within(blind, whole), work: within(work, whole) });
  }
  return days;
}
