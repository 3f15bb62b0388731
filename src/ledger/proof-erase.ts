import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { canonicalJson, hashOf } from './ids';
import { appendProof } from './proof';
import { sealWithin } from './proof-seal';
import type { ProofRow, WriteTx } from './schema';
import { getMeta, putMeta } from './stored';
import { putRows } from './transact';

const BATCH = 1_000;

/**
 * Erases what the log says of one account. The hashes stay, so that the chain still holds, and a further link says
 * which bodies are gone. Answers how many were erased.
 */
export async function eraseProofOf(tx: WriteTx, account: string, now: Instant): Promise<number> {
  const store = tx.objectStore('proof');
  const erased: number[] = [];
  for (let after = 0; ; ) {
    const rows = await store.getAll(IDBKeyRange.lowerBound(after, true), BATCH);
    const told = wholeRows('proof', rows).filter(({ body }) => body && 'account' in body && body.account === account);
    putRows(tx, 'proof', told.map(withoutBody));
    erased.push(...told.map(({ seq }) => seq));
    if (rows.length < BATCH) break;
    after = rows.at(-1)!.seq;
  }
  if (erased.length > 0) {
    await appendProof(tx, [{ kind: 'erased', at: now, links: rangesOf(erased) }]);
    // Unsealed it would be as good as none: anybody could add it to a file.
    await sealWithin(tx);
  }
  const logged = Object.entries((await getMeta(tx, 'lookLogged')) ?? {});
  const ofAccount = `${JSON.stringify([account]).slice(0, -1)},`;
  const others = logged.filter(([id]) => !id.startsWith(ofAccount));
  if (others.length < logged.length) await putMeta(tx, 'lookLogged', Object.fromEntries(others));
  return erased.length;
}

/** One that was not sealed yet is given its hash now, or it could never be. */
const withoutBody = (row: ProofRow): ProofRow => ({
  ...row,
  body: null,
  bodyHash: row.bodyHash ?? hashOf(canonicalJson(row.body)),
});

function rangesOf(seqs: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const seq of seqs) {
    const last = ranges.at(-1);
    if (last?.[1] === seq - 1) last[1] = seq;
    else ranges.push([seq, seq]);
  }
  return ranges;
}
