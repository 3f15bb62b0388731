import { wallOf } from '../core/local-time';
import type { ReadTime } from '../core/reading';
import { DAY_MS, type Instant, MINUTE_MS } from '../core/span';
import { type Clock, splitsOf } from './date-clock';
import { daysOf } from './date-days';
import { foldText } from './date-fold';
import { tokensOf } from './date-tokens';
import { parseRelativeText } from './relative-text';
import { relativeWordsOf } from './relative-words';

export interface DateContext {
  /** The page's language, as in `<html lang>`. */
  readonly language: string;
  readonly now: Instant;
  /** The zone that the page prints; null where the marketplace is not known. */
  readonly zone: string | null;
  /** The earliest moment at which the text can have been drawn; relative texts count from there. Default `now`. */
  readonly drawnAt?: Instant;
}

/** No card's date is longer; a longer text is prose. */
const LONGEST = 80;
/** No part of a date has so many digits; order ids and phone numbers do. */
const LONG_NUMBER = /\d{5}/;

/** How far the server's clock and this computer's may be apart: what one writes before midnight is seen after it. */
const CLOCKS_APART_MS = 5 * MINUTE_MS;

const DIGIT = /[\d\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u0be6-\u0bef\u0e50-\u0e59\uff10-\uff19]/;

/** Whether a text could be a date at all; cheap, for every text on the page. */
export const mayBeDate = (text: string, language = 'en'): boolean =>
  text.length <= LONGEST && (DIGIT.test(text) ? !LONG_NUMBER.test(text) : relativeWordsOf(language).starts.test(text));

/** A text that names its year means the same all day (UTC), whenever it is read: kept from one reading to the next. */
const NAMES_ITS_YEAR = /\d{4}/;
const MOST_ANSWERS = 20_000;
let ofDay = '';
let answersOfDay = new Map<string, ReadTime | null>();

/** `parseDateText` at one moment, remembering its answers: a list shows few different days. */
export function dateParser(
  language: string,
  now: Instant,
  drawnAt: Instant = now,
): (text: string, zone: string | null) => ReadTime | null {
  const day = `${language} ${Math.floor(now / DAY_MS)}`;
  if (day !== ofDay) {
    ofDay = day;
    answersOfDay = new Map();
  }
  const [steady, momentary] = [answersOfDay, new Map<string, ReadTime | null>()];
  return (text, zone) => {
    if (!mayBeDate(text, language)) return null;
    const answers = NAMES_ITS_YEAR.test(text) ? steady : momentary;
    const key = `${zone} ${text}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = parseDateText(text, { language, now, zone, drawnAt });
      if (answers.size < MOST_ANSWERS) answers.set(key, answer);
    }
    return answer;
  };
}

/**
 * The time that a whole text names, in wall-clock time of the page's zone or, where it counts from now or names its
 * zone, as a span. null where the text is not understood or no such day exists; never a guess. An ambiguous
 * `03/04/2026` gives one span over all readings.
 */
export function parseDateText(raw: string, context: DateContext): ReadTime | null {
  const { language } = context;
  if (raw.length > 4 * LONGEST) return null;
  const text = foldText(raw);
  if (!mayBeDate(text, language)) return null;
  const relative = parseRelativeText(text, context);
  if (relative) return relative;
  const tokens = tokensOf(text, language);
  if (!tokens) return null;
  for (const { clock, rest } of splitsOf(tokens, context.zone)) {
    const isRelative = rest.shape === '' || rest.shape === 'R';
    const days = !isRelative
      ? daysOf(rest, context, clock !== null)
      : clock
        ? daysBack(rest.values[0] ?? 0, clock.eastMin, context)
        : [];
    if (days.length === 0) continue;
    const times = days.map((day) => timeOf(day, clock));
    return hullOfTimes(notAhead(times, isRelative ? context : null));
  }
  return null;
}

/** Every day that it has been, in the text's zone or the page's, since it can have been drawn; or as many days before. */
function daysBack(back: number, eastMin: number | null, { now, zone, drawnAt = now }: DateContext): string[] {
  const wallAt = (at: Instant, unknownMs: number): string =>
    eastMin !== null ? wallText(at + eastMin * MINUTE_MS) : zone ? wallOf(at, zone) : wallText(at + unknownMs);
  const first = wallAt(drawnAt - CLOCKS_APART_MS, -DAY_MS / 2);
  const last = wallAt(now, (14 * DAY_MS) / 24);
  const days: string[] = [];
  for (let day = midnightOf(first); day <= midnightOf(last) && days.length < 9; day += DAY_MS)
    days.push(wallText(day - back * DAY_MS).slice(0, 10));
  return days;
}

/** Wall-clock time as if it were UTC, where every day is as long as the next. */
const midnightOf = (wall: string): number => Date.parse(wall.slice(0, 10));

function timeOf(day: string, clock: Clock | null): ReadTime {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (!clock) return { local: { from: `${day}T00:00`, to: wallText(midnight + DAY_MS) } };
  const wall = midnight + (clock.hour * 60 + clock.minute) * MINUTE_MS;
  if (clock.eastMin === null) return { local: { from: wallText(wall), to: wallText(wall + MINUTE_MS) } };
  const earliest = wall - clock.eastMin * MINUTE_MS;
  return { span: { earliest, latest: earliest + MINUTE_MS - 1 } };
}

const wallText = (wall: number): string => new Date(wall).toISOString().slice(0, 16);

/** A bare time of day names a moment that has been; of several days, those still to come fall away. */
function notAhead(times: readonly ReadTime[], context: DateContext | null): readonly ReadTime[] {
  if (!context || times.length === 1) return times;
  const { now, zone } = context;
  const limit = zone ? wallOf(now + CLOCKS_APART_MS, zone) : wallOf(now + (14 * DAY_MS) / 24, 'UTC');
  const past = times.filter((time) =>
    'span' in time ? time.span.earliest <= now + CLOCKS_APART_MS : time.local.from <= limit,
  );
  return past.length > 0 ? past : times;
}

function hullOfTimes(times: readonly ReadTime[]): ReadTime | null {
  const locals = times.flatMap((time) => ('local' in time ? [time.local] : []));
  const spans = times.flatMap((time) => ('span' in time ? [time.span] : []));
  if (locals.length === 0)
    return {
      span: {
        earliest: Math.min(...spans.map((span) => span.earliest)),
        latest: Math.max(...spans.map((span) => span.latest)),
      },
    };
  const froms = locals.map(({ from }) => from).sort();
  const tos = locals.map(({ to }) => to).sort();
  return { local: { from: froms[0]!, to: tos.at(-1)! } };
}
