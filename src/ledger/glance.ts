import type { Score } from '../core/clock';
import { WINDOW_DAYS } from '../core/clock';
import type { DueClock, Glance, ToldWord } from '../core/glance';
import { scoreOf, seenFrom } from '../core/score';
import { rulesOf, type Settings } from '../core/settings';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../core/span';
import { deadlineOf, standingOf } from '../core/standing';
import { whole, wholeRows } from './corrupt';
import { shownCoverage } from './coverage';
import { nextTurnAt } from './due';
import { knownFromOfAll } from './known-from';
import { openForReading } from './open';
import { readClocks } from './read-clocks';
import { type ClockRow, type KeyRow, type LedgerDb, type ReadTx, STORES, type ThreadRow } from './schema';
import { getMeta, getSettings, type Snapshot } from './stored';

const DUE_SHOWN = 12;
const TOLD_SHOWN = 12;
/** Old messages leave the windows all the time; a glance may be this old before that is counted again. */
const WINDOW_EDGE_MS = 10 * MINUTE_MS;

async function names(
  tx: ReadTx,
  keys: readonly string[],
): Promise<{ row: KeyRow | null; buyer: string | null; subject: string | null }> {
  const rows = wholeRows('keys', await Promise.all(keys.map((key) => tx.objectStore('keys').get(key))));
  return {
    row: rows[0] ?? null,
    buyer: rows.find((row) => row.buyer !== null)?.buyer ?? null,
    subject: rows.find((row) => row.subject !== null)?.subject ?? null,
  };
}

async function dueClock(
  tx: ReadTx,
  { threadId, keys, clock }: ClockRow,
  settings: Settings,
  now: Instant,
): Promise<DueClock> {
  const thread = whole('threads', await tx.objectStore('threads').get(threadId));
  const { row, buyer, subject } = await names(tx, keys);
  return {
    threadId,
    caseId: thread?.caseId ?? null,
    account: thread?.account ?? row?.account ?? '',
    host: thread?.host ?? row?.host ?? '',
    marketplaceId: thread?.marketplaceId ?? row?.marketplaceId ?? null,
    buyer,
    subject,
    receivedAt: clock.receivedAt,
    deadline: deadlineOf(clock, settings),
    basis: clock.basis,
    standing: standingOf(clock, rulesOf(settings)(thread?.account ?? ''), now),
  };
}

async function toldWords(tx: ReadTx): Promise<ToldWord[]> {
  const threads: ThreadRow[] = [];
  for (
    let cursor = await tx.objectStore('threads').index('toldAt').openCursor(null, 'prev');
    cursor;
    cursor = await cursor.continue()
  ) {
    threads.push(...wholeRows('threads', [cursor.value]));
    if (threads.length === TOLD_SHOWN) break;
  }
  const words = await Promise.all(
    threads.map(async (thread) => {
      const { buyer, subject } = await names(tx, thread.keys);
      return thread.told.map((word): ToldWord => ({ ...word, threadId: thread.id, buyer, subject }));
    }),
  );
  return words
    .flat()
    .sort((a, b) => b.at - a.at)
    .slice(0, TOLD_SHOWN);
}

/** The score from every clock of the last 90 days. */
async function readScore(tx: ReadTx, settings: Settings, now: Instant, knownFrom: Instant | null): Promise<Score> {
  const clocks = await readClocks(tx, now - Math.max(...WINDOW_DAYS) * DAY_MS);
  return scoreOf(clocks, rulesOf(settings), now, knownFrom);
}

/** What is surely overdue comes before what may be, and that before what is due: known danger first. */
async function mostUrgent(tx: ReadTx, endedAt: Instant): Promise<ClockRow[]> {
  const clocks = tx.objectStore('clocks');
  const overdue = await clocks.index('openTo').getAll(IDBKeyRange.upperBound(endedAt, true), DUE_SHOWN);
  const next = await clocks.index('openFrom').getAll(null, 2 * DUE_SHOWN);
  const nameOf = ({ threadId, ordinal }: ClockRow): string => `${threadId} ${ordinal}`;
  const named = new Map([...overdue, ...next].map((row) => [nameOf(row), row]));
  return wholeRows('clocks', [...named.values()].slice(0, DUE_SHOWN));
}

/** All that badge and popup show, by index. With `score` given the windows are not counted again. */
export const glanceOf = (db: LedgerDb, settings: Settings, now: Instant, score?: Score): Promise<Glance> =>
  glanceIn(db.transaction(STORES, 'readonly') as ReadTx, settings, now, score);

/** As `glanceOf`, of the moment of a transaction of all stores. */
export async function glanceIn(tx: ReadTx, settings: Settings, now: Instant, score?: Score): Promise<Glance> {
  const { pausedUntil, targetShare, exactTimes, staleAfterMs } = settings;
  const openFrom = tx.objectStore('clocks').index('openFrom');
  const endedAt = now - settings.hours * HOUR_MS;
  const soonMs = Math.max(...settings.stages.map((stage) => stage.beforeMs));

  const coverage = wholeRows('coverage', await tx.objectStore('coverage').getAll());
  const knownFrom = await knownFromOfAll(tx, coverage);
  const first = await mostUrgent(tx, endedAt);
  const open = await openFrom.count();
  const overdue = await tx.objectStore('clocks').index('openTo').count(IDBKeyRange.upperBound(endedAt, true));
  const begun = await openFrom.count(IDBKeyRange.upperBound(endedAt, true));
  const soon = await openFrom.count(IDBKeyRange.bound(endedAt, endedAt + soonMs));
  return {
    at: now,
    accounts: coverage.map((row) => shownCoverage(row, staleAfterMs, now)),
    // The messages may be known further back than when they were counted.
    score: score ? seenFrom(score, knownFrom, now) : await readScore(tx, settings, now, knownFrom),
    due: await Promise.all(first.map((row) => dueClock(tx, row, settings, now))),
    counts: { open, overdue, maybeDue: begun - overdue, soon },
    told: await toldWords(tx),
    pausedUntil: pausedUntil !== null && pausedUntil > now ? pausedUntil : null,
    targetShare,
    exactTimes,
    setAside: await tx.objectStore('quarantine').count(),
    from: 'ledger',
  };
}

/** Until when a glance taken at `now` stays true, if no fact is added. */
export async function validUntil(db: LedgerDb, settings: Settings, now: Instant): Promise<Instant> {
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  const turn = (await nextTurnAt(tx, settings, now)) ?? Infinity;
  let edge = Infinity;
  for (const days of WINDOW_DAYS) {
    for (const column of ['receivedFrom', 'receivedTo'] as const) {
      const range = IDBKeyRange.lowerBound(now - days * DAY_MS);
      const cursor = await tx.objectStore('clocks').index(column).openKeyCursor(range);
      if (cursor) edge = Math.min(edge, cursor.key + days * DAY_MS);
    }
  }
  return Math.min(turn - 1, Math.max(edge, now + WINDOW_EDGE_MS), now + DAY_MS);
}

/** The stored glance, if nothing has changed since and its time is not up. */
export function freshSnapshot(snapshot: Snapshot | undefined, revision: number, now: Instant): Glance | null {
  if (!snapshot || snapshot.revision !== revision) return null;
  return snapshot.glance.at <= now && now <= snapshot.validUntil ? snapshot.glance : null;
}

async function readSnapshot(db: LedgerDb) {
  const tx = db.transaction(['meta'], 'readonly') as unknown as ReadTx;
  const [snapshot, revision, clocksRevision, settings] = await Promise.all([
    getMeta(tx, 'snapshot'),
    getMeta(tx, 'revision'),
    getMeta(tx, 'clocksRevision'),
    getSettings(tx),
  ]);
  return { snapshot, revision: revision ?? 0, clocksRevision: clocksRevision ?? 0, settings };
}

/** For the badge: as `glanceOf`, but with the last counted score, so that it costs the same however long the history. */
export async function quickGlance(db: LedgerDb, settings: Settings, now: Instant): Promise<Glance> {
  const { snapshot, revision } = await readSnapshot(db);
  return (
    freshSnapshot(snapshot, revision, now) ??
    glanceOf(db, settings, now, snapshot?.glance.score ?? scoreOf([], rulesOf(settings), now, null))
  );
}

/** Stores what pages show, unless that is fresh; counts the windows again only if a clock or their time has changed. */
export async function refreshSnapshot(db: LedgerDb, settings: Settings, now: Instant): Promise<Glance> {
  const { snapshot, revision, clocksRevision } = await readSnapshot(db);
  const fresh = freshSnapshot(snapshot, revision, now);
  if (fresh) return fresh;
  const same =
    snapshot && snapshot.clocksRevision === clocksRevision && snapshot.glance.at <= now && now <= snapshot.validUntil;
  const glance = await glanceOf(db, settings, now, same ? snapshot.glance.score : undefined);
  const next: Snapshot = {
    ...{ revision, clocksRevision, glance },
    validUntil: same
      ? Math.min(snapshot.validUntil, await validUntil(db, settings, now))
      : await validUntil(db, settings, now),
  };
  await db.put('meta', next, 'snapshot');
  return glance;
}

/** For pages, also while the worker is dead: null where there is no ledger that this version can read. */
export async function readGlance(now: number): Promise<Glance | null> {
  const db = await openForReading();
  if (!db) return null;
  try {
    const { snapshot, revision, settings } = await readSnapshot(db);
    return freshSnapshot(snapshot, revision, now) ?? (await glanceOf(db, settings, now));
  } finally {
    db.close();
  }
}
