import { whole } from './corrupt';
import { digestOf, linkHashOf } from './digest';
import { canonicalJson, hashOf } from './ids';
import { type LedgerDb, type ProofRow, STRICT, type WriteTx } from './schema';
import { queue } from './transact';

/** An erased body is known by the hash that was left of it. */
async function sealed({ unsealed: _, ...row }: ProofRow, prev: string | null): Promise<ProofRow> {
  const bodyHash = row.body === null ? row.bodyHash : await digestOf(row.body);
  return { ...row, prev, bodyHash, hash: await linkHashOf({ seq: row.seq, prev, bodyHash }) };
}

/**
 * Seals one batch of links, in order. Answers whether there may be more. Until its one write nothing is changed, and that only
 * where the log is still as it was read: it can be interrupted anywhere, and run twice.
 */
export async function sealBatch(db: LedgerDb, size = 200): Promise<boolean> {
  const read = db.transaction('proof', 'readonly').store;
  const waiting = await read.index('unsealed').getAll(null, size);
  const [first] = waiting;
  if (!first) return false;
  const before = await lastBefore(read, first.seq);
  const rows: ProofRow[] = [];
  let prev = before?.hash ?? null;
  for (const row of waiting) {
    // It is set aside by the next repair; until then what follows it waits.
    if (!whole('proof', row)) break;
    const next = await sealed(row, prev);
    rows.push(next);
    prev = next.hash;
  }
  if (rows.length === 0) return false;

  const tx = db.transaction('proof', 'readwrite', STRICT);
  // Awaited below; without this a write that fails before would be reported a second time, by nobody's fault.
  tx.done.catch(() => {});
  const all = await tx.store.getAll(IDBKeyRange.bound(first.seq, rows.at(-1)!.seq));
  const now = all.filter(({ unsealed }) => unsealed !== undefined);
  const hashNow = (await lastBefore(tx.store, first.seq))?.hash ?? null;
  const isSame = canonicalJson([hashNow, now]) === canonicalJson([before?.hash ?? null, waiting.slice(0, rows.length)]);
  if (isSame) for (const row of rows) queue(tx.store.put(row));
  await tx.done;
  return !isSame || rows.length === size;
}

/** Seals all that waits in the caller's transaction, which cannot wait for the browser's own hashes: only where that is little. */
export async function sealWithin(tx: WriteTx): Promise<void> {
  const store = tx.objectStore('proof');
  const waiting = await store.index('unsealed').getAll();
  const [first] = waiting;
  if (!first) return;
  let prev = (await lastBefore(store, first.seq))?.hash ?? null;
  for (const row of waiting) {
    // What is broken is set aside by the next repair; until then what follows it waits.
    if (!whole('proof', row)) return;
    const { unsealed: _, ...link } = row;
    const bodyHash = row.body === null ? row.bodyHash : hashOf(canonicalJson(row.body));
    const hash = hashOf(canonicalJson({ seq: row.seq, prev, bodyHash }));
    queue(store.put({ ...link, prev, bodyHash, hash }));
    prev = hash;
  }
}

type Store = { openCursor(range: IDBKeyRange, way: 'prev'): Promise<{ readonly value: ProofRow } | null> };

/** The link before; where the log has a hole, the last one before that. */
const lastBefore = async (store: Store, seq: number): Promise<ProofRow | null> =>
  (await store.openCursor(IDBKeyRange.upperBound(seq, true), 'prev'))?.value ?? null;
