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
  /**
   * Closed by a reply that another message of the buyer's came before: surely, or as far as is known. Only the last one
   * before a reply was answered by it under a rule that counts so.
   */
  readonly followed?: 'surely' | 'maybe';
  /** Closed by a reply so soon after a message of the buyer's that it may have been an automated one. */
  readonly quick?: true;
  /** Present only while it rests on the copy of a ledger that was lost: whether it is still open is not known. */
  readonly remembered?: true;
}

/** The rules that public sources leave open, and those that Amazon has changed before. */
export interface Rules {
  readonly hours: number;
  /** Whether a *no response needed* mark set after the deadline still excludes (unsettled; default true). */
  readonly lateMarkExcludes: boolean;
  /**
   * Whether one reply answers every earlier unanswered message of its thread (unsettled; default true: the thread leaves
   * *Response Needed* with it). If not, it answers the newest of them, and the others count as never answered.
   */
  readonly replyAnswersEarlier: boolean;
  /**
   * Whether replies within two minutes may be Amazon's automated ones, which may not count as a reply (unsettled, and no
   * page marks them; default false). If so, such a clock is unclear.
   */
  readonly automatedReplies: boolean;
}
export const DEFAULT_RULES: Rules = {
  hours: 24,
  lateMarkExcludes: true,
  replyAnswersEarlier: true,
  automatedReplies: false,
};
/** The rules of each account: some are of the account's own. */
export type RulesOf = (account: string) => Rules;

/** A clock of the ledger: whose it is, and which of its thread's. */
export interface LedgerClock extends Clock {
  readonly threadId: string;
  /** Its place among the thread's clocks, oldest first. */
  readonly ordinal: number;
  readonly account: string;
  readonly marketplaceId: string | null;
}

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
  /** Up to when it may hold messages that no page has shown; absent once all are known, as far as they can be. */
  readonly unreadAt?: Instant;
}

/** So many on time of so many that are counted. */
export interface Ratio {
  readonly onTime: number;
  readonly counted: number;
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
  /** What `share` is made of, in whole messages: the worst and the best that may be true. */
  readonly worst: Ratio;
  readonly best: Ratio;
  /** Since when the messages of this window are known; null when nothing has been read. */
  readonly knownFrom: Instant | null;
}
export const WINDOW_DAYS = [7, 30, 90] as const;
export type WindowDays = (typeof WINDOW_DAYS)[number];
export type Score = Record<WindowDays, WindowScore>;
