import { describe, expect, it } from 'vitest';
import { InventedDates } from '../../scripts/censor/invented-dates';
import { Random } from '../practice/random';

const DAY_MS = 864e5;
const NOW = Date.UTC(2026, 8, 4, 12);
const WEEKS = -37;
const LANGUAGES = [
  ...['en-US', 'en-GB', 'en-IN', 'de-DE', 'fr-FR', 'it-IT', 'es-ES', 'es-MX', 'pt-BR', 'nl-NL', 'sv-SE', 'pl-PL'],
  ...['tr-TR', 'ja-JP', 'zh-CN', 'zh-TW', 'ko-KR', 'ar-EG', 'hi-IN', 'ta-IN', 'th-TH', 'vi-VN'],
];
const bare = (text: string): string => text.replace(/\p{Cf}/gu, '');

/** A May is written alike in full and in short, and a 12 alike where 2 is `2` or `02`: either may follow. */
function formsOf(language: string, at: number, options: Intl.DateTimeFormatOptions): string[] {
  const inLanguage = (more: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...more, timeZone: 'UTC' });
  const nameIn = (month: 'long' | 'short') =>
    inLanguage({ month, day: 'numeric' })
      .formatToParts(at)
      .find(({ type }) => type === 'month')!.value;
  const text = bare(inLanguage(options).format(at));
  const short = text.replace(nameIn('long'), nameIn('short'));
  return [text, short, short.replace(/(?<=\p{L})\./u, ''), text.replace(/(?<!\p{Nd})[0٠](?=\p{Nd})/gu, '')];
}

describe.each(LANGUAGES)('in %s', (language) => {
  const dates = new InventedDates(language, NOW, WEEKS);
  it.each(['full', 'long', 'medium', 'short'] as const)('a %s date becomes another in the same form', (dateStyle) => {
    const format = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' });
    const random = new Random(1);
    for (let count = 0; count < 200; count++) {
      const at = NOW - random.whole(0, 900) * DAY_MS;
      expect(formsOf(language, at + WEEKS * 7 * DAY_MS, { dateStyle })).toContain(dates.moved(bare(format.format(at))));
    }
  });
  it('so does a day without its year', () => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
    for (let day = 0; day < 200; day++) {
      const at = NOW - day * DAY_MS;
      const options = { month: 'long', day: 'numeric' } as const;
      expect(formsOf(language, at + WEEKS * 7 * DAY_MS, options)).toContain(dates.moved(format.format(at)));
    }
  });
});

it.each([
  ['Resolved on 6 Jul 2026', 'Resolved on 20 Oct 2025'],
  ['5 Jul 2026 9:34 pm', '19 Oct 2025 9:32 pm'],
  ['30 June - 30 July 2026.', '14 October - 13 November 2025.'],
  ['8月5日 - 2026年9月4日的全球通信指标。', '11月19日 - 2025年12月19日的全球通信指标。'],
  ['16-May-2026', '30-Aug-2025'],
  ['MAY 9, 2018 4:04:55 PM PDT', 'AUG 23, 2017 4:02:00 PM PDT'],
  ['5 hours ago', '5 hours ago'],
  ['Filters (2)', 'Filters (2)'],
])('“%s” becomes “%s”', (text, moved) => {
  expect(new InventedDates('en-IN', NOW, WEEKS).moved(text)).toBe(moved);
});

it('says when the page would have been saved', () => {
  expect(new InventedDates('en', NOW, WEEKS).movedNow).toBe(NOW + WEEKS * 7 * DAY_MS);
});
