import type { Thread } from '../core/clock';
import { deriveThreads, type WatchedFrom, type ZonesFor } from '../core/derive';
import type { Fact } from '../core/facts';

// Apart from what reads rows: pages read them too, and need not load what derives.

const derives = (facts: readonly Fact[], zonesFor: ZonesFor): boolean => {
  try {
    deriveThreads(facts, zonesFor);
    return true;
  } catch {
    return false;
  }
};

/** Derives what can be derived; facts that break derivation are returned apart, the rest keeps working. */
export function deriveSound(
  facts: readonly Fact[],
  zonesFor: ZonesFor,
  watchedFrom: WatchedFrom,
): { threads: Thread[]; broken: Fact[] } {
  try {
    return { threads: deriveThreads(facts, zonesFor, watchedFrom), broken: [] };
  } catch {
    const sound = facts.filter((fact) => derives([fact], zonesFor));
    return {
      threads: derives(sound, zonesFor) ? deriveThreads(sound, zonesFor, watchedFrom) : [],
      broken: facts.filter((fact) => !sound.includes(fact)),
    };
  }
}
