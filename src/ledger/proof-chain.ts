import type { ProofBody, ProofLink } from '../core/proof';
import type { Instant } from '../core/span';
import { digestOf, linkHashOf } from './digest';
import { isProofLink } from './whole';

export type BrokenWhy =
  /** It has not the form of a link. */
  | 'form'
  /** Another link stands in its place. */
  | 'missing'
  /** It does not follow the link before it. */
  | 'prev'
  /** Its content does not fit its hash. */
  | 'body'
  | 'hash'
  /** Its content is gone, and no later link that is sealed, as it is, says that it was erased. */
  | 'not-erased'
  /** It has no hash, and a later one has. */
  | 'unsealed'
  /** A fact that it names has been changed. */
  | 'fact'
  /** A fact in the file is named by no link. */
  | 'stray-fact'
  /** The file names another last hash. */
  | 'head';

/** The first link at which the chain does not hold. */
export interface Broken {
  /** null for a fact that no link names. */
  readonly seq: number | null;
  readonly at: Instant | null;
  readonly why: BrokenWhy;
}

/** null for what has no hash, such as a value too deep to walk through. */
export const digestOrNull = (value: unknown): Promise<string | null> => digestOf(value).catch(() => null);

/** A link as it is, with the hashes that it should have. */
export interface Examined {
  readonly raw: unknown;
  readonly link: ProofLink | null;
  readonly bodyHash: string | null;
  readonly hash: string | null;
}

export async function examine(raw: unknown): Promise<Examined> {
  if (!isProofLink(raw)) return { raw, link: null, bodyHash: null, hash: null };
  const bodyHash = raw.body === null ? raw.bodyHash : await digestOrNull(raw.body);
  return { raw, link: raw, bodyHash, hash: await linkHashOf(raw) };
}

/** What links were found to hold, in order, up to the first broken one. */
export class Chain {
  broken: Broken | null = null;
  unsealed = 0;
  readonly hashes: string[] = [];
  readonly bodies: ProofBody[] = [];
  readonly cited = new Set<string>();
  /** The links without content. */
  readonly #emptied: number[] = [];
  readonly #erasing: { readonly seq: number; readonly links: readonly (readonly [number, number])[] }[] = [];
  #last: string | null = null;

  /** `changed`: ids of facts of the file whose content has another hash. */
  constructor(private readonly changed: ReadonlySet<string>) {}

  /** Takes the next link. Answers whether the chain holds. */
  add({ raw, link, ...computed }: Examined): boolean {
    const seq = this.hashes.length + this.unsealed + 1;
    const why = link ? this.#whyBroken(link, computed, seq) : 'form';
    if (why || !link) {
      this.broken = { seq, at: atOf(raw), why: why ?? 'form' };
      return false;
    }
    const { body, hash } = link;
    if (hash === null) this.unsealed += 1;
    else this.hashes.push(hash);
    this.#last = hash;
    if (body === null) this.#emptied.push(seq);
    else this.bodies.push(body);
    if (body?.kind === 'erased') this.#erasing.push({ seq, links: body.links });
    for (const id of factsOf(body)) this.cited.add(id);
    return true;
  }

  #whyBroken(link: ProofLink, { bodyHash, hash }: Pick<Examined, 'bodyHash' | 'hash'>, seq: number): BrokenWhy | null {
    if (link.seq !== seq) return 'missing';
    if (factsOf(link.body).some((id) => this.changed.has(id))) return 'fact';
    if (link.hash === null) return link.prev === null && (link.bodyHash ?? bodyHash) === bodyHash ? null : 'body';
    if (this.unsealed > 0) return 'unsealed';
    if (link.prev !== this.#last) return 'prev';
    if (link.bodyHash !== bodyHash) return 'body';
    return link.hash === hash ? null : 'hash';
  }

  /** What only shows once all links are known: `kept` are the facts of the file, by their hashes. */
  end(kept: Iterable<string>, head: unknown): void {
    const seq = this.hashes.length;
    const untold = this.erased.find(({ by }) => by === null);
    if (untold) this.broken = { seq: untold.seq, at: null, why: 'not-erased' };
    else if (head !== (this.hashes.at(-1) ?? null))
      this.broken = { seq, at: this.bodies.at(-1)?.at ?? null, why: 'head' };
    else if ([...kept, ...this.changed].some((id) => !this.cited.has(id)))
      this.broken = { seq: null, at: null, why: 'stray-fact' };
  }

  /** The links without content, each with the first later one that says that it was erased. */
  get erased(): { readonly seq: number; readonly by: number | null }[] {
    const sealed = this.hashes.length;
    const by = new Map<number, number>();
    // The next one at or after each that no link has named yet: each is named once, however many ranges a file holds.
    const next = Int32Array.from({ length: sealed + this.unsealed + 2 }, (_, seq) => seq);
    const nextFrom = (seq: number): number => {
      let found = seq;
      while (next[found] !== found) {
        next[found] = next[next[found]!]!;
        found = next[found]!;
      }
      return found;
    };
    for (const { seq, links } of this.#erasing)
      for (const [from, to] of links) {
        // One without a hash could be added by anybody: it tells of others without a hash only.
        const first = Math.max(from, seq > sealed ? sealed + 1 : 1);
        for (let at = nextFrom(Math.min(first, seq)); at <= to && at < seq; at = nextFrom(at)) {
          by.set(at, seq);
          next[at] = at + 1;
        }
      }
    return this.#emptied.map((seq) => ({ seq, by: by.get(seq) ?? null }));
  }
}

const factsOf = (body: ProofBody | null): readonly string[] => (body && 'facts' in body ? body.facts : []);

/** Also of a link whose form is broken, if it tells that much. */
function atOf(raw: unknown): Instant | null {
  const at = (raw as { body?: { at?: unknown } } | null)?.body?.at;
  return typeof at === 'number' && Math.abs(at) < 8e15 ? at : null;
}
