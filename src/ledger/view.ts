import type { HistoryDay, LedgerView, ShownThread } from '../core/ledger-view';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { shownCoverage } from './coverage';
import { readDue } from './glance';
import { knownFromOfAll, seenAccount } from './known-from';
import { getMany } from './many';
import { onLedger } from './open';
import { readClocks, readOpenBefore, VIEW_MS } from './read-clocks';
import { type CoverageRow, type HistoryRow, type LedgerDb, type ReadTx, STORES } from './schema';
import { getSettings } from './stored';

/** For the dashboard, also while the worker is dead: null where there is no ledger that this version can read. */
export const readLedgerView = (now: Instant): Promise<LedgerView | null> => onLedger((db) => ledgerViewOf(db, now));

export async function ledgerViewOf(db: LedgerDb, now: Instant): Promise<LedgerView> {
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  const from = now - VIEW_MS;
  const known = Promise.all([getSettings(tx), tx.objectStore('coverage').getAll()]);
  // Asked for at once: what takes longest waits for no answer to anything else.
  const [clocks, openBefore, history, setAside, rest] = await Promise.all([
    readClocks(tx, from),
    readOpenBefore(tx, from),
    tx.objectStore('history').getAll(),
    tx.objectStore('quarantine').count(),
    known.then(([settings, rows]) => readAccounts(tx, settings, wholeRows('coverage', rows), now)),
  ]);
  return {
    ...{ at: now, setAside, ...rest },
    clocks: clocks.concat(openBefore),
    history: wholeRows('history', history).map(historyDay),
  };
}

async function readAccounts(tx: ReadTx, settings: Settings, coverage: readonly CoverageRow[], now: Instant) {
  const [due, seen, knownFrom] = await Promise.all([
    readDue(tx, settings, now),
    Promise.all(coverage.map((row) => seenAccount(tx, row, now))),
    knownFromOfAll(tx, coverage),
  ]);
  const accounts = coverage.map((row) => shownCoverage(row, settings.staleAfterMs, now));
  return { settings, accounts, due, seen, knownFrom };
}

const historyDay = ({ id: [day, account, marketplaceId], ...row }: HistoryRow): HistoryDay => ({
  ...{ ...row, day, account, marketplaceId: marketplaceId === '' ? null : marketplaceId },
});

/** The threads of these ids, aligned; null for one that is not there. */
export const readShownThreads = (ids: readonly string[]): Promise<(ShownThread | null)[] | null> =>
  onLedger((db) => shownThreads(db, ids));

export async function shownThreads(db: LedgerDb, ids: readonly string[]): Promise<(ShownThread | null)[]> {
  const tx = db.transaction(['threads', 'keys'], 'readonly') as unknown as ReadTx;
  const threads = new Map(wholeRows('threads', await getMany(tx, 'threads', ids)).map((row) => [row.id, row]));
  const names = [...new Set([...threads.values()].flatMap(({ keys }) => keys))];
  const keys = new Map(wholeRows('keys', await getMany(tx, 'keys', names)).map((row) => [row.key, row]));
  return ids.map((id) => {
    const thread = threads.get(id);
    if (!thread) return null;
    const rows = thread.keys.flatMap((key) => keys.get(key) ?? []);
    return {
      threadId: id,
      caseId: thread.caseId,
      account: thread.account,
      host: thread.host ?? rows[0]?.host ?? '',
      marketplaceId: thread.marketplaceId ?? rows[0]?.marketplaceId ?? null,
      orderId: thread.orderId ?? rows.find((row) => row.orderId !== null)?.orderId ?? null,
      buyer: rows.find((row) => row.buyer !== null)?.buyer ?? null,
      subject: rows.find((row) => row.subject !== null)?.subject ?? null,
    };
  });
}
