import type { Thread } from '../core/clock';
import { deriveThreads } from '../core/derive';
import type { Fact } from '../core/facts';

// Apart from what reads rows: pages read them too, and need not load what derives.

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
