import { type Gap, gapsOf, lookOf, type ProofBody } from '../core/proof';
import type { Instant } from '../core/span';
import { type Broken, Chain, digestOrNull, examine } from './proof-chain';
import { readProofFile, type Work } from './proof-format';

/** What a file was found to hold; with a broken link, what comes before it. */
export interface Verified {
  readonly broken: Broken | null;
  /** The hashes of its sealed links, from link 1 on. */
  readonly hashes: readonly string[];
  readonly unsealed: number;
  /** The links without content, with the later ones that say that it was erased. */
  readonly erased: readonly { readonly seq: number; readonly by: number | null }[];
  /** How often the computer's clock went back between two links. */
  readonly clockBack: number;
  /** So many links tell of a look at a page, of the seller's word, of facts from a file. */
  readonly looks: number;
  readonly told: number;
  readonly imported: number;
  /** Of the facts that are named. */
  readonly facts: { readonly kept: number; readonly gone: number };
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly gaps: readonly Gap[];
}

/** Checks a file of the format in docs/proof.md. Throws `ProofFileRefused` for what is none, and when it is cancelled. */
export async function verifyProof(file: Blob, { signal, onProgress }: Work = {}): Promise<Verified> {
  const { head, links, facts } = await readProofFile(file);
  let done = 0;
  const inSlices = async <T>(all: readonly T[], look: (slice: readonly T[]) => Promise<boolean>): Promise<void> => {
    for (let from = 0; from < all.length; from += SLICE) {
      signal?.throwIfAborted();
      const slice = all.slice(from, from + SLICE);
      if (!(await look(slice))) return;
      done += slice.length;
      onProgress?.(done / (links.length + facts.length));
    }
  };
  const kept = new Set<string>();
  const changed = new Set<string>();
  await inSlices(facts, async (slice) => {
    for (const { id, hash } of await Promise.all(slice.map(factHash))) {
      if (hash !== null && hash === id) kept.add(hash);
      else for (const name of [id, hash]) if (typeof name === 'string') changed.add(name);
    }
    return true;
  });
  const chain = new Chain(changed);
  await inSlices(links, async (slice) => {
    const examined = await Promise.all(slice.map(examine));
    return examined.every((each) => chain.add(each));
  });
  if (!chain.broken) chain.end(kept, head);
  const { broken, hashes, unsealed, erased, bodies, cited } = chain;
  const gone = [...cited].filter((id) => !kept.has(id)).length;
  return { broken, hashes, unsealed, erased, facts: { kept: cited.size - gone, gone }, ...told(bodies) };
}

/** Between slices the page lives on. */
const SLICE = 250;

async function factHash(fact: unknown): Promise<{ id: unknown; hash: string | null }> {
  if (typeof fact !== 'object' || fact === null) return { id: String(fact), hash: null };
  const { id, ...content } = fact as Record<string, unknown>;
  return { id, hash: await digestOrNull(content) };
}

function told(bodies: readonly ProofBody[]) {
  const [from, to] = [bodies[0]?.at ?? null, bodies.at(-1)?.at ?? null];
  const looks = bodies.flatMap((body) => lookOf(body) ?? []);
  const accounts = new Set(looks.map(({ account }) => account));
  return {
    ...{ from, to, looks: looks.length },
    clockBack: bodies.filter(({ at }, i) => i > 0 && at < bodies[i - 1]!.at).length,
    told: bodies.filter((body) => body.kind === 'observed' && body.source === 'seller').length,
    imported: bodies.filter(({ kind }) => kind === 'imported').length,
    gaps: from === null || to === null ? [] : gapsOf(bodies, accounts, from, to),
  };
}
