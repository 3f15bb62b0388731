import type { ThreadKey } from '../core/facts';
import type { KeyHere } from './backup';
import { wholeRows } from './corrupt';
import { getMany } from './many';
import { noteMayBe } from './may-be';
import type { Label } from './plan';
import { newKeyRow, renameKey, withName } from './rename';
import type { WriteTx } from './schema';
import { getMeta } from './stored';
import { queue } from './transact';

/** What is to be derived again, or for the first time, once names were taken over. */
export interface Taken {
  /** Of rows that were there, or are now because of their names: their threads are to be derived again. */
  readonly keys: Set<ThreadKey>;
  readonly labels: ReadonlyMap<ThreadKey, Label>;
  readonly brandNew: ReadonlySet<ThreadKey>;
}

/** Notes what threads are called in the file, and under which other name this ledger may hold them already. */
export async function takeNames(tx: WriteTx, keys: readonly KeyHere[]): Promise<Taken> {
  const own = (await getMeta(tx, 'salt')) ?? '';
  const names = keys.map(({ key }) => key);
  const rows = new Map(wholeRows('keys', await getMany(tx, 'keys', names)).map((row) => [row.key, row]));
  const threads = new Set((await getMany(tx, 'threads', names)).map((row) => row?.id));
  const touched = new Set<ThreadKey>();
  const labels = new Map<ThreadKey, Label>();
  const brandNew = new Set<ThreadKey>();
  for (const named of keys) {
    const { key, host, marketplaceId, orderId, buyer, subject, aka, under } = named;
    const old = rows.get(key);
    labels.set(key, {
      host: old?.host || host,
      marketplaceId: old?.marketplaceId ?? marketplaceId,
      orderId: old?.orderId ?? orderId,
      buyer: old?.buyer ?? buyer,
      subject: old?.buyer ? old.subject : subject,
    });
    const isCard = key.startsWith('key:');
    // One that is known under no salt of this ledger's must not pass for its own.
    const base = old ?? { ...newKeyRow(named), under: [...under] };
    const row = isCard ? withName(base, aka, under, own) : base;
    const isOther = JSON.stringify([row.aka, row.under]) !== JSON.stringify([old?.aka, old?.under]);
    if (isOther) queue(tx.objectStore('keys').put(row));
    if (!old && !isOther && !threads.has(key)) brandNew.add(key);
  }
  const others = keys
    .filter(({ key }) => key.startsWith('key:'))
    .flatMap(({ key, aka }) => aka.map((name) => [name, key] as const));
  const found = wholeRows(
    'keys',
    await getMany(
      tx,
      'keys',
      others.map(([name]) => name),
    ),
  );
  const to = new Map(others);
  for (const { key: from } of found) {
    const renamed = await renameKey(tx, from, to.get(from)!, own);
    for (const key of renamed.keys) touched.add(key);
  }
  const pairs = new Map(keys.filter(({ mayBe }) => mayBe.length > 0).map(({ key, mayBe }) => [key, mayBe]));
  for (const key of pairs.keys()) {
    // Its own row is needed to note it in.
    if (brandNew.delete(key)) queue(tx.objectStore('keys').put(newKeyRow(keys.find((named) => named.key === key)!)));
  }
  for (const key of await noteMayBe(tx, pairs)) touched.add(key);
  return { keys: touched, labels, brandNew };
}
