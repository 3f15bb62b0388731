import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { exactly, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { isSpent, nextTickAt } from '../../src/ui/popup/ticking';
import { englishI18n } from '../platform/english';
import { due, glance, NOW } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { button, clear, complaintsOfAxe, draw, quietActs, textOf, textsOf } = await import('./popup-world');

const DEADLINE = exactly(NOW + 5 * HOUR_MS);
const UNTIL = NOW + 42 * MINUTE_MS + 10_000;
const clock = (at: number): string =>
  new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

let acts: ReturnType<typeof quietActs>;
beforeEach(() => {
  acts = quietActs();
});
afterEach(clear);

const show = (snoozedUntil: number | null, now = NOW, deadline = DEADLINE) =>
  draw({ kind: 'shown', glance: glance({ due: [due('key:1', deadline, { snoozedUntil })] }) }, { acts, now });
async function openMenu(): Promise<void> {
  await userEvent.click(button('Your word on Anna K., or snooze'));
  await vi.waitFor(() => expect(document.querySelector('.menu')).not.toBeNull());
}
const answers = (words: string) => vi.waitFor(() => expect(textOf('.menu [role="status"]')).toBe(words));

test.each([
  ['30 min', NOW + 30 * MINUTE_MS],
  ['2 h', NOW + 2 * HOUR_MS],
  ['as long as it can wait', DEADLINE.latest],
])('alerts rest for %s, and it says until when', async (choice, until) => {
  show(null);
  await openMenu();
  acts.snooze.mockResolvedValue({ until: NOW + 30 * MINUTE_MS, lastAt: NOW + 4 * HOUR_MS });
  await userEvent.click(button(choice));
  expect(acts.snooze).toHaveBeenCalledExactlyOnceWith('key:1', until);
  const end = clock(NOW + 30 * MINUTE_MS);
  await answers(
    choice === '2 h' ? `Alerts rest until ${end} only: then the last one comes.` : `Alerts rest until ${end}.`,
  );
  expect(document.activeElement).toBe(button(choice));
});

test.each([
  [NOW - HOUR_MS, `Too late to snooze: the last alert was due at ${clock(NOW - HOUR_MS)}.`],
  [null, 'Nothing of this waits any more.'],
])('too late is said, and why (%s)', async (lastAt, words) => {
  show(null);
  await openMenu();
  acts.snooze.mockResolvedValue({ until: null, lastAt });
  await userEvent.click(button('2 h'));
  await answers(words);
});

test('what could not be done is said', async () => {
  show(null);
  await openMenu();
  acts.snooze.mockRejectedValue(new Error('no worker'));
  await userEvent.click(button('30 min'));
  await answers('That did not work. Please try again.');
});

test('past its deadline nothing is left to put off', async () => {
  show(null, NOW, exactly(NOW - MINUTE_MS));
  await openMenu();
  expect(document.querySelector('.snoozes')).toBeNull();
});

test('a row whose alerts rest says until when and for how long, and can be woken; the focus stays on the row', async () => {
  show(UNTIL);
  expect(textsOf('.resting p')).toEqual([`alerts rest until ${clock(UNTIL)} (42 min)`]);
  await userEvent.click(button('Wake the alerts of Anna K.'));
  expect(acts.wake).toHaveBeenCalledExactlyOnceWith('key:1');
  expect(document.activeElement).toBe(document.querySelector('.thread'));
});

test('the countdown ends with the snooze', () => {
  show(UNTIL, UNTIL - 90_000);
  expect(textOf('.resting p')).toMatch(/\(1 min\)$/);
  show(UNTIL, UNTIL);
  expect(document.querySelector('.resting')).toBeNull();
});

test('the countdown ticks at its own moments, and the ledger is asked again once it is over', () => {
  const shown = glance({ accounts: [], due: [due('key:1', DEADLINE, { snoozedUntil: UNTIL })] });
  expect(nextTickAt(shown, NOW)).toBe(NOW + 1);
  expect(nextTickAt(shown, NOW + 1)).toBe(NOW + 10_001);
  expect(isSpent(shown, UNTIL - MINUTE_MS, UNTIL)).toBe(false);
  expect(isSpent(shown, UNTIL - MINUTE_MS, UNTIL + 1)).toBe(true);
});

test.each(['light', 'dark'])('axe finds nothing on a resting row and its menu (%s)', async (scheme) => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
  document.documentElement.style.colorScheme = scheme;
  show(UNTIL);
  await openMenu();
  expect(await complaintsOfAxe()).toEqual([]);
});
