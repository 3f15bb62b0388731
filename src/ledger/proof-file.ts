import type { InboxLook } from '../core/blind-hours';
import type { Fact } from '../core/facts';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { inboxLooksSince } from './inbox-looks';
import { getMany } from './many';
import { onLedger } from './open';
import { exportProof } from './proof-export';
import type { Work } from './proof-format';
import { type KnownHere, knownIn, linksNaming, type ProofLog, proofLogOf } from './proof-read';
import type { Verified } from './proof-verify';
import type { LedgerDb, ReadTx } from './schema';

export type { Broken, BrokenWhy } from './proof-chain';
export { ProofFileRefused, type Refusal, type Work } from './proof-format';
export type { KnownHere, ProofLog } from './proof-read';
export { type Verified, verifyProof } from './proof-verify';

/** The log in short, with the gaps since `from`. */
export const readProofLog = (accounts: Iterable<string>, from: Instant, now: Instant): Promise<ProofLog | null> =>
  onLedger((db) => proofLogOf(db, accounts, from, now));

/** The looks at inboxes that the log tells of since `from`, in no order. */
export const readInboxLooks = (from: Instant): Promise<InboxLook[] | null> =>
  onLedger((db) => inboxLooksSince(db, from));

/** The log as a file. Rejects when it is cancelled. */
export const readProofFile = (extensionVersion: string, now: Instant, work: Work): Promise<Blob | null> =>
  onLedger((db) => exportProof(db, extensionVersion, now, work));

/** Whether this browser's own log holds the same; `unknown` also where it has none. */
export const knownHere = async (verified: Pick<Verified, 'hashes'>): Promise<KnownHere> =>
  (await onLedger((db) => knownIn(db, verified))) ?? 'unknown';

/** The first link that names each of these facts. */
export const readLinksNaming = (facts: ReadonlySet<string>): Promise<Map<string, number> | null> =>
  onLedger((db) => linksNaming(db, facts));

/** All facts of these threads, aligned; empty for one that is not there any more. */
export const readThreadFacts = (threadIds: readonly string[]): Promise<(readonly Fact[])[] | null> =>
  onLedger((db) => threadFacts(db, threadIds));

async function threadFacts(db: LedgerDb, threadIds: readonly string[]): Promise<(readonly Fact[])[]> {
  const tx = db.transaction(['threads', 'keys', 'facts'], 'readonly') as unknown as ReadTx;
  const index = tx.objectStore('facts').index('key');
  const threads = await getMany(tx, 'threads', threadIds);
  return Promise.all(
    threads.map(async (thread, i) => {
      const keys = new Set([threadIds[i]!, ...(thread?.keys ?? [])]);
      const facts = await Promise.all([...keys].map((key) => index.getAll(key)));
      return wholeRows('facts', facts.flat());
    }),
  );
}
