import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { exportedFact, iso } from './exported-fact';
import {
  exportedAlerts,
  exportedCoverage,
  exportedDay,
  exportedKey,
  exportedSetAside,
  exportedThread,
  exportedWindow,
} from './exported-rows';
import { fileDigestOf } from './file-digest';
import { glanceIn } from './glance';
import type { LedgerSchema, ReadTx } from './schema';
import { getMeta } from './stored';

/** A field of the export, or some more rows of one that is a list. `left`: how many rows of the ledger are still to come. */
export type Part =
  | { readonly field: string; readonly value: unknown }
  | { readonly field: string; readonly rows: readonly unknown[]; readonly left: number };

const BATCH = 500;

/** All rows of a store, some at a time, so that nobody waits long for the next. */
async function* batchesOf<S extends 'facts' | 'threads'>(
  tx: ReadTx,
  store: S,
): AsyncGenerator<LedgerSchema[S]['value'][]> {
  const rows = tx.objectStore(store);
  for (let range: IDBKeyRange | null = null; ; ) {
    const batch = (await rows.getAll(range, BATCH)) as LedgerSchema[S]['value'][];
    yield wholeRows(store, batch);
    if (batch.length < BATCH) return;
    range = IDBKeyRange.lowerBound(batch.at(-1)!.id, true);
  }
}

/** All threads as exported, some at a time. As with `exportedParts`, nothing else may be waited for in between. */
export async function* exportedThreads(
  tx: ReadTx,
  settings: Settings,
  now: Instant,
): AsyncGenerator<ReturnType<typeof exportedThread>[]> {
  const keys = new Map(wholeRows('keys', await tx.objectStore('keys').getAll()).map((row) => [row.key, row]));
  for await (const batch of batchesOf(tx, 'threads'))
    yield batch.map((thread) => exportedThread(thread, keys, settings, now));
}

/**
 * The whole ledger in the public format, part by part, of the one moment of a transaction of all stores. Whoever takes
 * the parts must wait for nothing else in between, or the browser ends the transaction.
 */
export async function* exportedParts(tx: ReadTx, settings: Settings, now: Instant): AsyncGenerator<Part> {
  const exportedAt = iso(now);
  let left = (await tx.objectStore('facts').count()) + (await tx.objectStore('threads').count());
  const glance = await glanceIn(tx, settings, now);
  const keyRows = wholeRows('keys', await tx.objectStore('keys').getAll());
  const keys = new Map(keyRows.map((row) => [row.key, row]));
  const salt = (await getMeta(tx, 'salt')) ?? null;
  const otherSalts = (await getMeta(tx, 'otherSalts')) ?? [];
  yield { field: 'format', value: 'reply-clock-ledger' };
  yield { field: 'version', value: 1 };
  yield { field: 'exportedAt', value: exportedAt };
  yield { field: 'hours', value: settings.hours };
  yield { field: 'coverage', rows: glance.accounts.map(exportedCoverage), left };

  const caseOf = new Map<string, string | null>();
  for await (const batch of batchesOf(tx, 'threads')) {
    for (const { id, caseId } of batch) caseOf.set(id, caseId);
    left -= batch.length;
    yield { field: 'threads', rows: batch.map((thread) => exportedThread(thread, keys, settings, now)), left };
  }
  const score = Object.entries(glance.score).map(([days, window]) => [days, exportedWindow(window)]);
  yield { field: 'score', value: Object.fromEntries(score) };
  const alerts = wholeRows('alerts', await tx.objectStore('alerts').getAll());
  yield { field: 'alerts', rows: exportedAlerts(alerts, (threadId) => caseOf.get(threadId) ?? null, keys), left };

  const factIds: string[] = [];
  for await (const batch of batchesOf(tx, 'facts')) {
    for (const { id } of batch) factIds.push(id);
    left -= batch.length;
    yield { field: 'facts', rows: batch.map(exportedFact), left };
  }
  const exportedKeys = keyRows.map(exportedKey);
  yield { field: 'keys', rows: exportedKeys, left };
  const history = wholeRows('history', await tx.objectStore('history').getAll()).map(exportedDay);
  yield { field: 'history', rows: history, left };
  yield { field: 'salt', value: salt };
  yield { field: 'otherSalts', rows: otherSalts, left };
  yield { field: 'setAside', value: exportedSetAside(await tx.objectStore('quarantine').getAll()) };
  yield {
    field: 'digest',
    value: await fileDigestOf({ exportedAt, salt, otherSalts, keys: exportedKeys, history, factIds }),
  };
}
