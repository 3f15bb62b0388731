import { DAY_MS, type Instant } from '../core/span';
import { ordersOf, shortOrdersOf } from './date-order';
import type { Tokens } from './date-tokens';

const EARLIEST_YEAR = 1995;
/** Years back for which a year of two digits, or none, is taken: other calendars' two digits lie outside. */
const RECENT_YEARS = 9;
/** Thailand counts from the Buddha; no such year is near one of ours. */
const BUDDHIST_YEARS = 543;
const BUDDHIST = 2400;

interface DayContext {
  readonly language: string;
  readonly now: Instant;
}

/** The calendar days (`YYYY-MM-DD`) that a date without its time may mean: none, one, or all readings of an unsure one. */
export function daysOf(tokens: Tokens, context: DayContext, isBesideTime: boolean): string[] {
  const days = readingsOf(tokens).flatMap((reading) => daysOfReading(reading, context, isBesideTime));
  return [...new Set(days)];
}

/** "mar" is March and Tuesday in one language: every way to have just one month. */
function readingsOf(tokens: Tokens): Tokens[] {
  const { shape, values } = tokens;
  const doubtful = [...shape].flatMap((kind, at) => (kind === 'X' ? [at] : []));
  if (doubtful.length === 0) return [tokens];
  // "mar 6" may be Tuesday the 6th.
  if (doubtful.length > 2 || /^Xn$/.test(shape.replace(/[ .]/g, ''))) return [];
  return [-1, ...(shape.includes('M') ? [] : doubtful)].map((month) => ({
    ...tokens,
    shape: [...shape].map((kind, at) => (kind !== 'X' ? kind : at === month ? 'M' : 'W')).join(''),
    values: values.map((value, at) => (shape[at] !== 'X' ? value : at === month ? Math.floor(value / 10) : value % 10)),
  }));
}

interface Parts {
  /** What is left of the shape without weekday, its brackets and words that only join. */
  readonly bones: string;
  readonly numbers: readonly number[];
  readonly digits: readonly number[];
  readonly month: number;
  readonly weekday: number | null;
  readonly isBuddhist: boolean;
}

function partsOf({ shape, values, digits }: Tokens): Parts | null {
  let bones = '';
  const weekdays: number[] = [];
  const months: number[] = [];
  const numbers: number[] = [];
  for (const [at, kind] of [...shape].entries()) {
    if (kind === 'W') weekdays.push(values[at]!);
    else if (kind === 'n') numbers.push(at);
    else if (kind === 'M') months.push(values[at]!);
    if (kind === 'W' || kind === 'O' || kind === 'E') bones += ' ';
    else if (kind === '(' || kind === ')') {
      if (shape[kind === '(' ? at + 1 : at - 1] !== 'W') return null;
    } else bones += kind;
  }
  if (weekdays.length > 1 || months.length > 1) return null;
  return {
    bones: bones.replace(/ +/g, ' ').trim(),
    numbers: numbers.map((at) => values[at]!),
    digits: numbers.map((at) => digits[at]!),
    month: months[0] ?? 0,
    weekday: weekdays[0] ?? null,
    isBuddhist: shape.includes('E'),
  };
}

const NUMERIC = /^n([-/.]) ?n\1 ?n\.?$/;
const NUMERIC_YEARLESS = /^n([-/.]) ?n\.?$/;
const MARKED = /^(?:(n)Y ?)?(?:nm|M) ?nD$/;
const DAY_MONTH = /^n(?:\.?([-/ ])M(?:\1n\.?)?|\.Mn)$/;
const MONTH_DAY = /^M([-/ ])n(?:\1n)?$/;
const YEAR_MONTH_DAY = /^n([-/ ])M\1n$/;

function daysOfReading(tokens: Tokens, context: DayContext, isBesideTime: boolean): string[] {
  const parts = partsOf(tokens);
  if (!parts) return [];
  const { weekday, isBuddhist, numbers } = parts;
  if (isBuddhist && !numbers.some((number) => number > BUDDHIST)) return [];
  const days = candidatesOf(parts, context, isBesideTime).filter(
    (day) => weekday === null || new Date(day).getUTCDay() === weekday,
  );
  const past = days.filter((day) => Date.parse(day) <= context.now + DAY_MS);
  return past.length > 0 ? past : days;
}

function candidatesOf(
  { bones, numbers, digits, month, weekday }: Parts,
  context: DayContext,
  isBesideTime: boolean,
): string[] {
  const { language } = context;
  const [a, b, c] = numbers as [number, number, number];
  const dated = (year: number, length: number, monthIs: number, day: number): string | null =>
    validDay(fullYear(year, length, context), monthIs, day, context.now);
  const real = (days: readonly (string | null)[]): string[] => days.filter((day) => day !== null);

  const numeric = NUMERIC.exec(bones);
  if (numeric)
    return real(
      ordersOf(digits, numeric[1]!, language).map((order) =>
        order === 'ymd'
          ? dated(a, digits[0]!, b, c)
          : order === 'dmy'
            ? dated(c, digits[2]!, b, a)
            : dated(c, digits[2]!, a, b),
      ),
    );
  // Alone, "24/7" is no date.
  const yearless = isBesideTime || weekday !== null ? NUMERIC_YEARLESS.exec(bones) : null;
  if (yearless)
    return real(
      shortOrdersOf(yearless[1]!, language).map((order) =>
        order === 'dm' ? latestDay(b, a, context) : latestDay(a, b, context),
      ),
    );
  if (digits.some((length) => length === 3)) return [];
  const marked = MARKED.exec(bones);
  if (marked) {
    const [monthIs, day] = month > 0 ? [month, numbers.at(-1)!] : (numbers.slice(-2) as [number, number]);
    return real([marked[1] ? dated(a, digits[0]!, monthIs, day) : latestDay(monthIs, day, context)]);
  }
  if (YEAR_MONTH_DAY.test(bones) && digits[0] === 4) return real([dated(a, 4, month, b)]);
  if (!DAY_MONTH.test(bones) && !MONTH_DAY.test(bones)) return [];
  if (digits[0]! > 2) return [];
  return real([b === undefined ? latestDay(month, a, context) : dated(b, digits[1]!, month, a)]);
}

function fullYear(year: number, length: number, { language, now }: DayContext): number {
  const isThai = /^th\b/i.test(language);
  if (length === 4) return isThai && year > BUDDHIST ? year - BUDDHIST_YEARS : year;
  const first = new Date(now).getUTCFullYear() - RECENT_YEARS;
  // Two digits of one calendar's recent years are none of the other's.
  const full = [2000 + year, ...(isThai ? [2500 + year - BUDDHIST_YEARS] : [])];
  return length === 2 ? (full.find((each) => each >= first && each <= first + RECENT_YEARS + 1) ?? 0) : 0;
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function validDay(year: number, month: number, day: number, now: Instant): string | null {
  if (year < EARLIEST_YEAR || year > new Date(now).getUTCFullYear() + 1) return null;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A day without its year: the latest such day that is not ahead of tomorrow. */
function latestDay(month: number, day: number, { now }: DayContext): string | null {
  const thisYear = new Date(now + DAY_MS).getUTCFullYear();
  for (let year = thisYear; year > thisYear - RECENT_YEARS; year--) {
    const candidate = validDay(year, month, day, now);
    if (candidate && Date.parse(candidate) <= now + DAY_MS) return candidate;
  }
  return null;
}
