import { DAY_MS, type Instant } from '../core/span';
import { erasedUntil } from './keep-from';
import { HORIZON_MS } from './plan-thread';
import type { HistoryRow, LedgerDb } from './schema';
import { bumpRevision, getMeta, putMeta } from './stored';
import { putRows, transact } from './transact';

/** Daily history of a file, and what of it is taken. */
export interface ImportedDays {
  readonly exportedAt: Instant;
  readonly days: readonly HistoryRow[];
  /** As with facts. */
  readonly erasedBefore: Instant | null;
}

/**
 * Adds daily history where that day has none; it is looked at only. Answers how many days were new. Throws, and adds
 * nothing, where one of them is yet to come.
 */
export async function importHistory(
  db: LedgerDb,
  { exportedAt, days, erasedBefore }: ImportedDays,
  now: Instant,
): Promise<number> {
  if (days.some(({ id: [day] }) => Date.parse(day) > now + DAY_MS)) throw new Error('a day is yet to come');
  return transact(db, async (tx) => {
    const store = tx.objectStore('history');
    const keepFrom = (await getMeta(tx, 'keepFrom')) ?? {};
    const there = await Promise.all(days.map(({ id }) => store.getKey([...id])));
    const isErased = ({ id: [day, account] }: HistoryRow): boolean =>
      Date.parse(day) < erasedUntil(keepFrom, account, erasedBefore ?? 0);
    const fresh = days.filter((day, i) => there[i] === undefined && !isErased(day));
    if (fresh.length === 0) return 0;
    putRows(tx, 'history', fresh);
    // What the file counts by day, an older file may hold as messages: they would count in their days once more.
    const folded = { ...keepFrom };
    for (const account of new Set(fresh.map(({ id }) => id[1])))
      folded[account] = Math.max(folded[account] ?? 0, exportedAt - HORIZON_MS);
    await putMeta(tx, 'keepFrom', folded);
    await bumpRevision(tx, 'coverage');
    return fresh.length;
  });
}
