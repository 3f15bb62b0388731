import type { Fact, ThreadKey } from '../core/facts';
import { threadsOf } from '../core/identity';
import { zonesOf } from '../core/zones';
import type { Backup, KeyHere, LabelInFile } from './backup';
import { whole, wholeRows } from './corrupt';
import { deriveSound } from './derive-sound';
import { withoutFolded } from './folded';
import { cardKey, type KeyCache } from './ids';
import { getMany } from './many';
import { type Compared, comparedOf, MOST_NOTED, pairsThatMayBe } from './may-be';
import { onLedgerOrThrow } from './open';
import { renamedFacts } from './renamed';
import { type KeyRow, type LedgerDb, type ReadTx, STORES, type ThreadRow } from './schema';
import { getMeta } from './stored';

/** The names of the ledger that a file is read into. */
interface Here {
  readonly salt: string;
  readonly rows: ReadonlyMap<ThreadKey, KeyRow>;
  readonly threads: readonly ThreadRow[];
}

async function readHere(db: LedgerDb): Promise<Here> {
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  const rows = new Map(wholeRows('keys', await tx.objectStore('keys').getAll()).map((row) => [row.key, row]));
  const ids = [...new Set([...rows.values()].map(({ threadId }) => threadId))];
  const threads = (await getMany(tx, 'threads', ids)).flatMap((row) => whole('threads', row) ?? []);
  return { salt: (await getMeta(tx, 'salt')) ?? '', rows, threads };
}

/** Which key each label is of. It proves itself: hashed with a salt of the file it is one of the file's keys. */
function labelsByKey({ salt, otherSalts, labels, keys }: Backup): Map<ThreadKey, LabelInFile> {
  const known = new Set(keys.map(({ key }) => key));
  const cache: KeyCache = new Map();
  const found = new Map<ThreadKey, LabelInFile>();
  for (const label of labels) {
    for (const under of [...(salt === null ? [] : [salt]), ...otherSalts]) {
      for (const marketplaceId of new Set([label.marketplaceId, null])) {
        const card = { buyer: label.buyer, subject: label.subject, marketplaceId };
        const key = cardKey(under, label.account, card, cache);
        if (known.has(key)) found.set(key, { ...label, marketplaceId });
      }
    }
  }
  return found;
}

/**
 * A backup in the names of the ledger that takes it over, without what that counts by day already. A card whose name the file still holds has its key hashed anew;
 * one that this ledger knows under the file's name, by itself or beside its own, has this ledger's; any other keeps its
 * key. The facts follow, their ids with them, so that the same file gives the same facts each time.
 */
export async function inNamesOf(
  db: LedgerDb,
  backup: Backup,
  wait: () => Promise<void>,
): Promise<{ facts: Fact[]; keys: KeyHere[] }> {
  const here = await readHere(db);
  const known = new Map<ThreadKey, ThreadKey>();
  for (const { key, aka = [] } of here.rows.values()) for (const name of [...aka, key]) known.set(name, key);
  const labels = labelsByKey(backup);
  const cache: KeyCache = new Map();
  const nameOf = new Map<ThreadKey, ThreadKey>();
  const keysHere = new Map<ThreadKey, KeyHere>();
  for (const { salts, ...named } of backup.keys) {
    const label = labels.get(named.key);
    const names = [named.key, ...named.aka];
    const key = label
      ? cardKey(here.salt, label.account, label, cache)
      : (names.map((name) => known.get(name)).find((name) => name !== undefined) ?? named.key);
    if (key !== named.key) nameOf.set(named.key, key);
    const other = keysHere.get(key);
    const aka = [...new Set([...(other?.aka ?? []), ...names])].filter((name) => name !== key);
    const under = [...new Set([...(other?.under ?? []), ...salts, ...(label ? [here.salt] : [])])];
    const { buyer, subject } = label ?? other ?? { buyer: null, subject: null };
    keysHere.set(key, { ...named, key, aka, under, buyer, subject, mayBe: [] });
    await wait();
  }
  const facts = await withoutFolded(db, renamedFacts(backup.facts, nameOf), wait);
  const doubted = doubtedInFile(backup, nameOf, here.rows, keysHere);
  const found = await pairsWith(here, facts, keysHere, wait);
  const mayBe = (key: ThreadKey): ThreadKey[] =>
    [...new Set([...(found.get(key) ?? []), ...(doubted.get(key) ?? [])])].slice(0, MOST_NOTED);
  return { facts, keys: [...keysHere.values()].map((key) => ({ ...key, mayBe: mayBe(key.key) })) };
}

/** What the file's ledger held to be unsure of threads of its own. Of two that this ledger knows, it knows better. */
function doubtedInFile(
  { keys }: Backup,
  nameOf: ReadonlyMap<ThreadKey, ThreadKey>,
  rows: ReadonlyMap<ThreadKey, KeyRow>,
  keysHere: ReadonlyMap<ThreadKey, KeyHere>,
): Map<ThreadKey, ThreadKey[]> {
  const here = (name: ThreadKey): ThreadKey => nameOf.get(name) ?? name;
  const doubted = new Map<ThreadKey, ThreadKey[]>();
  for (const { key: name, mayBe } of keys) {
    const key = here(name);
    const others = mayBe.map(here).filter((other) => other !== key && keysHere.has(other));
    const news = others.filter((other) => !(rows.has(key) && rows.has(other)));
    doubted.set(key, [...(doubted.get(key) ?? []), ...news]);
  }
  return doubted;
}

/** Which threads that this ledger does not know may be ones that the file does not. */
async function pairsWith(
  { salt, rows, threads }: Here,
  facts: readonly Fact[],
  keys: ReadonlyMap<ThreadKey, KeyHere>,
  wait: () => Promise<void>,
): Promise<Map<ThreadKey, ThreadKey[]>> {
  const others = threads
    // Threads of which the file knows every name are others than its own.
    .filter((thread) => !thread.keys.every((key) => keys.has(key)))
    .map((thread) =>
      comparedOf(
        thread,
        thread.keys.flatMap((key) => rows.get(key) ?? []),
        salt,
      ),
    )
    .filter((thread) => thread !== null);
  const groups = threadsOf(facts).filter((group) => !group.facts.some(({ key }) => rows.has(key)));
  if (others.length === 0 || groups.length === 0) return new Map();
  const fresh: Compared[] = [];
  for (const group of groups) {
    const [thread] = deriveSound(group.facts, zonesOf, () => null).threads;
    await wait();
    if (!thread) continue;
    const names = [...new Set(group.facts.map(({ key }) => key))].flatMap((key) => keys.get(key) ?? []);
    const compared = comparedOf(thread, names, salt);
    if (compared) fresh.push(compared);
  }
  return pairsThatMayBe(fresh, others, wait);
}

/** As `inNamesOf`, of the ledger of this browser. Throws where there is none that this version can read. */
export const inNamesHere = (backup: Backup, wait: () => Promise<void>): Promise<{ facts: Fact[]; keys: KeyHere[] }> =>
  onLedgerOrThrow((db) => inNamesOf(db, backup, wait));
