import type { AlertFact, Fact, ThreadKey } from '../core/facts';
import { DAY_MS, type Instant } from '../core/span';
import { dropUnnamed } from './account';
import { wholeRows } from './corrupt';
import { newCoverage } from './coverage';
import { cardKey, type KeyCache, withId } from './ids';
import type { KeyHere } from './import-names';
import { erasedUntil, keptFrom } from './keep-from';
import { getMany } from './many';
import { noteMayBe } from './may-be';
import type { Label } from './plan';
import { HORIZON_MS } from './plan-thread';
import { logImport } from './proof';
import { rederive } from './rederive';
import { newKeyRow, renameKey, withName } from './rename';
import { noteRestored } from './restored-alerts';
import { type CoverageRow, coverageId, type HistoryRow, type KeyRow, type LedgerDb, type WriteTx } from './schema';
import { bumpRevision, getMeta, getSettings, putMeta } from './stored';
import { putRows, queue, transact } from './transact';

/**
 * Makes a ledger ready to take over facts of one whose cards' keys are hashed with these salts. One that has no card's key
 * yet takes the salt itself; any other remembers it, and what its named cards are called under it.
 */
export async function beginImport(db: LedgerDb, salt: string | null, otherSalts: readonly string[]): Promise<void> {
  await transact(db, async (tx) => {
    const own = (await getMeta(tx, 'salt')) ?? '';
    const cards = IDBKeyRange.bound('key:', 'key;', false, true);
    const hasCards = (await tx.objectStore('keys').getKey(cards)) !== undefined;
    const isTaken = salt !== null && salt !== own && !hasCards;
    if (isTaken) await putMeta(tx, 'salt', salt);
    const before = (await getMeta(tx, 'otherSalts')) ?? [];
    const salts = new Set([...before, ...otherSalts, ...(salt === null ? [] : [salt])]);
    salts.delete(isTaken ? salt : own);
    if (salts.size > before.length) await putMeta(tx, 'otherSalts', [...salts]);
    if (isTaken) await bumpRevision(tx);
    else await nameUnder(tx, [...salts], own);
  });
}

/** Rows that still hold names are known under these salts, too. */
async function nameUnder(tx: WriteTx, salts: readonly string[], own: string): Promise<void> {
  if (salts.length === 0) return;
  const rows = wholeRows('keys', await tx.objectStore('keys').index('namedAt').getAll());
  const cache: KeyCache = new Map();
  const named = rows.flatMap((row): KeyRow[] => {
    const { key, account, buyer, subject, marketplaceId, under = [own] } = row;
    const missing = salts.filter((salt) => !under.includes(salt));
    if (buyer === null || subject === null || missing.length === 0) return [];
    // The key tells whether these are the very names that it was made of.
    const card = { buyer, subject, marketplaceId };
    if (cardKey(own, account, card, cache) !== key) return [];
    return [
      withName(
        row,
        missing.map((salt) => cardKey(salt, account, card, cache)),
        missing,
        own,
      ),
    ];
  });
  putRows(tx, 'keys', named);
}

/** Some facts of a file, in this ledger's names, with the names that they use. */
export interface ImportedPart {
  readonly exportedAt: Instant;
  readonly facts: readonly Fact[];
  readonly keys: readonly KeyHere[];
  /** Also what was erased since; what lies beyond the horizon stays refused. */
  readonly erasedToo: boolean;
}
export interface Imported {
  readonly added: number;
  readonly known: number;
  /** From before what was erased, or beyond the horizon. */
  readonly refused: number;
}

/** Whether a fact is as it was when it was made, and of no time to come. */
const isSound = (fact: Fact, now: Instant): boolean => {
  const { id, ...content } = fact;
  return withId(content).id === id && fact.asOf <= now + DAY_MS && fact.observedAt <= now + DAY_MS;
};

/**
 * Adds the facts that are not there yet, in one strict transaction, and derives what follows. Throws, and adds nothing,
 * where one of them is not what its id says.
 */
export async function importFacts(db: LedgerDb, part: ImportedPart, now: Instant): Promise<Imported> {
  if (!part.facts.every((fact) => isSound(fact, now))) throw new Error('a fact is damaged');
  return transact(db, async (tx) => {
    const keepFrom = await getMeta(tx, 'keepFrom');
    const limit = ({ account }: Fact): Instant =>
      Math.min(keptFrom(keepFrom, account), part.erasedToo ? now - HORIZON_MS : Infinity);
    const accepted = part.facts.filter((fact) => fact.asOf >= limit(fact));
    const names = new Set(accepted.map(({ key }) => key));
    const keys = part.keys.filter(({ key }) => names.has(key));
    const changed = await takeNames(tx, keys);
    const there = await Promise.all(accepted.map(({ id }) => tx.objectStore('facts').getKey(id)));
    const fresh = accepted.filter((_, i) => there[i] === undefined);
    if (fresh.length > 0 || changed.keys.size > 0) await takeFacts(tx, fresh, keys, changed, now);
    if (fresh.length > 0) await logImport(tx, fresh, part.exportedAt, now);
    return {
      added: fresh.length,
      known: accepted.length - fresh.length,
      refused: part.facts.length - accepted.length,
    };
  });
}

interface Taken {
  /** Of rows that were there, or are now because of their names: their threads are to be derived again. */
  readonly keys: Set<ThreadKey>;
  readonly labels: ReadonlyMap<ThreadKey, Label>;
  readonly brandNew: ReadonlySet<ThreadKey>;
}

/** Notes what threads are called in the file, and under which other name this ledger may hold them already. */
async function takeNames(tx: WriteTx, keys: readonly KeyHere[]): Promise<Taken> {
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

async function takeFacts(
  tx: WriteTx,
  facts: Fact[],
  keys: readonly KeyHere[],
  taken: Taken,
  now: Instant,
): Promise<void> {
  const settings = await getSettings(tx);
  const { threads } = await rederive(tx, { ...taken, facts }, settings, now);
  const alerts = facts.filter((fact): fact is AlertFact => fact.kind === 'alert');
  putRows(tx, 'alerts', alerts.map(shownAlert));
  await noteRestored(tx, threads, settings, now);
  await noteAccounts(tx, keys, now);
  await bumpRevision(tx);
}

/** An alert that was shown, there or here, is not shown again. */
const shownAlert = ({ id, key, stage, deadline, shownAt }: AlertFact) => ({
  ...{ id: `import|${id}`, stage, kind: 'clock' as const, members: [{ threadId: key, deadline }], keys: [key] },
  ...{ intendedAt: shownAt, shownAt },
});

/**
 * An account that comes from a file alone is not watched: its inbox has not been read here. What stands under no name is
 * dropped where the account's name is known by now, or it would count twice.
 */
async function noteAccounts(tx: WriteTx, keys: readonly KeyHere[], now: Instant): Promise<void> {
  const known = new Map<string, Pick<CoverageRow, 'account' | 'host'>>();
  for (const row of wholeRows('coverage', await tx.objectStore('coverage').getAll())) known.set(row.id, row);
  const named = keys
    .filter(({ host }) => host !== '')
    .sort((a, b) => Number(a.account === a.host) - Number(b.account === b.host));
  const unnamed = new Set<string>();
  for (const { account, host } of named) {
    const isNamed = [...known.values()].some((row) => row.host === host && row.account !== host);
    if (account === host ? isNamed : known.has(coverageId(host, host))) unnamed.add(host);
    const row = newCoverage(account, host, now);
    if (known.has(row.id) || (account === host && isNamed)) continue;
    known.set(row.id, row);
    queue(tx.objectStore('coverage').put(row));
  }
  for (const host of unnamed) await dropUnnamed(tx, host);
}

/** Adds daily history where that day has none; it is looked at only. Answers how many days were new. */
export async function importHistory(db: LedgerDb, days: readonly HistoryRow[], erasedToo: boolean): Promise<number> {
  return transact(db, async (tx) => {
    const store = tx.objectStore('history');
    const keepFrom = await getMeta(tx, 'keepFrom');
    const there = await Promise.all(days.map(({ id }) => store.getKey([...id])));
    const isErased = ({ id: [day, account] }: HistoryRow): boolean => Date.parse(day) < erasedUntil(keepFrom, account);
    const fresh = days.filter((day, i) => there[i] === undefined && (erasedToo || !isErased(day)));
    putRows(tx, 'history', fresh);
    if (fresh.length > 0) await bumpRevision(tx, 'coverage');
    return fresh.length;
  });
}
