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

/** What links were found to hold, in order, up to the first broken one. */
export class Chain {
  broken: Broken | null = null;
  unsealed = 0;
  readonly hashes: string[] = [];
  readonly bodies: ProofBody[] = [];
  readonly cited = new Set<string>();
  readonly #emptied: number[] = [];
  #last: string | null = null;

  /** `changed`: ids of facts of the file whose content has another hash. */
  constructor(private readonly changed: ReadonlySet<string>) {}

  get erased(): number {
    return this.#emptied.length;
  }

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
    const emptied = this.#emptiedUntold();
    if (emptied !== undefined) this.broken = { seq: emptied, at: null, why: 'not-erased' };
    else if (head !== (this.hashes.at(-1) ?? null))
      this.broken = { seq, at: this.bodies.at(-1)?.at ?? null, why: 'head' };
    else if ([...kept, ...this.changed].some((id) => !this.cited.has(id)))
      this.broken = { seq: null, at: null, why: 'stray-fact' };
  }

  /** The first link without content of which no link says that it was erased. */
  #emptiedUntold(): number | undefined {
    // Where a range begins and where it is over: their running sum tells how many cover a link.
    const turns = new Int32Array(this.hashes.length + this.unsealed + 2);
    for (const body of this.bodies) {
      if (body.kind !== 'erased') continue;
      for (const [from, to] of body.links) {
        const over = Math.min(to, turns.length - 2) + 1;
        if (from < 1 || from >= over) continue;
        turns[from]! += 1;
        turns[over]! -= 1;
      }
    }
    for (let seq = 1; seq < turns.length; seq++) turns[seq]! += turns[seq - 1]!;
    return this.#emptied.find((seq) => turns[seq] === 0);
  }
}

const factsOf = (body: ProofBody | null): readonly string[] => (body && 'facts' in body ? body.facts : []);

/** Also of a link whose form is broken, if it tells that much. */
function atOf(raw: unknown): Instant | null {
  const at = (raw as { body?: { at?: unknown } } | null)?.body?.at;
  return typeof at === 'number' && Math.abs(at) < 8e15 ? at : null;
}
