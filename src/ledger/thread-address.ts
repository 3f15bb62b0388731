import type { Instant } from '../core/span';
import { nameOfAccount } from './account';
import { whole, wholeRows } from './corrupt';
import { getMany } from './many';
import { coverageId, type LedgerDb, type ReadTx } from './schema';

/** The thread that an alert's id names, and whether the alert is of several; works without a database. */
export function alertIdParts(id: string): { threadId: string; several: boolean } | null {
  const named = id.split('|')[2];
  if (!named) return null;
  const [threadId, more] = named.split('+');
  return threadId ? { threadId, several: more !== undefined } : null;
}

export interface ThreadAddress {
  readonly threadId: string;
  readonly caseId: string | null;
  readonly host: string;
  readonly account: string | null;
  readonly buyer: string | null;
  readonly subject: string | null;
  /** As of when the thread's inbox is known. */
  readonly readAsOf: Instant | null;
}

/** Where a thread is and what it is called, by its id or one of its keys; null for one that is not known. */
export async function threadAddress(db: LedgerDb, name: string): Promise<ThreadAddress | null> {
  const tx = db.transaction(['keys', 'threads', 'coverage'], 'readonly') as unknown as ReadTx;
  const threadId = whole('keys', await tx.objectStore('keys').get(name))?.threadId ?? name;
  const thread = whole('threads', await tx.objectStore('threads').get(threadId));
  if (!thread) return null;
  const rows = wholeRows('keys', await getMany(tx, 'keys', thread.keys));
  const host = thread.host ?? rows[0]?.host;
  if (!host) return null;
  const coverage = whole('coverage', await tx.objectStore('coverage').get(coverageId(thread.account, host)));
  return {
    ...{ threadId, caseId: thread.caseId, host, account: nameOfAccount(thread.account, host) },
    buyer: rows.find((row) => row.buyer !== null)?.buyer ?? null,
    subject: rows.find((row) => row.subject !== null)?.subject ?? null,
    readAsOf: coverage?.asOf ?? null,
  };
}
