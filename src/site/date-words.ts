import { englishMonths, englishWeekdays, isEnglish } from './english-names';

/** What words of a date mean in one language (English beside it: the site mixes them). */
export interface DateWords {
  /** 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  /** 0 (Sunday) to 6. */
  readonly weekdays: ReadonlyMap<string, number>;
}

/** Case, dots and compatibility forms carry no meaning in month and weekday names. */
export const foldWord = (word: string): string => word.normalize('NFKC').toLowerCase().replace(/\.+$/, '');

const known = new Map<string, DateWords>();

function addNames(
  names: Map<string, number>,
  language: string,
  part: 'month' | 'weekday',
  count: number,
  first: number,
  dayOf: (index: number) => number,
): void {
  const shapes: Intl.DateTimeFormatOptions[] =
    part === 'month'
      ? [{ month: 'long' }, { month: 'short' }, { month: 'long', day: 'numeric' }, { month: 'short', day: 'numeric' }]
      : [{ weekday: 'long' }, { weekday: 'short' }];
  for (const shape of shapes) {
    const format = new Intl.DateTimeFormat(language, {
      ...shape,
      timeZone: 'UTC',
      calendar: 'gregory',
      numberingSystem: 'latn',
    });
    for (let index = 0; index < count; index++) {
      const name = format.formatToParts(dayOf(index)).find(({ type }) => type === part)?.value ?? '';
      const word = foldWord(name);
      // Languages that number their months ("7月") are read by shape, not by name.
      if (!/\p{L}/u.test(word) || /\d/.test(word)) continue;
      names.set(word, index + first);
    }
  }
}

/** Month and weekday names: the page's from `Intl` at run time, no tables to ship, and none to go out of date. */
export function dateWordsOf(language: string): DateWords {
  let words = known.get(language);
  if (!words) {
    const months = englishMonths();
    const weekdays = englishWeekdays();
    for (const each of isEnglish(language) ? [] : supported(language)) {
      addNames(months, each, 'month', 12, 1, (index) => Date.UTC(2026, index, 15));
      addNames(weekdays, each, 'weekday', 7, 0, (index) => Date.UTC(2026, 1, 1 + index));
    }
    words = { months, weekdays };
    known.set(language, words);
  }
  return words;
}

function supported(language: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language);
  } catch {
    return [];
  }
}
