const DAY_MS = 864e5;
/** Short names first: where a name is both ("May"), a list has the short ones. */
const STYLES: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'short', day: 'numeric' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'long' },
];
const NATIVE_ZEROS = '٠۰०๐０௦';

const bare = (name: string): string => name.replace(/\.$/, '');
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The twelve months' names in each form that the page may use: its own language's, and English. */
function monthTables(language: string): string[][] {
  return [language, 'en-GB', 'en-US'].flatMap((each) =>
    STYLES.map((style) => {
      const format = new Intl.DateTimeFormat(each, {
        ...style,
        timeZone: 'UTC',
        calendar: 'gregory',
        numberingSystem: 'latn',
      });
      const nameOf = (at: number): string =>
        format.formatToParts(Date.UTC(2026, at, 15)).find(({ type }) => type === 'month')!.value;
      return Array.from({ length: 12 }, (_, at) => nameOf(at));
    }),
  );
}

/** How a language writes dates of numbers alone: which comes first, and which gets a zero before it. */
function numericForm(language: string): {
  yearFirst: boolean;
  dayFirst: boolean;
  padsDay: boolean;
  padsMonth: boolean;
} {
  const parts = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeZone: 'UTC' }).formatToParts(
    Date.UTC(2026, 1, 3),
  );
  const find = (wanted: 'year' | 'day' | 'month') => parts.findIndex(({ type }) => type === wanted);
  const [day, month] = [find('day'), find('month')];
  return {
    yearFirst: find('year') < month && find('year') < day,
    dayFirst: day < month,
    padsDay: parts[day]!.value.length > 1,
    padsMonth: parts[month]!.value.length > 1,
  };
}

/**
 * Moves every date of a page by the same number of weeks, in the form in which it stands: weekdays stay right, and what
 * came first still does. Minutes become rough ones; hours stay, for a day would not be the same in texts without a time.
 */
export class InventedDates {
  private readonly tables: string[][];
  private readonly dated: RegExp;
  private readonly isBuddhist: boolean;
  private readonly numeric: ReturnType<typeof numericForm>;

  constructor(
    language: string,
    /** When the page was saved. */
    private readonly now: number,
    private readonly weeks: number,
  ) {
    this.tables = monthTables(language);
    this.numeric = numericForm(language);
    this.isBuddhist = new Intl.DateTimeFormat(language).resolvedOptions().calendar === 'buddhist';
    const names = [...new Set(this.tables.flat().flatMap((name) => [name, bare(name)]))].filter(
      (name) => /\p{L}/u.test(name) && !/\d/.test(name),
    );
    const month = `(?<!\\p{L})(?:${names
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[.]/g, '\\.'))
      .join('|')})(?![\\p{L}\\p{M}])`;
    const one = (day: string, name: string): string => `(?<!\\d)(?<${day}>\\d{1,2})(?<${name}>`;
    this.dated = new RegExp(
      [
        '(?<!\\d)(?<isoYear>\\d{4})(?<iso1>[-./] ?|[年년] ?)(?<isoMonth>\\d{1,2})(?<iso2>[-./] ?|[月월] ?)(?<isoDay>\\d{1,2})(?!\\d)',
        '(?<!\\d)(?<cjkMonth>\\d{1,2})(?<cjk>[月월] ?)(?<cjkDay>\\d{1,2})(?=[日일])',
        '(?<!\\d)(?<first>\\d{1,2})(?<sep>[-./] ?)(?<second>\\d{1,2})(?<sep2>\\k<sep>)(?<lastYear>\\d{4}|\\d{1,2})(?!\\d)',
        '(?<!\\d)(?<vnDay>\\d{1,2})(?<vn>,? (?:thg|tháng) )(?<vnMonth>\\d{1,2})(?:(?<vn2>,? (?:năm )?)(?<vnYear>\\d{4}))?',
        `${one('day', 'to')}\\D{0,6}?)(?<month>${month})(?:(?<toYear>\\D{0,10}?)(?<year>\\d{4})(?!\\d))?`,
        `(?<usMonth>${month})(?<us>\\D{0,4}?)(?<usDay>\\d{1,2})(?!\\d)(?:(?<us2>\\D{0,8}?)(?<usYear>\\d{4})(?!\\d))?`,
      ].join('|'),
      'giu',
    );
  }

  /** When the page would have been saved. */
  get movedNow(): number {
    return this.now + this.weeks * 7 * DAY_MS;
  }

  /** A text of which dates are all that may be private. */
  moved(raw: string): string {
    const zero = [...NATIVE_ZEROS].find((each) =>
      [...raw].some((sign) => sign >= each && sign.codePointAt(0)! < each.codePointAt(0)! + 10),
    );
    const base = zero?.codePointAt(0) ?? 48;
    const text = zero ? raw.replace(/\p{Nd}/gu, (sign) => String(sign.codePointAt(0)! - base)) : raw;
    const year = Number(/(?<!\d)\d{4}(?!\d)/.exec(text)?.[0] ?? new Date(this.now).getUTCFullYear());
    const moved = text
      .replace(this.dated, (...found) => this.movedDate(found.at(-1) as Record<string, string | undefined>, year))
      .replace(/(?<=\d{1,2}:)(\d{2})(:\d{2})?/g, (_, minutes: string, seconds?: string) => {
        const rough = Math.floor(Number(minutes) / 5) * 5 + 2;
        return String(rough).padStart(2, '0') + (seconds ? ':00' : '');
      });
    return zero ? moved.replace(/\d/g, (digit) => String.fromCodePoint(base + Number(digit))) : moved;
  }

  private movedDate(found: Record<string, string | undefined>, nearYear: number): string {
    const { isoYear, first, second, lastYear, cjkMonth, vnDay, day, usDay } = found;
    if (isoYear) {
      const [y, m, d] = this.move(isoYear, found['isoMonth']!, found['isoDay']!, /[-./]/.test(found['iso1']!));
      return `${y}${found['iso1']}${m}${found['iso2']}${d}`;
    }
    if (cjkMonth) {
      const [, m, d] = this.move(String(nearYear), cjkMonth, found['cjkDay']!);
      return `${m}${found['cjk']}${d}`;
    }
    if (first && lastYear!.length <= 2 && this.numeric.yearFirst) {
      const [y, m, d] = this.move(first, second!, lastYear!, true);
      return `${y}${found['sep']}${m}${found['sep2']}${d}`;
    }
    if (first) {
      const dayFirst = Number(first) > 12 || (Number(second) <= 12 && this.numeric.dayFirst);
      const [y, m, d] = dayFirst
        ? this.move(lastYear!, second!, first, true)
        : this.move(lastYear!, first, second!, true);
      return `${dayFirst ? d : m}${found['sep']}${dayFirst ? m : d}${found['sep2']}${y}`;
    }
    if (vnDay) {
      const [y, m, d] = this.move(found['vnYear'] ?? String(nearYear), found['vnMonth']!, vnDay);
      return `${d}${found['vn']}${m}${found['vnYear'] ? found['vn2'] + y : ''}`;
    }
    const name = found['month'] ?? found['usMonth']!;
    const { names, at } = this.monthOf(name);
    const [y, m, d] = this.move(found['year'] ?? found['usYear'] ?? String(nearYear), String(at + 1), (day ?? usDay)!);
    const month = names[Number(m) - 1]!;
    const shown = name === name.toUpperCase() && /\p{Lu}{2}/u.test(name) ? month.toUpperCase() : month;
    if (day) return `${d}${found['to']}${shown}${found['year'] ? found['toYear'] + y : ''}`;
    return `${shown}${found['us']}${d}${found['usYear'] ? found['us2'] + y : ''}`;
  }

  /** The form that a month's name has, with its dot or without, and which month it is. */
  private monthOf(name: string): { names: readonly string[]; at: number } {
    for (const names of [...this.tables, ...this.tables.map((each) => each.map(bare))]) {
      const at = names.findIndex((each) => same(each, name));
      if (at >= 0) return { names, at };
    }
    throw new Error(`${name} is no month`);
  }

  /** In the digits' own width: `06` stays two digits long, a year of two digits stays one of two. */
  private move(year: string, month: string, day: string, isNumeric = false): [string, string, string] {
    const shown = Number(year);
    // Years of two digits are of this century, or of the Buddhist one where that is the language's.
    const full = year.length <= 2 ? (this.isBuddhist ? 2_500 : 2_000) + shown : shown;
    const era = full > 2_400 ? 543 : 0;
    const moved = new Date(Date.UTC(full - era, Number(month) - 1, Number(day)) + this.weeks * 7 * DAY_MS);
    // `12` says nothing of how a `2` is written: the language does, or the other number where it writes it its own way.
    const { padsDay, padsMonth } = this.numeric;
    const isPadded = isNumeric && !padsDay && !padsMonth && (month.startsWith('0') || day.startsWith('0'));
    const like = (model: string, value: number, pads: boolean): string =>
      String(value).padStart(
        model.startsWith('0') || (model.length === 2 && (isPadded || (isNumeric && pads))) ? 2 : 1,
        '0',
      );
    const y = String(moved.getUTCFullYear() + era);
    return [
      year.length <= 2 ? y.slice(2) : y,
      like(month, moved.getUTCMonth() + 1, padsMonth),
      like(day, moved.getUTCDate(), padsDay),
    ];
  }
}
