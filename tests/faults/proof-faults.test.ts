import { afterEach, expect, test, vi } from 'vitest';
import { MINUTE_MS } from '../../src/core/span';
import { exportProof } from '../../src/ledger/proof-export';
import { verifyProof } from '../../src/ledger/proof-verify';
import type { LedgerDb } from '../../src/ledger/schema';
import { content, startWorker } from '../background/worker-world';
import { card, list, NOON } from '../ledger/world';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const report = (minutes: number) => ({
  type: 'reading.report',
  reading: list({ asOf: NOON + minutes * MINUTE_MS, cards: [card({ buyer: `B${minutes}` })] }),
});
async function openDatabase(): Promise<LedgerDb> {
  const { database } = await import('../../src/background/access');
  return database();
}
const checked = async () => verifyProof(await exportProof(await openDatabase(), '0.1.0', NOON));

test('the sweep after a reading seals what it logged', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(0), content);
  await worker.settled();
  const verified = await checked();
  expect(verified).toMatchObject({ broken: null, unsealed: 0, looks: 1 });
  expect(verified.hashes).toHaveLength(2);
});

test('a worker killed while it seals, at any step, has alerts and badge right; the next one seals all', async () => {
  const worker = await startWorker(NOON);
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  for (let survives = 0; survives < 5; survives++) {
    vi.setSystemTime(NOON + survives * MINUTE_MS);
    let count = 0;
    const dying = vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...args) => {
      count += 1;
      if (count > survives) throw new Error('killed');
      return digest(...args);
    });
    await worker.ask(report(survives), content);
    await worker.settled();
    expect(worker.state.badge.text).toBe('1');
    dying.mockRestore();
  }
  expect((await checked()).unsealed).toBeGreaterThan(0);
  await worker.restart();
  expect(await checked()).toMatchObject({ broken: null, unsealed: 0 });
});

test('a link that is broken in the database is set aside, stops nothing, and is named by whoever checks', async () => {
  const worker = await startWorker(NOON);
  await worker.ask(report(0), content);
  await worker.settled();
  const db = await openDatabase();
  await db.put('proof', { seq: 2, body: 'junk', unsealed: 2 } as never);
  vi.setSystemTime(NOON + MINUTE_MS);
  await worker.ask(report(1), content);
  await worker.settled();
  await worker.restart();
  expect(await db.count('quarantine')).toBe(1);
  expect(await db.countFromIndex('proof', 'unsealed')).toBe(0);
  expect((await checked()).broken).toMatchObject({ seq: 2, why: 'missing' });
});
