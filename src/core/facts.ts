import type { Author, CardState, Folder, ReadTime } from './reading';
import type { Instant, Span } from './span';

export type Source = 'list' | 'thread' | 'response' | 'seller' | 'worker';

/** `case:<uuid>` where the page shows the case, else `key:<salted hash>` of account, marketplace, buyer and visible subject. */
export type ThreadKey = string;

interface FactBase {
  /** Hash of the content: equal facts are one fact, and the union of two ledgers is a union by id. */
  readonly id: string;
  readonly key: ThreadKey;
  readonly account: string;
  readonly source: Source;
  /** Version of the reader that made it, so that facts of a reader later found wrong can be distrusted. */
  readonly reader: number;
  readonly observedAt: Instant;
  readonly asOf: Instant;
}

/**
 * One message of the thread. `messageId` and an exact span come from the page's own data. `ordinal` is its position
 * among the messages (of all authors) that the same reading shows with the same minute: 0 for the first.
 */
export interface MessageFact extends FactBase {
  readonly kind: 'message';
  readonly author: Author;
  readonly at: ReadTime;
  readonly ordinal: number;
  readonly messageId: string | null;
  readonly marketplaceId: string | null;
}

/** What a reading shows of the thread at `asOf`. */
export interface SightingFact extends FactBase {
  readonly kind: 'sighting';
  readonly host: string;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  readonly folder: Folder | null;
  readonly state: CardState | null;
  /** Last activity as shown on the card. */
  readonly activity: ReadTime | null;
  /** From a thread reading that shows all messages: nothing else had been written by `asOf`. */
  readonly messagesComplete: boolean;
  readonly resolvedAt: ReadTime | null;
  /** When the case was opened; only the page's own data tells, and is there only where it does. */
  readonly openedAt?: Instant;
  /**
   * How many cards of one reading share this key; above 1 the key names no single thread (twins). Then `state` is
   * `response-needed` if any of them is, `activity` that of the one with the oldest date among those that need a
   * response (of all, if none does), and `needing` counts them.
   */
  readonly cards: number;
  /** How many of `cards` need a response: 0 or 1 where there are no twins. */
  readonly needing: number;
}

/** The thread entered or left the folder between two complete readings, at `after` and `by`. Made once, by the worker. */
export interface ChangeFact extends FactBase {
  readonly kind: 'change';
  readonly folder: Folder;
  readonly direction: 'entered' | 'left';
  readonly after: Instant;
  readonly by: Instant;
}

/** One reading showed both: this key's card is this case. */
export interface LinkFact extends FactBase {
  readonly kind: 'link';
  readonly caseId: string;
}

export type Claim = 'answered' | 'no-response-needed' | 'not-a-buyer-message';

/** The seller's word. It speaks of every message of the thread received up to `at`. `undoes` takes an earlier word back. */
export interface ToldFact extends FactBase {
  readonly kind: 'told';
  readonly claim: Claim;
  readonly at: Instant;
  readonly undoes: string | null;
}

/** An alert was shown. */
export interface AlertFact extends FactBase {
  readonly kind: 'alert';
  readonly stage: string;
  readonly deadline: Span;
  readonly shownAt: Instant;
}

export type Fact = MessageFact | SightingFact | ChangeFact | LinkFact | ToldFact | AlertFact;
export type NewFact<F extends Fact = Fact> = F extends Fact ? Omit<F, 'id'> : never;

/** Union by id. */
export function join(a: readonly Fact[], b: readonly Fact[]): Fact[] {
  const byId = new Map<string, Fact>();
  for (const fact of a) byId.set(fact.id, fact);
  for (const fact of b) byId.set(fact.id, fact);
  return [...byId.values()];
}
