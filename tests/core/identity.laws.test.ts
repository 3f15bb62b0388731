import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts';
import { threadsOf } from '../../src/core/identity';
import { law } from './laws';

const KEYS = ['key:a', 'key:b', 'key:c'] as const;
const CASES = ['1', '2', '3'] as const;

/** What readings said of names: a look at one (or several cards) of a name, or a card and a case shown together. */
const saying = fc.oneof(
  fc.record({ kind: fc.constant('sighting'), key: fc.constantFrom(...KEYS), cards: fc.constantFrom(1, 1, 1, 2) }),
  fc.record({
    kind: fc.constant('sighting'),
    key: fc.constantFrom(...CASES.map((id) => `case:${id}`)),
    cards: fc.constant(1),
  }),
  fc.record({ kind: fc.constant('link'), key: fc.constantFrom(...KEYS), caseId: fc.constantFrom(...CASES) }),
);
const sayings = fc
  .array(saying, { minLength: 1, maxLength: 16 })
  .map((all) => all.map((one, i) => ({ ...one, id: `${i}` }) as unknown as Fact));

const linkedTo = (facts: readonly Fact[], key: string): Set<string> =>
  new Set(facts.flatMap((fact) => (fact.kind === 'link' && fact.key === key ? fact.caseId : [])));
const isTwin = (facts: readonly Fact[], key: string): boolean =>
  facts.some((fact) => fact.kind === 'sighting' && fact.key === key && fact.cards > 1);
const threadOf = (facts: readonly Fact[], key: string) =>
  threadsOf(facts).find((one) => one.facts.some((fact) => fact.key === key));

test('a name is of one thread: its case, where one only is known of it and it was never seen twice, else its own', () => {
  law(
    3_000,
    fc.property(sayings, (facts) => {
      for (const key of new Set(facts.map((fact) => fact.key))) {
        expect(threadsOf(facts).filter((one) => one.facts.some((fact) => fact.key === key))).toHaveLength(1);
        const cases = linkedTo(facts, key);
        const isSure = cases.size === 1 && !isTwin(facts, key);
        expect(threadOf(facts, key)!.id).toBe(key.startsWith('key:') && isSure ? `case:${[...cases][0]}` : key);
      }
    }),
  );
});

test('two cases are never one thread, nor are two cards but through the one case that both were shown with', () => {
  law(
    3_000,
    fc.property(sayings, (facts) => {
      for (const { id, facts: own } of threadsOf(facts)) {
        const names = new Set(own.map((fact) => fact.key));
        expect([...names].filter((name) => name.startsWith('case:')).length).toBeLessThanOrEqual(1);
        for (const name of names)
          if (name !== id) expect([...linkedTo(facts, name)].map((one) => `case:${one}`)).toEqual([id]);
      }
    }),
  );
});

test('neither order nor repetition matters, and what was once seen to be several never becomes one again', () => {
  law(
    2_000,
    fc.property(
      sayings.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts), fc.nat(16))),
      ([facts, mixed, cut]) => {
        const rest = facts.filter((fact) => !mixed.includes(fact));
        const idsOf = (some: readonly Fact[]) =>
          threadsOf(some).map(({ id, shared, facts: own }) => [id, shared, new Set(own)]);
        expect(idsOf([...mixed, ...rest, ...mixed])).toEqual(idsOf(facts));
        for (const { id, shared } of threadsOf(facts.slice(0, cut))) {
          if (shared) expect(threadOf(facts, id)).toMatchObject({ id, shared: true });
        }
      },
    ),
  );
});
