import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clock, DEFAULT_RULES, type Outcome } from '../../src/core/clock';
import { derive, deriveThreads } from '../../src/core/derive';
import { type Fact, join } from '../../src/core/facts';
import { covers, DAY_MS, HOUR_MS, SLACK_MS } from '../../src/core/span';
import { outcomesOf, standingOf } from '../../src/core/standing';
import { factsOf, T0, type TrueMessage, trueOutcome, truthOf, type World, worlds } from './world';

const NOW = T0 + 14 * DAY_MS;
const runs = { numRuns: Number(process.env['LAW_RUNS'] ?? 2_000) };

/** Whether this clock may be the clock of this message: everything it says is true of it. */
function mayBe(clock: Clock, message: TrueMessage): boolean {
  const { receivedAt, closing } = clock;
  if (message.at > receivedAt.latest) return false;
  if (clock.basis !== 'assumed' && message.at < receivedAt.earliest) return false;
  const endedAt = message.closedAt ?? Infinity;
  if (!closing) return endedAt >= clock.openAsOf;
  if (!(closing.at.earliest <= endedAt && endedAt <= closing.at.latest)) return false;
  if (closing.by !== 'either' && closing.by !== message.by) return false;
  return outcomesOf(clock, DEFAULT_RULES, NOW).includes(trueOutcome(message) as Outcome);
}

/** Every clock is one true message's, and no two clocks are the same message's. */
function allAreTrue(clocks: readonly Clock[], messages: readonly TrueMessage[], from = 0): boolean {
  const clock = clocks[from];
  if (!clock) return true;
  return messages.some((message, i) => mayBe(clock, message) && allAreTrue(clocks, messages.toSpliced(i, 1), from + 1));
}

const clocksOf = (facts: readonly Fact[]): Clock[] => deriveThreads(facts).flatMap((thread) => [...thread.clocks]);
const truthSeen = (world: World): TrueMessage[] => truthOf(world, NOW);

describe('derivation, over random histories and readings', () => {
  test('the truth lies in every span and every set of outcomes', () => {
    fc.assert(fc.property(worlds, (world) => allAreTrue(clocksOf(factsOf(world)), truthSeen(world))), runs);
  });

  test('the truth lies in it also when any of the facts are missing', () => {
    const thinned = fc.tuple(worlds, fc.infiniteStream(fc.boolean()));
    fc.assert(
      fc.property(thinned, ([world, keep]) => {
        const stream = keep[Symbol.iterator]();
        // A thread reading is one: its messages and its sighting come and go together.
        const kept = new Map<number, boolean>();
        const facts = factsOf(world).filter((fact) => {
          if (!kept.has(fact.observedAt)) kept.set(fact.observedAt, stream.next().value as boolean);
          return kept.get(fact.observedAt);
        });
        return allAreTrue(clocksOf(facts), truthSeen(world));
      }),
      runs,
    );
  });

  test('a message that the newest list shows waiting always has an open clock', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const last = world.looks.at(-1);
        const waiting = last && last.what !== 'thread' && truthOf(world, last.at).some((message) => message.closedAt === null);
        return !waiting || clocksOf(factsOf(world)).some((clock) => clock.closing === null);
      }),
      runs,
    );
  });

  test('order and repetition of the facts play no part', () => {
    const shuffled = worlds.map(factsOf).chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })));
    fc.assert(
      fc.property(shuffled, ([facts, mixed]) => {
        expect(derive(mixed, DEFAULT_RULES, NOW)).toEqual(derive(facts, DEFAULT_RULES, NOW));
      }),
      { numRuns: runs.numRuns / 4 },
    );
  });

  test('join is a union: neither order nor repetition matters, and nothing is lost', () => {
    fc.assert(
      fc.property(worlds.map(factsOf), fc.integer({ min: 0, max: 40 }), (facts, cut) => {
        const [a, b] = [facts.slice(0, cut), facts.slice(Math.max(0, cut - 3))];
        const ids = (some: Fact[]) => some.map((fact) => fact.id).sort();
        expect(ids(join(a, b))).toEqual(ids(join(b, a)));
        expect(ids(join(join(a, b), b))).toEqual(ids(facts));
      }),
      { numRuns: 200 },
    );
  });

  test('more looks never widen what is known of a message that has been read', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 10 }), (world, dropped) => {
        const some = clocksOf(factsOf({ ...world, looks: world.looks.filter((_, i) => i !== dropped) }));
        const all = clocksOf(factsOf(world)).filter((clock) => clock.basis === 'exact');
        return some.every((before) => {
          if (before.basis !== 'exact') return true;
          const after = all.find((clock) => covers(before.receivedAt, clock.receivedAt));
          if (!after) return false;
          if (!before.closing) return true;
          return (
            after.closing !== null &&
            covers(before.closing.at, after.closing.at) &&
            outcomesOf(after, DEFAULT_RULES, NOW).every((outcome) => outcomesOf(before, DEFAULT_RULES, NOW).includes(outcome))
          );
        });
      }),
      runs,
    );
  });

  test('nothing is late that could have been on time, and nothing is on time on an assumed receipt', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const clock of clocksOf(factsOf(world))) {
          const standing = standingOf(clock, DEFAULT_RULES, NOW);
          if (standing === 'late') expect(clock.closing!.at.earliest - clock.receivedAt.latest).toBeGreaterThan(24 * HOUR_MS);
          if (standing === 'on-time') {
            expect(clock.basis).not.toBe('assumed');
            expect(clock.closing!.at.latest - clock.receivedAt.earliest).toBeLessThanOrEqual(24 * HOUR_MS);
          }
        }
      }),
      runs,
    );
  });

  test('the share of the messages known to exist lies in its range', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const clocks = clocksOf(factsOf(world));
        const share = derive(factsOf(world), DEFAULT_RULES, NOW).score[30].share;
        if (!share || clocks.some((clock) => clock.basis !== 'exact')) return true;
        const known = truthOf(world, NOW).filter((m) => clocks.some((c) => c.receivedAt.earliest <= m.at && m.at <= c.receivedAt.latest));
        const outcomes = known.map((m) => trueOutcome(m) ?? (m.at + DAY_MS < NOW ? 'late' : null));
        const good = outcomes.filter((outcome) => outcome === 'on-time').length;
        const bad = outcomes.filter((outcome) => outcome === 'late').length;
        if (good + bad === 0) return true;
        return share.min - 1e-9 <= good / (good + bad) && good / (good + bad) <= share.max + 1e-9;
      }),
      runs,
    );
  });

  test('a deadline is exactly 24 hours of elapsed time after receipt, in any zone and across clock changes', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        for (const thread of derive(factsOf(world), DEFAULT_RULES, NOW).threads) {
          for (const clock of thread.clocks) {
            expect(clock.deadline.earliest - clock.receivedAt.earliest).toBe(86_400_000);
            expect(clock.deadline.latest - clock.receivedAt.latest).toBe(86_400_000);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('what is known to be open was open when last seen, within the slack', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const lastLook = world.looks.at(-1)?.at ?? 0;
        for (const clock of clocksOf(factsOf(world))) expect(clock.openAsOf).toBeLessThanOrEqual(Math.max(lastLook, clock.receivedAt.latest) + SLACK_MS);
      }),
      { numRuns: 500 },
    );
  });
});
