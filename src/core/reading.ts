import type { Instant, Span } from './span';

/**
 * A time as a page shows it. `local` is wall-clock time in the marketplace's zone, resolved only when clocks are
 * derived (so that a zone found wrong can be corrected): `from` is included, `to` is not, both `YYYY-MM-DDTHH:mm`.
 * `span` is for texts that count from now ("5 hours ago") and for the page's own data.
 */
export type ReadTime = { readonly local: LocalSpan } | { readonly span: Span };
export interface LocalSpan {
  readonly from: string;
  readonly to: string;
}

export type Folder = 'all' | 'response-needed' | 'sent' | 'resolved' | 'reported-unresolved' | 'search';
export type CardState = 'response-needed' | 'resolved' | 'reported-unresolved';
export type Author = 'buyer' | 'seller' | 'amazon';

interface PageSeen {
  /** The page's host name, e.g. `sellercentral.amazon.in`. */
  readonly host: string;
  /** The store's name in the account pill; null where the page shows none. */
  readonly account: string | null;
  readonly observedAt: Instant;
}

/** One card of the message list. Texts are as shown, white space folded, capped. */
export interface CardReading {
  readonly buyer: string;
  readonly subject: string;
  /** The card's date: the *last activity* of the thread, not the oldest unanswered message. */
  readonly activity: ReadTime;
  /** null where the card shows no status word that is known. */
  readonly state: CardState | null;
  /** From the card's flag; null where there is none or it is not known. */
  readonly marketplaceId: string | null;
  /** Whole (3-7-7 digits) or null. */
  readonly orderId: string | null;
  /** Only where the card itself carries it. */
  readonly caseId: string | null;
}

export type IncompleteReason =
  | 'no-count'
  | 'count-differs'
  | 'not-all-rendered'
  | 'cards-not-read'
  | 'filtered'
  | 'folder-unknown'
  /** The page's own data lists other messages than were read from its text. */
  | 'routes-disagree'
  /** Nothing of what was listed before is listed now: too much at once to be believed. */
  | 'readings-differ';

export interface ListReading extends PageSeen {
  readonly kind: 'list';
  readonly result: 'read';
  readonly folder: Folder | null;
  readonly cards: readonly CardReading[];
  /** True only with positive proof: the page's own count for this folder, or an attested empty text. */
  readonly complete: boolean;
  readonly incompleteBecause: IncompleteReason | null;
  /** Cards that look like messages but could not be read; they are counted, never guessed. */
  readonly cardsNotRead: number;
  /** When the page last provably got its list; `asOf <= observedAt`. */
  readonly asOf: Instant;
  /** A short name for the structure that was recognised, for coverage and bug reports. */
  readonly layout: string;
}

export interface ThreadMessage {
  readonly author: Author;
  readonly at: ReadTime;
}

/** The open thread, oldest message first. */
export interface ThreadReading extends PageSeen {
  readonly kind: 'thread';
  readonly result: 'read';
  /** From the address' `cc=`, only when the content surely belongs to it. */
  readonly caseId: string | null;
  /** The list card that is surely of this thread (so that key and case can be linked); null otherwise. */
  readonly card: CardReading | null;
  readonly buyer: string | null;
  readonly orderId: string | null;
  readonly marketplaceId: string | null;
  readonly state: 'resolved' | null;
  readonly resolvedAt: ReadTime | null;
  readonly messages: readonly ThreadMessage[];
  /** False where a "show earlier messages" control or an unread message says that some are missing. */
  readonly complete: boolean;
  readonly asOf: Instant;
  readonly layout: string;
}

export type UnreadableReason =
  | 'signed-out'
  | 'app-not-mounted'
  | 'list-not-rendered'
  | 'loading'
  | 'list-not-understood'
  | 'dates-not-understood'
  | 'empty-not-proved'
  | 'thread-not-understood';

export interface Unreadable extends PageSeen {
  readonly kind: 'list' | 'thread';
  readonly result: 'unreadable';
  readonly reason: UnreadableReason;
}

/** One case as the page's own data has it. Ids and times only; instants are of the page's data, exact. */
export interface AnsweredCase {
  readonly caseId: string;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  /** `response-needed` where the page asked for just these; `resolved` by the one status attested; else null. */
  readonly state: CardState | null;
  /** A moment (2 s, seen July 2026) after the first message. */
  readonly openedAt: Instant | null;
  /** Last activity: of the buyer's message, a reply or a mark. */
  readonly updatedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  /** Hashes by which a card's names are known as this case's (`core/card-mark.ts`); compared, never stored. */
  readonly marks?: readonly string[];
}

/** Where a page of a list stands among the others. What pages are asked for with is hashed: it is only compared. */
export interface PagePlace {
  /** What this one was asked for with; null for the first. */
  readonly after: string | null;
  /** What the next one will be asked for with; null where it is the last, or where cases of this one could not be read. */
  readonly next: string | null;
  /** Nothing follows. */
  readonly isLast: boolean;
  /** The newest last activity of the cases that are left out; absent where none is. */
  readonly heldBackAt?: Instant;
}

/** A list that the page itself asked for ("exact times"). */
export interface ListAnswer extends PageSeen {
  readonly kind: 'list-answer';
  readonly result: 'read';
  /** By what was asked for; null for a search or anything else. */
  readonly folder: Folder | null;
  /** Cases whose card on the page cannot be told from another's are left out, and `complete` is false. */
  readonly cases: readonly AnsweredCase[];
  /** The first page of the list, without a next one: all that the folder holds. */
  readonly complete: boolean;
  /** Absent where it is not known. */
  readonly place?: PagePlace;
  readonly asOf: Instant;
}

export interface AnsweredMessage {
  readonly messageId: string;
  readonly author: Author;
  readonly at: Instant;
}

/** One case's messages that the page itself asked for, oldest first. */
export interface CaseAnswer extends PageSeen {
  readonly kind: 'case-answer';
  readonly result: 'read';
  readonly case: AnsweredCase;
  readonly messages: readonly AnsweredMessage[];
  /** No further page of messages, and none of unknown kind. */
  readonly complete: boolean;
  readonly asOf: Instant;
}

export type Answer = ListAnswer | CaseAnswer;

/** Something about the page that a seller should know though it is read: said in the coverage, changes no clock. */
export type Remark =
  /** The page-world observer failed and has switched itself off for this page. */
  | 'observer-failed'
  /** The page's own data came in a form that is not known, or more of it than is believable. */
  | 'answers-not-understood'
  /** The page's times lie ahead of this computer's clock. */
  | 'clock-off'
  /** The example that the seller has shown does not fit the page any more. */
  | 'lesson-broken';

/** `about`: which remark; `holds` false takes it back. */
export interface RemarkReading extends PageSeen {
  readonly kind: 'remark';
  readonly result: 'remark';
  readonly about: Remark;
  readonly holds: boolean;
}

export type Reading = ListReading | ThreadReading | Unreadable | Answer | RemarkReading;
