import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES, type LedgerClock, type Rules } from '../../src/core/clock';
import { scoreOf } from '../../src/core/score';
import { exactly, HOUR_MS } from '../../src/core/span';
import { deadlineOf } from '../../src/core/standing';
import { whatIfOf } from '../../src/core/what-if';
import { anyClock, anyRules, ledgerClock } from './clock-choices';
import { at, closing, NOON, span } from './told-facts';

const received = (hours: number, over: Partial<LedgerClock> = {}) => ledgerClock({ receivedAt: span(hours), ...over });
const onTime = received(-50, { closing: closing('reply', -49) });
const late = received(-50, { closing: closing('reply', -20) });
const overdue = received(-30, { openAsOf: at(-1) });
const MORNING = at(21);
const whatIf = (clocks: LedgerClock[], rules: Rules = DEFAULT_RULES) =>
  whatIfOf(clocks, () => rules, NOON, 30, MORNING);
const shares = (clocks: LedgerClock[], rules?: Rules) => {
  const { now, allAnswered, noneAnswered } = whatIf(clocks, rules);
  return [now, allAnswered, noneAnswered].map(({ share }) => share && [share.min, share.max]);
};

describe('answered in time', () => {
  test('what can still be in time counts on time, what is overdue late', () => {
    expect(shares([onTime, late, received(-2), received(-20)])[1]).toEqual([3 / 4, 3 / 4]);
    expect(shares([onTime, overdue, received(-2)])[1]).toEqual([2 / 3, 2 / 3]);
  });

  test('one that may be due may be late, one whose receipt is a guess too', () => {
    expect(shares([onTime, received(-30, { receivedAt: span(-30, -20) })])[1]).toEqual([1 / 2, 1]);
    expect(shares([onTime, received(-9, { basis: 'assumed' })])[1]).toEqual([1 / 2, 1]);
  });

  test('an overdue one that may have been answered elsewhere stays unclear', () => {
    expect(shares([onTime, received(-30)])[1]).toEqual([1 / 2, 1]);
  });

  test('where a reply answers the newest only, no answer helps the earlier ones of its thread', () => {
    const pair = [received(-5), received(-2, { ordinal: 1 })];
    expect(shares([onTime, ...pair])[1]).toEqual([1, 1]);
    expect(shares([onTime, ...pair], { ...DEFAULT_RULES, replyAnswersEarlier: false })[1]).toEqual([2 / 3, 2 / 3]);
  });
});

describe('none answered until then', () => {
  test('those due before then are late, the others do not count yet', () => {
    expect(shares([onTime, received(-2), received(-20)])).toEqual([
      [1, 1],
      [1, 1],
      [1 / 2, 1 / 2],
    ]);
  });

  test('one that is due in a span around then may be late', () => {
    expect(shares([onTime, received(-6, { receivedAt: span(-6, -1) })])[2]).toEqual([1 / 2, 1]);
  });

  test('the window is that of then: what has left it does not count', () => {
    const leaving = received(-30 * 24 + 10, { closing: closing('reply', -30 * 24 + 40) });
    expect(shares([onTime, leaving, received(-20)])).toEqual([
      [1 / 2, 1 / 2],
      [2 / 3, 2 / 3],
      [1 / 2, 1 / 2],
    ]);
  });
});

test('with nothing counted the share is not known, whatever is answered', () => {
  expect(shares([])).toEqual([null, null, null]);
  expect(shares([received(-2)])).toEqual([null, [1, 1], null]);
});

test('whoever answers each before it may be due, and looks once all are over, finds the share that was said', () => {
  fc.assert(
    fc.property(fc.array(anyClock(20), { maxLength: 12 }), anyRules, fc.nat(40), (drawn, chosen, sooner) => {
      const rules = { ...chosen, replyAnswersEarlier: true };
      const clocks = drawn.map(({ remembered, ...clock }) => clock);
      const answer = (clock: LedgerClock): LedgerClock => {
        const { earliest, latest } = deadlineOf(clock, rules);
        if (clock.closing || NOON > latest) return clock;
        const when = Math.max(NOON, earliest - sooner * HOUR_MS);
        return { ...clock, closing: { at: exactly(when), by: 'reply', told: null } };
      };
      // Wide enough for all to be in it, then and now.
      const then = scoreOf(clocks.map(answer), rules, NOON + 40 * 24 * HOUR_MS, null)[90];
      const { allAnswered } = whatIfOf(clocks, () => rules, NOON, 90, MORNING);
      expect([allAnswered.worst, allAnswered.best]).toEqual([then.worst, then.best]);
    }),
  );
});
