import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { CASE, card, list, minute, NOON, thread } from '../ledger/world';
import { content, page, startWorker, type Worker } from './worker-world';

/** 24 Nov 10:05 in India; due a day later. */
const DEADLINE = Date.UTC(2026, 10, 25, 4, 35);
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const key = `case:${CASE}`;

let worker: Worker;
beforeEach(async () => {
  worker = await startWorker(NOON);
  await worker.ask({ type: 'reading.report', reading: thread({ messages: [asked] }) }, content);
  await worker.ask({ type: 'reading.report', reading: list({ cards: [card({ caseId: CASE })] }) }, content);
});
afterEach(() => vi.useRealTimers());

const shownUntil = async () => {
  const { cards } = await worker.ask({ type: 'clocks.of', keys: [key] }, content);
  const { due } = await worker.ask({ type: 'glance.get' });
  return [cards[0].snoozedUntil, due[0].snoozedUntil ?? null];
};

test.each([
  ['a page of Amazon', content],
  ['the popup', page],
])('snoozed from %s, chip and popup show it, through a restart; woken, both forget it', async (_, sender) => {
  const until = NOON + HOUR_MS;
  expect(await worker.ask({ type: 'alert.snooze', key, until }, sender)).toEqual({ until, lastAt: DEADLINE - HOUR_MS });
  expect(await shownUntil()).toEqual([until, until]);
  await worker.restart();
  expect(await shownUntil()).toEqual([until, until]);
  expect(await worker.ask({ type: 'alert.wake', key }, sender)).toEqual({ woken: true });
  expect(await shownUntil()).toEqual([null, null]);
});

test('what it puts off comes at its end, under quiet until then', async () => {
  const until = DEADLINE - 2 * HOUR_MS;
  await worker.ask({ type: 'alert.snooze', key, until });
  for (let at = DEADLINE - 5 * HOUR_MS; at < until; at += 30 * MINUTE_MS) {
    vi.setSystemTime(at);
    await worker.restart();
  }
  expect(worker.state.shown).toEqual([]);
  vi.setSystemTime(until);
  await worker.restart();
  expect(worker.state.shown).toHaveLength(1);
});

test('every tab and page is told of a snooze, and none of one that came too late', async () => {
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url }, { id: 8, windowId: 1, url: content.url });
  await worker.settled();
  const told = () => worker.state.told.map(({ to }) => to).sort();
  const before = told().length;
  vi.setSystemTime(DEADLINE - HOUR_MS);
  expect(await worker.ask({ type: 'alert.snooze', key, until: DEADLINE }, content)).toEqual({
    ...{ until: null, lastAt: DEADLINE - HOUR_MS },
  });
  expect(told()).toHaveLength(before);
  vi.setSystemTime(NOON);
  await worker.ask({ type: 'alert.snooze', key, until: NOON + HOUR_MS }, content);
  await worker.settled();
  expect(
    worker.state.told
      .slice(before)
      .map(({ to }) => to)
      .sort(),
  ).toEqual([7, 8, 'pages']);
});

test('“Snooze” on an alert takes it away once all of it rests, and keeps it while one cannot rest any more', async () => {
  const [other, soon] = ['22222222-2222-4333-8444-555555555555', minute('2026-11-24T10:12')];
  const later = thread({ caseId: other, messages: [{ author: 'buyer', at: soon }] });
  await worker.ask({ type: 'reading.report', reading: later }, content);
  await worker.ask({ type: 'settings.set', patch: { nudgeAfterMs: null } });
  const press = async (id: string) => {
    worker.browser.notifications.onButtonClicked.fire(id);
    await worker.settled();
  };
  vi.setSystemTime(DEADLINE - 4 * HOUR_MS);
  await worker.restart();
  const [first] = worker.state.shown;
  expect(first!.id).toMatch(/\+1$/);
  await press(first!.id);
  expect(worker.state.cleared).toEqual([first!.id]);

  for (const left of [3.5 * HOUR_MS, HOUR_MS]) {
    vi.setSystemTime(DEADLINE - left);
    await worker.restart();
  }
  const last = worker.state.shown.at(-1)!;
  expect(last.id).toMatch(/^1h.*\+1$/);
  // The first has had its last warning; the other's is to come in seven minutes.
  await press(last.id);
  expect(worker.state.cleared).not.toContain(last.id);
});
