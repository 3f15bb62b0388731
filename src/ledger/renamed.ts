import type { Fact, ThreadKey } from '../core/facts';
import { withId } from './ids';

/**
 * The facts as they are where these keys have other names. Their ids follow from their content, so whoever renames the same
 * facts in the same way has the same facts again.
 */
export function renamedFacts(facts: readonly Fact[], nameOf: ReadonlyMap<ThreadKey, ThreadKey>): Fact[] {
  if (nameOf.size === 0) return [...facts];
  const idOf = new Map<string, string>();
  // A word is older than the one that takes it back, which names it by its id.
  const oldestFirst = [...facts].sort((a, b) => a.observedAt - b.observedAt || depthOf(a) - depthOf(b));
  return oldestFirst.map((fact) => {
    const undoes = fact.kind === 'told' && fact.undoes !== null ? (idOf.get(fact.undoes) ?? fact.undoes) : null;
    const key = nameOf.get(fact.key) ?? fact.key;
    if (key === fact.key && (fact.kind !== 'told' || undoes === fact.undoes)) return fact;
    const { id, ...content } = fact;
    const renamed = withId(
      fact.kind === 'told' ? ({ ...content, key, undoes } as typeof content) : { ...content, key },
    );
    idOf.set(id, renamed.id);
    return renamed;
  });
}

/** Two words of the same millisecond: the one that takes back comes last. */
const depthOf = (fact: Fact): number => (fact.kind === 'told' && fact.undoes !== null ? 1 : 0);
