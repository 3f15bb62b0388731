import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { openLedger } from '../../../src/ledger/open';
import { type LedgerDb, STORES, STRICT, type StoreName } from '../../../src/ledger/schema';
import { startLedger, storeSettings } from '../../../src/ledger/start';
import { NOON } from '../../ledger/readings';

/** All rows of a ledger, with the keys of those that do not hold their own. */
export type Dump = ReadonlyMap<StoreName, readonly { readonly key: IDBValidKey; readonly row: unknown }[]>;

export function drop(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error(`${name} is still open`));
  });
}

/** A new ledger under a name of its own, with stores and indexes as they are in use. */
export async function newLedger(name: string): Promise<LedgerDb> {
  await drop(name);
  const db = await openLedger(name).get();
  await startLedger(db, DEFAULT_SETTINGS, null, NOON);
  await storeSettings(db, DEFAULT_SETTINGS);
  return db;
}

export async function dumpOf(db: LedgerDb): Promise<Dump> {
  const stores = await Promise.all(
    STORES.map(async (store) => {
      const [keys, rows] = await Promise.all([db.getAllKeys(store), db.getAll(store)]);
      return [store, rows.map((row, at) => ({ key: keys[at] as IDBValidKey, row: row as unknown }))] as const;
    }),
  );
  return new Map(stores);
}

/** What a commit wrote: the rows that differ from before it. */
export function changedRows(before: Dump, after: Dump): Dump {
  return new Map(
    [...after].map(([store, rows]) => {
      const old = new Map(before.get(store)!.map(({ key, row }) => [JSON.stringify(key), JSON.stringify(row)]));
      return [store, rows.filter(({ key, row }) => old.get(JSON.stringify(key)) !== JSON.stringify(row))] as const;
    }),
  );
}

export const rowCount = (dump: Dump): number => [...dump.values()].reduce((sum, rows) => sum + rows.length, 0);

/** The floor: these rows put in one strict transaction. */
export async function putStrictly(db: LedgerDb, dump: Dump): Promise<void> {
  const tx = db.transaction(STORES, 'readwrite', STRICT);
  for (const [name, rows] of dump) {
    const store = tx.objectStore(name);
    for (const { key, row } of rows) store.put(row as never, store.keyPath === null ? (key as never) : undefined);
  }
  await tx.done;
}
