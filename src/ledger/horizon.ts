import type { Instant } from '../core/span';
import { whole, wholeRows } from './corrupt';
import { HORIZON_MS } from './plan-thread';
import type { LedgerDb } from './schema';
import { bumpRevision, getMeta, putMeta } from './stored';
import { queue, transact } from './transact';

const BATCH = 100;

/**
 * Drops threads that were all closed before the horizon, one batch at a time, and refuses to hear of that time again.
 * Answers how many were dropped.
 */
export async function dropBeforeHorizon(db: LedgerDb, now: Instant): Promise<number> {
  const horizon = now - HORIZON_MS;
  return transact(db, async (tx) => {
    const clocks = tx.objectStore('clocks');
    // A thread with one newer clock keeps its old ones; look past such threads, but not for ever.
    const range = IDBKeyRange.upperBound(horizon, true);
    const old = wholeRows('clocks', await clocks.index('closedTo').getAll(range, 20 * BATCH));
    let dropped = 0;
    for (const threadId of new Set(old.map((row) => row.threadId))) {
      if (dropped === BATCH) break;
      const thread = whole('threads', await tx.objectStore('threads').get(threadId));
      if (!thread || thread.clocks.some((clock) => !clock.closing || clock.closing.at.latest >= horizon)) continue;
      for (const key of new Set([...thread.keys, threadId])) {
        for (const id of await tx.objectStore('facts').index('key').getAllKeys(key))
          queue(tx.objectStore('facts').delete(id));
        queue(tx.objectStore('keys').delete(key));
        for (const id of await tx.objectStore('alerts').index('keys').getAllKeys(key))
          queue(tx.objectStore('alerts').delete(id));
      }
      queue(tx.objectStore('threads').delete(threadId));
      queue(clocks.delete(IDBKeyRange.bound([threadId, 0], [threadId, Infinity])));
      const keepFrom = (await getMeta(tx, 'keepFrom')) ?? {};
      await putMeta(tx, 'keepFrom', {
        ...keepFrom,
        [thread.account]: Math.max(keepFrom[thread.account] ?? 0, horizon),
      });
      dropped += 1;
    }
    if (dropped > 0) await bumpRevision(tx);
    return dropped;
  });
}
