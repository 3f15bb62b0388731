import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Clock,
  DEFAULT_RULES,
  type Ratio,
  type Rules,
  WINDOW_DAYS,
  type WindowScore,
} from '../../../src/core/clock';
import { derive, deriveThreads } from '../../../src/core/derive';
import { scoreOf } from '../../../src/core/score';
import { HOUR_MS, MINUTE_MS, SLACK_MS } from '../../../src/core/span';
import { law } from '../laws';
import { matchOf } from '../truth';
import { minuteText, truthOf, type World } from '../world';
import { happeningsOf, histories, NOW, threadFacts } from './histories';
import { type Fate, type Happening, judge, tally } from './oracle';
import { type Thinned, thinned } from './thinned';

const allRules: fc.Arbitrary<Rules> = fc
  .record({ hours: fc.constantFrom(12, 24, 24, 48), lateMarkExcludes: fc.boolean(), replyAnswersEarlier: fc.boolean() })
  .map((rules) => ({ ...DEFAULT_RULES, ...rules }));
const mayBeAutomated = fc
  .tuple(allRules, fc.boolean())
  .map(([rules, automatedReplies]): Rules => ({ ...rules, automatedReplies }));
/** Which of a thread's replies are none, if they are quick: a bit for each thing that happened. */
const automated = fc.nat(255);

describe('the share beside an independent oracle', { timeout: 600_000 }, () => {
  test('with all facts it is the same, to the message', () => {
    law(
      5_000,
      fc.property(histories, allRules, (threads, rules) => {
        fc.pre(!threads.some((thread) => isBlurred(thread, rules)));
        const { score } = derive(threads.flatMap(threadFacts), rules, NOW);
        const judged = threads.flatMap((thread) => judge(happeningsOf(thread), rules, NOW));
        for (const days of WINDOW_DAYS) {
          const { share, ...counts } = tally(judged, days, NOW);
          const ratio = share ? { onTime: share.good, counted: share.counted } : { onTime: 0, counted: 0 };
          expect(score[days]).toMatchObject({ ...counts, settled: 0, unclear: 0, worst: ratio, best: ratio });
          expect(score[days].share).toEqual(
            share && { min: share.good / share.counted, max: share.good / share.counted },
          );
        }
      }),
    );
  });

  test('with any facts missing its range holds that of the messages known to exist', () => {
    law(
      10_000,
      fc.property(thinned, fc.nat(2), mayBeAutomated, automated, (threads, set, rules, automated) => {
        const known = threads
          .flatMap((thread) => knownIn(thread, set, rules, rules.automatedReplies ? automated : 0))
          // The card's day does not bound a receipt from below: it may be of no window at all.
          .filter(({ clock }) => clock.basis !== 'assumed');
        const clocks = known.map(({ clock }) => clock);
        const score = scoreOf(clocks, rules, NOW, NOW);
        for (const days of WINDOW_DAYS) {
          const of = (which: 'asKnown' | 'truly') =>
            tally(
              known.map((message) => ({ at: message.at, fate: message[which] })),
              days,
              NOW,
            );
          const [asKnown, truly] = [of('asKnown'), of('truly')];
          const { share, best, worst, ...counts } = score[days];
          expect(counts.onTime).toBeLessThanOrEqual(asKnown.onTime);
          // A late reply that was none leaves its message open: missed as well.
          expect(counts.late).toBeLessThanOrEqual(asKnown.late + asKnown.overdue);
          expect(counts.excluded).toBeLessThanOrEqual(asKnown.excluded);
          if (!asKnown.share) expect(share).toBeNull();
          if (!share) continue;
          expect(share).toEqual({ min: worst.onTime / worst.counted, max: best.onTime / best.counted });
          expect(isAtMost(worst, ratioOf(asKnown)) && isAtMost(ratioOf(asKnown), best)).toBe(true);
          // Nor does it flatter by what nobody has seen yet.
          if (truly.share) expect(isAtMost(worst, ratioOf(truly))).toBe(true);
        }
      }),
    );
  });

  test('where quick replies may be automated ones, its range holds both what they count as and what they do not', () => {
    law(
      2_000,
      fc.property(histories, allRules, automated, (threads, some, automated) => {
        const rules = { ...some, automatedReplies: true };
        const { score } = derive(threads.flatMap(threadFacts), rules, NOW);
        const judged = threads.flatMap((thread) => judge(withoutAutomated(thread, automated), rules, NOW));
        for (const days of WINDOW_DAYS) {
          const truly = tally(judged, days, NOW);
          const { share, best, worst } = score[days];
          if (!share) continue;
          expect(truly.share).not.toBeNull();
          expect(isAtMost(worst, ratioOf(truly)) && isAtMost(ratioOf(truly), best)).toBe(true);
        }
      }),
    );
  });

  test('more facts about the same messages never widen it', () => {
    law(
      3_000,
      fc.property(thinned, fc.constantFrom([0, 1], [0, 2], [1, 2]), mayBeAutomated, (threads, [fewer, more], rules) => {
        const same = threads.flatMap((thread) => {
          if (countsDiffer(thread.sets[more!]!)) return [];
          const after = knownIn(thread, more!, rules);
          return knownIn(thread, fewer!, rules).flatMap((before) => {
            const again = after.find(({ at }) => at === before.at);
            // What only a list has shown is no message that could be found again.
            return again && before.clock.basis === 'exact' && !isNews(before.clock, again.clock, rules)
              ? [{ before: before.clock, after: again.clock }]
              : [];
          });
        });
        const of = (clocks: Clock[]) => scoreOf(clocks, rules, NOW, NOW);
        const [before, after] = [of(same.map((pair) => pair.before)), of(same.map((pair) => pair.after))];
        for (const days of WINDOW_DAYS) expect(isWithin(after[days], before[days])).toBe(true);
      }),
    );
  });
});

/** What no page can tell for sure: whether a message was still open in the last five minutes, and a mark's very minute. */
function isBlurred({ events }: World, { hours, lateMarkExcludes }: Rules): boolean {
  const deadlines = events.filter(({ what }) => what === 'buyer').map(({ at }) => at + hours * HOUR_MS);
  const marks = lateMarkExcludes ? [] : events.filter(({ what }) => what === 'mark');
  return deadlines.some(
    (deadline) =>
      (deadline < NOW && NOW <= deadline + SLACK_MS) ||
      marks.some(({ at }) => deadline - MINUTE_MS <= at && at <= deadline + SLACK_MS),
  );
}

/** What happened, if these of the replies within two minutes were none. */
function withoutAutomated(thread: World, automated: number): Happening[] {
  const isQuick = ({ at }: Happening): boolean =>
    thread.events.some(({ at: askedAt, what }) => what === 'buyer' && askedAt <= at && at - askedAt <= 2 * MINUTE_MS);
  return happeningsOf(thread).filter(
    (event, i) => !(event.what === 'seller' && (automated >> i) & 1 && isQuick(event)),
  );
}

interface Known {
  readonly clock: Clock;
  /** When the message that this clock is of was truly received. */
  readonly at: number;
  readonly truly: Fate;
  /** As far as anything has been seen of it: an open clock is judged as if it were open still. */
  readonly asKnown: Fate;
}

/** The messages of a thread that these facts speak of. */
function knownIn({ thread, sets }: Thinned, set: number, rules: Rules, automated = 0): Known[] {
  const { world, facts } = sets[set]!;
  const judged = judge(withoutAutomated(thread, automated), rules, NOW);
  const clocks = deriveThreads(facts).flatMap((derived) => derived.clocks);
  // What ended a message does not hang on which of them a reply counts for.
  const matches = matchOf(clocks, truthOf(world, NOW), { ...rules, replyAnswersEarlier: true }, NOW);
  expect(matches).not.toBeNull();
  return matches!.map(({ clock, message: { at } }) => {
    const truly = judged.find((message) => message.at === at)!.fate;
    const asOpen = NOW - at > rules.hours * HOUR_MS ? 'overdue' : 'running';
    return { clock, at, truly, asKnown: isTakenForOpen(clock, rules) ? asOpen : truly };
  });
}

/** No end of it is known, and its time is not surely up, or a look past its deadline showed it open. */
function isTakenForOpen({ closing, receivedAt, openAsOf }: Clock, { hours }: Rules): boolean {
  const deadline = receivedAt.latest + hours * HOUR_MS;
  return closing === null && (NOW <= deadline || openAsOf > deadline);
}

/** What was taken for open has an end now, or may have had one in time: that is no narrower than before, but new. */
const isNews = (before: Clock, after: Clock, rules: Rules): boolean =>
  isTakenForOpen(before, rules) && !isTakenForOpen(after, rules);

/**
 * The page's own data and the thread's text show different numbers of an author's messages within a minute: their order
 * is then not known, a declared limit.
 */
function countsDiffer({ world, facts }: Thinned['sets'][number]): boolean {
  const byWay = { exact: new Map<string, Set<string>>(), text: new Map<string, Set<string>>() };
  for (const { author, at, messageId, ordinal } of facts.filter((fact) => fact.kind === 'message')) {
    const minute = JSON.stringify([author, 'span' in at ? minuteText(at.span.earliest, world.zone) : at]);
    const way = messageId === null ? byWay.text : byWay.exact;
    way.set(minute, (way.get(minute) ?? new Set()).add(messageId ?? `${ordinal}`));
  }
  return [...byWay.text].some(
    ([minute, { size }]) => byWay.exact.has(minute) && byWay.exact.get(minute)!.size !== size,
  );
}

const ratioOf = ({ share }: ReturnType<typeof tally>): Ratio => ({ onTime: share!.good, counted: share!.counted });
const isAtMost = (a: Ratio, b: Ratio): boolean => a.onTime * b.counted <= b.onTime * a.counted;
const isWithin = (inner: WindowScore, outer: WindowScore): boolean =>
  outer.share === null ||
  (inner.share !== null && isAtMost(outer.worst, inner.worst) && isAtMost(inner.best, outer.best));
