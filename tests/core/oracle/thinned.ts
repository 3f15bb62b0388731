import fc from 'fast-check';
import { type Fact, join } from '../../../src/core/facts';
import type { Look, LookKind, World } from '../world';
import { gap, HOUR, lookAt, MINUTE, NOW, seenWhole, TOLD_AFTER, threadFacts } from './histories';

/** One thread of which any facts are missing at first, and come to be known in two steps: each set holds the one before. */
export interface Thinned {
  readonly thread: World;
  readonly sets: readonly { readonly world: World; readonly facts: readonly Fact[] }[];
}

/** A look's facts: the first of the sets that holds them, and which of the messages that one lacks (a bit for each). */
interface Kept {
  readonly from: number;
  readonly missing: number;
}
const kept: fc.Arbitrary<Kept> = fc.record({
  from: fc.constantFrom(0, 1, 2, 2),
  missing: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 255 })),
});

interface OtherLook {
  readonly gap: number;
  /** How long ago its page got what it shows. */
  readonly lag: number;
  readonly what: LookKind;
}
const lists = ['response-needed', 'all', 'listed', 'listed-all'] as const;
const otherLook: fc.Arbitrary<OtherLook> = fc.record({
  gap,
  lag: fc.constantFrom(0, 0, 2 * MINUTE, 6 * HOUR),
  what: fc.constantFrom<LookKind>(...lists, 'thread', 'part', 'newest'),
});

/** The same thread with looks of every other kind in between, none while a list has not heard of the newest reply. */
function withOthers(thread: World, others: readonly OtherLook[]): World {
  const { events, looks } = thread;
  const more = others
    .map(({ gap, lag, what }, i) => ({ at: events[i % events.length]!.at + gap + 100 + i, lag, what }))
    .filter(({ at }) => at < NOW && !events.some((event) => event.at <= at && at < event.at + TOLD_AFTER));
  const newest = { list: 0, thread: 0 };
  const inOrder = [...looks.map(({ at, what }) => ({ at, lag: 0, what })), ...more].sort((a, b) => a.at - b.at);
  return {
    ...thread,
    looks: inOrder.map(({ at, lag, what }) => {
      const pane = (lists as readonly LookKind[]).includes(what) ? 'list' : 'thread';
      const asOf = Math.max(newest[pane] + 1, at - lag);
      newest[pane] = asOf;
      return lookAt(at, what, asOf);
    }),
  };
}

/** What shows a mark that messages follow is never missing: that no later page tells of it is a declared limit. */
const showsMarkBetween = ({ events }: World, { at, what }: Look): boolean => {
  const last = events.findLast((event) => event.at <= at);
  return what === 'response' && last?.what === 'mark' && last !== events.at(-1);
};

/**
 * A look of which messages are missing does not say that it shows them all. The first one stays where it is not the
 * buyer's: what a case without any message begins with is assumed, a declared limit.
 */
function withoutSome(facts: readonly Fact[], missing: number): Fact[] {
  const messages = facts.filter(({ kind }) => kind === 'message');
  const isKept = (fact: Fact): boolean => {
    if (fact.kind !== 'message') return true;
    const i = messages.indexOf(fact);
    return ((missing >> i) & 1) === 0 || (i === 0 && fact.author !== 'buyer');
  };
  return facts
    .filter(isKept)
    .map((fact) => (fact.kind === 'sighting' ? { ...fact, id: `${fact.id} in part`, messagesComplete: false } : fact));
}

function thin(thread: World, place: number, kept: readonly Kept[]): Thinned {
  const all = threadFacts(thread, place);
  const looks = thread.looks.map((look, i) => {
    const { from, missing } = showsMarkBetween(thread, look) ? { from: 0, missing: 0 } : kept[i % kept.length]!;
    const facts = all.filter(({ asOf, observedAt }) => asOf === look.asOf && observedAt === look.observedAt);
    return { look, from, facts, part: missing && look.what === 'response' ? withoutSome(facts, missing) : facts };
  });
  const sets = [0, 1, 2].map((set) => {
    const there = looks.filter(({ from }) => from <= set);
    const facts = there.flatMap(({ from, part, facts }) => (from === set && set < 2 ? part : join(part, facts)));
    return { world: { ...thread, looks: there.map(({ look }) => look) }, facts };
  });
  return { thread, sets };
}

export const thinned: fc.Arbitrary<Thinned[]> = fc
  .array(
    fc.record({
      thread: seenWhole,
      others: fc.array(otherLook, { maxLength: 6 }),
      kept: fc.array(kept, { minLength: 20, maxLength: 20 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((threads) => threads.map(({ thread, others, kept }, place) => thin(withOthers(thread, others), place, kept)));
