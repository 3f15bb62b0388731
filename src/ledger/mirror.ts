import type { AlertMark, OpenClock, Snooze } from '../core/alert-steps';
import type { Basis } from '../core/clock';
import type { LinkFact, NewFact, SightingFact, ThreadKey } from '../core/facts';
import type { Coverage, DueClock, Glance } from '../core/glance';
import { scoreOf } from '../core/score';
import { longestStageMs, rulesOf, type Settings } from '../core/settings';
import { DAY_MS, HOUR_MS, type Instant, later, type Span } from '../core/span';
import { wholeRows } from './corrupt';
import { shownCoverage } from './coverage';
import { marksOf } from './due';
import { getMany } from './many';
import { type Label, READER } from './plan';
import { type CoverageRow, type LedgerDb, type MembershipRow, membershipId, type ReadTx, STORES } from './schema';
import { readSnoozes } from './snoozes';
import { getMeta } from './stored';
import { isCoverage, isMark, isMembership, isMirrorClock, isSnooze } from './whole';

/**
 * One open clock as kept in `storage.local`, for the day the database cannot be opened. Its names are kept as long as it
 * runs, as in the ledger, for without them the seller could not tell which message waits.
 */
export interface MirrorClock {
  readonly threadId: string;
  readonly caseId: string | null;
  readonly account: string;
  readonly host: string;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  readonly receivedAt: Span;
  readonly basis: Basis;
  readonly openAsOf: Instant;
  /** The thread's other names: keys of cards that were linked to its case. */
  readonly keys: readonly ThreadKey[];
  readonly buyer: string | null;
  readonly subject: string | null;
}

/** Written after each commit that changed it; a copy, never the truth while the database can be opened. */
export interface Mirror {
  readonly version: 1;
  readonly revision: number;
  readonly at: Instant;
  readonly salt: string;
  readonly open: readonly MirrorClock[];
  /** How many more open clocks did not fit. */
  readonly more: number;
  readonly coverage: readonly CoverageRow[];
  readonly marks: readonly AlertMark[];
  /** Absent in mirrors of old. */
  readonly snoozes?: readonly Snooze[];
  /** Who was listed under Response Needed, of the threads in `open`: so that it is seen who leaves. */
  readonly memberships: readonly MembershipRow[];
}

/** `storage.local` holds 10 MB; the most urgent clocks come first. */
const MOST = 1_000;

export async function mirrorOf(db: LedgerDb, now: Instant): Promise<Mirror> {
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  const index = tx.objectStore('clocks').index('openFrom');
  const rows = wholeRows('clocks', await index.getAll(null, MOST));
  const threadIds = [...new Set(rows.map((row) => row.threadId))];
  const threads = wholeRows('threads', await getMany(tx, 'threads', threadIds));
  const keyRows = wholeRows('keys', await getMany(tx, 'keys', [...new Set(rows.flatMap((row) => row.keys))]));
  const threadOf = new Map(threads.map((thread) => [thread.id, thread]));
  const keyOf = new Map(keyRows.map((row) => [row.key, row]));
  const coverage = wholeRows('coverage', await tx.objectStore('coverage').getAll());
  return {
    version: 1,
    revision: (await getMeta(tx, 'clocksRevision')) ?? 0,
    at: now,
    salt: (await getMeta(tx, 'salt')) ?? '',
    open: rows.map(({ threadId, keys, clock }) => {
      const thread = threadOf.get(threadId);
      const named = keys.flatMap((key) => keyOf.get(key) ?? []);
      return {
        threadId,
        caseId: thread?.caseId ?? null,
        account: thread?.account ?? '',
        host: thread?.host ?? named[0]?.host ?? '',
        marketplaceId: thread?.marketplaceId ?? null,
        orderId: thread?.orderId ?? named.find((row) => row.orderId !== null)?.orderId ?? null,
        receivedAt: clock.receivedAt,
        basis: clock.basis,
        openAsOf: clock.openAsOf,
        keys: keys.filter((key) => key !== threadId),
        buyer: named.find((row) => row.buyer !== null)?.buyer ?? null,
        subject: named.find((row) => row.subject !== null)?.subject ?? null,
      };
    }),
    more: Math.max(0, (await index.count()) - rows.length),
    coverage,
    marks: await marksOf(tx, rows),
    snoozes: await readSnoozes(tx),
    memberships: await membershipsOf(tx, coverage, new Map(rows.flatMap(namesOfThread))),
  };
}

const namesOfThread = ({ threadId, keys }: { threadId: string; keys: readonly string[] }): [string, string][] =>
  [threadId, ...keys].map((name) => [name, threadId]);

async function membershipsOf(
  tx: ReadTx,
  coverage: readonly CoverageRow[],
  threadOf: ReadonlyMap<string, string>,
): Promise<MembershipRow[]> {
  const ids = coverage.map(({ account, host }) => membershipId(account, host, 'response-needed'));
  const rows = await Promise.all(ids.map((id) => tx.objectStore('memberships').get(id)));
  return wholeRows('memberships', rows).map(({ doubted: _, keys, unsure, ...row }) => {
    const threads = new Set(keys.flatMap((key) => threadOf.get(key) ?? []));
    const kept = unsure?.flatMap((one) => (threadOf.has(one.key) ? { ...one, key: threadOf.get(one.key)! } : [])) ?? [];
    return { ...row, keys: [...threads], ...(kept.length > 0 && { unsure: kept }) };
  });
}

/** A stored value as a mirror, without what in it is not whole; null for anything else. */
export function asMirror(value: unknown): Mirror | null {
  const mirror = value as Partial<Mirror> | null | undefined;
  const { open, coverage, marks, memberships, salt, at, revision, more } = mirror ?? {};
  if (mirror?.version !== 1 || !Array.isArray(open) || !Array.isArray(coverage) || !Array.isArray(marks)) return null;
  if (typeof salt !== 'string' || !Number.isFinite(at)) return null;
  return {
    ...{ version: 1, revision: Number(revision) || 0, at: at!, salt, more: Number(more) || 0 },
    open: open.filter(isMirrorClock),
    coverage: coverage.filter(isCoverage),
    marks: marks.filter(isMark),
    snoozes: Array.isArray(mirror.snoozes) ? mirror.snoozes.filter(isSnooze) : [],
    memberships: Array.isArray(memberships) ? memberships.filter(isMembership) : [],
  };
}

/** The mirror's clocks. They are doubtful: what happened since is not known. */
export const openClocksOf = (mirror: Mirror): OpenClock[] =>
  mirror.open.map(({ threadId, account, receivedAt, basis, openAsOf }) => ({
    ...{ threadId, account },
    clock: { receivedAt, basis, openAsOf, closing: null, doubtful: true, remembered: true },
  }));

/** What can be shown without a database: what was open when it was last readable, and no share. */
export function glanceOfMirror(mirror: Mirror | null, settings: Settings, now: Instant): Glance {
  const due = (mirror?.open ?? []).map(
    (clock): DueClock => ({
      ...{ threadId: clock.threadId, caseId: clock.caseId, account: clock.account, host: clock.host },
      ...{
        marketplaceId: clock.marketplaceId,
        buyer: clock.buyer,
        subject: clock.subject,
        receivedAt: clock.receivedAt,
        basis: clock.basis,
      },
      deadline: later(clock.receivedAt, settings.hours * HOUR_MS),
      standing: 'unclear',
    }),
  );
  const over = due.filter(({ deadline }) => deadline.earliest < now).length;
  const soonMs = longestStageMs(settings);
  const soon = due.filter(({ deadline }) => deadline.earliest >= now && deadline.earliest <= now + soonMs).length;
  const { pausedUntil, watching, targetShare, exactTimes, staleAfterMs } = settings;
  return {
    at: now,
    accounts: (mirror?.coverage ?? []).map(
      (row): Coverage => ({ ...shownCoverage(row, staleAfterMs, now), complete: false }),
    ),
    score: scoreOf([], rulesOf(settings), now, null),
    due: due.slice(0, 12),
    // None is surely overdue: it may have been answered since the database was last readable.
    counts: { open: due.length + (mirror?.more ?? 0), overdue: 0, maybeDue: over, soon },
    told: [],
    pausedUntil: pausedUntil !== null && pausedUntil > now ? pausedUntil : null,
    watching,
    targetShare,
    exactTimes,
    setAside: 0,
    from: 'mirror',
  };
}

/**
 * The facts with which a new, empty database starts again from the mirror: each open clock as a card last seen waiting,
 * and which cards are of its case. Of source `worker`: clocks that rest on them alone are unclear, and nothing is claimed.
 */
export function factsOfMirror(mirror: Mirror): NewFact<SightingFact | LinkFact>[] {
  return mirror.open.flatMap(
    ({ threadId, caseId, account, host, marketplaceId, orderId, receivedAt, openAsOf, keys }) => {
      const asOf = Math.max(openAsOf, receivedAt.latest);
      const from = { account, source: 'worker', reader: READER.worker, observedAt: mirror.at, asOf } as const;
      const sighting: NewFact<SightingFact> = {
        ...{ ...from, kind: 'sighting', key: threadId, host, marketplaceId, orderId, folder: null },
        ...{ state: 'response-needed', activity: { span: receivedAt }, messagesComplete: false, resolvedAt: null },
        ...{ cards: 1, needing: 1 },
      };
      const links = caseId === null ? [] : keys.map((key) => ({ ...from, kind: 'link', key, caseId }) as const);
      return [sighting, ...links];
    },
  );
}

export const labelsOfMirror = ({ open }: Mirror): Map<ThreadKey, Label> =>
  new Map(
    open.map(({ threadId, host, marketplaceId, orderId, buyer, subject }) => [
      threadId,
      { host, marketplaceId, orderId, buyer, subject },
    ]),
  );

/** A mirror older than this says nothing about what is due. */
export const MIRROR_KEPT_MS = 14 * DAY_MS;
