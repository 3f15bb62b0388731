import { erasedUntil } from './keep-from';
import type { HistoryRow, LedgerDb } from './schema';
import { bumpRevision, getMeta } from './stored';
import { putRows, transact } from './transact';

/** Adds daily history where that day has none; it is looked at only. Answers how many days were new. */
export async function importHistory(db: LedgerDb, days: readonly HistoryRow[], erasedToo: boolean): Promise<number> {
  return transact(db, async (tx) => {
    const store = tx.objectStore('history');
    const keepFrom = await getMeta(tx, 'keepFrom');
    const there = await Promise.all(days.map(({ id }) => store.getKey([...id])));
    const isErased = ({ id: [day, account] }: HistoryRow): boolean => Date.parse(day) < erasedUntil(keepFrom, account);
    const fresh = days.filter((day, i) => there[i] === undefined && (erasedToo || !isErased(day)));
    putRows(tx, 'history', fresh);
    if (fresh.length > 0) await bumpRevision(tx, 'coverage');
    return fresh.length;
  });
}
