import type { Fact } from '../../core/facts';
import type { LongWork } from '../../ledger/export-file';
import { importChunks, type KeyHere } from '../../ledger/import-file';
import type { RequestOf } from '../../platform/messages';
import type { WholeBackup } from './read-backup';

/** What the worker, the only writer, does for a restoration; a test has one of its own. */
export interface Restorer {
  begin(request: RequestOf<'import.begin'>): Promise<{ begunAt: number }>;
  /** The backup in the names of this ledger, without what it counts by day already. */
  named(backup: WholeBackup, wait: () => Promise<void>): Promise<{ facts: readonly Fact[]; keys: readonly KeyHere[] }>;
  facts(request: RequestOf<'import.facts'>): Promise<{ added: number; known: number; refused: number }>;
  history(request: RequestOf<'import.history'>): Promise<unknown>;
  end(): Promise<unknown>;
}

export interface Restored {
  readonly added: number;
  readonly known: number;
  /** From before what the seller has erased, or beyond the horizon. */
  readonly refused: number;
  /** Of so many facts. */
  readonly all: number;
  /** Ended before all had been sent: cancelled, or the worker could not be reached. The ledger is true, and less complete. */
  readonly ended: 'whole' | 'cancelled' | 'failed';
}

const CHUNK = 500;
const DAYS = 1_000;

/** Sends a checked backup to the worker, portion by portion; each is whole in the ledger once it is acknowledged. */
export async function restore(
  backup: WholeBackup,
  erasedToo: boolean,
  restorer: Restorer,
  { onProgress, signal, wait }: LongWork & { wait: () => Promise<void> },
): Promise<Restored> {
  const { exportedAt, salt, otherSalts, days } = backup;
  const count = { added: 0, known: 0, refused: 0, all: backup.facts.length };
  try {
    signal.throwIfAborted();
    const { begunAt } = await restorer.begin({ type: 'import.begin', salt, otherSalts: [...otherSalts] });
    // What is erased meanwhile stays erased.
    const erasedBefore = erasedToo ? begunAt : null;
    const named = await restorer.named(backup, wait);
    count.refused += count.all - named.facts.length;
    let sent = 0;
    for (const { facts, keys } of importChunks(named.facts, named.keys, CHUNK)) {
      signal.throwIfAborted();
      const request = { type: 'import.facts', exportedAt, facts, keys, erasedBefore } as RequestOf<'import.facts'>;
      const { added, known, refused } = await restorer.facts(request);
      count.added += added;
      count.known += known;
      count.refused += refused;
      sent += facts.length;
      onProgress(sent / count.all);
    }
    for (let start = 0; start < days.length; start += DAYS) {
      signal.throwIfAborted();
      const some = days.slice(start, start + DAYS);
      await restorer.history({ type: 'import.history', exportedAt, days: some, erasedBefore });
    }
    await restorer.end();
    return { ...count, ended: 'whole' };
  } catch (error) {
    // What has been added counts from now on.
    await restorer.end().catch(() => {});
    if (signal.aborted) return { ...count, ended: 'cancelled' };
    if (count.added + count.known + count.refused === 0) throw error;
    return { ...count, ended: 'failed' };
  }
}
