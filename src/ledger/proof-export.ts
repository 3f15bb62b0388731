import type { ProofLink } from '../core/proof';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { canonicalJson } from './ids';
import { PROOF_FORMAT, PROOF_VERSION, type Work } from './proof-format';
import type { LedgerDb, ProofRow } from './schema';

const BATCH = 1_000;

/** A row as a link. One that follows an unsealed link may have been sealed since that was read: the file tells of one moment. */
const linkOf = ({ seq, body, prev, bodyHash, hash }: ProofRow, isSealed: boolean): ProofLink =>
  isSealed
    ? { seq, body, prev, bodyHash, hash }
    : { seq, body, prev: null, bodyHash: body ? null : bodyHash, hash: null };

/** Rows as lines of a JSON array. Each batch leaves the page's memory at once, and none is long to encode. */
class Lines {
  readonly parts: Blob[] = [];

  add(rows: readonly unknown[]): void {
    if (rows.length === 0) return;
    const before = this.parts.length === 0 ? '\n' : ',\n';
    this.parts.push(new Blob([before, rows.map((row) => JSON.stringify(row)).join(',\n')]));
  }
}

/** How many rows were read; throws once it is cancelled. */
type Step = (count: number) => void;

/** All links, with the last hash and the facts that they name. */
async function readLinks(db: LedgerDb, step: Step) {
  const [lines, cited] = [new Lines(), new Set<string>()];
  let [head, isSealed]: [string | null, boolean] = [null, true];
  // To the end as it is then: what was erased meanwhile is told by a link that came meanwhile.
  for (let after = 0; ; ) {
    const rows = await db.getAll('proof', IDBKeyRange.lowerBound(after, true), BATCH);
    const links = wholeRows('proof', rows).map((row) => {
      isSealed &&= row.hash !== null;
      return linkOf(row, isSealed);
    });
    for (const { body, hash } of links) {
      head = hash ?? head;
      if (body && 'facts' in body) for (const id of body.facts) cited.add(id);
    }
    lines.add(links);
    step(rows.length);
    if (rows.length < BATCH) return { lines, cited, head };
    after = rows.at(-1)!.seq;
  }
}

async function readFacts(db: LedgerDb, cited: ReadonlySet<string>, step: Step): Promise<Lines> {
  const lines = new Lines();
  for (let after = ''; ; ) {
    const rows = await db.getAll('facts', IDBKeyRange.lowerBound(after, true), BATCH);
    lines.add(wholeRows('facts', rows).filter(({ id }) => cited.has(id)));
    step(rows.length);
    if (rows.length < BATCH) return lines;
    after = rows.at(-1)!.id;
  }
}

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
  const begin = async (): Promise<string> => canonicalJson((await db.get('proof', 1))?.body);
  const [first, links, facts] = [await begin(), await db.count('proof'), await db.count('facts')];
  let done = 0;
  const step: Step = (count) => {
    signal?.throwIfAborted();
    done += count;
    // More may have come meanwhile.
    onProgress?.(Math.min(1, done / Math.max(1, links + facts)));
  };
  const { lines, cited, head } = await readLinks(db, step);
  const ofFacts = await readFacts(db, cited, step);
  if ((await begin()) !== first) throw new Error('the log was erased while it was read');
  const exportedAt = new Date(now).toISOString();
  const headers = { format: PROOF_FORMAT, version: PROOF_VERSION, exportedAt, extensionVersion, head };
  const opening = `${JSON.stringify(headers).slice(0, -1)},\n"links":[`;
  const parts = [opening, ...lines.parts, '\n],\n"facts":[', ...ofFacts.parts, '\n]}\n'];
  return new Blob(parts, { type: 'application/json' });
}
