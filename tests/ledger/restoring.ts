import * as v from 'valibot';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import type { Instant } from '../../src/core/span';
import { beginImport } from '../../src/ledger/begin-import';
import { exportLedger } from '../../src/ledger/export';
import { importFacts } from '../../src/ledger/import';
import { importHistory } from '../../src/ledger/import-history';
import { inNamesOf } from '../../src/ledger/import-names';
import type { LedgerDb } from '../../src/ledger/schema';
import { rebuildBatch } from '../../src/ledger/start';
import { requests } from '../../src/platform/messages';
import { readBackup } from '../../src/ui/dashboard/read-backup';
import { type Restored, type Restorer, restore } from '../../src/ui/dashboard/restore';
import type { World } from './world';

/** What is saved of a ledger. */
export const saved = async (world: Pick<World, 'db'>, now: Instant): Promise<string> =>
  JSON.stringify(await exportLedger(await world.db(), DEFAULT_SETTINGS, now));

/** The worker's part, each request through the schema of its door. */
export const restorerOf = (world: Pick<World, 'db' | 'ledger'>, now: Instant): Restorer => {
  const write = <T>(work: (db: LedgerDb) => Promise<T>): Promise<T> => world.ledger.write(work);
  return {
    begin: async (request) => {
      const { salt, otherSalts } = v.parse(requests['import.begin'].schema, request);
      await write((db) => beginImport(db, salt, otherSalts, now));
      return { begunAt: now };
    },
    named: async (backup, wait) => inNamesOf(await world.db(), backup, wait),
    facts: (request) => {
      const part = v.parse(requests['import.facts'].schema, request);
      return write((db) => importFacts(db, part, now));
    },
    history: (request) => {
      const { exportedAt, days, erasedBefore } = v.parse(requests['import.history'].schema, request);
      const rows = days.map(({ day, account, marketplace, ...counts }) => ({
        id: [day, account, marketplace ?? ''] as const,
        ...counts,
      }));
      return write((db) => importHistory(db, { exportedAt, days: rows, erasedBefore }, now));
    },
    end: async () => {
      while (await rebuildBatch(await world.db(), DEFAULT_SETTINGS, now));
    },
  };
};

export async function restored(
  world: Pick<World, 'db' | 'ledger'>,
  text: string | Blob,
  now: Instant,
  { erasedToo = false, signal = new AbortController().signal, restorer = restorerOf(world, now) } = {},
): Promise<Restored> {
  const work = { onProgress: () => {}, signal };
  const backup = await readBackup(typeof text === 'string' ? new Blob([text]) : text, now, work);
  return restore(backup, erasedToo, restorer, { ...work, wait: async () => {} });
}

/** All of the ledger that says something of messages, without what only says how it came to be known. */
export async function told(world: World) {
  const [threads, clocks, facts] = [await world.all('threads'), await world.all('clocks'), await world.all('facts')];
  // In which order a thread came by its names says nothing.
  const sorted = <R extends { keys: string[] }>(rows: R[]): R[] =>
    // Nor does what is unread since its account is watched here.
    rows.map((row) => ({ ...row, keys: [...row.keys].sort(), unread: undefined }));
  return { threads: sorted(threads), clocks: sorted(clocks), facts };
}
