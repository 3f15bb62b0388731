import type { Clock, Rules, WindowScore } from '../core/clock';
import type { Fact } from '../core/facts';
import type { ReadTime } from '../core/reading';
import { rulesOf, type Settings } from '../core/settings';
import type { Instant, Span } from '../core/span';
import { deadlineOf, outcomesOf, standingOf } from '../core/standing';
import { nameOfAccount } from './account';
import { wholeRows } from './corrupt';
import { glanceIn } from './glance';
import { repairFound } from './repair';
import {
  type AlertRow,
  type KeyRow,
  type LedgerDb,
  type QuarantinedRow,
  type ReadTx,
  STORES,
  type StoreName,
  type ThreadRow,
} from './schema';
import { getMeta } from './stored';

/** Instants as ISO 8601 in UTC with `Z`. */
const iso = (at: Instant): string => new Date(at).toISOString();
const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));
const isoSpan = ({ earliest, latest }: Span) => ({ earliest: iso(earliest), latest: iso(latest) });
const isoTime = (time: ReadTime) => ('local' in time ? time : { span: isoSpan(time.span) });
const isoTimeOrNull = (time: ReadTime | null) => time && isoTime(time);

/** A fact as exported: the same fields, its instants as text. Wall-clock times stay as the page showed them. */
export function exportedFact(fact: Fact): Record<string, unknown> {
  const base = { ...fact, observedAt: iso(fact.observedAt), asOf: iso(fact.asOf) };
  switch (fact.kind) {
    case 'message':
      return { ...base, at: isoTime(fact.at) };
    case 'sighting':
      return {
        ...{ ...base, activity: isoTimeOrNull(fact.activity), resolvedAt: isoTimeOrNull(fact.resolvedAt) },
        ...(fact.openedAt !== undefined && { openedAt: iso(fact.openedAt) }),
      };
    case 'change':
      return { ...base, after: iso(fact.after), by: iso(fact.by) };
    case 'told':
      return { ...base, at: iso(fact.at) };
    case 'alert':
      return { ...base, deadline: isoSpan(fact.deadline), shownAt: iso(fact.shownAt) };
    case 'link':
      return base;
  }
}

function exportedClock(clock: Clock, rules: Rules, now: Instant) {
  return {
    receivedAt: isoSpan(clock.receivedAt),
    deadline: isoSpan(deadlineOf(clock, rules)),
    basis: clock.basis,
    answeredAt: clock.closing && isoSpan(clock.closing.at),
    outcomes: outcomesOf(clock, rules, now),
    standing: standingOf(clock, rules, now),
  };
}

function exportedThread(thread: ThreadRow, keys: ReadonlyMap<string, KeyRow>, settings: Settings, now: Instant) {
  const rows = thread.keys.flatMap((key) => keys.get(key) ?? []);
  const buyer = rows.find((row) => row.buyer !== null)?.buyer ?? null;
  const subject = rows.find((row) => row.subject !== null)?.subject ?? null;
  return {
    account: nameOfAccount(thread.account, thread.host),
    host: thread.host ?? rows[0]?.host ?? null,
    marketplace: thread.marketplaceId,
    caseId: thread.caseId,
    orderId: thread.orderId ?? rows.find((row) => row.orderId !== null)?.orderId ?? null,
    label: buyer === null && subject === null ? null : { buyer, subject: subject === '' ? null : subject },
    clocks: thread.clocks.map((clock) => exportedClock(clock, rulesOf(settings)(thread.account), now)),
  };
}

const exportedAlerts = (
  rows: readonly AlertRow[],
  threads: ReadonlyMap<string, ThreadRow>,
  keys: ReadonlyMap<string, KeyRow>,
) =>
  rows.flatMap(({ members, stage, shownAt }) =>
    members.map(({ threadId, deadline }) => ({
      caseId: threads.get(keys.get(threadId)?.threadId ?? threadId)?.caseId ?? null,
      deadline: isoSpan(deadline),
      stage,
      shownAt: isoOrNull(shownAt),
    })),
  );

/** All that an export tells, of one moment. */
async function readAll(db: LedgerDb, settings: Settings, now: Instant) {
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  return {
    glance: await glanceIn(tx, settings, now),
    keyRows: wholeRows('keys', await tx.objectStore('keys').getAll()),
    threadRows: wholeRows('threads', await tx.objectStore('threads').getAll()),
    facts: wholeRows('facts', await tx.objectStore('facts').getAll()),
    alerts: wholeRows('alerts', await tx.objectStore('alerts').getAll()).filter((row) => row.shownAt !== null),
    clocks: wholeRows('clocks', await tx.objectStore('clocks').getAll()).length,
    memberships: wholeRows('memberships', await tx.objectStore('memberships').getAll()).length,
    setAside: await tx.objectStore('quarantine').getAll(),
    salt: await getMeta(tx, 'salt'),
  };
}

/** How many rows of each store could not be understood. */
function exportedSetAside(rows: readonly Partial<QuarantinedRow>[]) {
  const stores: Partial<Record<StoreName, number>> = {};
  for (const { store } of rows) {
    const name = STORES.find((known) => known === store) ?? 'quarantine';
    stores[name] = (stores[name] ?? 0) + 1;
  }
  return { count: rows.length, stores };
}

const exportedWindow = ({ worst: _worst, best: _best, knownFrom, ...window }: WindowScore) => ({
  ...window,
  knownFrom: isoOrNull(knownFrom),
});

/** The whole ledger in the public format. Reads everything: only for an export that the seller asked for. */
export async function exportLedger(db: LedgerDb, settings: Settings, now: Instant) {
  const first = await readAll(db, settings, now);
  const isRepaired = (await repairFound(db, now)) > 0;
  const { glance, keyRows, threadRows, facts, alerts, ...rest } = isRepaired ? await readAll(db, settings, now) : first;
  const keys = new Map(keyRows.map((row) => [row.key, row]));
  const threads = new Map(threadRows.map((row) => [row.id, row]));
  const score = Object.entries(glance.score).map(([days, window]) => [days, exportedWindow(window)]);
  return {
    format: 'reply-clock-ledger',
    version: 1,
    exportedAt: iso(now),
    hours: settings.hours,
    coverage: glance.accounts.map(({ account, host, state, lastReadAt, asOf, complete, layout, why }) => ({
      account: nameOfAccount(account, host),
      host,
      state,
      lastReadAt: isoOrNull(lastReadAt),
      asOf: isoOrNull(asOf),
      complete,
      layout,
      why,
    })),
    threads: threadRows.map((thread) => exportedThread(thread, keys, settings, now)),
    score: Object.fromEntries(score) as Record<string, unknown>,
    alerts: exportedAlerts(alerts, threads, keys),
    facts: facts.map(exportedFact),
    keys: keyRows.map(({ key, account, host, marketplaceId, orderId, cases }) => ({
      ...{ key, account: nameOfAccount(account, host), host, marketplace: marketplaceId, orderId, caseIds: cases },
    })),
    salt: rest.salt ?? null,
    setAside: exportedSetAside(rest.setAside),
  };
}
