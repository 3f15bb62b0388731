import type { ChangeFact, NewFact, ThreadKey } from '../core/facts';
import type { Instant } from '../core/span';
import { caseKey } from './ids';
import type { Before, KeyedCard } from './plan';

/**
 * Who entered and who left between two complete readings of a folder. A thread may have been listed by its card's key
 * before and by its case now, or the other way round: it is the same thread if any of its names is.
 */
export function changesBetween(
  old: NonNullable<Before['membership']>,
  asOf: Instant,
  cards: readonly KeyedCard[],
  before: Pick<Before, 'rows'>,
  from: Pick<ChangeFact, 'account' | 'source' | 'reader' | 'observedAt' | 'asOf' | 'folder'>,
): NewFact<ChangeFact>[] {
  const listed = new Set(cards.flatMap(({ key, cardKey }) => [key, cardKey]));
  const isKnown = ({ key, cardKey }: KeyedCard): boolean => old.keys.has(key) || old.keys.has(cardKey);
  if (cards.every(isKnown) && [...old.keys].every((key) => listed.has(key))) return [];
  const namesOf = (key: ThreadKey): ThreadKey[] => {
    const row = before.rows.get(key);
    return row ? [key, row.threadId, ...row.cases.map(caseKey)] : [key];
  };
  const oldNames = new Set([...old.keys].flatMap(namesOf));
  const newNames = new Set(cards.flatMap(({ key, cardKey }) => [...namesOf(key), ...namesOf(cardKey)]));
  const change = (key: ThreadKey, direction: 'entered' | 'left'): NewFact<ChangeFact> => ({
    ...from,
    kind: 'change',
    key,
    direction,
    after: old.asOf,
    by: asOf,
  });
  const left = [...old.keys].filter((key) => !namesOf(key).some((name) => newNames.has(name)));
  const entered = new Set(
    cards
      .filter(({ key, cardKey }) => ![...namesOf(key), ...namesOf(cardKey)].some((name) => oldNames.has(name)))
      .map(({ key }) => key),
  );
  return [...left.map((key) => change(key, 'left')), ...[...entered].map((key) => change(key, 'entered'))];
}
