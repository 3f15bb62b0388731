import type { Fact } from './facts';

/** The facts of one thread. */
export interface ThreadFacts {
  readonly id: string;
  readonly facts: readonly Fact[];
  /** The key may stand for more than one thread. */
  readonly shared: boolean;
}

const isCase = (key: string): boolean => key.startsWith('case:');

/**
 * Which thread each key belongs to. A key's facts join a case only if exactly one case is linked to it and no reading
 * showed two cards with that key; otherwise they stay a thread of their own. Two keys never merge with each other.
 */
export function threadsOf(facts: readonly Fact[]): ThreadFacts[] {
  const casesOf = new Map<string, Set<string>>();
  const twins = new Set<string>();
  for (const fact of facts) {
    if (fact.kind === 'link') casesOf.set(fact.key, (casesOf.get(fact.key) ?? new Set()).add(fact.caseId));
    if (fact.kind === 'sighting' && fact.cards > 1) twins.add(fact.key);
  }
  const groups = new Map<string, { facts: Fact[]; shared: boolean }>();
  for (const fact of facts) {
    const cases = casesOf.get(fact.key);
    const shared = !isCase(fact.key) && (twins.has(fact.key) || (cases?.size ?? 0) > 1);
    const only = cases?.size === 1 && !shared ? [...cases][0] : null;
    const id = only ? `case:${only}` : fact.key;
    const group = groups.get(id) ?? { facts: [], shared: false };
    group.facts.push(fact);
    group.shared ||= shared;
    groups.set(id, group);
  }
  return [...groups].map(([id, group]) => ({ id, ...group })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The case UUID in a thread id, or null. */
export const caseIdOf = (threadId: string): string | null => (isCase(threadId) ? threadId.slice(5) : null);
