import type { Instant } from '../core/span';
import type { LedgerSchema, StoreName, WriteTx } from './schema';
import { queue } from './transact';
import { isWhole } from './whole';

export interface BrokenRow {
  readonly store: StoreName;
  readonly key: IDBValidKey;
}
type Row<S extends StoreName> = LedgerSchema[S]['value'];

/** Rows that readers found broken. Only a hint: what it misses is found by the next reader, or by the daily check. */
const found = new Map<string, BrokenRow>();
/** A whole store may be broken; the rest is found again once these are set aside. */
const MOST_FOUND = 1_000;

/** Notes a row that is to be set aside, or made anew. */
export function noteBroken(store: StoreName, key: IDBValidKey): void {
  if (found.size < MOST_FOUND) found.set(JSON.stringify([store, key]), { store, key });
}

/** What readers have found broken since this was asked last. */
export function takeFound(): BrokenRow[] {
  const rows = [...found.values()];
  found.clear();
  return rows;
}

/** The key under which a store with keys in its rows holds this one, which it cannot hold without. */
function keyOf(store: StoreName, row: unknown): IDBValidKey {
  const at = row as Record<string, IDBValidKey>;
  if (store === 'clocks') return [at['threadId']!, at['ordinal']!];
  if (store === 'columns') return [at['from']!, at['to']!, at['made']!];
  if (store === 'proof') return at['seq']!;
  return store === 'keys' ? at['key']! : at['id']!;
}

/** The rows that are whole. The others are left out, and noted to be set aside. */
export function wholeRows<S extends StoreName>(store: S, rows: readonly (Row<S> | undefined)[]): Row<S>[] {
  return rows.filter((row): row is Row<S> => row !== undefined && whole(store, row) !== undefined);
}

/** The row if it is there and whole. `key` names one in `meta`. */
export function whole<S extends StoreName>(store: S, row: Row<S> | undefined, key?: string): Row<S> | undefined {
  if (row === undefined || isWhole(store, row, key)) return row;
  noteBroken(store, key ?? keyOf(store, row));
  return undefined;
}

/** Moves a row out of the way, as it is, within the caller's transaction. */
export function setAside(tx: WriteTx, store: StoreName, row: unknown, why: string, at: Instant, key?: string): void {
  queue(tx.objectStore('quarantine').put({ store, row, why, at }));
  queue(tx.objectStore(store).delete((key ?? keyOf(store, row)) as never));
}
