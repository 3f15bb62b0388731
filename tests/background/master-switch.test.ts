import { afterEach, expect, test, vi } from 'vitest';
import { HOUR_MS } from '../../src/core/span';
import { card, day, HOST, list, NOON } from '../ledger/world';
import { content, page, startWorker, type Worker } from './worker-world';

afterEach(() => vi.useRealTimers());

const OBSERVER = 'src/observer/observer.js';
const turn = (worker: Worker, watching: boolean) => worker.ask({ type: 'settings.set', patch: { watching } }, page);
const OFF = { error: { code: 'not-allowed', message: 'Reply Clock is switched off' } };

/** A day of the day before yesterday, so that it is overdue. */
const overdue = list({ cards: [card({ activity: day('2026-11-22') })] });
const report = (worker: Worker) => worker.ask({ type: 'reading.report', reading: overdue }, content);
const exported = (worker: Worker) => worker.ask({ type: 'ledger.export' }, page);
const watchAnswer = (worker: Worker) => worker.ask({ type: 'watch.get', account: null }, content);

async function withExactTimes(): Promise<Worker> {
  const worker = await startWorker(NOON);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url }, { id: 8, windowId: 1, url: content.url });
  await worker.ask({ type: 'settings.set', patch: { exactTimes: true } }, page);
  worker.state.told.length = 0;
  worker.state.injected.length = 0;
  return worker;
}

test('switched off, every tab is told and answered so, and the observer is registered no more', async () => {
  const worker = await withExactTimes();
  expect(await watchAnswer(worker)).toMatchObject({ watching: true, exactTimes: true });
  await turn(worker, false);
  for (const to of [7, 8]) expect(worker.state.told).toContainEqual({ to, notice: { type: 'watch.changed' } });
  expect(worker.state.registered.size).toBe(0);
  expect(worker.state.injected).toEqual([]);
  expect(await watchAnswer(worker)).toMatchObject({ watching: false });
});

test('tabs are told though the browser refuses to forget the observer', async () => {
  const worker = await withExactTimes();
  worker.browser.scripting.unregisterContentScripts = async () => {
    throw new Error('no');
  };
  await turn(worker, false);
  expect(worker.state.told).toContainEqual({ to: 7, notice: { type: 'watch.changed' } });
});

test('switched off, no page can add to the ledger, teach or ask for help', async () => {
  const worker = await startWorker(NOON);
  await turn(worker, false);
  const { facts } = await exported(worker);
  expect(await report(worker)).toEqual(OFF);
  const request = { account: 'NORDWIND', host: HOST, lesson: null };
  expect(await worker.ask({ type: 'lesson.set', ...request }, content)).toEqual(OFF);
  expect(await worker.ask({ type: 'help.start', what: 'report' }, content)).toEqual(OFF);
  expect(await worker.ask({ type: 'page.help', host: HOST, what: 'teach' }, page)).toEqual(OFF);
  expect(await exported(worker)).toMatchObject({ facts, threads: [] });
  expect(worker.state.injected).toEqual([]);
  expect(worker.state.opened).not.toContain(content.url);
});

test('switched off, a sign-out is not noticed', async () => {
  const worker = await startWorker(NOON);
  await report(worker);
  await turn(worker, false);
  const signIn = `https://${HOST}/ap/signin?openid`;
  worker.browser.tabs.onUpdated.fire(7, { url: signIn }, { url: signIn });
  await worker.settled();
  expect((await exported(worker)).coverage).toMatchObject([{ state: 'watching' }]);
  await turn(worker, true);
  worker.browser.tabs.onUpdated.fire(7, { url: signIn }, { url: signIn });
  await worker.settled();
  expect((await exported(worker)).coverage).toMatchObject([{ state: 'signed-out' }]);
});

test('switched off, the badge says so in words too, alerts on the screen go, and none comes', async () => {
  const worker = await startWorker(NOON);
  await report(worker);
  await worker.settled();
  const [alert] = worker.state.shown;
  expect(alert).toBeDefined();
  await turn(worker, false);
  await worker.settled();
  expect(worker.state.badge).toMatchObject({ text: 'off', title: expect.stringContaining('badgeOff()') });
  expect(worker.state.cleared).toEqual([alert!.id]);
  worker.state.shown.length = 0;
  vi.setSystemTime(NOON + 20 * HOUR_MS);
  worker.browser.alarms.onAlarm.fire({ name: 'safety' });
  await worker.settled();
  await worker.restart();
  expect(worker.state.shown).toEqual([]);
  expect(worker.state.badge.text).toBe('off');
});

test('an update, or a permission, puts no script into any tab while it is off', async () => {
  const worker = await withExactTimes();
  await turn(worker, false);
  worker.browser.runtime.onInstalled.fire({ reason: 'update' });
  worker.browser.permissions.onAdded.fire();
  await worker.settled();
  expect(worker.state.injected).toEqual([]);
  expect(worker.state.registered.size).toBe(0);
});

test('accepting exact times while it is off puts the observer nowhere until it is on', async () => {
  const worker = await startWorker(NOON);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url });
  await turn(worker, false);
  await worker.ask({ type: 'settings.set', patch: { exactTimes: true } }, page);
  expect(worker.state.registered.size).toBe(0);
  await turn(worker, true);
  expect(worker.state.registered.size).toBe(1);
});

test('switched on again, observer and content script are put into every open tab, in that order, and the badge is back', async () => {
  const worker = await withExactTimes();
  await report(worker);
  await worker.settled();
  const { text } = worker.state.badge;
  await turn(worker, false);
  worker.state.injected.length = 0;
  await turn(worker, true);
  await worker.settled();
  for (const tabId of [7, 8]) {
    const files = worker.state.injected.filter((each) => each.tabId === tabId).map((each) => each.files[0]);
    expect(files).toEqual([OBSERVER, 'content.js']);
  }
  expect([...worker.state.registered.keys()]).toEqual(['observer']);
  expect(worker.state.badge.text).toBe(text);
  expect(await report(worker)).toMatchObject({ acknowledged: true });
});
