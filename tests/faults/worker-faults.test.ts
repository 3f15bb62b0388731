import { afterEach, expect, test, vi } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { OWN_URL } from '../background/fake-browser';
import { content, page, startWorker, type Worker } from '../background/worker-world';
import { card, list, minute, NOON, thread } from '../ledger/world';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const DEADLINE = Date.UTC(2026, 10, 25, 4, 35);
const report = (reading: unknown) => ({ type: 'reading.report', reading });

test('a worker killed between showing an alert and recording it shows it once more, under the same id', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(thread({ messages: [asked] })), content);
  await worker.settled();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const original = IDBObjectStore.prototype.put;
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'alerts' && args[0].shownAt !== null) this.transaction.abort();
    return original.apply(this, args as never);
  });
  vi.setSystemTime(DEADLINE - HOUR_MS);
  await worker.ask({ type: 'glance.get' });
  const { sweep } = await import('../../src/background/sweep');
  await sweep();
  expect(worker.state.shown).toHaveLength(1);
  put.mockRestore();
  vi.setSystemTime(DEADLINE - HOUR_MS + 5 * MINUTE_MS);
  await worker.restart();
  await worker.restart();
  expect(worker.state.shown).toHaveLength(2);
  expect(new Set(worker.state.shown.map(({ id }) => id)).size).toBe(1);
});

test('with a database that cannot be opened alerts come from the mirror, once, and no share is shown', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(thread({ messages: [asked] })), content);
  await worker.settled();
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.setSystemTime(DEADLINE - HOUR_MS);
  await worker.restart();
  await worker.restart();
  expect(worker.state.shown).toHaveLength(1);
  expect(worker.state.badge.text).toContain('?');
  const glance = await worker.ask({ type: 'glance.get' });
  expect(glance).toMatchObject({ from: 'mirror', counts: { open: 1 } });
  expect(glance.score[30].share).toBeNull();
  expect(await worker.ask(report(list()), content)).toMatchObject({ error: { code: 'failed' } });
});

test('what was shown from the mirror is not shown again once the database opens, and goes when it is answered', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(thread({ messages: [asked] })), content);
  await worker.settled();
  const closed = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store', 'UnknownError');
  });
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.setSystemTime(DEADLINE - HOUR_MS);
  await worker.restart();
  const [shown] = worker.state.shown;
  closed.mockRestore();
  vi.setSystemTime(DEADLINE - HOUR_MS + 5 * MINUTE_MS);
  await worker.restart();
  expect(worker.state.shown.filter(({ id }) => id === shown!.id)).toHaveLength(1);
  const { facts } = await worker.ask({ type: 'ledger.export' });
  expect(facts).toContainEqual(expect.objectContaining({ kind: 'alert', stage: '1h' }));
  const replied = { author: 'seller', at: minute('2026-11-25T09:10') } as const;
  await worker.ask(report(thread({ asOf: Date.now(), messages: [asked, replied] })), content);
  await worker.settled();
  expect(worker.state.cleared).toContain(shown!.id);
});

const stagesShown = ({ state }: Worker): string[] =>
  state.shown.map(({ id }) => id.split('|')[0]!).filter((stage) => stage !== 'look');

test('a database that was lost is filled again from the mirror, and shown alerts are not repeated', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(thread({ messages: [asked] })), content);
  // What this worker has begun, else both would show the same alert.
  await worker.settled();
  vi.setSystemTime(DEADLINE - HOUR_MS);
  await worker.restart();
  expect(stagesShown(worker)).toEqual(['1h']);
  const { emptyBrowser } = await import('../ledger/world');
  emptyBrowser();
  await worker.restart();
  expect((await worker.ask({ type: 'glance.get' })).counts.open).toBe(1);
  expect(stagesShown(worker)).toEqual(['1h']);
});

test('forged, malformed and misdirected messages change nothing', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(list()), content);
  const { key } = (await worker.ask(report(list()), content)).cards[0];
  const before = await worker.ask({ type: 'ledger.export' });
  const told = { type: 'told.record', key, claim: 'no-response-needed', at: NOON, undoes: null };
  const frame = { ...content, frameId: 2 };
  const evil = { ...content, url: 'https://evil.example/' };
  const stranger = { id: 'other', url: `${OWN_URL}popup.html` };
  const tries: [unknown, object][] = [
    [{ type: 'ledger.erase', confirm: 'erase everything' }, content],
    [{ type: 'ledger.erase', confirm: 'please' }, page],
    [{ type: 'settings.set', patch: { hours: 48 } }, content],
    [{ type: 'settings.set', patch: { hours: 48, extra: 1 } }, page],
    [{ type: 'ledger.export' }, content],
    [report(list({ cards: [card({ buyer: 'Mallory' })] })), page],
    [report(list({ cards: [card({ buyer: 'Mallory' })] })), evil],
    [report(list({ cards: [card({ buyer: 'Mallory' })] })), frame],
    [report(list({ host: 'sellercentral.amazon.de', cards: [card({ buyer: 'Mallory' })] })), content],
    [report({ ...list(), cards: 'none' }), content],
    [told, evil],
    [told, stranger],
    [{ ...told, key: 'key:guessed' }, content],
    [{ ...told, undoes: 'no such fact' }, content],
    [{ ...told, at: NOON + 25 * HOUR_MS }, content],
  ];
  for (const [message, sender] of tries)
    expect(await worker.ask(message, sender), JSON.stringify(message)).toHaveProperty('error');
  expect(await worker.ask({ type: 'ledger.export' })).toEqual(before);
  expect(await worker.ask({ type: 'settings.get' })).toMatchObject({ hours: 24 });
});

test('a row that is none is counted by no badge, and the badge and the popup say that it was set aside', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(list()), content);
  await worker.settled();
  expect(worker.state.badge.text).toBe('1');
  const { database } = await import('../../src/background/access');
  const db = await database();
  for (const [i, openFrom] of [NOON, 'x', 1].entries())
    await db.put('clocks', { threadId: `junk ${i}`, ordinal: 0, openFrom } as never);
  await db.put('alerts', { id: 'junk', unfinishedAt: 1, members: null } as never);
  await worker.restart();
  await vi.waitFor(async () => expect((await worker.ask({ type: 'glance.get' })).setAside).toBe(4));
  await worker.settled();
  expect(worker.state.badge.text).toBe('1');
  expect(worker.state.badge.title).toContain('setAside(4)');
  expect((await worker.ask({ type: 'ledger.export' })).setAside).toEqual({
    count: 4,
    stores: { clocks: 3, alerts: 1 },
  });
  // The sweep that follows an export of broken rows must not end in the next test's browser.
  await worker.settled();
});

test('names are in the mirror while their clock runs, and no longer', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(list({ cards: [card({ buyer: 'Zelda' })] })), content);
  await worker.settled();
  expect(JSON.stringify(worker.state.stored.get('mirror'))).toContain('Zelda');
  await worker.ask(report(list({ cards: [], asOf: NOON + MINUTE_MS })), content);
  await worker.settled();
  expect(JSON.stringify([...worker.state.stored])).not.toContain('Zelda');
});

test('readings that contradict themselves close nothing', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(list()), content);
  const forged = { cards: [], asOf: NOON + MINUTE_MS };
  vi.setSystemTime(NOON + MINUTE_MS);
  for (const over of [{ incompleteBecause: 'filtered' }, { cardsNotRead: 3 }, { folder: null }] as const)
    expect(await worker.ask(report(list({ ...forged, ...over })), content)).toMatchObject({
      error: { code: 'malformed' },
    });
  await worker.settled();
  expect(worker.state.badge.text).toBe('1');
});
