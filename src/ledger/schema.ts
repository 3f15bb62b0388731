import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Clock, Thread } from '../core/clock';
import type { Fact, SightingFact, ThreadKey } from '../core/facts';
import type { Coverage, CoverageState } from '../core/glance';
import type { Remark } from '../core/reading';
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
}

/** One clock, with index columns that hold neither `now` nor settings. */
export interface ClockRow {
  readonly threadId: string;
  /** Its place among the thread's clocks, oldest first. */
  readonly ordinal: number;
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
}

/** An alert that is to be shown (`shownAt` null) or was. */
export interface AlertRow {
  readonly id: string;
  readonly stage: string;
  readonly kind: 'clock' | 'group' | 'may-be-due';
  readonly members: readonly AlertMember[];
  /** Thread ids of the members when intended; they are keys too, so marks follow a key into its case. */
  readonly keys: readonly ThreadKey[];
  readonly intendedAt: Instant;
  readonly shownAt: Instant | null;
  /** `intendedAt`, present only until it was shown. */
  readonly unfinishedAt?: Instant;
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
  keys: { key: string; value: KeyRow; indexes: { namedAt: number } };
  threads: { key: string; value: ThreadRow; indexes: { derivation: number; toldAt: number } };
  clocks: {
    key: [string, number];
    value: ClockRow;
    indexes: { openFrom: number; openTo: number; receivedFrom: number; receivedTo: number; closedTo: number };
  };
  coverage: { key: string; value: CoverageRow };
  memberships: { key: string; value: MembershipRow };
  alerts: { key: string; value: AlertRow; indexes: { keys: string; unfinishedAt: number } };
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
  'meta',
  'quarantine',
];

/** Everything that must survive a crash is written this way: Chromium's default durability is relaxed. */
export const STRICT: IDBTransactionOptions = { durability: 'strict' };

export const coverageId = (account: string, host: string): string => JSON.stringify([account, host]);
export const membershipId = (account: string, host: string, folder: string): string =>
  JSON.stringify([account, host, folder]);
