import type { Basis } from '../core/clock';
import type { NewFact, SightingFact } from '../core/facts';
import type { Coverage, DueClock, Glance } from '../core/glance';
import { scoreOf } from '../core/score';
import type { Settings } from '../core/settings';
import { DAY_MS, HOUR_MS, type Instant, later, type Span } from '../core/span';
import type { AlertMark, OpenClock } from '../core/alerts';
import { shownCoverage } from './coverage';
import { isClockRow, marksOf } from './due';
import { type CoverageRow, type LedgerDb, type ReadTx, STORES } from './schema';
import { getMeta } from './stored';

/** One open clock as kept in `storage.local`, for the day the database cannot be opened. No names. */
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
}

/** `storage.local` holds 10 MB; the most urgent clocks come first. */
const MOST = 2_000;

export async function mirrorOf(db: LedgerDb, now: Instant): Promise<Mirror> {
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  const index = tx.objectStore('clocks').index('openFrom');
  const rows = (await index.getAll(null, MOST)).filter(isClockRow);
  const threads = await Promise.all(rows.map((row) => tx.objectStore('threads').get(row.threadId)));
  return {
    version: 1,
    revision: (await getMeta(tx, 'clocksRevision')) ?? 0,
    at: now,
    salt: (await getMeta(tx, 'salt')) ?? '',
    open: rows.map(({ threadId, clock }, i) => ({
      threadId,
      caseId: threads[i]?.caseId ?? null,
      account: threads[i]?.account ?? '',
      host: threads[i]?.host ?? '',
      marketplaceId: threads[i]?.marketplaceId ?? null,
      orderId: threads[i]?.orderId ?? null,
      receivedAt: clock.receivedAt,
      basis: clock.basis,
      openAsOf: clock.openAsOf,
    })),
    more: Math.max(0, (await index.count()) - rows.length),
    coverage: await tx.objectStore('coverage').getAll(),
    marks: await marksOf(tx, rows),
  };
}

/** A stored value as a mirror; null for anything else. */
export function asMirror(value: unknown): Mirror | null {
  const mirror = value as Partial<Mirror> | null | undefined;
  const whole =
    mirror?.version === 1 &&
    Array.isArray(mirror.open) &&
    Array.isArray(mirror.coverage) &&
    Array.isArray(mirror.marks);
  return whole ? (mirror as Mirror) : null;
}

/** The mirror's clocks. They are doubtful: what happened since is not known. */
export const openClocksOf = (mirror: Mirror): OpenClock[] =>
  mirror.open.map(({ threadId, receivedAt, basis, openAsOf }) => ({
    threadId,
    clock: { receivedAt, basis, openAsOf, closing: null, doubtful: true },
  }));

/** What can be shown without a database: what was open when it was last readable, and no share. */
export function glanceOfMirror(mirror: Mirror | null, settings: Settings, now: Instant): Glance {
  const due = (mirror?.open ?? []).map(
    (clock): DueClock => ({
      ...{ threadId: clock.threadId, caseId: clock.caseId, account: clock.account, host: clock.host },
      ...{
        marketplaceId: clock.marketplaceId,
        buyer: null,
        subject: null,
        receivedAt: clock.receivedAt,
        basis: clock.basis,
      },
      deadline: later(clock.receivedAt, settings.hours * HOUR_MS),
      standing: 'unclear',
    }),
  );
  const over = due.filter(({ deadline }) => deadline.earliest < now).length;
  const soonMs = Math.max(...settings.stages.map((stage) => stage.beforeMs));
  const soon = due.filter(({ deadline }) => deadline.earliest >= now && deadline.earliest <= now + soonMs).length;
  const { pausedUntil, targetShare, staleAfterMs } = settings;
  return {
    at: now,
    accounts: (mirror?.coverage ?? []).map(
      (row): Coverage => ({ ...shownCoverage(row, staleAfterMs, now), complete: false }),
    ),
    score: scoreOf([], settings, now, null),
    due: due.slice(0, 12),
    // None is surely overdue: it may have been answered since the database was last readable.
    counts: { open: due.length + (mirror?.more ?? 0), overdue: 0, maybeDue: over, soon },
    told: [],
    pausedUntil: pausedUntil !== null && pausedUntil > now ? pausedUntil : null,
    targetShare,
    from: 'mirror',
  };
}

/**
 * The facts with which a new, empty database starts again from the mirror: each open clock as a card last seen waiting.
 * Their receipt is taken as assumed, so that nothing is claimed from them.
 */
export function factsOfMirror(mirror: Mirror): NewFact<SightingFact>[] {
  return mirror.open.map(({ threadId, account, host, marketplaceId, orderId, receivedAt, openAsOf }) => ({
    ...{ kind: 'sighting', key: threadId, account, source: 'worker', reader: 1, observedAt: mirror.at },
    ...{
      asOf: Math.max(openAsOf, receivedAt.latest),
      host,
      marketplaceId,
      orderId,
      folder: null,
      state: 'response-needed',
    },
    ...{ activity: { span: receivedAt }, messagesComplete: false, resolvedAt: null, cards: 1, needing: 1 },
  }));
}

/** A mirror older than this says nothing about what is due. */
export const MIRROR_KEPT_MS = 14 * DAY_MS;
