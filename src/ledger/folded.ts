import type { Thread } from '../core/clock';
import type { Fact } from '../core/facts';
import { threadsOf } from '../core/identity';
import type { Instant } from '../core/span';
import { deriveSound } from './derive-sound';
import { type LedgerDb, type ReadTx, STORES } from './schema';
import { getMeta } from './stored';
import { zonesForOf } from './zones';

export const isClosedBefore = ({ clocks }: Pick<Thread, 'clocks'>, horizon: Instant): boolean =>
  clocks.every(({ closing }) => closing !== null && closing.at.latest < horizon);

/**
 * The facts of a file, in this ledger's names, without the threads that it has dropped and counted by day: those that were
 * closed before the horizon up to which it has done so, and of which it holds no fact. `wait` is called for each thread.
 */
export async function withoutFolded(db: LedgerDb, facts: readonly Fact[], wait: () => Promise<void>): Promise<Fact[]> {
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  const [keepFrom = {}, zones] = await Promise.all([getMeta(tx, 'keepFrom'), getMeta(tx, 'zones')]);
  const kept: Fact[] = [];
  for (const { facts: ofThread } of threadsOf(facts)) {
    const horizon = keepFrom[ofThread[0]!.account];
    const { threads } = horizon === undefined ? { threads: [] } : deriveSound(ofThread, zonesForOf(zones), () => null);
    const isBefore =
      threads.some(({ clocks }) => clocks.length > 0) && threads.every((t) => isClosedBefore(t, horizon!));
    if (!isBefore || (await holdsAny(db, ofThread))) kept.push(...ofThread);
    await wait();
  }
  return kept;
}

async function holdsAny(db: LedgerDb, facts: readonly Fact[]): Promise<boolean> {
  const tx = db.transaction('facts', 'readonly');
  const there = await Promise.all(facts.map(({ id }) => tx.store.getKey(id)));
  return there.some((id) => id !== undefined);
}
