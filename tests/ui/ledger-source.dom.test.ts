import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS } from '../../src/core/span';
import { Ledger } from '../../src/ledger/ledger';
import { type Connection, openLedger } from '../../src/ledger/open';
import { LEDGER_NAME } from '../../src/ledger/schema';
import { startLedger, storeSettings } from '../../src/ledger/start';
import { card, list } from '../ledger/readings';
import { englishI18n } from '../platform/english';
import { glance } from './states';

const sendMessage = vi.fn<(request: unknown) => Promise<unknown>>();
const listeners = new Set<(message: unknown) => unknown>();
const onMessage = {
  addListener: (hear: (message: unknown) => unknown) => listeners.add(hear),
  removeListener: (hear: (message: unknown) => unknown) => listeners.delete(hear),
};
vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: englishI18n,
    runtime: { id: 'reply-clock', sendMessage: (m: unknown) => sendMessage(m), onMessage },
  },
}));
const { ledgerSource } = await import('../../src/ui/popup/ledger-source');

let connection: Connection | null = null;
const ofMirror = glance({ from: 'mirror' });

const drop = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(LEDGER_NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

async function readInbox(): Promise<void> {
  const now = Date.now();
  connection = openLedger();
  const { get } = connection;
  await startLedger(await get(), DEFAULT_SETTINGS, null, now);
  await storeSettings(await get(), DEFAULT_SETTINGS);
  const received = { span: { earliest: now - 3 * HOUR_MS, latest: now - 3 * HOUR_MS } };
  await new Ledger(get).recordReading(
    list({ cards: [card({ buyer: 'Bo', activity: received })], asOf: now, observedAt: now }),
    now,
  );
}

beforeEach(async () => {
  await drop();
  sendMessage.mockReset().mockReturnValue(new Promise(() => {}));
});
afterEach(async () => {
  await connection?.close();
  connection = null;
  listeners.clear();
  vi.restoreAllMocks();
});

test('the popup reads the ledger itself: a dead worker is not even asked', async () => {
  await readInbox();
  const shown = await ledgerSource.load();
  expect(shown.from).toBe('ledger');
  expect(shown.due.map(({ buyer }) => buyer)).toEqual(['Bo']);
  expect(sendMessage).not.toHaveBeenCalled();
});

test('where there is no ledger yet, the worker is asked, and none is made', async () => {
  sendMessage.mockResolvedValue(ofMirror);
  expect(await ledgerSource.load()).toBe(ofMirror);
  expect(sendMessage).toHaveBeenCalledExactlyOnceWith({ type: 'glance.get' });
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(LEDGER_NAME);
});

/** Holds the database as an upgrade does that an old page stands in the way of; answers how to let it go, unchanged. */
async function holdDatabase(): Promise<() => void> {
  const old = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(LEDGER_NAME);
    request.onsuccess = () => resolve(request.result);
  });
  const upgrade = indexedDB.open(LEDGER_NAME, old.version + 1);
  upgrade.onupgradeneeded = () => upgrade.transaction!.abort();
  await new Promise((resolve) => {
    upgrade.onblocked = resolve;
  });
  return () => old.close();
}

test('a ledger that does not open in time is not waited for', async () => {
  await readInbox();
  const letGo = await holdDatabase();
  sendMessage.mockResolvedValue(ofMirror);
  // The database is held until after this: waiting for it would never end.
  expect(await ledgerSource.load()).toBe(ofMirror);
  letGo();
});

test('a slow ledger still answers where the worker cannot', async () => {
  await readInbox();
  const letGo = await holdDatabase();
  sendMessage.mockRejectedValue(new Error('Could not establish connection'));
  const loading = ledgerSource.load();
  await vi.waitFor(() => expect(sendMessage).toHaveBeenCalledOnce(), 3_000);
  letGo();
  expect((await loading).from).toBe('ledger');
});

test('with neither, it fails rather than answers', async () => {
  sendMessage.mockResolvedValue({ error: { code: 'failed', message: 'broken' } });
  await expect(ledgerSource.load()).rejects.toThrow();
  sendMessage.mockRejectedValue(new Error('Could not establish connection'));
  await expect(ledgerSource.load()).rejects.toThrow();
});

test("the worker's notice of a change is heard, and nothing else, until it is called off", () => {
  const changed = vi.fn();
  const stop = ledgerSource.onChange(changed);
  for (const message of [{ type: 'glance.get' }, null, { type: 'watch.changed' }, { type: 'clocks.changed' }])
    for (const hear of listeners) expect(hear(message)).toBeUndefined();
  expect(changed).toHaveBeenCalledOnce();
  stop();
  expect(listeners.size).toBe(0);
});
