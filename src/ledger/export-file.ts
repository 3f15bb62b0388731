import type { Instant } from '../core/span';
import { exportedParts, exportedThreads } from './export-parts';
import type { exportedThread } from './exported-rows';
import { onLedgerOrThrow } from './open';
import { type LedgerDb, type ReadTx, STORES } from './schema';
import { getSettings } from './stored';

export type ExportedThread = ReturnType<typeof exportedThread>;

export interface LongWork {
  /** Between 0 and 1. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The whole ledger as a file in the public format, for pages, also while the worker is dead. Built in parts, so that the
 * page stays usable. Throws where there is no ledger that this version can read, and the signal's reason when it is aborted.
 */
export const ledgerFile = (now: Instant, work: LongWork): Promise<Blob> =>
  onLedgerOrThrow((db) => fileOf(db, now, work));

/** As exported, thread by thread: for a table of all clocks. Throws as `ledgerFile`. */
export const eachThread = (
  now: Instant,
  onThreads: (threads: readonly ExportedThread[]) => void,
  { onProgress, signal }: LongWork,
): Promise<void> =>
  onLedgerOrThrow(async (db) => {
    const tx = db.transaction(STORES, 'readonly') as ReadTx;
    const all = await tx.objectStore('threads').count();
    let done = 0;
    for await (const threads of exportedThreads(tx, await getSettings(tx), now)) {
      signal.throwIfAborted();
      onThreads(threads);
      done += threads.length;
      onProgress(all === 0 ? 1 : done / all);
    }
  });

export async function fileOf(db: LedgerDb, now: Instant, { onProgress, signal }: LongWork): Promise<Blob> {
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  const settings = await getSettings(tx);
  const texts: string[] = [];
  let open: string | null = null;
  let all = 0;
  for await (const part of exportedParts(tx, settings, now)) {
    signal.throwIfAborted();
    const isRows = 'rows' in part;
    if (open !== null && open !== part.field) {
      texts.push(']');
      open = null;
    }
    if (!isRows) {
      texts.push(`${texts.length === 0 ? '{' : ',\n'}${JSON.stringify(part.field)}:${JSON.stringify(part.value)}`);
      continue;
    }
    const rows = part.rows.map((row) => JSON.stringify(row)).join(',\n');
    if (open === null) texts.push(`,\n${JSON.stringify(part.field)}:[`, rows);
    else if (rows !== '') texts.push(',\n', rows);
    open = part.field;
    all = Math.max(all, part.left);
    onProgress(all === 0 ? 1 : 1 - part.left / all);
  }
  return new Blob([...texts, '}\n'], { type: 'application/json' });
}
