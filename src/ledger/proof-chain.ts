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
  /** Its content is gone, and no later link says that it was erased. */
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

/** Which facts of the file have been changed, and which links a later one says were erased. */
export interface Known {
  readonly changed: ReadonlySet<string>;
  readonly wasErased: (seq: number) => boolean;
}

/** What links were found to hold, in order, up to the first broken one. */
export class Chain {
  broken: Broken | null = null;
  unsealed = 0;
  erased = 0;
  readonly hashes: string[] = [];
  readonly bodies: ProofBody[] = [];
  readonly cited = new Set<string>();
  #last: string | null = null;

  constructor(private readonly known: Known) {}

  /** Takes the next link. Answers whether the chain holds. */
  add(examined: Examined): boolean {
    const { link, raw } = examined;
    const seq = this.hashes.length + this.unsealed + 1;
    const why = link ? this.#whyBroken(link, examined, seq) : 'form';
    if (why || !link) {
      this.broken = { seq, at: atOf(raw), why: why ?? 'form' };
      return false;
    }
    const { body, hash } = link;
    if (hash === null) this.unsealed += 1;
    else this.hashes.push(hash);
    this.#last = hash;
    if (body === null) this.erased += 1;
    else this.bodies.push(body);
    for (const id of factsOf(body)) this.cited.add(id);
    return true;
  }

  #whyBroken(link: ProofLink, { bodyHash, hash }: Examined, seq: number): BrokenWhy | null {
    if (link.seq !== seq) return 'missing';
    if (link.body === null && !this.known.wasErased(seq)) return 'not-erased';
    if (factsOf(link.body).some((id) => this.known.changed.has(id))) return 'fact';
    if (link.hash === null) return link.prev === null && (link.bodyHash ?? bodyHash) === bodyHash ? null : 'body';
    if (this.unsealed > 0) return 'unsealed';
    if (link.prev !== this.#last) return 'prev';
    if (link.bodyHash !== bodyHash) return 'body';
    return link.hash === hash ? null : 'hash';
  }

  /** What only shows once all links are known: `kept` are the facts of the file, by their hashes. */
  end(kept: Iterable<string>, head: unknown): void {
    if (this.broken) return;
    const seq = this.hashes.length;
    if (head !== (this.hashes.at(-1) ?? null)) this.broken = { seq, at: this.bodies.at(-1)?.at ?? null, why: 'head' };
    else if ([...kept, ...this.known.changed].some((id) => !this.cited.has(id)))
      this.broken = { seq: null, at: null, why: 'stray-fact' };
  }
}

export const factsOf = (body: ProofBody | null): readonly string[] => (body && 'facts' in body ? body.facts : []);

/** Also of a link whose form is broken, if it tells that much. */
function atOf(raw: unknown): Instant | null {
  const at = (raw as { body?: { at?: unknown } } | null)?.body?.at;
  return typeof at === 'number' && Math.abs(at) < 8e15 ? at : null;
}
