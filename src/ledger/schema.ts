import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { AlertKind, Missed } from '../core/alerts';
import type { Clock, Thread } from '../core/clock';
import type { Fact, SightingFact, ThreadKey } from '../core/facts';
import type { Coverage, CoverageState } from '../core/glance';
import type { HistoryDay } from '../core/ledger-view';
import type { ProofLink } from '../core/proof';
import type { Remark } from '../core/reading';
import type { Period } from '../core/score';
import type { Instant, Span } from '../core/span';

export const LEDGER_NAME = 'reply-clock-ledger';

/** The part of a sighting that decides whether the next one is news. */
export type Seen = Pick<
  SightingFact,
  | 'asOf'
  | 'state'
  | 'activity'
  | 'orderId'
  | 'marketplaceId'
  | 'cards'
  | 'needing'
  | 'messagesComplete'
  | 'resolvedAt'
  | 'openedAt'
>;
/** By which way it was seen: its card, its opened thread, a list or the case itself in the page's own data. */
export type SeenBy = 'seen' | 'opened' | 'listed' | 'answered';

/** What is kept of one key beside its facts: where it belongs, how it last looked, and its label. */
export interface KeyRow {
  readonly key: ThreadKey;
  readonly threadId: string;
  readonly account: string;
  readonly host: string;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  /** The latest look at its card, and at its opened thread. */
  readonly seen: Seen | null;
  readonly opened: Seen | null;
  /** The same by the page's own data, absent until it tells. */
  readonly listed?: Seen | null;
  readonly answered?: Seen | null;
  /** Cases that a reading showed together with this key. */
  readonly cases: readonly string[];
  /** What the same card is called under the salts of other ledgers, whose backups were imported. */
  readonly aka?: readonly ThreadKey[];
  /** The salts that `key` and `aka` are hashed with; absent where it is this ledger's own alone. */
  readonly under?: readonly string[];
  /** Threads of another ledger, or of this one, that may be the same: no page has shown its name since the import. */
  readonly mayBe?: readonly ThreadKey[];
  /** Names are not knowledge: null once they may no longer be kept. */
  readonly buyer: string | null;
  readonly subject: string | null;
  /** Present only while names are kept, so that its index lists exactly the rows to purge. */
  readonly namedAt?: Instant;
}

/** A derived thread. */
export interface ThreadRow extends Thread {
  readonly keys: readonly ThreadKey[];
  readonly derivation: number;
  /** Present only while a seller's word is in force. */
  readonly toldAt?: Instant;
  /** Present only while its messages have not been read, by any way: whose it is, and its last known activity. */
  readonly unread?: readonly [account: string, at: Instant];
}

/** One clock, with index columns that hold neither `now` nor settings. */
export interface ClockRow {
  readonly threadId: string;
  /** Its place among the thread's clocks, oldest first. */
  readonly ordinal: number;
  /** Absent in rows of old, until they are derived anew. */
  readonly account?: string;
  readonly marketplaceId?: string | null;
  readonly keys: readonly ThreadKey[];
  readonly clock: Clock;
  readonly receivedFrom: Instant;
  readonly receivedTo: Instant;
  /** `receivedAt`'s ends, present only while the clock is open; `openTo` only where it may be called overdue. */
  readonly openFrom?: Instant;
  readonly openTo?: Instant;
  readonly closedFrom?: Instant;
  readonly closedTo?: Instant;
}

/** How well one account is known on one host; `stale` depends on `now` and is never stored. */
export interface CoverageRow extends Omit<Coverage, 'state'> {
  readonly id: string;
  readonly state: Exclude<CoverageState, 'stale'>;
  /** `asOf` of the first list ever read. */
  readonly knownFrom: Instant | null;
  /** How far back the list of all messages was read from its newest on, without a gap; absent until it was. */
  readonly listedFrom?: Instant;
  /** When it was seen to reach so far; absent with `listedFrom`. */
  readonly listedAt?: Instant;
  /** How far its pages were followed in the page's own data: by what the next is asked for, and the activities seen. */
  readonly listedTo?: {
    readonly next: string;
    readonly from: Instant;
    readonly to: Instant;
    /** The newest of the cases that were held back; 0 where none was. */
    readonly held: Instant;
  };
  /** The newest activity that any list has shown; absent until one has. */
  readonly newestAt?: Instant;
  /** What it was before the seller was signed out, or the right to read was taken back, if that was unreadable. */
  readonly before?: { readonly state: 'unreadable'; readonly why: Coverage['why'] };
  /** Present where it is complete by the page's own data. */
  readonly provedBy?: 'answer';
  /** What else holds, gravest first; absent where nothing does. */
  readonly remarks?: readonly Remark[];
}

/** The keys of an account's folder at its last complete reading. */
export interface MembershipRow {
  readonly id: string;
  readonly asOf: Instant;
  /** When the page was looked at: it got the list no later. Absent in rows of old. */
  readonly seenAt?: Instant;
  readonly keys: readonly ThreadKey[];
  /** Present where the page's own data listed them. */
  readonly source?: 'response';
  /** Those of earlier readings that may be among `keys` under another name, with when they were last surely listed. */
  readonly unsure?: readonly { readonly key: ThreadKey; readonly asOf: Instant; readonly seenAt?: Instant }[];
  /** A newer complete reading that was too much at once to be believed. */
  readonly doubted?: { readonly asOf: Instant; readonly keys: readonly ThreadKey[]; readonly source?: 'response' };
}

export interface AlertMember {
  readonly threadId: string;
  readonly deadline: Span;
  /** Its own stage, where the alert is of several. */
  readonly stage?: string;
}

/** An alert that is to be shown (`shownAt` null) or was. */
export interface AlertRow {
  readonly id: string;
  readonly stage: string;
  /** `look`: not of clocks but of an inbox that was not read for long. */
  readonly kind: AlertKind | 'look';
  readonly members: readonly AlertMember[];
  /** Thread ids of the members when intended; they are keys too, so marks follow a key into its case. Of `look`: `nudgeKey`s. */
  readonly keys: readonly ThreadKey[];
  readonly absence?: Period;
  readonly missed?: Missed;
  readonly intendedAt: Instant;
  readonly shownAt: Instant | null;
  /** `intendedAt`, present only until it was shown. */
  readonly unfinishedAt?: Instant;
  /** `shownAt`, present only while it may still be on the screen. */
  readonly onScreen?: Instant;
}

/** Until when the seller wants no alert of a thread's clocks that were open when he said so. */
export interface SnoozeRow {
  /** The thread's id then; it is a key too, so it follows a key into its case. */
  readonly key: ThreadKey;
  readonly deadlines: readonly Span[];
  readonly until: Instant;
  readonly setAt: Instant;
}

/**
 * The clocks whose `receivedAt` ends in one stretch of time, column by column, so that many are read as fast as few: a copy
 * of `clocks`, deleted by whoever writes one of them, in the same transaction, and made anew by the worker. A stretch
 * without clocks has a row too: what has none is not known to be empty.
 */
export interface ColumnsRow {
  /** The stretch: `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
  /** Drawn anew each time that it is made, so that its key tells it from the last one of the same stretch. */
  readonly made: number;
  readonly numbers: Float64Array;
  readonly groups: readonly { readonly account: string; readonly marketplaceId: string | null }[];
  /** The clocks' threads, one per line. */
  readonly threadIds: string;
}

/** What became of one UTC day's messages that the ledger no longer holds: to be looked at, never part of a share. */
export interface HistoryRow extends Omit<HistoryDay, 'day' | 'account' | 'marketplaceId'> {
  /** `[day, account, marketplace]`, the day as `2026-11-28`, the marketplace `''` where it is not known. */
  readonly id: readonly [day: string, account: string, marketplaceId: string];
}

/**
 * One link of the proof log. `bodyHash` is of `body`; `hash` of `seq`, `prev` and `bodyHash`, so that a body can be erased and the
 * chain still holds. Unsealed (no hash) from its transaction until the next sweep: WebCrypto cannot be waited for in one.
 */
export interface ProofRow extends ProofLink {
  /** `seq`, present only until it is sealed. */
  readonly unsealed?: number;
}

/** A row that could not be understood, set aside as it was. */
export interface QuarantinedRow {
  readonly store: string;
  readonly row: unknown;
  readonly why: string;
  readonly at: Instant;
}

export interface LedgerSchema extends DBSchema {
  facts: { key: string; value: Fact; indexes: { key: string; caseId: string } };
  keys: { key: string; value: KeyRow; indexes: { namedAt: number; aka: string } };
  threads: {
    key: string;
    value: ThreadRow;
    indexes: { derivation: number; toldAt: number; unread: [string, number] };
  };
  clocks: {
    key: [string, number];
    value: ClockRow;
    indexes: { openFrom: number; openTo: number; receivedFrom: number; receivedTo: number; closedTo: number };
  };
  coverage: { key: string; value: CoverageRow };
  memberships: { key: string; value: MembershipRow };
  alerts: { key: string; value: AlertRow; indexes: { keys: string; unfinishedAt: number; onScreen: number } };
  snoozes: { key: string; value: SnoozeRow };
  columns: { key: [number, number, number]; value: ColumnsRow };
  history: { key: [string, string, string]; value: HistoryRow };
  proof: { key: number; value: ProofRow; indexes: { unsealed: number } };
  meta: { key: string; value: unknown };
  quarantine: { key: number; value: QuarantinedRow };
}

export type LedgerDb = IDBPDatabase<LedgerSchema>;
export type StoreName = StoreNames<LedgerSchema>;
export type ReadTx = IDBPTransaction<LedgerSchema, StoreName[], 'readonly' | 'readwrite'>;
export type WriteTx = IDBPTransaction<LedgerSchema, StoreName[], 'readwrite'>;

export const STORES: StoreName[] = [
  'facts',
  'keys',
  'threads',
  'clocks',
  'coverage',
  'memberships',
  'alerts',
  'snoozes',
  'columns',
  'history',
  'proof',
  'meta',
  'quarantine',
];

/** Everything that must survive a crash is written this way: Chromium's default durability is relaxed. */
export const STRICT: IDBTransactionOptions = { durability: 'strict' };
/** What can be made anew need not survive a crash. */
export const RELAXED = { durability: 'relaxed' } as const;

export const coverageId = (account: string, host: string): string => JSON.stringify([account, host]);
export const membershipId = (account: string, host: string, folder: string): string =>
  JSON.stringify([account, host, folder]);
