import { deriveThreads } from '../core/derive';
import type { Thread } from '../core/clock';
import type { Fact } from '../core/facts';
import type { Instant } from '../core/span';
import type { WriteTx } from './schema';
import { queue } from './transact';

const KINDS = new Set(['message', 'sighting', 'change', 'link', 'told', 'alert']);

/** Whether a stored row still has the shape that derivation relies on. */
export function isFact(row: unknown): row is Fact {
  if (typeof row !== 'object' || row === null) return false;
  const { id, key, kind, account, asOf, observedAt } = row as Partial<Fact>;
  return (
    typeof id === 'string' &&
    typeof key === 'string' &&
    typeof account === 'string' &&
    KINDS.has(kind as string) &&
    Number.isFinite(asOf) &&
    Number.isFinite(observedAt)
  );
}

const derives = (facts: readonly Fact[]): boolean => {
  try {
    deriveThreads(facts);
    return true;
  } catch {
    return false;
  }
};

/** Derives what can be derived; facts that break derivation are returned apart, the rest keeps working. */
export function deriveSound(facts: readonly Fact[]): { threads: Thread[]; broken: Fact[] } {
  try {
    return { threads: deriveThreads(facts), broken: [] };
  } catch {
    const sound = facts.filter((fact) => derives([fact]));
    return {
      threads: derives(sound) ? deriveThreads(sound) : [],
      broken: facts.filter((fact) => !sound.includes(fact)),
    };
  }
}

/** Moves facts that cannot be understood out of the way, as they are, within the caller's transaction. */
export function setAside(tx: WriteTx, rows: readonly Fact[], why: string, at: Instant): void {
  for (const row of rows) {
    queue(tx.objectStore('quarantine').put({ store: 'facts', row, why, at }));
    if (typeof (row as Partial<Fact> | null)?.id === 'string') queue(tx.objectStore('facts').delete(row.id));
  }
}
