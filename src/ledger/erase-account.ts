import type { Fact, ThreadKey } from '../core/facts';
import type { Instant } from '../core/span';
import { nameless } from './keep-from';
import { eraseProofOf } from './proof-erase';
import type { AlertRow, LedgerDb, LedgerSchema, StoreName, WriteTx } from './schema';
import { bumpRevision, getMeta, putMeta } from './stored';
import { queue, transact } from './transact';

const BATCH = 1_000;

/**
 * Forgets all of one account, in one strict transaction, and refuses what was known of it before `now` from then on. Its name
 * is nowhere left: what is refused is known by a hash.
 */
export async function eraseAccount(db: LedgerDb, account: string, now: Instant): Promise<void> {
  await transact(db, async (tx) => {
    const names = await namesOf(tx, account);
    await deleteWhere(tx, 'facts', (fact) => isOf(fact, account));
    for (const store of ['keys', 'threads'] as const) await deleteWhere(tx, store, (row) => isOf(row, account));
    await deleteWhere(tx, 'clocks', ({ account: its, threadId, keys }) =>
      its === undefined ? [threadId, ...(keys ?? [])].some((name) => names.has(name)) : its === account,
    );
    await deleteWhere(tx, 'coverage', (row) => isOf(row, account));
    await deleteWhere(tx, 'memberships', ({ id }) => accountIn(id) === account);
    await deleteWhere(tx, 'history', ({ id }) => id[1] === account);
    // Copies are made anew; they hold several accounts.
    queue(tx.objectStore('columns').clear());
    await eraseAlerts(tx, account, names);
    await deleteWhere(tx, 'snoozes', ({ key }) => names.has(key));
    await eraseMeta(tx, account, now);
    await eraseSetAside(tx, account, names);
    await eraseProofOf(tx, account, now);
    await bumpRevision(tx);
  });
}

const isOf = (row: { account?: unknown }, account: string): boolean => row.account === account;

/** The account in an id that is a list as JSON. */
function accountIn(id: string): unknown {
  try {
    return (JSON.parse(id) as unknown[])[0];
  } catch {
    return null;
  }
}

/** Every name of the account's threads, its cases' ids and orders among them. */
async function namesOf(tx: WriteTx, account: string): Promise<Set<string>> {
  const names = new Set<string>();
  const add = (...found: (string | null | undefined)[]): void => {
    for (const name of found) if (name) names.add(name);
  };
  for (const row of await tx.objectStore('keys').getAll()) {
    if (isOf(row, account)) add(row.key, row.threadId, row.orderId, ...(row.cases ?? []), ...(row.aka ?? []));
  }
  for (const row of await tx.objectStore('threads').getAll()) {
    if (isOf(row, account)) add(row.id, row.caseId, row.orderId, ...(row.keys ?? []));
  }
  // A row of a thread that is broken or lost does not hide what its facts name.
  await eachBatch(tx, 'facts', (rows) => {
    for (const fact of rows as Fact[])
      if (isOf(fact, account)) add(fact.key, fact.kind === 'link' ? fact.caseId : null);
  });
  return names;
}

async function eachBatch<S extends StoreName>(
  tx: WriteTx,
  store: S,
  work: (rows: LedgerSchema[S]['value'][], keys: IDBValidKey[]) => void,
): Promise<void> {
  for (let range: IDBKeyRange | null = null; ; ) {
    const rows = tx.objectStore(store);
    const keys: IDBValidKey[] = await rows.getAllKeys(range as never, BATCH);
    work(await rows.getAll(range as never, BATCH), keys);
    if (keys.length < BATCH) return;
    range = IDBKeyRange.lowerBound(keys.at(-1), true);
  }
}

const deleteWhere = <S extends StoreName>(
  tx: WriteTx,
  store: S,
  isGone: (row: LedgerSchema[S]['value']) => boolean,
): Promise<void> =>
  eachBatch(tx, store, (rows, keys) => {
    for (const [i, row] of rows.entries()) if (isGone(row)) queue(tx.objectStore(store).delete(keys[i] as never));
  });

/** One alert may be of several accounts' clocks; it stays for the others', under a name that is theirs. */
async function eraseAlerts(tx: WriteTx, account: string, names: ReadonlySet<string>): Promise<void> {
  const alerts = tx.objectStore('alerts');
  for (const row of await alerts.getAll()) {
    const members = (row.members ?? []).filter(({ threadId }) => !names.has(threadId));
    const isGone = (key: string): boolean =>
      row.kind === 'look' ? accountIn(key.split('|').slice(1, -1).join('|')) === account : names.has(key);
    const keys = (row.keys ?? []).filter((key) => !isGone(key));
    if (members.length === row.members?.length && keys.length === row.keys?.length) continue;
    queue(alerts.delete(row.id));
    const [first] = members;
    if (row.kind === 'look' && keys.length > 0) queue(alerts.put({ ...row, keys }));
    if (first) queue(alerts.put({ ...row, id: alertId(row, first, members.length), members, keys }));
  }
}

const alertId = ({ id }: AlertRow, first: { threadId: ThreadKey; deadline: { earliest: Instant } }, count: number) =>
  `${id.split('|')[0]}|${first.deadline.earliest}|${first.threadId}${count > 1 ? `+${count - 1}` : ''}`;

async function eraseMeta(tx: WriteTx, account: string, now: Instant): Promise<void> {
  const { [account]: _, ...keepFrom } = (await getMeta(tx, 'keepFrom')) ?? {};
  const name = nameless(account);
  await putMeta(tx, 'keepFrom', { ...keepFrom, [name]: Math.max(keepFrom[name] ?? 0, now) });
  const zones = await getMeta(tx, 'zones');
  if (zones) await putMeta(tx, 'zones', { ...zones, rows: zones.rows.filter((row) => row.account !== account) });
  queue(tx.objectStore('meta').delete('snapshot'));
  queue(tx.objectStore('meta').delete('checked'));
}

/** What could not be understood may name the account anywhere, or nothing that tells whose it is but a thread. */
async function eraseSetAside(tx: WriteTx, account: string, names: ReadonlySet<string>): Promise<void> {
  const store = tx.objectStore('quarantine');
  const [keys, rows] = [await store.getAllKeys(), await store.getAll()];
  const told = [JSON.stringify(account).slice(1, -1), ...names];
  rows.forEach((row, i) => {
    const text = textOf(row);
    if (text === null || told.some((name) => text.includes(name))) queue(store.delete(keys[i]!));
  });
}

function textOf(row: unknown): string | null {
  try {
    return JSON.stringify(row);
  } catch {
    return null;
  }
}
