/** The words of which dates and times are made in one language, English beside it: the site mixes them. */
export interface DateVocabulary {
  readonly words: ReadonlySet<string>;
  /** Whole texts without a number ("yesterday"), in lower case. */
  readonly alone: ReadonlySet<string>;
}

/** Beside what `Intl` says: other ways to write the same, and zones. */
export const DATE_LITERALS =
  'at am pm a p m um de del sept tues thurs st nd rd th utc gmt ist pst pdt est edt cet cest bst jst'.split(' ');

const STYLES: readonly Intl.DateTimeFormatOptions[] = [
  { dateStyle: 'full', timeStyle: 'short' },
  { dateStyle: 'long', timeStyle: 'short' },
  { dateStyle: 'medium', timeStyle: 'short' },
  { dateStyle: 'short', hourCycle: 'h12', timeStyle: 'short' },
  { month: 'long' },
  { month: 'short', day: 'numeric', weekday: 'short' },
  { hour: 'numeric', dayPeriod: 'long', hourCycle: 'h12' },
];
const UNITS = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;

/** Everything that `Intl` writes for dates, times and times ago, cut into its words. */
export function dateVocabulary(language: string): DateVocabulary {
  const words = new Set<string>();
  const alone = new Set<string>();
  const add = (text: string): void => {
    for (const word of text.normalize('NFC').split(/[^\p{L}\p{M}]+/u)) if (word !== '') words.add(word);
  };
  for (const each of supported(language)) {
    for (const style of STYLES)
      for (const calendar of ['gregory', undefined]) {
        const format = new Intl.DateTimeFormat(each, { ...style, timeZone: 'UTC', ...(calendar && { calendar }) });
        // Each month, weekday and hour at least once.
        for (let at = 0; at < 28; at++) add(format.format(Date.UTC(2026, at % 12, at + 1, at % 24)));
      }
    for (const style of ['long', 'short', 'narrow'] as const) {
      const counted = new Intl.RelativeTimeFormat(each, { style });
      const named = new Intl.RelativeTimeFormat(each, { style, numeric: 'auto' });
      for (const unit of UNITS) for (const count of [-1, -2, -5, -11]) add(counted.format(count, unit));
      for (const [count, unit] of [
        [0, 'second'],
        [0, 'day'],
        [-1, 'day'],
        [-2, 'day'],
      ] as const) {
        const text = named.format(count, unit);
        if (!/\p{Nd}/u.test(text)) alone.add(text.normalize('NFC').toLowerCase());
      }
    }
  }
  return { words, alone: new Set([...alone, 'just now']) };
}

function supported(language: string): string[] {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([language, 'en-US', 'en-GB', 'en-IN']);
  } catch {
    // A page may name a language that does not exist.
    return ['en'];
  }
}
