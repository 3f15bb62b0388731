import type { CardMark } from '../core/card-mark';

/** What the observer tells the content script; `v` is the protocol's version. No name, subject or body is in it. */
export const VERSION = 1;

/** On `document`, page to content script: `detail` is JSON, for strings cross between worlds. */
export const ANSWER = 'reply-clock:answer';
/** Content script to page: send what has been seen so far, and whatever comes. */
export const LISTEN = 'reply-clock:listen';
/** Content script to page: stop looking, and forget what has been seen. */
export const SILENCE = 'reply-clock:silence';
/** Observer to observer: `detail` is the new one's version. */
export const OBSERVER = 'reply-clock:observer';

/** A case as the page's own JSON has it; what is not of the attested type is null, or left out of a list. */
export interface SeenCase {
  readonly caseId: string;
  readonly marketplaceId: string | null;
  readonly orders: readonly string[];
  readonly status: string | null;
  /** Dates: ms since the epoch. */
  readonly openDate: number | null;
  readonly lastUpdatedDate: number | null;
  readonly resolveDate: number | null;
  readonly marks: readonly CardMark[];
}
export interface SeenMessage {
  readonly id: string;
  readonly role: string;
  readonly at: number;
}

/**
 * What was seen. As it is sent, it also has `v` (the version) and `ageMs`, from the start of the page's request to the
 * sending. `first`: asked for without a page's token. `last`: nothing follows, and nothing of it had to be left out.
 * `after`: hash of what else it was asked with. `next`: that of the token of what follows, as it will be there, and of
 * nothing where something of this one had to be left out: then none follows it without a gap.
 */
export type Seen =
  | {
      readonly kind: 'list';
      readonly query: Readonly<Record<string, string>>;
      readonly first: boolean;
      readonly last: boolean;
      readonly after: string;
      readonly next: string;
      readonly cases: readonly SeenCase[];
    }
  | {
      readonly kind: 'case';
      readonly last: boolean;
      readonly case: SeenCase;
      readonly messages: readonly SeenMessage[];
    }
  /** JSON of a form that is not known. The observer goes on: other answers may be as they were. */
  | { readonly kind: 'unknown'; readonly where: 'list' | 'case' };

/** Where the observer itself has failed: then `{ v, ageMs, kind: 'failed', where }` is sent, once. */
export type Where = 'fetch' | 'xhr' | 'parse' | 'send';
