import { describe, expect, test, vi } from 'vitest';
import { spanText } from '../../src/platform/time-text';

vi.mock('webextension-polyfill', async () => ({ default: { i18n: (await import('./english')).englishI18n } }));

/** Local times of late November 2026; the 28th is a Saturday. */
const local = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();
const NOW = local(28, 9);

describe('a span in words', () => {
  test.each([
    ['of today needs no day', local(28, 10), local(28, 14, 5), '10:00–14:05'],
    ['that begins on another day names today, too', local(27, 18, 30), local(28, 18, 29), 'Fri 18:30–Sat 18:29'],
    ['that ends on another day names that', local(28, 18, 30), local(29, 9), '18:30–Sun 09:00'],
    ['of another day names it once', local(29, 9), local(29, 10), 'Sun 09:00–10:00'],
    ['within a minute is one time', local(28, 10), local(28, 10) + 59_999, '10:00'],
    ['within a minute of another day is one time', local(29, 9), local(29, 9) + 59_999, 'Sun 09:00'],
    ['far off is named by date', local(1, 9), local(2, 10), '1 Nov 09:00–2 Nov 10:00'],
  ])('%s', (_, earliest, latest, text) => {
    expect(spanText({ earliest, latest }, NOW)).toBe(text);
  });
});
