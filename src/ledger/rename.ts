import type { Fact, ThreadKey } from '../core/facts';
import type { CardReading } from '../core/reading';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { whole, wholeRows } from './corrupt';
import { cardKey, type KeyCache } from './ids';
import { getMany } from './many';
import { endMayBe, noteMayBe } from './may-be';
import type { Label } from './plan';
import { renamedFacts } from './renamed';
import { type KeyRow, type LedgerDb, type ReadTx, STORES, type WriteTx } from './schema';
import { provedPairs, rederiveSettled } from './settle';
import { bumpRevision } from './stored';
import { putRows, queue, transact } from './transact';

/** Another name of a row, and the salts that it is known under then. */
export const withName = (row: KeyRow, aka: readonly ThreadKey[], under: readonly string[], ownSalt: string): KeyRow => {
  const names = [...new Set([...(row.aka ?? []), ...aka])].filter((name) => name !== row.key);
  const salts = [...new Set([...(row.under ?? [ownSalt]), ...under])];
  const { aka: _, under: __, ...rest } = row;
  const isPlain = salts.length === 1 && salts[0] === ownSalt;
  return { ...rest, ...(names.length > 0 && { aka: names }), ...(!isPlain && { under: salts }) };
};

/** A row of a key of which nothing is known yet but where it belongs. */
export const newKeyRow = ({
  key,
  account,
  host,
  marketplaceId,
  orderId,
}: Pick<KeyRow, 'key' | 'account' | 'host' | 'marketplaceId' | 'orderId'>): KeyRow => ({
  ...{ key, threadId: key, account, host, marketplaceId, orderId },
  ...{ seen: null, opened: null, cases: [], buyer: null, subject: null },
});

/**
 * Gives all that stands under a card's name in another ledger its name in this one, in the caller's transaction: its facts,
 * and the alerts that were shown for it. Nothing is derived yet. Answers the keys to be derived again, and the names it had.
 */
export async function renameKey(
  tx: WriteTx,
  from: ThreadKey,
  to: ThreadKey,
  ownSalt: string,
): Promise<{ keys: ThreadKey[]; facts: Fact[]; label: Label | null }> {
  const old = whole('keys', await tx.objectStore('keys').get(from));
  const facts = wholeRows('facts', await tx.objectStore('facts').index('key').getAll(from));
  for (const { id } of facts) queue(tx.objectStore('facts').delete(id));
  const renamed = renamedFacts(facts, new Map([[from, to]]));
  putRows(tx, 'facts', renamed);
  for (const row of wholeRows('alerts', await tx.objectStore('alerts').index('keys').getAll(from))) {
    const named = (key: ThreadKey): ThreadKey => (key === from ? to : key);
    const members = row.members.map((member) => ({ ...member, threadId: named(member.threadId) }));
    queue(tx.objectStore('alerts').put({ ...row, members, keys: [...new Set(row.keys.map(named))] }));
  }
  const snooze = await tx.objectStore('snoozes').get(from);
  if (snooze) {
    queue(tx.objectStore('snoozes').delete(from));
    queue(tx.objectStore('snoozes').put({ ...snooze, key: to }));
  }
  if (!old) return { keys: [from, to], facts: renamed, label: null };
  const known = whole('keys', await tx.objectStore('keys').get(to));
  const target = known ?? newKeyRow({ ...old, key: to });
  queue(
    tx.objectStore('keys').put(withName(target, [from, ...(old.aka ?? [])], [...(old.under ?? []), ownSalt], ownSalt)),
  );
  const { mayBe = [] } = old;
  const unsure = await endMayBe(
    tx,
    mayBe.map((other) => [from, other]),
  );
  queue(tx.objectStore('keys').delete(from));
  // Of a card that is known here, what it may be is noted, or known, already.
  if (!known) await noteMayBe(tx, new Map([[to, mayBe]]));
  const { host, marketplaceId, orderId, buyer, subject } = old;
  return {
    keys: [from, to, ...unsure.filter((key) => key !== from)],
    facts: renamed,
    label: target.buyer === null ? { host, marketplaceId, orderId, buyer, subject } : null,
  };
}

/**
 * The cards of a reading under the salts of other ledgers: what was imported under such a name, and could not be named
 * anew for want of one, is this card's. Answers whether anything was renamed. `settled`: names that were asked for already.
 */
export async function renameSeen(
  db: LedgerDb,
  cards: readonly CardReading[],
  cardKeys: readonly ThreadKey[],
  account: string,
  salts: { readonly own: string; readonly others: readonly string[] },
  settled: { readonly names: Set<ThreadKey>; readonly cache: KeyCache },
  settings: Settings,
  now: Instant,
): Promise<boolean> {
  const toOwn = new Map<ThreadKey, ThreadKey>();
  for (const [i, card] of cards.entries()) {
    for (const salt of salts.others) {
      const name = cardKey(salt, account, card, settled.cache);
      if (!settled.names.has(name)) toOwn.set(name, cardKeys[i]!);
    }
  }
  if (toOwn.size === 0) return false;
  const look = db.transaction(STORES, 'readonly') as ReadTx;
  const foreign = wholeRows('keys', await getMany(look, 'keys', [...toOwn.keys()]));
  const own = wholeRows('keys', await getMany(look, 'keys', [...new Set(toOwn.values())]));
  const isChanged = foreign.length > 0 || (await provedPairs(look, own, salts.own, salts.others)).length > 0;
  if (isChanged) {
    await transact(db, async (tx) => {
      const keys = new Set<ThreadKey>();
      const labels = new Map<ThreadKey, Label>();
      for (const { key } of foreign) {
        const to = toOwn.get(key)!;
        const renamed = await renameKey(tx, key, to, salts.own);
        for (const touched of renamed.keys) keys.add(touched);
        if (renamed.label) labels.set(to, renamed.label);
      }
      // It has been looked for under every salt: what is left of other ledgers' cards is none of its.
      const rows = wholeRows('keys', await getMany(tx, 'keys', [...new Set(toOwn.values())]));
      const proved = await provedPairs(tx, rows, salts.own, salts.others);
      for (const key of await endMayBe(tx, proved)) keys.add(key);
      await rederiveSettled(tx, { facts: [], keys, labels }, settings, now);
      await bumpRevision(tx);
    });
  }
  for (const name of toOwn.keys()) settled.names.add(name);
  return isChanged;
}
