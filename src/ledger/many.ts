import type { Stretch } from './columns';
import type { ClockRow, KeyRow, ReadTx, ThreadRow } from './schema';

/** Fewer keys than this are asked for one by one. */
const MANY = 100;
/** Reading a row in passing costs about this much less than asking for it. */
const TIMES_CHEAPER = 2;

/** The rows of these keys, aligned; undefined where there is none. */
export async function getMany<S extends 'keys' | 'threads'>(
  tx: ReadTx,
  store: S,
  keys: readonly string[],
): Promise<((S extends 'keys' ? KeyRow : ThreadRow) | undefined)[]> {
  type Row = S extends 'keys' ? KeyRow : ThreadRow;
  const rows = tx.objectStore(store);
  if (keys.length < MANY || (await rows.count()) > keys.length * TIMES_CHEAPER)
    return Promise.all(keys.map((key) => rows.get(key) as Promise<Row | undefined>));
  const all = (await rows.getAll()) as Row[];
  const byKey = new Map(all.map((row) => [store === 'keys' ? (row as KeyRow).key : (row as ThreadRow).id, row]));
  return keys.map((key) => byKey.get(key));
}

export const clocksFrom = (threadId: string, ordinal: number): IDBKeyRange =>
  IDBKeyRange.bound([threadId, ordinal], [threadId, Infinity]);

/** The rows of these threads' clocks, whole or not. */
export async function clocksOfThreads(tx: ReadTx, threadIds: readonly string[]): Promise<ClockRow[]> {
  const rows = tx.objectStore('clocks');
  if (threadIds.length < MANY || (await rows.count()) > threadIds.length * TIMES_CHEAPER)
    return (await Promise.all(threadIds.map((id) => rows.getAll(clocksFrom(id, 0))))).flat();
  const ids = new Set(threadIds);
  return (await rows.getAll()).filter(({ threadId }) => ids.has(threadId));
}

const BATCH = 2_000;

/** The rows of clocks by one of their columns, within `[from, to)`; a batch holds some more where they share an instant. */
export async function* clockBatches(
  tx: ReadTx,
  column: 'receivedTo' | 'closedTo',
  { from, to }: Stretch,
  size = BATCH,
): AsyncGenerator<ClockRow[]> {
  const index = tx.objectStore('clocks').index(column);
  let range = IDBKeyRange.bound(from, to, false, true);
  for (;;) {
    const batch = await index.getAll(range, size);
    const last = batch.at(-1)?.[column];
    if (batch.length < size || last === undefined) {
      yield batch;
      return;
    }
    // Rows that share the batch's last instant are read whole, so that none is counted twice or lost.
    while (batch.at(-1)?.[column] === last) batch.pop();
    yield [...batch, ...(await index.getAll(last))];
    range = IDBKeyRange.bound(last, to, true, true);
  }
}
