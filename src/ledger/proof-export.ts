import type { ProofLink } from '../core/proof';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { canonicalJson } from './ids';
import { PROOF_FORMAT, PROOF_VERSION, type Work } from './proof-format';
import type { LedgerDb, ProofRow } from './schema';

const BATCH = 1_000;

const linkOf = ({ seq, body, prev, bodyHash, hash }: ProofRow): ProofLink => ({ seq, body, prev, bodyHash, hash });

/**
 * The whole log, and the facts that it names as far as they are kept, as a file: one link or fact a line, read in batches.
 * What is not sealed yet is in it without hashes. Rejects when it is cancelled, or the log is erased meanwhile.
 */
export async function exportProof(
  db: LedgerDb,
  extensionVersion: string,
  now: Instant,
  { signal, onProgress }: Work = {},
): Promise<Blob> {
  const [first, last, facts] = [await db.get('proof', 1), await lastLink(db), await db.count('facts')];
  const total = (last?.seq ?? 0) + facts;
  const cited = new Set<string>();
  // Each batch leaves the page's memory at once, and none is long to encode.
  const parts: Blob[] = [];
  let [head, seq, isFirst]: [string | null, number, boolean] = [null, 0, true];
  const add = (rows: readonly unknown[]): void => {
    if (rows.length === 0) return;
    parts.push(new Blob([isFirst ? '\n' : ',\n', rows.map((row) => JSON.stringify(row)).join(',\n')]));
    isFirst = false;
  };
  while (last && seq < last.seq) {
    signal?.throwIfAborted();
    const rows = await db.getAll('proof', IDBKeyRange.bound(seq, last.seq, true), BATCH);
    if (rows.length === 0) break;
    const links = wholeRows('proof', rows).map(linkOf);
    for (const { body, hash } of links) {
      head = hash ?? head;
      if (body && 'facts' in body) for (const id of body.facts) cited.add(id);
    }
    add(links);
    seq = rows.at(-1)!.seq;
    onProgress?.(seq / total);
  }
  const ofLinks = parts.splice(0);
  isFirst = true;
  for (let [read, after] = [0, '']; ; ) {
    signal?.throwIfAborted();
    const rows = await db.getAll('facts', IDBKeyRange.lowerBound(after, true), BATCH);
    add(wholeRows('facts', rows).filter(({ id }) => cited.has(id)));
    read += rows.length;
    onProgress?.(Math.min(1, (seq + read) / total));
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.id;
  }
  if (canonicalJson((await db.get('proof', 1))?.body) !== canonicalJson(first?.body))
    throw new Error('the log was erased while it was read');
  const headers = {
    format: PROOF_FORMAT,
    version: PROOF_VERSION,
    exportedAt: new Date(now).toISOString(),
    extensionVersion,
    head,
  };
  const opening = `${JSON.stringify(headers).slice(0, -1)},\n"links":[`;
  return new Blob([opening, ...ofLinks, '\n],\n"facts":[', ...parts, '\n]}\n'], { type: 'application/json' });
}

const lastLink = async (db: LedgerDb): Promise<ProofRow | null> =>
  (await db.transaction('proof', 'readonly').store.openCursor(null, 'prev'))?.value ?? null;
