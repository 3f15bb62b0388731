import type { Basis, Score, Standing } from './clock';
import type { Claim } from './facts';
import type { Folder, IncompleteReason, Remark, UnreadableReason } from './reading';
import type { Instant, Span } from './span';

export type CoverageState = 'watching' | 'stale' | 'signed-out' | 'unreadable' | 'not-watching';

/** How well one account is known, from its freshest readings. */
export interface Coverage {
  readonly account: string;
  readonly host: string;
  readonly state: CoverageState;
  /** Since when the state holds. */
  readonly since: Instant;
  readonly lastReadAt: Instant | null;
  readonly asOf: Instant | null;
  /** Whether the last reading of *Response Needed* (or All) was proved complete. */
  readonly complete: boolean;
  readonly why: UnreadableReason | IncompleteReason | Remark | null;
  readonly folder: Folder | null;
  readonly layout: string | null;
}

/** One open clock, with what a person needs to act on it. */
export interface DueClock {
  readonly threadId: string;
  readonly caseId: string | null;
  readonly account: string;
  readonly host: string;
  readonly marketplaceId: string | null;
  readonly buyer: string | null;
  readonly subject: string | null;
  readonly receivedAt: Span;
  readonly deadline: Span;
  readonly basis: Basis;
  readonly standing: Standing;
  /** Its alerts rest until then; null, or absent where an earlier version has stored the glance, where they do not. */
  readonly snoozedUntil?: Instant | null;
}

/** A seller's word in force, for the undo. */
export interface ToldWord {
  readonly factId: string;
  readonly threadId: string;
  readonly claim: Claim;
  readonly at: Instant;
  readonly buyer: string | null;
  readonly subject: string | null;
}

/** All that badge and popup show, from one look at the ledger at `at`. */
export interface Glance {
  readonly at: Instant;
  readonly accounts: readonly Coverage[];
  readonly score: Score;
  /** Most urgent first, at most 12. */
  readonly due: readonly DueClock[];
  readonly counts: {
    readonly open: number;
    readonly overdue: number;
    readonly maybeDue: number;
    readonly soon: number;
    /** Surely within their time; absent where an earlier version has stored the glance. */
    readonly running?: number;
  };
  readonly told: readonly ToldWord[];
  readonly pausedUntil: Instant | null;
  /** The master switch; absent where an earlier version has stored the glance. */
  readonly watching?: boolean;
  readonly targetShare: number;
  /** Whether the page's own data is taken; absent where an earlier version has stored the glance. */
  readonly exactTimes?: boolean;
  /** How many stored rows could not be understood and are left out of all this. */
  readonly setAside: number;
  /** `ledger`: from the ledger. `mirror`: the database could not be opened; no share is known. */
  readonly from: 'ledger' | 'mirror';
}
