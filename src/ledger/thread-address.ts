import { MAY_BE_DUE } from '../core/alert-steps';
import type { Instant } from '../core/span';
import { nameOfAccount } from './account';
import { whole, wholeRows } from './corrupt';
import { clocksOfThreads, getMany } from './many';
import { coverageId, type LedgerDb, type ReadTx } from './schema';

/** What an alert's id says of it. */
export type NamedByAlert =
  | { readonly kind: 'inbox'; readonly host: string }
  | { readonly kind: 'thread'; readonly threadId: string; readonly isDoubtful: boolean };

/** What an alert's id names: the most urgent of its threads, or an inbox; works without a database. null for other ids. */
export function alertIdParts(id: string): NamedByAlert | null {
  const [stage, , named] = id.split('|');
  if (!named) return null;
  if (stage === 'look') return { kind: 'inbox', host: named };
  const [threadId, more] = named.split('+');
  if (!threadId) return null;
  return { kind: 'thread', threadId, isDoubtful: more !== undefined && (stage === MAY_BE_DUE || stage === 'restored') };
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
    // Its own page may have been read since the list was.
    readAsOf: latest([
      coverage?.asOf ?? null,
      ...thread.clocks.map(({ closing, openAsOf }) => (closing ? null : openAsOf)),
    ]),
  };
}

/** The most urgent thread of an alert that still waits; null where none does, or the alert is not known. */
export async function firstWaitingOf(db: LedgerDb, alertId: string): Promise<string | null> {
  const tx = db.transaction(['alerts', 'keys', 'clocks'], 'readonly') as unknown as ReadTx;
  const alert = whole('alerts', await tx.objectStore('alerts').get(alertId));
  for (const { threadId: name } of alert?.members ?? []) {
    const threadId = whole('keys', await tx.objectStore('keys').get(name))?.threadId ?? name;
    const clocks = wholeRows('clocks', await clocksOfThreads(tx, [threadId]));
    if (clocks.some(({ clock }) => !clock.closing)) return threadId;
  }
  return null;
}

const latest = (instants: readonly (Instant | null)[]): Instant | null =>
  instants.reduce((last, at) => (last === null || (at !== null && at > last) ? at : last), null);
