import { expect, test, vi } from 'vitest';
import { badgeOf } from '../../src/core/badge';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { exactly, HOUR_MS } from '../../src/core/span';
import { englishI18n } from '../platform/english';
import { coverage, due, glance, NOW } from '../ui/states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { tooltipOf } = await import('../../src/background/badge');

const inHours = (hours: number) => due(`t${hours}`, exactly(NOW + hours * HOUR_MS));
const tooltip = (shown: ReturnType<typeof glance>, settings = DEFAULT_SETTINGS) =>
  tooltipOf(badgeOf(shown, settings, NOW), shown, settings, NOW);
const unsound = (over: Parameters<typeof coverage>[0]) => glance({ due: [], accounts: [coverage(over)] });

const shown = {
  overdue: glance({ due: [inHours(-1)] }),
  'within the hour': glance({ due: [inHours(0.5), inHours(20)] }),
  'within four hours': glance({ due: [inHours(3), inHours(20)] }),
  later: glance({ due: [inHours(9), inHours(20)] }),
  'later, in doubt': glance({ due: [inHours(9), inHours(20)], accounts: [coverage({ complete: false })] }),
  clear: glance({ due: [] }),
  'not readable': unsound({ state: 'unreadable', complete: false, why: 'list-not-understood' }),
  'not allowed': unsound({ state: 'not-watching', complete: false }),
  'signed out': unsound({ state: 'signed-out', complete: false }),
  incomplete: unsound({ complete: false, why: 'no-count' }),
  'never seen': glance({ due: [], accounts: [] }),
};

test('what marks cannot tell, words do: no two states have the same', () => {
  const words = Object.values(shown).map((each) => tooltip(each));
  expect(new Set(words).size).toBe(words.length);
  expect(tooltip(shown['within the hour'])).toContain('within the hour');
  expect(tooltip(shown['within four hours'])).toContain('within four hours');
});

test.each(Object.entries(shown))('a badge that shows nothing says so, and all else as ever: %s', (_, each) => {
  const hidden = { ...DEFAULT_SETTINGS, badge: 'none' as const };
  expect(badgeOf(each, hidden, NOW).text).toBe('');
  expect(tooltip(each, hidden)).toBe(`${tooltip(each)}\nThe badge is set to show nothing.`);
});
