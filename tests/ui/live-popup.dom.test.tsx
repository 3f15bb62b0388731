import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Glance } from '../../src/core/glance';
import { exactly, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { englishI18n } from '../platform/english';
import { coverage, due, glance, NOW } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { clear, quietActs, textOf, textsOf } = await import('./popup-world');
const { LivePopup } = await import('../../src/ui/popup/live-popup');

let now = NOW;
let change = (): void => {};
const timers = new Set<{ at: number; wake: () => void }>();
const stopped = vi.fn();
const load = vi.fn<() => Promise<Glance>>();
const source = {
  load,
  onChange: (listener: () => void) => {
    change = listener;
    return stopped;
  },
  clock: () => now,
  after: (ms: number, wake: () => void) => {
    const timer = { at: now + ms, wake };
    timers.add(timer);
    return () => void timers.delete(timer);
  },
};
const running = glance({
  due: [due('key:1', exactly(NOW + HOUR_MS + 30_000)), due('key:2', exactly(NOW + 2 * HOUR_MS))],
});

beforeEach(() => {
  now = NOW;
  localStorage.clear();
  load.mockReset().mockResolvedValue(running);
  stopped.mockReset();
});
afterEach(async () => {
  vi.restoreAllMocks();
  clear();
  // Preact cleans up after the next paint.
  await vi.waitFor(() => expect(timers.size).toBe(0));
});

function open(): void {
  const root = document.body.appendChild(document.createElement('div'));
  root.id = 'popup';
  render(<LivePopup source={source} acts={quietActs()} />, root);
}

/** The clock goes on, and timers that are due go off. */
function pass(ms: number): void {
  now += ms;
  for (const timer of timers) {
    if (timer.at > now) continue;
    timers.delete(timer);
    timer.wake();
  }
}
const shows = (selector: string, text: string | RegExp) =>
  vi.waitFor(() =>
    text instanceof RegExp ? expect(textOf(selector)).toMatch(text) : expect(textOf(selector)).toBe(text),
  );
const ticksOnce = () => vi.waitFor(() => expect([...timers].map(({ at }) => at > now)).toEqual([true]));
const countdowns = () => textsOf('.due-row strong');

test('something stands there before the ledger answers, and nothing of it is a number', async () => {
  load.mockReturnValue(new Promise(() => {}));
  open();
  expect(textOf('.states')).toBe('Reading the ledger …');
  expect(textOf('.share-number')).toBe('–');
  expect(document.querySelector('main')!.getAttribute('aria-busy')).toBe('true');
});

test('the share does not move when the ledger answers, from the second opening on', async () => {
  load.mockResolvedValue(glance({ accounts: [coverage({ complete: false, why: 'filtered' })] }));
  const shareTop = () => document.querySelector('.share')!.getBoundingClientRect().top;
  open();
  await shows('.share-number', '94 %');
  const settled = shareTop();
  clear();
  open();
  expect(textOf('.share-number')).toBe('–');
  expect(shareTop()).toBe(settled);
  await shows('.share-number', '94 %');
  expect(shareTop()).toBe(settled);
});

test('countdowns tick at their own moments, by one timer, and nothing moves', async () => {
  open();
  await vi.waitFor(() => expect(countdowns()).toEqual(['in 1 h 00', 'in 2 h 00']));
  await ticksOnce();
  const tops = () =>
    [...document.querySelectorAll('#popup *')]
      .filter((found) => found.checkVisibility())
      .map((found) => found.getBoundingClientRect().top);
  const before = tops();
  pass(1);
  await vi.waitFor(() => expect(countdowns()).toEqual(['in 1 h 00', 'in 1 h 59']));
  await ticksOnce();
  pass(30_000);
  await vi.waitFor(() => expect(countdowns()).toEqual(['in 59 min', 'in 1 h 59']));
  await ticksOnce();
  expect(tops()).toEqual(before);
  expect(load).toHaveBeenCalledTimes(1);
});

test('a timer that goes off early does not end the ticking', async () => {
  open();
  await ticksOnce();
  const [timer] = timers;
  timers.delete(timer!);
  timer!.wake();
  await ticksOnce();
});

test('while the popup is hidden nothing ticks; seen again, it is right at once', async () => {
  open();
  await shows('.due-row strong', 'in 1 h 00');
  await ticksOnce();
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect(timers.size).toBe(0);
  pass(4 * MINUTE_MS);
  expect(textOf('.due-row strong')).toBe('in 1 h 00');
  visibility.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  await shows('.due-row strong', 'in 56 min');
  await ticksOnce();
});

test('a change is read again, and an answer that was overtaken is not shown', async () => {
  open();
  await shows('.due-row strong', 'in 1 h 00');
  let answerLate: (glance: Glance) => void = () => {};
  const late = new Promise<Glance>((resolve) => {
    answerLate = resolve;
  });
  load.mockReturnValueOnce(late);
  change();
  load.mockResolvedValueOnce(glance());
  change();
  await shows('.nothing', 'Nothing is due.');
  answerLate(running);
  await late;
  await new Promise(requestAnimationFrame);
  expect(textOf('.nothing')).toBe('Nothing is due.');
});

test('past a deadline the ledger is asked again, once', async () => {
  load.mockResolvedValueOnce(glance({ due: [due('key:1', exactly(NOW + 30_000))] }));
  load.mockResolvedValue(
    glance({ at: NOW + 30_001, due: [due('key:1', exactly(NOW + 30_000), { standing: 'overdue' })] }),
  );
  open();
  await shows('.due-row strong', 'in under 1 min');
  await ticksOnce();
  pass(30_001);
  await shows('.due-row strong', 'overdue under 1 min');
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(2));
  await ticksOnce();
  pass(60_000);
  await shows('.due-row strong', 'overdue 1 min');
  expect(load).toHaveBeenCalledTimes(2);
});

test('an old glance is asked for anew, should nothing have told of a change', async () => {
  open();
  await shows('.due-row strong', 'in 1 h 00');
  await ticksOnce();
  pass(5 * MINUTE_MS);
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(2));
});

test('with neither ledger nor worker it says so; the next change may bring the answer', async () => {
  load.mockRejectedValueOnce(new Error('no answer'));
  open();
  await shows('.first-day', /^The ledger cannot be opened/);
  change();
  await shows('.share-number', '94 %');
});

test('what is shown stays while a later asking fails', async () => {
  open();
  await shows('.share-number', '94 %');
  load.mockRejectedValueOnce(new Error('no answer'));
  change();
  await new Promise(requestAnimationFrame);
  expect(textOf('.share-number')).toBe('94 %');
});

test('the chosen days are remembered', async () => {
  open();
  await shows('.share-number', '94 %');
  await userEvent.click(document.querySelector('input[value="7"]')!);
  await shows('.share-number', '95 %');
  clear();
  open();
  await shows('.share-number', '95 %');
  expect(document.querySelector<HTMLInputElement>('input:checked')!.value).toBe('7');
});

test('closed, it leaves nothing behind', async () => {
  open();
  await ticksOnce();
  clear();
  await vi.waitFor(() => expect(stopped).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(timers.size).toBe(0));
});
