import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DEFAULT_RULES,
  type LedgerClock,
  type Rules,
  type RulesOf,
  WINDOW_DAYS,
  type WindowDays,
} from '../../src/core/clock';
import { reaches } from '../../src/core/late-budget';
import { recoveriesOf } from '../../src/core/recovery';
import { rollOffsOf } from '../../src/core/roll-off';
import { scoreOf } from '../../src/core/score';
import { DAY_MS, exactly, HOUR_MS, type Instant, later, type Span } from '../../src/core/span';
import { outcomesOf } from '../../src/core/standing';
import { answeredInTime } from '../../src/core/what-if';
import { anyClock, anyRules, ledgerClock } from './clock-choices';
import { at, closing, NOON, span } from './told-facts';

const received = (hours: number, over: Partial<LedgerClock> = {}) => ledgerClock({ receivedAt: span(hours), ...over });
const onTime = (hours: number) => received(hours, { closing: closing('reply', hours + 1) });
const late = (hours: number) => received(hours, { closing: closing('reply', hours + 30) });
function recoveryOf(clocks: LedgerClock[], rulesOf: RulesOf, now: Instant, days: WindowDays, target: number) {
  const score = scoreOf(clocks, rulesOf, now, null);
  const present = WINDOW_DAYS.map((each) => score[each]);
  return recoveriesOf(clocks, rulesOf, now, target, present)[WINDOW_DAYS.indexOf(days)]!;
}
const recovery = (clocks: LedgerClock[], days: WindowDays = 7, target = 0.9) =>
  recoveryOf(clocks, () => DEFAULT_RULES, NOON, days, target);
const times = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));

describe('the share comes back', () => {
  test('at the moment after the late one has left the window', () => {
    const clocks = [late(-100), ...times(8, (i) => onTime(-50 - i))];
    expect(recovery(clocks)).toEqual({ kind: 'at', at: at(-100) + 7 * DAY_MS + 1 });
    expect(recovery(clocks, 90)).toEqual({ kind: 'at', at: at(-100) + 90 * DAY_MS + 1 });
  });

  test('not while an older one on time leaves first: the share sinks before it rises', () => {
    const clocks = [late(-100), late(-60), ...times(8, (i) => onTime(-150 + i)), ...times(8, (i) => onTime(-40 - i))];
    expect(recovery(clocks)).toEqual({ kind: 'at', at: at(-60) + 7 * DAY_MS + 1 });
  });

  test('once open ones must be answered, where they make up for it; sooner is not promised', () => {
    const clocks = [late(-40), ...times(8, (i) => onTime(-30 - i)), received(-3), received(-2)];
    expect(recovery(clocks)).toEqual({ kind: 'at', at: at(21) });
  });

  test('never by one that may be late already, nor by one whose day alone is known', () => {
    const clocks = [late(-20), ...times(8, (i) => onTime(-30 - i))];
    const unsure = [
      ledgerClock({ receivedAt: span(-30, -20) }),
      ledgerClock({ receivedAt: span(-9), basis: 'assumed' }),
    ];
    for (const one of unsure) {
      expect(recovery([...clocks, one]).kind).toBe('empty');
    }
  });

  test('when a late one whose receipt is a span has surely left', () => {
    const wide = ledgerClock({ receivedAt: span(-100, -90), closing: closing('reply', -20) });
    expect(recovery([wide, onTime(-50)])).toEqual({ kind: 'at', at: at(-90) + 7 * DAY_MS + 1 });
  });

  test('not by time, where the window is empty before', () => {
    expect(recovery([late(-50), onTime(-80)])).toEqual({ kind: 'empty', at: at(-50) + 7 * DAY_MS });
  });
});

test('a share that is reached, or that is not known, needs no date', () => {
  expect(recovery([onTime(-50)])).toEqual({ kind: 'reached' });
  expect(recovery([])).toEqual({ kind: 'unknown' });
  expect(recovery([received(-2)])).toEqual({ kind: 'unknown' });
});

/** The clocks at `when`, each open one answered `early` before it must be. */
function worldAt(clocks: LedgerClock[], rules: Rules, when: Instant, early: readonly number[]): LedgerClock[] {
  const answered = answeredInTime(clocks, () => rules, NOON);
  return clocks.map((clock, i) => {
    const end = answered[i]!.closing;
    if (clock.closing || !end) return answered[i]!;
    const answeredAt = Math.max(NOON, end.at.latest - early[i % early.length]! * HOUR_MS);
    return when < answeredAt ? clock : { ...answered[i]!, closing: { ...end, at: exactly(answeredAt) } };
  });
}

const TURNS = times(9 * 24, (hour) => [NOON + hour * HOUR_MS, NOON + hour * HOUR_MS + 1]).flat();
/** Hours. */
const early = fc.array(fc.nat(24), { minLength: 1, maxLength: 5 });
const target = fc.constantFrom(0.9, 0.925, 0.5, 1, 0.6666);

test('the date is right by looking at every hour, whenever the open ones are answered in time', () => {
  fc.assert(
    fc.property(fc.array(anyClock(7), { maxLength: 9 }), anyRules, target, early, (clocks, rules, share, hours) => {
      const asked = recoveryOf(clocks, () => rules, NOON, 7, share);
      const windowAt = (when: Instant, sooner: readonly number[]) =>
        scoreOf(worldAt(clocks, rules, when, sooner), rules, when, null)[7];
      const isReached = (when: Instant, sooner: readonly number[]): boolean => {
        const window = windowAt(when, sooner);
        return window.share !== null && reaches(window.worst, share);
      };
      // What may prove late is answered at once, the others at the last moment.
      const worst = answeredInTime(clocks, () => rules, NOON).map((clock) =>
        outcomesOf(clock, rules, Number.POSITIVE_INFINITY).includes('late') ? 1_000 : 0,
      );
      if (asked.kind === 'at') {
        // However it is done, it is reached then; before, not for sure.
        for (const sooner of [[0], [24], hours, worst]) expect(isReached(asked.at, sooner)).toBe(true);
        for (const when of TURNS.filter((turn) => NOON < turn && turn < asked.at))
          expect(isReached(when, worst)).toBe(false);
      } else if (asked.kind === 'empty') {
        expect(TURNS.slice(1).some((when) => isReached(when, worst))).toBe(false);
        expect(windowAt(asked.at + 1, [0]).share).toBeNull();
      }
      const now = scoreOf(clocks, rules, NOON, null)[7];
      expect(asked.kind === 'unknown').toBe(now.share === null);
      expect(asked.kind === 'reached').toBe(now.share !== null && reaches(now.worst, share));
    }),
    { numRuns: 150 },
  );
});

test('in each window the share is reached at its date and not a moment before, by counting anew', () => {
  const old = fc.tuple(anyClock(20), fc.nat(85)).map(([clock, days]) => {
    const back = (one: Span): Span => later(one, -days * DAY_MS);
    const end = clock.closing && { ...clock.closing, at: back(clock.closing.at) };
    return { ...clock, receivedAt: back(clock.receivedAt), openAsOf: clock.openAsOf - days * DAY_MS, closing: end };
  });
  // Within a thread messages are numbered as they came: only so its newest is in a window whenever any of it is.
  const inOrder = (clocks: LedgerClock[]): LedgerClock[] =>
    clocks
      .toSorted((a, b) => a.receivedAt.latest - b.receivedAt.latest)
      .map((clock, ordinal) => ({ ...clock, ordinal }));
  fc.assert(
    fc.property(fc.array(old, { maxLength: 12 }).map(inOrder), anyRules, target, (clocks, rules, share) => {
      const worst = answeredInTime(clocks, () => rules, NOON).map((clock) =>
        outcomesOf(clock, rules, Number.POSITIVE_INFINITY).includes('late') ? 1_000 : 0,
      );
      for (const days of WINDOW_DAYS) {
        const asked = recoveryOf(clocks, () => rules, NOON, days, share);
        const windowAt = (when: Instant) => scoreOf(worldAt(clocks, rules, when, worst), rules, when, null)[days];
        const isReached = (when: Instant): boolean => {
          const window = windowAt(when);
          return window.share !== null && reaches(window.worst, share);
        };
        if (asked.kind === 'at') {
          expect(isReached(asked.at)).toBe(true);
          if (asked.at > NOON + 1) expect(isReached(asked.at - 1)).toBe(false);
        } else if (asked.kind === 'empty') {
          expect(windowAt(asked.at + 1).share).toBeNull();
          if (asked.at > NOON) expect(windowAt(asked.at).share).not.toBeNull();
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('each late one says when it leaves each window, in order; what has left one says so', () => {
  const wide = ledgerClock({ receivedAt: span(-9 * 24, -8 * 24), closing: closing('reply', -5 * 24) });
  const rollOffs = rollOffsOf([onTime(-50), late(-40), wide, received(-26)], () => DEFAULT_RULES, NOON);
  expect(rollOffs.map(({ clock }) => clock.receivedAt.latest)).toEqual([at(-8 * 24), at(-40), at(-26)]);
  expect(rollOffs[0]!.leaves).toEqual({ 7: null, 30: span(21 * 24, 22 * 24), 90: span(81 * 24, 82 * 24) });
  expect(rollOffs[1]!.leaves[7]).toEqual(span(7 * 24 - 40));
});

test('20,000 messages take no noticeable time', () => {
  const clocks = times(20_000, (i) => (i % 8 === 0 ? late(-40 - (i % 2_000)) : onTime(-30 - (i % 2_100))));
  const start = performance.now();
  expect(recovery(clocks, 90).kind).not.toBe('unknown');
  expect(rollOffsOf(clocks, () => DEFAULT_RULES, NOON)).toHaveLength(2_500);
  expect(performance.now() - start).toBeLessThan(400);
});
