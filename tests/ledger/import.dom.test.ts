import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { exportLedger } from '../../src/ledger/export';
import { fileOf, ledgerFile } from '../../src/ledger/export-file';
import { inNamesHere } from '../../src/ledger/import-file';
import { Ledger } from '../../src/ledger/ledger';
import { type Connection, openLedger } from '../../src/ledger/open';
import { LEDGER_NAME } from '../../src/ledger/schema';
import { startLedger, storeSettings } from '../../src/ledger/start';
import { readBackup } from '../../src/ui/dashboard/read-backup';
import { restore } from '../../src/ui/dashboard/restore';
import { inSlices } from '../../src/ui/dashboard/slices';
import { backupText } from './backup-text';
import { NOON } from './readings';
import { restorerOf } from './restoring';

let connection: Connection;
let ledger: Ledger;
beforeEach(async () => {
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(LEDGER_NAME).onsuccess = resolve;
  });
  connection = openLedger();
  ledger = new Ledger(() => connection.get());
  await startLedger(await connection.get(), DEFAULT_SETTINGS, null, NOON);
  await storeSettings(await connection.get(), DEFAULT_SETTINGS);
});
afterEach(() => connection.close());

/** The longest time that nothing else on the page got its turn. */
async function longestPause<T>(work: () => Promise<T>): Promise<[T, number]> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  });
  const result = await work();
  clearInterval(timer);
  return [result, longest];
}

test("20,000 facts are restored into the browser's own database and saved again, and the page is not frozen meanwhile", async () => {
  const text = await backupText(5_000, NOON);
  const signal = new AbortController().signal;
  const onProgress = vi.fn();
  const world = { db: () => connection.get(), ledger };
  const restorer = { ...restorerOf(world, NOON), named: inNamesHere };
  const [restored, paused] = await longestPause(async () => {
    const backup = await readBackup(new Blob([text]), NOON, { onProgress, signal });
    return restore(backup, false, restorer, { onProgress, signal, wait: inSlices(signal) });
  });
  expect(restored).toMatchObject({ added: 20_000, ended: 'whole' });
  expect(onProgress.mock.calls.length).toBeGreaterThan(40);
  const db = await connection.get();
  expect([await db.count('threads'), await db.count('clocks')]).toEqual([5_000, 5_000]);
  // Generous, because machines are shared; all at once it would be many seconds.
  expect(paused).toBeLessThan(2_000);

  const [blob, pausedSaving] = await longestPause(() => ledgerFile(NOON, { onProgress, signal }));
  expect(pausedSaving).toBeLessThan(2_000);
  expect(JSON.parse(await blob.text())).toEqual(
    JSON.parse(JSON.stringify(await exportLedger(db, DEFAULT_SETTINGS, NOON))),
  );
}, 60_000);

test('a saving that is cancelled ends, and the next one is whole', async () => {
  const controller = new AbortController();
  const db = await connection.get();
  const onProgress = () => controller.abort();
  await expect(fileOf(db, NOON, { onProgress, signal: controller.signal })).rejects.toThrow();
  const whole = await ledgerFile(NOON, { onProgress: () => {}, signal: new AbortController().signal });
  expect(JSON.parse(await whole.text())).toMatchObject({ format: 'reply-clock-ledger', facts: [] });
});
