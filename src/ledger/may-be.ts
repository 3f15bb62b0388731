import type { Clock, Thread } from '../core/clock';
import type { ThreadKey } from '../core/facts';
import { DAY_MS, type Span } from '../core/span';
import { wholeRows } from './corrupt';
import { getMany } from './many';
import type { KeyRow, WriteTx } from './schema';
import { putRows } from './transact';

// A card's key is hashed with its ledger's salt, so a card that two ledgers have seen has two keys. Where no name is left
// to hash anew, nobody can tell whether two threads are one. Then neither is counted as sure, and no message counts twice,
// until a page shows the card again. This is no fact: it follows from which names are known, and goes with its reason.

/** Each of its clocks may be another thread's: none is claimed. */
export function withDoubt(thread: Thread, keys: readonly ThreadKey[], rows: ReadonlyMap<ThreadKey, KeyRow>): Thread {
  if (!keys.some((key) => rows.get(key)?.mayBe?.length)) return thread;
  return { ...thread, clocks: thread.clocks.map((clock): Clock => ({ ...clock, doubtful: true })) };
}

/** One thread as two ledgers are compared by it. */
export interface Compared extends Pick<Thread, 'account' | 'marketplaceId' | 'orderId' | 'clocks'> {
  /** One of its keys. */
  readonly key: ThreadKey;
  readonly isCase: boolean;
  /** Salts that its cards' names are known under. */
  readonly salts: ReadonlySet<string>;
}

/** As compared; null where no name of it is known. */
export function comparedOf(
  { id, account, marketplaceId, clocks, caseId, ...thread }: Thread,
  names: readonly Pick<KeyRow, 'key' | 'orderId' | 'under'>[],
  ownSalt: string,
): Compared | null {
  const [first] = names;
  if (!first) return null;
  const orderId = thread.orderId ?? names.find((name) => name.orderId !== null)?.orderId ?? null;
  const cards = names.filter(({ key }) => key.startsWith('key:'));
  const salts = new Set(cards.flatMap(({ under }) => under ?? [ownSalt]));
  const key = names.find((name) => name.key === id)?.key ?? first.key;
  return { key, isCase: caseId !== null, account, marketplaceId, orderId, clocks, salts };
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
/** Two cases are two; two threads that have a name under one salt would share it; orders and marketplaces are one each. */
export function areTwo(a: Compared, b: Compared): boolean {
  if (a.account !== b.account || (a.isCase && b.isCase)) return true;
  if (differ(a.marketplaceId, b.marketplaceId) || differ(a.orderId, b.orderId)) return true;
  return [...a.salts].some((salt) => b.salts.has(salt));
}

/** Zones may be found to be others. */
const near = (a: Span, b: Span): boolean => a.earliest <= b.latest + DAY_MS && b.earliest <= a.latest + DAY_MS;

/** The same order alone does not make them one, for a buyer may write of it twice. */
function mayBeOne(a: Compared, b: Compared): boolean {
  if (areTwo(a, b)) return false;
  return a.clocks.some((mine) =>
    b.clocks.some((its) => near(mine.receivedAt, its.receivedAt) || (!mine.closing && !its.closing)),
  );
}

/** For each of these threads, by key, the others that it may be. `wait` is called now and then. */
export async function pairsThatMayBe(
  fresh: readonly Compared[],
  others: readonly Compared[],
  wait: () => Promise<void>,
): Promise<Map<ThreadKey, ThreadKey[]>> {
  const pairs = new Map<ThreadKey, ThreadKey[]>();
  for (const one of fresh) {
    const maybe = others.filter((other) => mayBeOne(one, other));
    if (maybe.length > 0)
      pairs.set(
        one.key,
        maybe.slice(0, MOST_NOTED).map(({ key }) => key),
      );
    await wait();
  }
  return pairs;
}
/** One reason is enough; so many are remembered. */
export const MOST_NOTED = 50;

/** Notes what threads may be, on both sides, in rows that are there. Answers the keys whose threads are to be derived again. */
export async function noteMayBe(
  tx: WriteTx,
  pairs: ReadonlyMap<ThreadKey, readonly ThreadKey[]>,
): Promise<ThreadKey[]> {
  const noted = new Map<ThreadKey, Set<ThreadKey>>();
  const note = (key: ThreadKey, other: ThreadKey): void => {
    noted.set(key, (noted.get(key) ?? new Set()).add(other));
  };
  for (const [key, others] of pairs) {
    for (const other of others) {
      note(key, other);
      note(other, key);
    }
  }
  const rows = wholeRows('keys', await getMany(tx, 'keys', [...noted.keys()]));
  const changed = rows.map((row) => ({ ...row, mayBe: [...new Set([...(row.mayBe ?? []), ...noted.get(row.key)!])] }));
  putRows(tx, 'keys', changed);
  return changed.map(({ key }) => key);
}

/** Ends doubts, on both sides. Answers as `noteMayBe`. */
export async function endMayBe(tx: WriteTx, pairs: Iterable<readonly [ThreadKey, ThreadKey]>): Promise<ThreadKey[]> {
  const ended = new Map<ThreadKey, Set<ThreadKey>>();
  for (const [a, b] of pairs) {
    ended.set(a, (ended.get(a) ?? new Set()).add(b));
    ended.set(b, (ended.get(b) ?? new Set()).add(a));
  }
  const rows = wholeRows('keys', await getMany(tx, 'keys', [...ended.keys()]));
  const changed = rows.flatMap(({ mayBe, ...row }): KeyRow[] => {
    if (!mayBe) return [];
    const left = mayBe.filter((other) => !ended.get(row.key)!.has(other));
    return [left.length > 0 ? { ...row, mayBe: left } : row];
  });
  putRows(tx, 'keys', changed);
  return changed.map(({ key }) => key);
}
