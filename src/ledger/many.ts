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
