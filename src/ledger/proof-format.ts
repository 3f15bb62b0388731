export const PROOF_FORMAT = 'reply-clock-proof';
export const PROOF_VERSION = 1;
/** Larger ones would fill the page's memory. */
export const MOST_BYTES = 100 * 1024 * 1024;

/** Long work: how far it has come, from 0 to 1, and whether it is still wanted. */
export interface Work {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
}

/** Why a file is not checked at all. */
export type Refusal = 'too-big' | 'not-json' | 'foreign' | 'backup' | 'other-version';
export class ProofFileRefused extends Error {
  override readonly name = 'ProofFileRefused';
  constructor(readonly why: Refusal) {
    super(why);
  }
}

/** A file whose frame is that of docs/proof.md; nothing in it has been checked. */
export interface ProofFile {
  readonly head: unknown;
  readonly links: readonly unknown[];
  readonly facts: readonly unknown[];
}

/** Throws `ProofFileRefused`. */
export async function readProofFile(file: Blob): Promise<ProofFile> {
  if (file.size > MOST_BYTES) throw new ProofFileRefused('too-big');
  let value: Partial<Record<string, unknown>> | null;
  try {
    value = JSON.parse(await file.text());
  } catch {
    throw new ProofFileRefused('not-json');
  }
  const { format, version, links, facts, head } = value ?? {};
  if (format === 'reply-clock-ledger') throw new ProofFileRefused('backup');
  if (format !== PROOF_FORMAT) throw new ProofFileRefused('foreign');
  if (version !== PROOF_VERSION) throw new ProofFileRefused('other-version');
  if (!Array.isArray(links) || !Array.isArray(facts)) throw new ProofFileRefused('foreign');
  return { head, links, facts };
}
