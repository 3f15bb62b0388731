import { whole } from './corrupt';
import { getMany } from './many';
import type { AlertMember, LedgerDb, ReadTx } from './schema';

/** Whose an alert's messages are, in the order of its members; null for one that is not known any more. */
export async function accountsOfAlert(
  db: LedgerDb,
  { members }: { readonly members: readonly AlertMember[] },
): Promise<(string | null)[]> {
  const tx = db.transaction(['keys', 'threads'], 'readonly') as unknown as ReadTx;
  const ids = members.map(({ threadId }) => threadId);
  const [threads, keys] = [await getMany(tx, 'threads', ids), await getMany(tx, 'keys', ids)];
  return ids.map((_, i) => (whole('threads', threads[i]) ?? whole('keys', keys[i]))?.account ?? null);
}
