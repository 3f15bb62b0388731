import type { Source } from './facts';
import { HOUR_MS, type Instant } from './span';

type Told =
  /** The log begins: a new ledger, or one that was erased. */
  | { readonly kind: 'begin' }
  /** A page was read, or the seller gave his word (`source` says which): these facts are new. */
  | {
      readonly kind: 'observed';
      /** As of when the page knew it. */
      readonly asOf: Instant;
      readonly source: Source;
      readonly account: string;
      readonly host: string | null;
      /** Ids of facts, each the hash of its content. */
      readonly facts: readonly string[];
    }
  /** A complete list was read and showed nothing new: said at most once in a while, so that a gap is a gap. */
  | { readonly kind: 'unchanged'; readonly asOf: Instant; readonly account: string; readonly host: string }
  /** Facts came from a file: this browser did not see them. */
  | {
      readonly kind: 'imported';
      readonly account: string;
      readonly facts: readonly string[];
      readonly exportedAt: Instant;
    }
  /** What these links said was erased; their hashes stay. From and to, both included. */
  | { readonly kind: 'erased'; readonly links: readonly (readonly [from: number, to: number])[] };

/**
 * What one link of the proof log says, and when this browser's clock said so. It names no buyer and holds no text of a page.
 * `salt` is random: without it an erased body could be guessed from its hash.
 */
export type ProofBody = Told & { readonly at: Instant; readonly salt: string };
export type NewProofBody = Told & { readonly at: Instant };

/** One link as exported. Unsealed (no hashes) or erased (no body) it is as its row is. */
export interface ProofLink {
  readonly seq: number;
  readonly body: ProofBody | null;
  readonly prev: string | null;
  readonly bodyHash: string | null;
  readonly hash: string | null;
}

/** Whose page was seen, and as of when; null where the link tells of no look at a page. */
export function lookOf(body: ProofBody | null): { readonly account: string; readonly asOf: Instant } | null {
  if (body?.kind === 'unchanged') return body;
  if (body?.kind !== 'observed' || body.source === 'seller' || body.source === 'worker') return null;
  return body;
}

/** A stretch in which no page of this account was looked at. */
export interface Gap {
  readonly account: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** A night is none: no 24 hours pass unseen between two looks that are half a day apart. */
export const GAP_MS = 12 * HOUR_MS;

/** The stretches of `[from, to]`, longer than `GAP_MS`, without a look at any page of the account; by account and time. */
export function gapsOf(
  bodies: Iterable<ProofBody | null>,
  accounts: Iterable<string>,
  from: Instant,
  to: Instant,
): Gap[] {
  const looks = new Map([...accounts].map((account): [string, Instant[]] => [account, []]));
  for (const body of bodies) {
    const look = lookOf(body);
    if (look && look.asOf > from && look.asOf < to) looks.get(look.account)?.push(look.asOf);
  }
  return [...looks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([account, times]) => {
      const ends = [from, ...times.sort((a, b) => a - b), to];
      return ends.slice(1).flatMap((end, i) => {
        const begin = ends[i]!;
        return end - begin > GAP_MS ? [{ account, from: begin, to: end }] : [];
      });
    });
}
