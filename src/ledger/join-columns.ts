import type { Instant } from '../core/span';
import { clocksOf, columnsAgree, columnsOf, LONG_MS, OLD_MS, oldStretchOf, type Stretch } from './columns';
import { wholeRows } from './corrupt';
import { type LedgerDb, RELAXED, type ReadTx, type WriteTx } from './schema';
import { queue } from './transact';

const MOST_DAYS = 20;

/** The old days of which there are all long stretches. */
export async function daysToJoin(tx: ReadTx, oldUntil: Instant): Promise<Stretch[]> {
  const keys = await tx.objectStore('columns').getAllKeys(IDBKeyRange.upperBound([oldUntil]));
  const parts = new Map<Instant, number>();
  for (const [from, to] of keys) {
    const day = oldStretchOf(from).from;
    if (to - from === LONG_MS) parts.set(day, (parts.get(day) ?? 0) + 1);
  }
  return [...parts]
    .filter(([day, count]) => count * LONG_MS === OLD_MS && day + OLD_MS <= oldUntil)
    .map(([day]) => oldStretchOf(day));
}

/** Puts them together, a few in a transaction: readings wait for it. */
export async function joinDays(db: LedgerDb, oldUntil: Instant): Promise<void> {
  while (await joinSome(db, oldUntil));
}

/** Whether there may be more to join. */
async function joinSome(db: LedgerDb, oldUntil: Instant): Promise<boolean> {
  const relaxed = db.transaction(['columns'], 'readwrite', RELAXED);
  const tx = relaxed as unknown as WriteTx;
  const days = await daysToJoin(tx, oldUntil);
  const some = days.slice(0, MOST_DAYS);
  let joined = 0;
  for (const { from, to } of some) {
    const range = IDBKeyRange.bound([from], [to], false, true);
    const rows = wholeRows('columns', await tx.objectStore('columns').getAll(range));
    const row = columnsOf(
      { from, to },
      rows.flatMap((part) => clocksOf(part)),
      Math.random(),
    );
    // One that is broken is repaired first.
    if (rows.length * LONG_MS !== OLD_MS || !columnsAgree(row)) continue;
    queue(tx.objectStore('columns').delete(range));
    queue(tx.objectStore('columns').put(row));
    joined += 1;
  }
  await relaxed.done;
  return joined > 0 && days.length > some.length;
}
