import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WindowScore } from '../../src/core/clock';
import { lateBudgetOf, tenthsOf } from '../../src/core/late-budget';

/** A window of so many on time, late, and unclear between the two. */
function windowOf(onTime: number, late: number, unclear = 0): WindowScore {
  const counted = onTime + late;
  const share =
    counted > 0 ? { min: onTime / (counted + unclear), max: (onTime + unclear) / (counted + unclear) } : null;
  const ratios = {
    worst: { onTime, counted: counted + unclear },
    best: { onTime: onTime + unclear, counted: counted + unclear },
  };
  return { onTime, late, unclear, share, ...ratios, overdue: 0, excluded: 0, settled: 0, knownFrom: 0 };
}

test('with nothing surely counted it is unknown', () => {
  expect(lateBudgetOf(windowOf(0, 0, 3), 0.9)).toEqual({ kind: 'unknown' });
});

test.each([
  [90, 10, 1],
  [91, 9, 2],
  [94, 6, 5],
  [9, 1, 1],
  [1, 0, 1],
  [10, 0, 2],
])('%i on time and %i late leave room for less than %i more late ones', (onTime, late, lateReplies) => {
  expect(lateBudgetOf(windowOf(onTime, late), 0.9)).toEqual({ kind: 'spare', lateReplies, sure: true });
});

test.each([
  [89, 11, 10],
  [8, 1, 1],
  [0, 1, 9],
  [84, 10, 6],
])('%i on time and %i late need %i more on time', (onTime, late, onTimeReplies) => {
  expect(lateBudgetOf(windowOf(onTime, late), 0.9)).toEqual({ kind: 'short', onTimeReplies });
});

test('what is unclear counts against the seller, and decides only where it can', () => {
  expect(lateBudgetOf(windowOf(46, 2, 2), 0.9)).toEqual({ kind: 'spare', lateReplies: 2, sure: false });
  expect(lateBudgetOf(windowOf(45, 3, 4), 0.9)).toEqual({ kind: 'undecided', onTimeReplies: 18 });
  expect(lateBudgetOf(windowOf(5, 5, 1), 0.9)).toEqual({ kind: 'short', onTimeReplies: 49 });
});

test('unclear ones that may not count at all are no late ones', () => {
  const window = { ...windowOf(9, 1), unclear: 5, share: { min: 0.9, max: 14 / 15 } };
  expect(lateBudgetOf(window, 0.9)).toEqual({ kind: 'spare', lateReplies: 1, sure: false });
});

test('no number of replies meets a target of 100 % once one is late', () => {
  expect(lateBudgetOf(windowOf(999, 1), 1)).toEqual({ kind: 'short', onTimeReplies: null });
  expect(lateBudgetOf(windowOf(999, 0), 1)).toEqual({ kind: 'spare', lateReplies: 1, sure: true });
});

test('the number is the smallest that does it, by counting', () => {
  const count = fc.integer({ min: 0, max: 3_000 });
  fc.assert(
    fc.property(count, count, count, fc.integer({ min: 1, max: 9_999 }), (onTime, late, unclear, target) => {
      fc.pre(onTime + late > 0);
      const counted = onTime + late + unclear;
      const meets = (good: number, all: number): boolean => good * 10_000 >= target * all;
      const budget = lateBudgetOf(windowOf(onTime, late, unclear), target / 10_000);
      switch (budget.kind) {
        case 'spare':
          expect(meets(onTime, counted + budget.lateReplies)).toBe(false);
          expect(meets(onTime, counted + budget.lateReplies - 1)).toBe(true);
          break;
        case 'short':
        case 'undecided': {
          const replies = budget.onTimeReplies!;
          expect(meets(onTime, counted)).toBe(false);
          expect(meets(onTime + unclear, counted)).toBe(budget.kind === 'undecided');
          expect(meets(onTime + replies, counted + replies)).toBe(true);
          expect(meets(onTime + replies - 1, counted + replies - 1)).toBe(false);
          break;
        }
        default:
          expect(budget.kind).toBe('not expected');
      }
    }),
  );
});

test('a share is rounded down, and loses nothing to the arithmetic', () => {
  expect([0.8996, 0.9995, 1, 0, 0.9].map(tenthsOf)).toEqual([899, 999, 1000, 0, 900]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (all, seed) => {
      const good = seed % (all + 1);
      expect(tenthsOf(good / all)).toBe(Number((BigInt(good) * 1000n) / BigInt(all)));
    }),
  );
});
