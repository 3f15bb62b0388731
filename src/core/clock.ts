import type { Claim } from './facts';
import type { Instant, Span } from './span';

/** `exact`: the message itself was read. `bounded`: both ends proved. `assumed`: the card's day, whose start is a guess. */
export type Basis = 'exact' | 'bounded' | 'assumed';
/** `not-counted`: open, and its time may not be up. */
export type Outcome = 'on-time' | 'late' | 'excluded' | 'not-counted';
export type Standing = 'running' | 'overdue' | 'on-time' | 'late' | 'excluded' | 'settled' | 'unclear';

/** How a clock stopped. `either`: the thread was closed, by a reply or a mark, which is not known. */
export interface Closing {
  readonly at: Span;
  readonly by: 'reply' | 'mark' | 'either';
  /** The fact id of the seller's word, where that is all we have. */
  readonly told: string | null;
}

/** What the facts say of one buyer message. Holds no `now` and no settings: those are the query's. */
export interface Clock {
  readonly receivedAt: Span;
  readonly basis: Basis;
  /** The last instant at which it was surely unanswered; at least `receivedAt.earliest`. */
  readonly openAsOf: Instant;
  /** null while it is open as far as known. */
  readonly closing: Closing | null;
  /** Facts contradict each other, or the key is shared by several threads. */
  readonly doubtful: boolean;
  /** Present only while it rests on the copy of a ledger that was lost: whether it is still open is not known. */
  readonly remembered?: true;
}

/** The rules that public sources leave open, and those that Amazon has changed before. */
export interface Rules {
  readonly hours: number;
  /** Whether a *no response needed* mark set after the deadline still excludes (unsettled; default true). */
  readonly lateMarkExcludes: boolean;
}
export const DEFAULT_RULES: Rules = { hours: 24, lateMarkExcludes: true };

/** One thread as derived from all its facts. */
export interface Thread {
  /** `case:<uuid>`, or `key:<hash>` while no single case is linked. */
  readonly id: string;
  readonly caseId: string | null;
  readonly account: string;
  readonly host: string | null;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  /** By receipt, oldest first. */
  readonly clocks: readonly Clock[];
  /** The seller's words in force. */
  readonly told: readonly { readonly factId: string; readonly claim: Claim; readonly at: Instant }[];
}

/** Counts and share of one window; `share` is null when nothing is surely counted. */
export interface WindowScore {
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly excluded: number;
  readonly settled: number;
  readonly unclear: number;
  readonly share: { readonly min: number; readonly max: number } | null;
  /** Since when the messages of this window are known; null when nothing has been read. */
  readonly knownFrom: Instant | null;
}
export const WINDOW_DAYS = [7, 30, 90] as const;
export type WindowDays = (typeof WINDOW_DAYS)[number];
export type Score = Record<WindowDays, WindowScore>;
