import type { Source } from './facts';
import type { Instant } from './span';

/** What one link of the proof log says. It names no buyer and holds no text of a page. */
export type ProofBody =
  /** The log begins: a new ledger, or one that was erased. */
  | { readonly kind: 'begin'; readonly at: Instant; readonly version: string }
  /** A page was read, or the seller gave his word (`source` says which): these facts are new. */
  | {
      readonly kind: 'observed';
      /** When this browser saw it, and as of when the page knew it. */
      readonly at: Instant;
      readonly asOf: Instant;
      readonly source: Source;
      readonly account: string;
      readonly host: string | null;
      /** Ids of facts, each the hash of its content. */
      readonly facts: readonly string[];
    }
  /** A page was read and showed nothing new: said at most once in a while, so that a gap is a gap. */
  | {
      readonly kind: 'unchanged';
      readonly at: Instant;
      readonly asOf: Instant;
      readonly account: string;
      readonly host: string;
    }
  /** Facts came from a file: this browser did not see them. */
  | {
      readonly kind: 'imported';
      readonly at: Instant;
      readonly facts: readonly string[];
      readonly exportedAt: Instant;
    };
