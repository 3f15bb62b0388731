import { unwrap } from 'idb';
import { type LedgerDb, type LedgerSchema, STORES, STRICT, type StoreName, type WriteTx } from './schema';

/**
 * One strict transaction: all of `work` or, when it throws, nothing of it. `work` must await nothing but the
 * transaction's own requests, or the browser ends it early.
 */
export async function transact<T>(db: LedgerDb, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const tx = db.transaction(STORES, 'readwrite', STRICT);
  // Awaited below; without this a failure inside `work` would be reported a second time, by nobody's fault.
  tx.done.catch(() => {});
  try {
    const result = await work(tx);
    await tx.done;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It has ended already, by the failure itself.
    }
    throw error;
  }
}

/** Puts many rows that nobody waits for: a promise for each would cost as much as the row. */
export function putRows<S extends StoreName>(tx: WriteTx, name: S, rows: Iterable<LedgerSchema[S]['value']>): void {
  const store = unwrap(tx.objectStore(name)) as unknown as IDBObjectStore;
  for (const row of rows) store.put(row);
}

/** A write that nobody waits for: if it fails, its transaction does, and that is reported. */
export function queue(write: Promise<unknown>): void {
  write.catch(() => {});
}
