import { type Gap, gapsOf, type ProofBody } from '../core/proof';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import type { Verified } from './proof-verify';
import type { LedgerDb, ProofRow } from './schema';

/** The log in short. */
export interface ProofLog {
  readonly links: number;
  readonly begunAt: Instant | null;
  /** Its last sealed link; null where none is. */
  readonly head: { readonly seq: number; readonly hash: string; readonly at: Instant | null } | null;
  readonly unsealed: number;
  /** Of the accounts that were asked for. */
  readonly gaps: readonly Gap[];
  /** From when on the gaps are known: as was asked, or since the log began. */
  readonly gapsFrom: Instant;
}

const BATCH = 1_000;

export async function proofLogOf(
  db: LedgerDb,
  accounts: Iterable<string>,
  from: Instant,
  now: Instant,
): Promise<ProofLog> {
  const { store } = db.transaction('proof', 'readonly');
  const last = (await store.openKeyCursor(null, 'prev'))?.key ?? 0;
  const begunAt = (await store.get(1))?.body?.at ?? null;
  const unsealed = await store.index('unsealed').count();
  const bodies: (ProofBody | null)[] = [];
  let head: ProofRow | null = null;
  for (let upTo = last; upTo > 0; upTo -= BATCH) {
    const rows = wholeRows('proof', await store.getAll(IDBKeyRange.bound(upTo - BATCH, upTo, true)));
    head ??= rows.findLast(({ hash }) => hash !== null) ?? null;
    bodies.push(...rows.map(({ body }) => body));
    // A clock that was set back puts single links out of order, never a whole batch.
    if (head && rows.length > 0 && rows.every(({ body }) => body !== null && body.at < from)) break;
  }
  const gapsFrom = Math.max(from, begunAt ?? now);
  return {
    ...{ links: last, begunAt, unsealed, gapsFrom },
    head: head && { seq: head.seq, hash: head.hash!, at: head.body?.at ?? null },
    gaps: gapsOf(bodies, accounts, gapsFrom, now),
  };
}

/** The first link that names each of these facts; none for a fact that was there before the log began. */
export async function linksNaming(db: LedgerDb, facts: ReadonlySet<string>): Promise<Map<string, number>> {
  const links = new Map<string, number>();
  for (let after = 0; ; ) {
    const rows = await db.getAll('proof', IDBKeyRange.lowerBound(after, true), BATCH);
    for (const { seq, body } of wholeRows('proof', rows)) {
      const named = body && 'facts' in body ? body.facts : [];
      for (const id of named) if (facts.has(id) && !links.has(id)) links.set(id, seq);
    }
    if (rows.length < BATCH) return links;
    after = rows.at(-1)!.seq;
  }
}

/**
 * Whether this browser's own log holds what a file holds: `same`, up to the file's last link; `other`, both begin alike and
 * differ later; `shorter`, its own log ends before; `unknown`, it is another log, or there is none.
 */
export type KnownHere = 'same' | 'other' | 'shorter' | 'unknown';

export async function knownIn(db: LedgerDb, { hashes }: Pick<Verified, 'hashes'>): Promise<KnownHere> {
  const { store } = db.transaction('proof', 'readonly');
  const isSame = async (seq: number): Promise<boolean> => {
    const own = (await store.get(seq))?.hash;
    return typeof own === 'string' && own === hashes[seq - 1];
  };
  if (hashes.length === 0 || !(await isSame(1))) return 'unknown';
  if (await isSame(hashes.length)) return 'same';
  return (await store.get(hashes.length)) === undefined ? 'shorter' : 'other';
}
