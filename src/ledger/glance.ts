import { WINDOW_DAYS } from '../core/clock';
import type { DueClock, Glance, ToldWord } from '../core/glance';
import { caseIdOf } from '../core/identity';
import { scoreOf } from '../core/score';
import { longestStageMs, rulesOf, type Settings } from '../core/settings';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../core/span';
import { deadlineOf, standingOf } from '../core/standing';
import { wholeRows } from './corrupt';
import { readCounted } from './counted';
import { shownCoverage } from './coverage';
import { nextShownTurnAt } from './due';
import { knownFromOfAll } from './known-from';
import { laterGlance } from './later-glance';
import { onLedger } from './open';
import { readOpenBefore } from './read-clocks';
import { type ClockRow, type KeyRow, type LedgerDb, type ReadTx, STORES, type ThreadRow } from './schema';
import { readSnoozes, snoozedUntil } from './snoozes';
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
  { threadId, keys, clock, ...own }: ClockRow,
  settings: Settings,
  now: Instant,
): Promise<DueClock> {
  // All that its thread's row could add: each row that is asked for is another wait before the popup is there.
  const { row, buyer, subject } = await names(tx, keys);
  const account = own.account ?? row?.account ?? '';
  return {
    threadId,
    caseId: caseIdOf(threadId),
    account,
    host: row?.host ?? '',
    marketplaceId: own.marketplaceId ?? row?.marketplaceId ?? null,
    buyer,
    subject,
    receivedAt: clock.receivedAt,
    deadline: deadlineOf(clock, settings),
    basis: clock.basis,
    standing: standingOf(clock, rulesOf(settings)(account), now),
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

/** Score and counts, from every clock of the last 90 days and every open one, once it is told since when messages are known. */
async function readCounts(tx: ReadTx, settings: Settings, now: Instant) {
  const from = now - Math.max(...WINDOW_DAYS) * DAY_MS;
  const { clocks, running, settled } = await readCounted(tx, settings, from, now);
  const endedAt = now - settings.hours * HOUR_MS;
  const soonUntil = endedAt + longestStageMs(settings);
  const rules = rulesOf(settings);
  const counts = { open: running.length, overdue: 0, maybeDue: 0, soon: 0, running: running.length };
  for (const receipt of running) if (receipt <= soonUntil) counts.soon += 1;
  for (const clock of [...clocks, ...(await readOpenBefore(tx, from))]) {
    const { closing, receivedAt, remembered, account } = clock;
    // Under some rules a closed one runs, too.
    if (receivedAt.earliest >= endedAt && standingOf(clock, rules(account), now) === 'running') counts.running += 1;
    if (closing) continue;
    counts.open += 1;
    if (!remembered && receivedAt.latest < endedAt) counts.overdue += 1;
    else if (receivedAt.earliest < endedAt) counts.maybeDue += 1;
    else if (receivedAt.earliest <= soonUntil) counts.soon += 1;
  }
  return (knownFrom: Instant | null) => ({
    score: scoreOf(clocks, rules, now, knownFrom, settled),
    counts,
  });
}

/** What is surely overdue comes before what may be, and that before what is due: known danger first. */
async function mostUrgent(tx: ReadTx, endedAt: Instant): Promise<ClockRow[]> {
  const clocks = tx.objectStore('clocks');
  const [overdue, next] = await Promise.all([
    clocks.index('openTo').getAll(IDBKeyRange.upperBound(endedAt, true), DUE_SHOWN),
    clocks.index('openFrom').getAll(null, 2 * DUE_SHOWN),
  ]);
  const nameOf = ({ threadId, ordinal }: ClockRow): string => `${threadId} ${ordinal}`;
  const named = new Map([...overdue, ...next].map((row) => [nameOf(row), row]));
  return wholeRows('clocks', [...named.values()].slice(0, DUE_SHOWN));
}

/** The most urgent open clocks, with what a person needs to act on them. */
export async function readDue(tx: ReadTx, settings: Settings, now: Instant): Promise<DueClock[]> {
  const [rows, snoozes] = [await mostUrgent(tx, now - settings.hours * HOUR_MS), await readSnoozes(tx)];
  const due = await Promise.all(rows.map((row) => dueClock(tx, row, settings, now)));
  return snoozes.length === 0 ? due : due.map((one) => ({ ...one, snoozedUntil: snoozedUntil(snoozes, one, now) }));
}

/** All that badge and popup show. */
export const glanceOf = (db: LedgerDb, settings: Settings, now: Instant): Promise<Glance> =>
  glanceIn(db.transaction(STORES, 'readonly') as ReadTx, settings, now);

/** As `glanceOf`, of the moment of a transaction of all stores. */
export async function glanceIn(tx: ReadTx, settings: Settings, now: Instant): Promise<Glance> {
  const { pausedUntil, watching, targetShare, exactTimes, staleAfterMs } = settings;
  // At once, what takes longest first: a transaction answers one after the other.
  const [due, count, coverage, told, setAside] = await Promise.all([
    readDue(tx, settings, now),
    readCounts(tx, settings, now),
    tx.objectStore('coverage').getAll(),
    toldWords(tx),
    tx.objectStore('quarantine').count(),
  ]);
  const known = wholeRows('coverage', coverage);
  const counted = count(await knownFromOfAll(tx, known));
  return {
    at: now,
    accounts: known.map((row) => shownCoverage(row, staleAfterMs, now)),
    ...counted,
    due,
    told,
    pausedUntil: pausedUntil !== null && pausedUntil > now ? pausedUntil : null,
    watching,
    targetShare,
    exactTimes,
    setAside,
    from: 'ledger',
  };
}

/** Until when a glance taken at `now` stays true, if no fact is added; and when anything but the windows' edges changes it. */
async function timesOf(db: LedgerDb, settings: Settings, now: Instant) {
  // Under these rules a closed message, too, turns late by itself: the glance is of its moment only.
  if (!settings.replyAnswersEarlier || settings.automatedRepliesIn.length > 0) return { validUntil: now, turnsAt: now };
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  const turn = (await nextShownTurnAt(tx, settings, now)) ?? Infinity;
  let edge = Infinity;
  for (const days of WINDOW_DAYS) {
    for (const column of ['receivedFrom', 'receivedTo'] as const) {
      const range = IDBKeyRange.lowerBound(now - days * DAY_MS);
      const cursor = await tx.objectStore('clocks').index(column).openKeyCursor(range);
      if (cursor) edge = Math.min(edge, cursor.key + days * DAY_MS);
    }
  }
  const turnsAt = Math.min(turn, now + DAY_MS);
  return { validUntil: Math.min(turnsAt - 1, Math.max(edge, now + WINDOW_EDGE_MS)), turnsAt };
}

/** The stored glance, if nothing has changed since and its time is not up. */
function freshSnapshot({ snapshot, revision }: Stored, now: Instant): Glance | null {
  if (!snapshot || snapshot.revision !== revision) return null;
  return snapshot.glance.at <= now && now <= snapshot.validUntil ? snapshot.glance : null;
}

/** The stored glance as it is at `now`, if no more has changed since than what is within the windows. */
async function snapshotLater(tx: ReadTx, { snapshot, revision, settings }: Stored, now: Instant) {
  if (!snapshot || snapshot.revision !== revision || snapshot.glance.at > now) return null;
  // At the moment itself nothing has changed, whatever the rules.
  if (snapshot.glance.at === now) return snapshot.glance;
  return now < (snapshot.turnsAt ?? -Infinity) ? laterGlance(tx, snapshot.glance, settings, now) : null;
}

type Stored = Awaited<ReturnType<typeof readSnapshot>>;

async function readSnapshot(tx: ReadTx) {
  const [snapshot, revision, settings] = await Promise.all([
    getMeta(tx, 'snapshot'),
    getMeta(tx, 'revision'),
    getSettings(tx),
  ]);
  return { snapshot, revision: revision ?? 0, settings };
}

/** Stores what pages show, unless that is fresh. */
export async function refreshSnapshot(db: LedgerDb, settings: Settings, now: Instant): Promise<Glance> {
  const stored = await readSnapshot(db.transaction(['meta'], 'readonly') as unknown as ReadTx);
  const fresh = freshSnapshot(stored, now);
  if (fresh) return fresh;
  const [glance, times] = await Promise.all([glanceOf(db, settings, now), timesOf(db, settings, now)]);
  const next: Snapshot = { revision: stored.revision, ...times, glance };
  await db.put('meta', next, 'snapshot');
  return glance;
}

/** For pages, also while the worker is dead: null where there is no ledger that this version can read. */
export const readGlance = (now: number): Promise<Glance | null> =>
  onLedger(async (db) => {
    const tx = db.transaction(['meta', 'clocks', 'threads'], 'readonly') as unknown as ReadTx;
    const stored = await readSnapshot(tx);
    return (await snapshotLater(tx, stored, now)) ?? glanceOf(db, stored.settings, now);
  });
