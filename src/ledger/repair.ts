import { DAY_MS, type Instant } from '../core/span';
import { columnsOf, isSameColumns } from './columns';
import { type BrokenRow, noteBroken, setAside, takeFound, wholeRows } from './corrupt';
import { newCoverage } from './coverage';
import { newSalt } from './ids';
import { clocksIn } from './read-clocks';
import { rederive } from './rederive';
import { coverageId, type LedgerDb, type ReadTx, STORES, type WriteTx } from './schema';
import { bumpRevision, getMeta, getSettings, putMeta } from './stored';
import { queue, transact } from './transact';
import { isWhole } from './whole';

/**
 * Sets aside every row that readers have found broken, as it was, and makes anew what follows from facts. Answers how
 * many there were; badge, popup and export go on without them.
 */
export async function repairFound(db: LedgerDb, now: Instant): Promise<number> {
  const suspects = takeFound();
  if (suspects.length === 0) return 0;
  return transact(db, async (tx) => {
    const threadNames = new Set<string>();
    let count = 0;
    for (const suspect of suspects) {
      if (suspect.store === 'columns') {
        // A copy, which is made anew: nothing of it need be kept, whatever was wrong with it.
        queue(tx.objectStore('columns').delete(suspect.key as [number, number, number]));
        count += 1;
        continue;
      }
      const row: unknown = await tx.objectStore(suspect.store).get(suspect.key as never);
      const name = typeof suspect.key === 'string' ? suspect.key : undefined;
      // Another writer may have replaced it meanwhile.
      if (row === undefined || isWhole(suspect.store, row, name)) continue;
      count += 1;
      // What it told before it broke may be in any copy.
      if (suspect.store === 'clocks') queue(tx.objectStore('columns').clear());
      setAside(tx, suspect.store, row, 'not whole', now, suspect.store === 'meta' ? name : undefined);
      await replace(tx, suspect, now);
      for (const key of namesIn(suspect, row)) threadNames.add(key);
    }
    if (count === 0) return 0;
    if (threadNames.size > 0) await rederive(tx, { facts: [], keys: threadNames }, await getSettings(tx), now);
    await bumpRevision(tx);
    return count;
  });
}

/** The keys and threads whose rows follow from the same facts as this one. */
function namesIn({ store, key }: BrokenRow, row: unknown): string[] {
  if (store === 'facts') {
    const named = (row as { key?: unknown }).key;
    return typeof named === 'string' ? [named] : [];
  }
  const [name] = [key].flat();
  return (store === 'keys' || store === 'threads' || store === 'clocks') && typeof name === 'string' ? [name] : [];
}

/** What must not be missing, though no fact tells it. */
async function replace(tx: WriteTx, { store, key }: BrokenRow, now: Instant): Promise<void> {
  if (store === 'coverage' && typeof key === 'string') {
    // An account that is not known at all would not be missed by a badge that says "nothing due".
    const named = accountAndHost(key);
    if (named) queue(tx.objectStore('coverage').put(newCoverage(...named, now)));
  }
  if (store !== 'meta') return;
  if (key === 'salt') await putMeta(tx, 'salt', newSalt());
  // Larger than any before, so that no copy of before passes for one of now.
  if (key === 'revision' || key === 'clocksRevision') await putMeta(tx, key, now);
}

function accountAndHost(id: string): [string, string] | null {
  try {
    const [account, host] = JSON.parse(id) as unknown[];
    if (typeof account !== 'string' || typeof host !== 'string') return null;
    return coverageId(account, host) === id ? [account, host] : null;
  } catch {
    return null;
  }
}

/** Badge and alarms are counted by index, so each row that stands in it is looked at once in a worker's life. */
export async function checkOpenClocks(db: LedgerDb): Promise<void> {
  wholeRows('clocks', await db.getAllFromIndex('clocks', 'openFrom'));
}

const BATCH = 500;
/** Each is compared with all that it is a copy of. */
const BATCH_OF_COLUMNS = 10;

/**
 * Looks at one batch of all rows, once a day: a row whose index column is lost is found by no reader. What is broken is
 * noted. Answers whether there is more to look at; how far it has come is kept, for workers live short.
 */
export async function checkBatch(db: LedgerDb, now: Instant, most = BATCH): Promise<boolean> {
  const tx = db.transaction(STORES, 'readonly');
  const last = (await getMeta(tx, 'checked')) ?? { at: 0, store: null };
  if (last.store === null && last.at <= now && now - last.at < DAY_MS) return false;
  const store = STORES.find((name) => name === last.store) ?? STORES[0]!;
  const size = store === 'columns' ? Math.min(most, BATCH_OF_COLUMNS) : most;
  const range = last.after === undefined ? null : IDBKeyRange.lowerBound(last.after, true);
  const keys: IDBValidKey[] = await tx.objectStore(store).getAllKeys(range as never, size);
  if (store === 'meta') for (const key of keys) await getMeta(tx, key as never);
  else if (store === 'columns') await checkColumns(tx as ReadTx, range, size);
  else wholeRows(store, await tx.objectStore(store).getAll(range as never, size));
  const isMore = keys.length === size;
  const next = isMore ? store : (STORES[STORES.indexOf(store) + 1] ?? null);
  await db.put('meta', { at: now, store: next, ...(isMore && { after: keys.at(-1)! }) }, 'checked');
  return next !== null;
}

/** A copy that does not say what the clocks say is as good as broken. */
async function checkColumns(tx: ReadTx, range: IDBKeyRange | null, size: number): Promise<void> {
  for (const row of wholeRows('columns', await tx.objectStore('columns').getAll(range, size)))
    if (!isSameColumns(row, columnsOf(row, await clocksIn(tx, row), row.made)))
      noteBroken('columns', [row.from, row.to, row.made]);
}
