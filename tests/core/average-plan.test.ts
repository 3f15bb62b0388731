import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averagePlanOf } from '../../src/core/average-plan';
import { DEFAULT_RULES, type LedgerClock } from '../../src/core/clock';
import { responseStatsOf } from '../../src/core/response-stats';
import { responsesIn } from '../../src/core/response-times';
import { windowOf } from '../../src/core/score';
import { exactly, HOUR_MS } from '../../src/core/span';
import { anyClock, anyRules, ledgerClock } from './clock-choices';
import { at, closing, NOON, span } from './told-facts';

const received = (hours: number, over: Partial<LedgerClock> = {}) =>
  ledgerClock({ threadId: `case:${hours}`, receivedAt: span(hours), ...over });
const answered = (hours: number, took: number) => received(hours, { closing: closing('reply', hours + took) });
const MORNING = at(21);
const plan = (clocks: LedgerClock[], rules = DEFAULT_RULES) => averagePlanOf(clocks, () => rules, NOON, 30, MORNING);

test('a reply moves the average by how long its message waited, and waiting costs the same for each', () => {
  const { average, replies } = plan([answered(-60, 10), answered(-50, 14), received(-1), received(-22)]);
  expect(average).toEqual({ min: 12 * HOUR_MS, max: 12 * HOUR_MS });
  expect(replies.map(({ threadId }) => threadId)).toEqual(['case:-1', 'case:-22']);
  const [fresh, old] = replies;
  // (10 + 14 + 1) / 3 and (10 + 14 + 22) / 3.
  expect(fresh!.ifNow.average.min).toBeCloseTo((25 / 3) * HOUR_MS);
  expect(fresh!.ifNow.change!.max).toBeCloseTo((25 / 3 - 12) * HOUR_MS);
  expect(old!.ifNow.change!.min).toBeCloseTo((46 / 3 - 12) * HOUR_MS);
  expect(old!.ifLeft.average.max).toBeCloseTo((67 / 3) * HOUR_MS);
  for (const { waitingCostsMs } of replies) expect(waitingCostsMs).toBeCloseTo(7 * HOUR_MS);
});

test('a thread with more open messages comes first: one reply answers them all', () => {
  const pair = [received(-3, { threadId: 'case:pair' }), received(-1, { threadId: 'case:pair', ordinal: 1 })];
  const { replies } = plan([answered(-60, 4), received(-23), ...pair]);
  expect(replies.map(({ threadId, answers }) => [threadId, answers.length])).toEqual([
    ['case:pair', 2],
    ['case:-23', 1],
  ]);
  expect(replies[0]!.deadline).toEqual(span(21));
});

test('where a reply answers the newest message only, the others are no part of it', () => {
  const pair = [received(-3, { threadId: 'case:pair' }), received(-1, { threadId: 'case:pair', ordinal: 1 })];
  const { replies } = plan([answered(-60, 4), ...pair], { ...DEFAULT_RULES, replyAnswersEarlier: false });
  expect(replies[0]!.answers.map(({ ordinal }) => ordinal)).toEqual([1]);
});

test('with no reply yet the average is that of the reply, and nothing is moved', () => {
  const { average, replies } = plan([received(-2)]);
  expect(average).toBeNull();
  expect(replies[0]!.ifNow).toEqual({ average: { min: 2 * HOUR_MS, max: 2 * HOUR_MS }, change: null });
});

test('a message whose receipt is a guess is named, not reckoned with; one out of the window is no part', () => {
  const guess = received(-9, { basis: 'assumed' });
  const { replies, leftOut } = plan([answered(-60, 4), guess, received(-31 * 24)]);
  expect([replies, leftOut]).toEqual([[], [guess]]);
});

test('a receipt known to a span gives a range that holds the truth', () => {
  const wide = received(-9, { receivedAt: span(-9, -3), basis: 'bounded' });
  const [reply] = plan([answered(-60, 4), wide]).replies;
  expect(reply!.ifNow.average).toEqual({ min: 3.5 * HOUR_MS, max: 6.5 * HOUR_MS });
  expect(reply!.waitingCostsMs).toBe(10.5 * HOUR_MS);
});

test('each average is what the response times say once the reply is there', () => {
  fc.assert(
    fc.property(fc.array(anyClock(40), { maxLength: 12 }), anyRules, (drawn, rules) => {
      // One and the same place in a thread names one clock.
      const clocks = drawn.map((clock, i) => ({ ...clock, ordinal: i }));
      const { replies } = averagePlanOf(clocks, () => rules, NOON, 30, MORNING);
      for (const { answers, ifNow } of replies) {
        const close = (clock: LedgerClock): LedgerClock =>
          answers.includes(clock) ? { ...clock, closing: { at: exactly(NOON), by: 'reply', told: null } } : clock;
        const then = responsesIn(clocks.map(close), () => rules, windowOf(30, NOON)).known;
        const { average } = responseStatsOf(then.filter(({ isSure }) => isSure))!;
        expect(ifNow.average.min).toBeCloseTo(average.min, 3);
        expect(ifNow.average.max).toBeCloseTo(average.max, 3);
      }
    }),
  );
});
