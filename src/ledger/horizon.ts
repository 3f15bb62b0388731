import { rulesOf } from '../core/settings';
import type { Instant } from '../core/span';
import { whole, wholeRows } from './corrupt';
import { isClosedBefore } from './folded';
import { foldIntoHistory } from './history';
import { forgetColumns } from './keep-columns';
import { clockBatches, clocksFrom, clocksOfThreads, getMany } from './many';
import { HORIZON_MS } from './plan-thread';
import type { KeyRow, LedgerDb, ReadTx, ThreadRow, WriteTx } from './schema';
import { bumpRevision, getMeta, getSettings, putMeta } from './stored';
import { queue, transact } from './transact';

/** Readings wait while so many are dropped. */
const BATCH = 100;

/**
 * Drops threads that were all closed before the horizon, one batch at a time, and refuses to hear of that time again. What
 * became of their messages lives on as daily history. Answers how many were dropped.
 */
export async function dropBeforeHorizon(db: LedgerDb, now: Instant): Promise<number> {
  const horizon = now - HORIZON_MS;
  const ids = await closedBefore(db, horizon);
  if (ids.length === 0) return 0;
  return transact(db, async (tx) => {
    const settings = await getSettings(tx);
    // A reading may have come in between.
    const rows = await Promise.all(ids.map((id) => dropped(tx, id, horizon)));
    const threads = rows.filter((row) => row !== null);
    if (threads.length === 0) return 0;
    await foldIntoHistory(tx, threads, rulesOf(settings), now);
    const gone = threads.map(({ id }) => id);
    forgetColumns(tx, await clocksOfThreads(tx, gone));
    for (const id of gone) {
      queue(tx.objectStore('clocks').delete(clocksFrom(id, 0)));
      queue(tx.objectStore('threads').delete(id));
    }
    const keepFrom = { ...(await getMeta(tx, 'keepFrom')) };
    for (const { account } of threads) keepFrom[account] = Math.max(keepFrom[account] ?? 0, horizon);
    await putMeta(tx, 'keepFrom', keepFrom);
    await bumpRevision(tx);
    return threads.length;
  });
}

const namesOf = ({ id, keys }: ThreadRow): string[] => [id, ...keys];

/** The next of them, without keeping readings waiting: a thread with one newer clock keeps its old ones, and is passed by. */
async function closedBefore(db: LedgerDb, horizon: Instant): Promise<string[]> {
  const tx = db.transaction(['clocks', 'threads', 'keys'], 'readonly') as unknown as ReadTx;
  const found = new Set<string>();
  for await (const rows of clockBatches(tx, 'closedTo', { from: -Infinity, to: horizon }, BATCH)) {
    const ids = [...new Set(wholeRows('clocks', rows).map(({ threadId }) => threadId))];
    const closed = wholeRows('threads', await getMany(tx, 'threads', ids)).filter((row) =>
      isClosedBefore(row, horizon),
    );
    const names = [...new Set(closed.flatMap(namesOf))];
    const keys = new Map(wholeRows('keys', await getMany(tx, 'keys', names)).map((row) => [row.key, row]));
    for (const thread of closed)
      if (!namesOf(thread).some((name) => hasStirredSince(keys.get(name), horizon))) found.add(thread.id);
    if (found.size >= BATCH) break;
  }
  return [...found].slice(0, BATCH);
}

/** Deletes what is known of a thread beside its row and its clocks; null where it must be kept. */
async function dropped(tx: WriteTx, id: string, horizon: Instant): Promise<ThreadRow | null> {
  const thread = whole('threads', await tx.objectStore('threads').get(id));
  if (!thread || !isClosedBefore(thread, horizon)) return null;
  const keys = [...new Set(namesOf(thread))];
  const rows = wholeRows('keys', await Promise.all(keys.map((key) => tx.objectStore('keys').get(key))));
  if (rows.some((row) => hasStirredSince(row, horizon))) return null;
  await Promise.all(
    keys.map(async (key) => {
      const [facts, alerts] = await Promise.all([
        tx.objectStore('facts').index('key').getAllKeys(key),
        tx.objectStore('alerts').index('keys').getAllKeys(key),
      ]);
      for (const fact of facts) queue(tx.objectStore('facts').delete(fact));
      for (const alert of alerts) queue(tx.objectStore('alerts').delete(alert));
      queue(tx.objectStore('keys').delete(key));
    }),
  );
  return thread;
}

/** A case that the page's own data would bring back, for it changed later: it would come to count in its day twice. */
const hasStirredSince = (row: KeyRow | undefined, horizon: Instant): boolean =>
  [row?.listed, row?.answered].some(
    (look) => look?.activity && 'span' in look.activity && look.activity.span.latest >= horizon,
  );
