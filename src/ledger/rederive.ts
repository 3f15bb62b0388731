import type { Clock, Thread } from '../core/clock';
import type { WatchedFrom } from '../core/derive';
import type { Fact, ThreadKey } from '../core/facts';
import { threadsOf } from '../core/identity';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { setAside, wholeRows } from './corrupt';
import { deriveSound } from './derive-sound';
import { factsAround } from './facts-around';
import { forgetColumns } from './keep-columns';
import { clocksFrom, clocksOfThreads, getMany } from './many';
import { withDoubt } from './may-be';
import { mayKeepNames } from './names';
import { seenAfter } from './news';
import type { Label, Plan } from './plan';
import { type ClockRow, coverageId, type KeyRow, type Seen, type SeenBy, type ThreadRow, type WriteTx } from './schema';
import { getMeta, putMeta } from './stored';
import { putRows, queue } from './transact';
import { isWhole } from './whole';
import { type ZonesKept, zonesAfter, zonesForOf } from './zones';

/** Raise it whenever derivation or identity change: rows of another version are rebuilt, in batches. */
const DERIVATION = 4;
/** What the rows are derived by now: zones that were found to be others count as another version. */
export const derivationOf = (zones: ZonesKept | undefined): number => DERIVATION * 1_000_000 + (zones?.version ?? 0);

export interface Touch {
  /** Facts that this transaction adds; they are put here. */
  readonly facts: readonly Fact[];
  /** Other keys whose threads are to be derived again. */
  readonly keys?: Iterable<ThreadKey>;
  /** Keys that the ledger has never seen: nothing is stored under them. */
  readonly brandNew?: ReadonlySet<ThreadKey>;
  readonly seen?: Plan['seen'];
  readonly labels?: Plan['labels'];
}

function clockRow(thread: Thread, keys: readonly ThreadKey[], clock: Clock, ordinal: number): ClockRow {
  const { earliest, latest } = clock.receivedAt;
  const bounds = clock.closing
    ? { closedFrom: clock.closing.at.earliest, closedTo: clock.closing.at.latest }
    : { openFrom: earliest, ...(!clock.remembered && { openTo: latest }) };
  const { id: threadId, account, marketplaceId } = thread;
  const times = { receivedFrom: earliest, receivedTo: latest, ...bounds };
  return { threadId, ordinal, account, marketplaceId, keys, clock, ...times };
}

function threadRow({ unreadAt, ...thread }: Thread, keys: readonly ThreadKey[], derivation: number): ThreadRow {
  const told = thread.told.at(-1);
  const unread = unreadAt === undefined ? null : { unread: [thread.account, unreadAt] as const };
  return { ...thread, keys, derivation, ...(told && { toldAt: told.at }), ...unread };
}

/** When accounts' lists were first read. A coverage that this very reading begins is not stored yet, nor needed. */
async function watchedFromIn(tx: WriteTx): Promise<WatchedFrom> {
  const rows = wholeRows('coverage', await tx.objectStore('coverage').getAll());
  const watched = new Map(rows.map(({ id, knownFrom }) => [id, knownFrom]));
  return (account, host) => watched.get(coverageId(account, host ?? '')) ?? null;
}

const otherNames = ({ aka, under, mayBe }: Partial<KeyRow> = {}) => ({
  ...(aka && { aka }),
  ...(under && { under }),
  ...(mayBe && { mayBe }),
});

function nextKeyRow(
  key: ThreadKey,
  thread: ThreadRow,
  old: KeyRow | undefined,
  touch: Touch & { readonly cases: ReadonlyMap<ThreadKey, readonly string[]> },
  settings: Settings,
  now: Instant,
): KeyRow {
  const label: Label | undefined = touch.labels?.get(key);
  const looks = touch.seen?.get(key);
  const latest = (by: SeenBy): Seen | null => {
    const look = looks?.[by];
    return look ? seenAfter(old?.[by] ?? null, look) : (old?.[by] ?? null);
  };
  const named = mayKeepNames(thread, settings, now);
  const buyer = (named ? label?.buyer : null) ?? old?.buyer ?? null;
  const subject = (named ? label?.subject : null) ?? old?.subject ?? null;
  const names =
    buyer !== null || subject !== null ? { buyer, subject, namedAt: old?.namedAt ?? now } : { buyer, subject };
  return {
    key,
    threadId: thread.id,
    account: old?.account ?? thread.account,
    host: label?.host ?? old?.host ?? thread.host ?? '',
    marketplaceId: label?.marketplaceId ?? old?.marketplaceId ?? thread.marketplaceId,
    orderId: label?.orderId ?? old?.orderId ?? null,
    ...{ seen: latest('seen'), opened: latest('opened'), listed: latest('listed'), answered: latest('answered') },
    cases: [...new Set([...(old?.cases ?? []), ...(touch.cases.get(key) ?? [])])],
    ...otherNames(old),
    ...names,
  };
}

/**
 * Puts facts and derives every thread anew that they touch, within the caller's transaction.
 * Answers threads and keys as they are now; threads that joined another are gone. `isOutdated`: the facts correct a zone,
 * so that other threads' rows are of an old version.
 */
export async function rederive(
  tx: WriteTx,
  touch: Touch,
  settings: Settings,
  now: Instant,
): Promise<{ threads: ThreadRow[]; keys: KeyRow[]; isOutdated: boolean }> {
  const [around, known, watchedFrom] = await Promise.all([
    factsAround(tx, touch, now),
    getMeta(tx, 'zones'),
    watchedFromIn(tx),
  ]);
  // First, so that the browser stores facts while we derive.
  putRows(tx, 'facts', touch.facts);
  const groups = threadsOf(around.facts);
  const learnt = zonesAfter(known, groups, now);
  if (learnt) queue(putMeta(tx, 'zones', learnt));
  const zones = learnt ?? known;
  const { threads, broken } = deriveSound(around.facts, zonesForOf(zones), watchedFrom);
  for (const fact of broken) setAside(tx, 'facts', fact, 'breaks derivation', now);

  const keysOf = new Map<string, ThreadKey[]>();
  for (const group of groups) keysOf.set(group.id, [...new Set(group.facts.map((fact) => fact.key))]);
  const oldRows = new Map<ThreadKey, KeyRow>();
  const stored = [...around.keys].filter((key) => !touch.brandNew?.has(key));
  for (const row of await getMany(tx, 'keys', stored)) {
    if (!row) continue;
    if (isWhole('keys', row)) oldRows.set(row.key, row);
    else setAside(tx, 'keys', row, 'not whole', now);
  }

  const cases = new Map<ThreadKey, string[]>();
  for (const fact of around.facts)
    if (fact.kind === 'link') cases.set(fact.key, [...(cases.get(fact.key) ?? []), fact.caseId]);

  const oldClocks = await clocksOfThreads(tx, stored);
  const rows: ThreadRow[] = [];
  const clockRows: ClockRow[] = [];
  const keyRows: KeyRow[] = [];
  const living = new Set(threads.map((thread) => thread.id));
  for (const key of stored) {
    if (living.has(key)) continue;
    queue(tx.objectStore('threads').delete(key));
    queue(tx.objectStore('clocks').delete(clocksFrom(key, 0)));
  }
  for (const thread of threads) {
    const keys = keysOf.get(thread.id) ?? [];
    const row = threadRow(withDoubt(thread, keys, oldRows), keys, derivationOf(zones));
    rows.push(row);
    if (!touch.brandNew?.has(thread.id))
      queue(tx.objectStore('clocks').delete(clocksFrom(thread.id, thread.clocks.length)));
    for (const [ordinal, clock] of row.clocks.entries()) clockRows.push(clockRow(thread, keys, clock, ordinal));
    for (const key of keys) keyRows.push(nextKeyRow(key, row, oldRows.get(key), { ...touch, cases }, settings, now));
  }
  forgetColumns(tx, [...oldClocks, ...clockRows]);
  putRows(tx, 'threads', rows);
  putRows(tx, 'clocks', clockRows);
  putRows(tx, 'keys', keyRows);
  return { threads: rows, keys: keyRows, isOutdated: derivationOf(zones) !== derivationOf(known) };
}
