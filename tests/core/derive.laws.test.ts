import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Clock, DEFAULT_RULES, type Rules, WINDOW_DAYS } from '../../src/core/clock';
import { derive, deriveThreads } from '../../src/core/derive';
import { type Fact, join } from '../../src/core/facts';
import { covers, DAY_MS, HOUR_MS, type Instant, MINUTE_MS, overlaps } from '../../src/core/span';
import { outcomesOf, standingOf } from '../../src/core/standing';
import { law } from './laws';
import { type Match, matchOf, withoutEchoes } from './truth';
import {
  factsOf,
  isEcho,
  isWaiting,
  newestListOf,
  outcomeOf,
  T0,
  type TrueMessage,
  truthOf,
  type World,
  worlds,
} from './world';

const NOW = T0 + 14 * DAY_MS;
const allRules: fc.Arbitrary<Rules> = fc
  .record({ hours: fc.constantFrom(24, 24, 12), lateMarkExcludes: fc.boolean() })
  .map((rules) => ({ ...DEFAULT_RULES, ...rules }));

const echoesIn = (world: World) => world.looks.filter((look) => isEcho(world, look.at));
const isTrue = (facts: readonly Fact[], world: World, truth: readonly TrueMessage[], rules: Rules): boolean =>
  matchOf(withoutEchoes(clocksOf(facts), echoesIn(world)), truth, rules, NOW) !== null;
const clocksOf = (facts: readonly Fact[]): Clock[] => deriveThreads(facts).flatMap((thread) => [...thread.clocks]);

interface Thinned {
  /** The world with the kept looks only. */
  readonly world: World;
  readonly all: readonly Fact[];
  /** Those of the kept looks, all of a look's or none: what another order of delivery, or a lost message, may leave. */
  readonly some: readonly Fact[];
  readonly truth: readonly TrueMessage[];
}
const thinned: fc.Arbitrary<Thinned> = fc
  .tuple(worlds, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }))
  .map(([whole, kept]) => {
    const looks = whole.looks.filter((_, i) => kept[i]);
    const all = factsOf(whole);
    const some = all.filter((fact) => looks.some((look) => look.asOf === fact.asOf));
    return { world: { ...whole, looks }, all, some, truth: truthOf({ ...whole, looks }, NOW) };
  });

describe('derivation, over random histories and readings', { timeout: 600_000 }, () => {
  test('the truth lies in every span and every set of outcomes', () => {
    law(
      4_000,
      fc.property(worlds, allRules, (world, rules) => {
        expect(isTrue(factsOf(world), world, truthOf(world, NOW), rules)).toBe(true);
      }),
    );
  });

  test('the truth lies in it also when any of the facts are missing', () => {
    law(
      3_000,
      fc.property(thinned, allRules, ({ world, some, truth }, rules) => {
        expect(isTrue(some, world, truth, rules)).toBe(true);
      }),
    );
  });

  test('a thread that is read whole at the end has the exact standing of each message', () => {
    const read = worlds
      .filter((world) => world.marketplaceId !== null)
      .map((world): World => {
        const at = T0 + 13 * DAY_MS;
        return { ...world, looks: [...world.looks, { at, asOf: at, observedAt: at, what: 'thread' }] };
      });
    law(
      3_000,
      fc.property(read, allRules, (world, rules) => {
        const clocks = clocksOf(factsOf(world));
        const truth = truthOf(world, NOW);
        expect(clocks).toHaveLength(truth.length);
        for (const message of truth) {
          const [end] = message.ends;
          // A mark in the middle may have gone unseen; a minute's text leaves the last minute before the deadline open.
          if (message.hasMarkBetween) continue;
          if (end!.at !== null && Math.abs(end!.at - message.at - rules.hours * HOUR_MS) <= MINUTE_MS) continue;
          const own = clocks.filter(
            ({ receivedAt }) => receivedAt.earliest <= message.at && message.at <= receivedAt.latest,
          );
          const standings = own.map((clock) => standingOf(clock, rules, NOW));
          const late =
            end!.by === 'mark' && !rules.lateMarkExcludes && end!.at! - message.at > rules.hours * HOUR_MS - DAY_MS;
          // The day of a mark is all that the page shows of it.
          if (!late) expect(standings).toContain(outcomeOf(message, end!, rules) ?? 'overdue');
        }
      }),
    );
  });

  test('a message that the newest list shows waiting always has an open clock', () => {
    law(
      4_000,
      fc.property(worlds, (world) => {
        const last = newestListOf(world.looks);
        if (!last || !isWaiting(world, last.at)) return;
        expect(clocksOf(factsOf(world)).some((clock) => clock.closing === null)).toBe(true);
      }),
    );
  });

  test('order and repetition of the facts play no part', () => {
    const shuffled = worlds
      .map(factsOf)
      .chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 })),
      );
    law(
      1_000,
      fc.property(shuffled, allRules, ([facts, mixed], rules) => {
        expect(derive(mixed, rules, NOW)).toEqual(derive(facts, rules, NOW));
      }),
    );
  });

  test('join is a union: neither order nor repetition matters, and nothing is lost', () => {
    law(
      300,
      fc.property(worlds.map(factsOf), fc.integer({ min: 0, max: 40 }), (facts, cut) => {
        const [a, b] = [facts.slice(0, cut), facts.slice(Math.max(0, cut - 3))];
        const ids = (some: Fact[]) => some.map((fact) => fact.id).sort();
        expect(ids(join(a, b))).toEqual(ids(join(b, a)));
        expect(ids(join(join(a, b), b))).toEqual(ids(facts));
      }),
    );
  });

  test('more facts never widen what is known of a message that has been read', () => {
    law(
      4_000,
      fc.property(thinned, allRules, ({ all, some, truth }, rules) => {
        const after = clocksOf(all);
        for (const before of clocksOf(some)) {
          if (before.basis !== 'exact') continue;
          // The declared limit: a mark that further messages follow does not show in a thread, until a look tells of it.
          const own = truth.filter(({ at }) => before.receivedAt.earliest <= at && at <= before.receivedAt.latest);
          if (own.some((message) => message.hasMarkBetween)) continue;
          const isOpenToMarks = own.some((message) => message.isFollowed) || !isWhole(some);
          expect(
            after.some(
              (clock) =>
                tellsNoLess(clock, before, rules) ||
                (isOpenToMarks && (clock.closing?.by === 'either' || clock.closing?.by === 'mark')),
            ),
          ).toBe(true);
        }
      }),
    );
  });

  test('nothing is late that could have been on time, and nothing is on time on an assumed receipt', () => {
    law(
      2_000,
      fc.property(thinned, allRules, ({ some }, rules) => {
        for (const clock of clocksOf(some)) {
          const standing = standingOf(clock, rules, NOW);
          const { receivedAt, closing } = clock;
          if (standing === 'late')
            expect(closing!.at.earliest - receivedAt.latest).toBeGreaterThan(rules.hours * HOUR_MS);
          if (standing !== 'on-time') continue;
          expect(clock.basis).not.toBe('assumed');
          expect(closing!.at.latest - receivedAt.earliest).toBeLessThanOrEqual(rules.hours * HOUR_MS);
        }
      }),
    );
  });

  test('the share of the messages known to exist lies in its range', () => {
    const looked = fc.tuple(worlds, fc.integer({ min: 1, max: 13 * 24 })).map(([world, hours]): [World, Instant] => {
      const now = T0 + hours * HOUR_MS;
      return [{ ...world, looks: world.looks.filter((look) => look.observedAt <= now) }, now];
    });
    law(
      3_000,
      fc.property(looked, allRules, ([world, now], rules) => {
        const { threads, score } = derive(factsOf(world), rules, now);
        const clocks = threads.flatMap((thread) => thread.clocks);
        if (clocks.some((clock) => clock.basis === 'assumed')) return;
        if (withoutEchoes(clocks, echoesIn(world)).length < clocks.length) return;
        const matches = matchOf(clocks, truthOf(world, now), rules, now)!;
        for (const days of WINDOW_DAYS) {
          const { share } = score[days];
          const counted = matches
            .filter(({ message }) => message.at >= now - days * DAY_MS)
            .map((match) => countedAs(match, rules, now));
          const good = counted.filter((outcome) => outcome === 'on-time').length;
          const all = good + counted.filter((outcome) => outcome === 'late').length;
          if (!share || all === 0) continue;
          expect(good / all).toBeGreaterThanOrEqual(share.min - 1e-9);
          expect(good / all).toBeLessThanOrEqual(share.max + 1e-9);
        }
      }),
    );
  });

  test('a deadline is exactly 24 hours of elapsed time after receipt, in any zone and across clock changes', () => {
    law(
      1_000,
      fc.property(worlds, (world) => {
        const { threads } = derive(factsOf(world), DEFAULT_RULES, NOW);
        for (const { deadline, receivedAt } of threads.flatMap((thread) => thread.clocks)) {
          expect(deadline.earliest - receivedAt.earliest).toBe(86_400_000);
          expect(deadline.latest - receivedAt.latest).toBe(86_400_000);
        }
      }),
    );
  });
});

/** What `before` says of a message that has been read, `after` says as well, and as narrowly. */
function tellsNoLess(after: Clock, before: Clock, rules: Rules): boolean {
  if (after.basis !== 'exact' || !covers(before.receivedAt, after.receivedAt)) return false;
  if (after.openAsOf < before.openAsOf) return false;
  if (!before.closing) return true;
  if (!after.closing) return false;
  // A reply that has been read stands in its own minute, also where a look between its seconds showed it done.
  if (before.closing.by === 'either' && after.closing.by === 'reply')
    return overlaps(before.closing.at, after.closing.at);
  const outcomes = outcomesOf(before, rules, NOW);
  return (
    covers(before.closing.at, after.closing.at) &&
    outcomesOf(after, rules, NOW).every((outcome) => outcomes.includes(outcome))
  );
}

/** A reading of all messages is as fresh as each that is known: of a part of a thread the first reply need not be known. */
const isWhole = (facts: readonly Fact[]): boolean =>
  facts.some(
    (whole) =>
      whole.kind === 'sighting' &&
      whole.messagesComplete &&
      facts.every((fact) => fact.kind !== 'message' || fact.asOf <= whole.asOf),
  );

/** What a message counts as: an open clock is judged as if it were open still, for nothing has shown otherwise. */
function countedAs({ clock, message, end }: Match, rules: Rules, now: Instant): string {
  const truly = outcomeOf(message, end, rules);
  if (clock.closing || (truly && outcomesOf(clock, rules, now).includes(truly))) return truly!;
  return now > message.at + rules.hours * HOUR_MS ? 'late' : 'not-counted';
}
