import { database } from '../../../src/background/access';
import { sweep } from '../../../src/background/sweep';
import type { Clock } from '../../../src/core/clock';
import { DEFAULT_SETTINGS } from '../../../src/core/settings';
import { DAY_MS, HOUR_MS, type Instant } from '../../../src/core/span';
import { commitIntents } from '../../../src/ledger/alerts';
import { forgetColumns } from '../../../src/ledger/keep-columns';
import { derivationOf } from '../../../src/ledger/rederive';
import {
  type ClockRow,
  type HistoryRow,
  type KeyRow,
  LEDGER_NAME,
  type LedgerDb,
  STRICT,
  type ThreadRow,
} from '../../../src/ledger/schema';
import { bumpRevision } from '../../../src/ledger/stored';
import { putRows, transact } from '../../../src/ledger/transact';
import { HOST, INDIA } from '../../ledger/readings';
import { drop } from './databases';

/** So many of the waiting ones are due within the hour. */
const DUE = 50;
const BATCH = 5_000;
/** Closed threads are spread over what the ledger keeps. */
const KEPT_MS = 180 * DAY_MS;

export interface Size {
  readonly total: number;
  readonly open: number;
  /** The waiting ones came within so many hours. */
  readonly hours: number;
  /** So many more were dropped, and live on as days. */
  readonly folded?: number;
}

let seeded = 0;
let db: LedgerDb;

function clockOf(at: number, { total, open, hours }: Size, now: Instant): Clock {
  const isOpen = at < open;
  const receivedAt =
    at < Math.min(DUE, open)
      ? now - 23 * HOUR_MS + at * 60_000
      : isOpen
        ? now - Math.floor((at / open) * hours * HOUR_MS)
        : now - DAY_MS - Math.floor((at / total) * KEPT_MS);
  const closedAt = receivedAt + HOUR_MS + (at % 30) * HOUR_MS;
  return {
    receivedAt: { earliest: receivedAt, latest: receivedAt },
    basis: 'exact',
    openAsOf: receivedAt,
    closing: isOpen ? null : { at: { earliest: closedAt, latest: closedAt }, by: 'reply', told: null },
    doubtful: false,
  };
}

const idOf = (at: number): string => `key:${String(at).padStart(43, '0')}`;

function rowsOf(at: number, size: Size, now: Instant): { clock: ClockRow; thread: ThreadRow; key: KeyRow } {
  const clock = clockOf(at, size, now);
  const id = idOf(at);
  const { earliest: received } = clock.receivedAt;
  const common = { host: HOST, marketplaceId: INDIA, orderId: null, account: 'NORDWIND' };
  return {
    clock: {
      ...{ threadId: id, ordinal: 0, keys: [id], clock, receivedFrom: received, receivedTo: received },
      ...{ account: common.account, marketplaceId: common.marketplaceId },
      ...(clock.closing
        ? { closedFrom: clock.closing.at.earliest, closedTo: clock.closing.at.latest }
        : { openFrom: received, openTo: received }),
    },
    thread: { ...common, id, caseId: null, clocks: [clock], told: [], keys: [id], derivation: derivationOf(undefined) },
    key: {
      ...common,
      ...{
        key: id,
        threadId: id,
        seen: null,
        opened: null,
        cases: [],
        buyer: `Buyer ${at}`,
        subject: 'Question',
        namedAt: now,
      },
    },
  };
}

const MARKETPLACES = [INDIA, 'A1F83G8C2ARO7P', 'A1PA6795UKMFR9', 'A13V1IB3VIYZZH', 'APJ6JRA9NG5V4'];
const HISTORY_DAYS = 400;

/** As many messages as that, in days of five marketplaces. */
async function seedHistory(folded: number, now: Instant): Promise<void> {
  const onTime = Math.ceil(folded / (HISTORY_DAYS * MARKETPLACES.length));
  if (onTime === 0) return;
  await transact(db, async (tx) => {
    const rows: HistoryRow[] = [];
    for (let back = 200; back < 200 + HISTORY_DAYS; back += 1)
      for (const marketplaceId of MARKETPLACES) {
        const id = [new Date(now - back * DAY_MS).toISOString().slice(0, 10), 'NORDWIND', marketplaceId] as const;
        const responseMs = { min: onTime * HOUR_MS, max: onTime * HOUR_MS };
        rows.push({ id, onTime, late: 0, excluded: 0, settled: 0, unclear: 0, hours: 24, replies: onTime, responseMs });
      }
    putRows(tx, 'history', rows);
  });
}

/** Lets the ledger grow to so many threads, of which so many wait for a reply. Answers how many it holds. */
export async function seedThreads(size: Size): Promise<number> {
  const { total } = size;
  if (seeded === 0) {
    await drop(LEDGER_NAME);
    db = await database();
  }
  const now = Date.now();
  for (let at = seeded; at < total; at += BATCH) {
    const tx = db.transaction(['clocks', 'threads', 'keys'], 'readwrite');
    for (let each = at; each < Math.min(total, at + BATCH); each++) {
      const { clock, thread, key } = rowsOf(each, size, now);
      tx.objectStore('clocks').put(clock);
      tx.objectStore('threads').put(thread);
      tx.objectStore('keys').put(key);
    }
    await tx.done;
  }
  seeded = total;
  await seedHistory(size.folded ?? 0, now);
  // The alerts of what is due, the badge, the snapshot and the mirror: what stays is a sweep without news.
  await sweep();
  await sweep();
  return db.count('threads');
}

async function ms(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** The floor: what is due by index and the next due key, in one strict transaction. */
export const sweepBarely = (): Promise<number> =>
  ms(async () => {
    const now = Date.now();
    const tx = db.transaction(['clocks', 'alerts'], 'readwrite', STRICT);
    const index = tx.objectStore('clocks').index('openFrom');
    const limit = now - 19 * HOUR_MS;
    const rows = await index.getAll(IDBKeyRange.upperBound(limit));
    await index.openKeyCursor(IDBKeyRange.lowerBound(limit, true));
    await tx.done;
    if (rows.length < DUE) throw new Error(`only ${rows.length} are due`);
  });

/** What is due and its intents alone. */
export const commitDue = (): Promise<number> => ms(() => commitIntents(db, DEFAULT_SETTINGS, 'UTC', Date.now()));

/** The whole pass: alerts, badge, alarm, snapshot, mirror; nothing has changed since the last. */
export const sweepQuietly = (): Promise<number> => ms(sweep);

/** The whole pass after a commit that changed a thread. */
export async function sweepAfterCommit(): Promise<number> {
  await transact(db, async (tx) => {
    const clock = await tx.objectStore('clocks').get([idOf(0), 0]);
    forgetColumns(tx, [clock!]);
    putRows(tx, 'clocks', [clock!]);
    await bumpRevision(tx);
  });
  return ms(sweep);
}
