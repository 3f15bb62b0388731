import type { LedgerClock } from '../core/clock';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { getMany } from './many';
import type { ClockRow, ReadTx } from './schema';

const BATCH = 2_000;

/** Every clock whose receipt may lie at or after `from`, by its latest receipt. */
export async function readClocks(tx: ReadTx, from: Instant): Promise<LedgerClock[]> {
  const index = tx.objectStore('clocks').index('receivedTo');
  const rows: ClockRow[] = [];
  let range = IDBKeyRange.lowerBound(from);
  for (;;) {
    const batch = await index.getAll(range, BATCH);
    rows.push(...batch);
    if (batch.length < BATCH) break;
    // Rows that share the batch's last instant are read whole, so that none is counted twice or lost.
    const last = batch.at(-1)!.receivedTo;
    while (rows.at(-1)?.receivedTo === last) rows.pop();
    rows.push(...(await index.getAll(last)));
    range = IDBKeyRange.lowerBound(last, true);
  }
  return ledgerClocks(tx, wholeRows('clocks', rows));
}

/** The clocks of these rows, each with whose it is. */
async function ledgerClocks(tx: ReadTx, rows: readonly ClockRow[]): Promise<LedgerClock[]> {
  // Rows that an earlier version wrote do not tell it; their threads do.
  const old = [...new Set(rows.filter(({ account }) => account === undefined).map(({ threadId }) => threadId))];
  const threads = new Map((await getMany(tx, 'threads', old)).map((thread) => [thread?.id, thread]));
  return rows.map(({ clock, threadId, ordinal, account, marketplaceId }) => ({
    ...clock,
    ...{ threadId, ordinal, account: account ?? threads.get(threadId)?.account ?? '' },
    marketplaceId: marketplaceId ?? threads.get(threadId)?.marketplaceId ?? null,
  }));
}
