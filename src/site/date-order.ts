import { perLanguage, supportedOf } from './date-fold';
import { isEnglish } from './english-names';

/** Order of a numeric date's parts, e.g. `dmy`. */
export type Order = 'dmy' | 'mdy' | 'ymd';

interface LanguageOrder {
  /** Of a date with its year, in `Intl`. */
  readonly own: Order;
  /** Whether servers take no other. */
  readonly isSure: boolean;
  readonly dayFirst: boolean;
  readonly separator: string;
}

/**
 * English is written in all orders, and which one a server takes is not known; Spanish without its country, or of the
 * United States, in two. Of Tamil some servers (Java's older data) know nothing, and write as in the United States.
 */
const UNSURE = /^(?:es(?:-(?:us|pr|pa|419))?$|ta\b)/i;

/** English countries that set the year first. */
const YEAR_FIRST = /^en-(?:ca|za|se)/i;

const orderOf = perLanguage((language): LanguageOrder => {
  const locale = isEnglish(language) ? undefined : supportedOf(language)[0];
  // English pages pay nothing for `Intl`.
  if (!locale) return { own: YEAR_FIRST.test(language) ? 'ymd' : 'mdy', isSure: false, dayFirst: false, separator: '' };
  const letters = (shape: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...shape, timeZone: 'UTC', calendar: 'gregory', numberingSystem: 'latn' })
      .formatToParts(0)
      .map(({ type, value }) => (type === 'literal' ? value : type.charAt(0)))
      .join('');
  const short = letters({ dateStyle: 'short' });
  const order = short.replace(/[^dmy]/g, '');
  return {
    own: order === 'dmy' || order === 'ymd' ? order : 'mdy',
    isSure: order !== 'mdy' && !UNSURE.test(language),
    dayFirst: /d.*m/.test(letters({ month: 'numeric', day: 'numeric' })),
    separator: /[-/.]/.exec(short)?.[0] ?? '',
  };
});

/**
 * The orders that three numbers may come in. A year of four digits shows its place, and one in front is followed by the
 * month; beyond that the page's language decides where it has one order. A text in another order is refused: it shows
 * that the page does not follow its language. Two digits are a year only where its place is sure.
 */
export function ordersOf(digits: readonly number[], separator: string, language: string): readonly Order[] {
  const [first, second, third] = digits as [number, number, number];
  if (second > 2) return [];
  if (first === 4) return third <= 2 ? ['ymd'] : [];
  if (first > 2) return [];
  const { own, isSure, separator: ownSeparator } = orderOf(language);
  if (third === 4) return own === 'dmy' && isSure ? ['dmy'] : ['dmy', 'mdy'];
  if (own === 'ymd' && isSure) return first === 2 && third <= 2 ? ['ymd'] : [];
  if (isSure) return third === 2 && separator === ownSeparator ? ['dmy'] : [];
  if (separator === '.') return [];
  const yearFirst = first === 2 && third <= 2 && (separator === '-' || own === 'ymd');
  return [...(third === 2 ? (['dmy', 'mdy'] as const) : []), ...(yearFirst ? (['ymd'] as const) : [])];
}

/** The orders that a day and a month in numbers may come in. */
export function shortOrdersOf(separator: string, language: string): readonly ('dm' | 'md')[] {
  const { isSure, dayFirst } = orderOf(language);
  if (isSure) return [dayFirst ? 'dm' : 'md'];
  return separator === '.' ? [] : ['dm', 'md'];
}
