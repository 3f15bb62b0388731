import dayjs from 'dayjs';
import { wallOf } from '../core/local-time';
import type { ReadTime } from '../core/reading';
import { DAY_MS, type Instant, MINUTE_MS } from '../core/span';
import { type DateWords, dateWordsOf, foldWord } from './date-words';
import { parseRelativeText } from './relative-text';

export interface DateContext {
  /** The page's language, as in `<html lang>`. */
  readonly language: string;
  readonly now: Instant;
  /** The zone that the page prints; null where the marketplace is not known. */
  readonly zone: string | null;
  /** The earliest moment at which the text can have been drawn; relative texts count from there. Default `now`. */
  readonly drawnAt?: Instant;
}

/** A time of day; `zone` holds the minutes east of UTC where the text names them. */
interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly eastMin: number | null;
}

/** No card is longer; a longer text is prose. */
const LONGEST = 60;
const EARLIEST_YEAR = 1995;
/** Zone words with one meaning. `IST` has three, and only India's is ever its own marketplace's. */
const ZONES: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  pst: -480,
  pdt: -420,
  est: -300,
  edt: -240,
  cet: 60,
  cest: 120,
  jst: 540,
};

const DIGIT_OR_RELATIVE = /\d|today|yesterday|now|ago/i;
const TIME = /(?:^|[ ,T])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?: ?([ap])\.?m\b\.?)?(?: ([A-Z]{3,4}))?$/i;
const TIME_CJK = /(?:^| |日)(上午|下午|午前|午後)(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** Whether a text could be a date at all; cheap, for every text on the page. */
export const mayBeDate = (text: string): boolean =>
  text.length >= 3 && text.length <= LONGEST && DIGIT_OR_RELATIVE.test(text);

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
    if (!mayBeDate(text)) return null;
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
 * `03/04/2026` gives one span over both readings.
 */
export function parseDateText(raw: string, context: DateContext): ReadTime | null {
  if (raw.length > 4 * LONGEST) return null;
  const text = raw
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!mayBeDate(text)) return null;
  const relative = parseRelativeText(text, context);
  if (relative) return relative;

  const { clock, rest } = takeClock(text, context.zone);
  if (clock === 'bad') return null;
  const candidates = rest === '' ? (clock ? todays(context) : []) : daysOf(rest, context);
  if (candidates.length === 0) return null;
  const times = candidates.map((day) => timeOf(day, clock));
  return hullOfTimes(notAhead(times, rest === '' ? context : null));
}

function takeClock(text: string, zone: string | null): { clock: Clock | null | 'bad'; rest: string } {
  const cjk = TIME_CJK.exec(text);
  const match = cjk ?? TIME.exec(text);
  // A dotted date ("3.04") must not pass for a time of day.
  if (!match || (!cjk && /^\d{1,2}\.\d{2}$/.test(match[0].trim()))) return { clock: null, rest: text };
  const [hourText, minuteText, secondText] = cjk ? [match[2], match[3], match[4]] : [match[1], match[2], match[3]];
  const half = cjk ? (/下午|午後/.test(match[1]!) ? 'p' : 'a') : match[4]?.toLowerCase();
  const zoneWord = cjk ? undefined : match[5];
  let hour = Number(hourText);
  const minute = Number(minuteText);
  const rest = text
    .slice(0, match.index + (match[0].startsWith('日') ? 1 : 0))
    .replace(/[ ,]+$/, '')
    .replace(/ (?:at|um|à|a las|às)$/i, '');
  if (minute > 59 || Number(secondText ?? 0) > 59 || hour > 23) return { clock: 'bad', rest };
  if (half) {
    // 午前0:30 and 12:30 am are the same; "13:00 pm" is nobody's.
    if (hour > 12 || (hour === 0 && !cjk)) return { clock: 'bad', rest };
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (zoneWord === undefined) return { clock: { hour, minute, eastMin: null }, rest };
  const indian = zone === 'Asia/Kolkata' && /^ist$/i.test(zoneWord);
  const eastMin = indian ? 330 : ZONES[zoneWord.toLowerCase()];
  return { clock: eastMin === undefined ? 'bad' : { hour, minute, eastMin }, rest };
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const validDay = (year: number, month: number, day: number, now: Instant): string | null => {
  if (year < EARLIEST_YEAR || year > new Date(now).getUTCFullYear() + 1) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

/** The calendar days that a text may mean: none, one, or both readings of an ambiguous one. */
function daysOf(text: string, context: DateContext): string[] {
  const { now } = context;
  const one = (day: string | null): string[] => (day ? [day] : []);
  const iso =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日$/.exec(text);
  if (iso) return one(validDay(Number(iso[1]), Number(iso[2]), Number(iso[3]), now));
  const yearless = /^(\d{1,2}) ?月 ?(\d{1,2}) ?日$/.exec(text);
  if (yearless) return one(latestDay(Number(yearless[1]), Number(yearless[2]), now));
  const slashed = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  if (slashed) return eitherOrder(Number(slashed[1]), Number(slashed[3]), Number(slashed[4]), now);
  return one(namedDay(text, dateWordsOf(context.language), now));
}

/** Which of the two comes first is not known, so both count, save a day that is yet to come. */
function eitherOrder(a: number, b: number, year: number, now: Instant): string[] {
  const days = [validDay(year, b, a, now), validDay(year, a, b, now)].filter((day) => day !== null);
  const past = days.filter((day) => Date.parse(day) <= now + DAY_MS);
  return [...new Set(past.length > 0 ? past : days)];
}

/** `6 Jul 2026`, `16-May-2026`, `May 9, 2018`, `9 May`, with or without a weekday that must agree. */
function namedDay(text: string, words: DateWords, now: Instant): string | null {
  const tokens = text.split(/[ ,\-/]+/).filter((token) => token !== '');
  let month: number | null = null;
  let weekday: number | null = null;
  const numbers: string[] = [];
  for (const [at, token] of tokens.entries()) {
    if (/^\d{1,2}(?:\.|st|nd|rd|th|º|\.º)?$|^\d{4}$/.test(token)) numbers.push(token.replace(/\D+$/, ''));
    else if (words.months.has(foldWord(token)) && month === null) month = words.months.get(foldWord(token))!;
    else if (words.weekdays.has(foldWord(token)) && weekday === null && at === 0)
      weekday = words.weekdays.get(foldWord(token))!;
    // "6 de julio de 2026" joins its parts with a word that means nothing by itself.
    else if (!/^de$/i.test(token)) return null;
  }
  if (month === null || numbers.length < 1 || numbers.length > 2) return null;
  const years = numbers.filter((number) => number.length === 4);
  const days = numbers.filter((number) => number.length < 4);
  if (days.length !== 1 || years.length > 1) return null;
  const day = years[0]
    ? validDay(Number(years[0]), month, Number(days[0]), now)
    : latestDay(month, Number(days[0]), now);
  if (day && weekday !== null && new Date(day).getUTCDay() !== weekday) return null;
  return day;
}

/** A day without its year: the latest such day that is not ahead of tomorrow. */
function latestDay(month: number, day: number, now: Instant): string | null {
  const thisYear = new Date(now + DAY_MS).getUTCFullYear();
  for (let year = thisYear; year > thisYear - 9; year--) {
    const candidate = validDay(year, month, day, now);
    if (candidate && Date.parse(candidate) <= now + DAY_MS) return candidate;
  }
  return null;
}

/** Every day that it has been, in the page's zone, since the text can have been drawn. */
function todays({ now, zone, drawnAt = now }: DateContext): string[] {
  const first = zone ? wallOf(drawnAt, zone) : wallOf(drawnAt - DAY_MS / 2, 'UTC');
  const last = zone ? wallOf(now, zone) : wallOf(now + (14 * DAY_MS) / 24, 'UTC');
  const days: string[] = [];
  for (
    let day = dayjs(first.slice(0, 10));
    day.format('YYYY-MM-DD') <= last.slice(0, 10) && days.length < 9;
    day = day.add(1, 'day')
  )
    days.push(day.format('YYYY-MM-DD'));
  return days;
}

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
  const limit = zone ? wallOf(now + 5 * MINUTE_MS, zone) : wallOf(now + (14 * DAY_MS) / 24, 'UTC');
  const past = times.filter((time) => 'span' in time || time.local.from <= limit);
  return past.length > 0 ? past : times;
}

function hullOfTimes(times: readonly ReadTime[]): ReadTime | null {
  const locals = times.flatMap((time) => ('local' in time ? [time.local] : []));
  if (locals.length < times.length) return times.length === 1 ? times[0]! : null;
  const froms = locals.map(({ from }) => from).sort();
  const tos = locals.map(({ to }) => to).sort();
  return { local: { from: froms[0]!, to: tos.at(-1)! } };
}
