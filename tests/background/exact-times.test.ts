import { afterEach, expect, test, vi } from 'vitest';
import { HOSTS } from '../../src/core/marketplaces';
import { HOST, NOON } from '../ledger/world';
import { content, page, startWorker, type Worker } from './worker-world';

afterEach(() => vi.useRealTimers());

const OBSERVER = 'src/observer/observer.js';
const switchTo = (worker: Worker, exactTimes: boolean) =>
  worker.ask({ type: 'settings.set', patch: { exactTimes } }, page);
const pagesOf = (hosts: readonly string[]) => hosts.map((host) => `https://${host}/messaging/*`);

test('nothing is put into any page until exact times are accepted', async () => {
  const worker = await startWorker(NOON);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url });
  worker.browser.runtime.onInstalled.fire({ reason: 'install' });
  await worker.settled();
  await switchTo(worker, false);
  expect(worker.state.registered.size).toBe(0);
  expect(worker.state.injected.filter(({ files }) => files.includes(OBSERVER))).toEqual([]);
});

test('accepted, the observer is registered for every host, and put into open tabs before they are told', async () => {
  const worker = await startWorker(NOON);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url });
  let wasThere = false;
  const { sendMessage } = worker.browser.tabs;
  worker.browser.tabs.sendMessage = async (to, notice) => {
    if ((notice as { type: string }).type === 'watch.changed')
      wasThere = worker.state.injected.some(({ tabId, files }) => tabId === to && files.includes(OBSERVER));
    return sendMessage(to, notice);
  };
  expect(await switchTo(worker, true)).toMatchObject({ exactTimes: true });
  expect(worker.state.registered.get('observer')).toEqual({
    id: 'observer',
    js: [OBSERVER],
    matches: pagesOf(HOSTS),
    runAt: 'document_start',
    world: 'MAIN',
    allFrames: false,
    persistAcrossSessions: true,
  });
  expect(worker.state.injected).toEqual([{ tabId: 7, files: [OBSERVER], world: 'MAIN' }]);
  expect(wasThere).toBe(true);
});

test('switched off, new pages do not get it and open ones are told', async () => {
  const worker = await startWorker(NOON);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url });
  await switchTo(worker, true);
  worker.state.told.length = 0;
  worker.state.injected.length = 0;
  await switchTo(worker, false);
  expect(worker.state.registered.size).toBe(0);
  expect(worker.state.injected).toEqual([]);
  expect(worker.state.told).toContainEqual({ to: 7, notice: { type: 'watch.changed' } });
});

test('other settings neither register it nor tell tabs to watch in another way', async () => {
  const worker = await startWorker(NOON);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url });
  await worker.ask({ type: 'settings.set', patch: { showNames: true } }, page);
  expect(worker.state.registered.size).toBe(0);
  expect(worker.state.told.map(({ notice }) => (notice as { type: string }).type)).not.toContain('watch.changed');
});

test('a page cannot switch it on', async () => {
  const worker = await startWorker(NOON);
  const answer = await worker.ask({ type: 'settings.set', patch: { exactTimes: true } }, content);
  expect(answer.error.code).toBe('not-allowed');
  expect(worker.state.registered.size).toBe(0);
});

test('a browser that has forgotten it, as at an update, is given it again when the worker starts', async () => {
  const worker = await startWorker(NOON);
  await switchTo(worker, true);
  worker.state.registered.clear();
  await worker.restart();
  expect([...worker.state.registered.keys()]).toEqual(['observer']);
  // Registered already: browsers refuse the same id twice.
  await worker.restart();
  expect([...worker.state.registered.keys()]).toEqual(['observer']);
});

test('after an update it is in open tabs before their content scripts start', async () => {
  const worker = await startWorker(NOON);
  await switchTo(worker, true);
  worker.state.tabs.push({ id: 7, windowId: 1, url: content.url });
  worker.browser.runtime.onInstalled.fire({ reason: 'update' });
  await worker.settled();
  expect(worker.state.injected.map(({ files }) => files)).toEqual([[OBSERVER], ['content.js']]);
});

test('only hosts that the seller lets us read are registered, and they follow the permissions', async () => {
  const worker = await startWorker(NOON);
  worker.state.allowed = (origin) => origin.includes(`//${HOST}/`);
  await switchTo(worker, true);
  expect(worker.state.registered.get('observer')!.matches).toEqual(pagesOf([HOST]));

  worker.state.allowed = () => false;
  worker.browser.permissions.onRemoved.fire();
  await worker.settled();
  expect(worker.state.registered.size).toBe(0);

  worker.state.allowed = () => true;
  worker.browser.permissions.onAdded.fire();
  await worker.settled();
  expect(worker.state.registered.get('observer')!.matches).toEqual(pagesOf(HOSTS));
});

test('a browser that refuses says so to whoever switched it on, and is asked again at the next start', async () => {
  const worker = await startWorker(NOON);
  const { registerContentScripts } = worker.browser.scripting;
  worker.browser.scripting.registerContentScripts = async () => {
    throw new Error('no');
  };
  expect(await switchTo(worker, true)).toEqual({ error: { code: 'failed', message: 'no' } });
  worker.browser.scripting.registerContentScripts = registerContentScripts;
  await worker.restart();
  expect(worker.state.registered.size).toBe(1);
});
