import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { spanOfReadTime } from '../../src/core/local-time';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { parseDateText } from '../../src/site/date-text';

/** Seller Central's dates come from its servers: so here are some that no `Intl` wrote, in forms of many years. */
const LINES = readFileSync(join(import.meta.dirname, 'java-dates.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [language, zone, precision, second, text] = line.split('\t') as [string, string, string, string, string];
    return { language, zone, exact: precision === 'm' ? MINUTE_MS : DAY_MS, at: Number(second) * 1_000, text };
  });
const NOW = Date.parse('2026-07-20T12:00:00Z');

/** Not read, on purpose. */
function whyRefused(text: string, language: string): string | null {
  if (language.includes('japanese')) return 'years of an emperor';
  if (/tháng \p{L}/u.test(text)) return 'a month numbered in words, in long dates of before 2018 only';
  if (text.includes('’அன்று’')) return 'a slip of one version, which shows its quotes';
  return null;
}

it('reads what Java writes: the truth always lies inside, and no wider than the text leaves open', () => {
  const wrong = LINES.filter(({ language, zone, exact, at, text }) => {
    const time = parseDateText(text, { language, now: NOW, zone });
    if (whyRefused(text, language) || !time) return time !== null || whyRefused(text, language) === null;
    const { earliest, latest } = spanOfReadTime(time, zone);
    const isOpen = /^(?:en|es-US|ta)/.test(language) && /^\D*\d+[-/]\d+[-/]\d+/.test(text);
    // A day on which clocks change is an hour longer, a minute of that night two.
    return earliest > at || at > latest || (!isOpen && latest - earliest > exact + HOUR_MS);
  });
  expect(wrong).toEqual([]);
  expect(new Set(LINES.map(({ language }) => language)).size).toBe(32);
});
