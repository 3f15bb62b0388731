import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { responseStatsOf, sideOf } from '../../src/core/response-stats';
import type { Range, Response } from '../../src/core/response-times';
import { HOUR_MS } from '../../src/core/span';
import { law } from './laws';

const response = (min: number, max = min, isSure = true): Response => ({
  ...{ clock: {} as Response['clock'], tookMs: { min, max }, isSure },
});
const exact = (value: number): Range => ({ min: value, max: value });

describe('where all is exact, so are', () => {
  test('the average, the median and the 90th percentile, by nearest rank', () => {
    const times = [10, 20, 30, 40, 50, 60, 70, 80, 90, 1000].map((time) => response(time));
    expect(responseStatsOf(times)).toEqual({ average: exact(145), median: exact(50), ninetieth: exact(90) });
  });

  test('those of a single reply', () => {
    expect(responseStatsOf([response(7)])).toEqual({ average: exact(7), median: exact(7), ninetieth: exact(7) });
  });
});

test('nothing is said where no reply is sure', () => {
  expect(responseStatsOf([])).toBeNull();
  expect(responseStatsOf([response(5, 5, false)])).toBeNull();
});

test('a reply that may be none widens what is said, to both sides', () => {
  const times = [response(10), response(20), response(2, 4, false), response(100, 200, false)];
  expect(responseStatsOf(times)!.average).toEqual({ min: 32 / 3, max: 230 / 3 });
});

test('the ranges are what counting every possibility gives', () => {
  const one = fc.record({ min: fc.nat({ max: 60 }), width: fc.nat({ max: 20 }), isSure: fc.boolean() });
  law(
    600,
    fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), (drawn) => {
      const responses = drawn.map(({ min, width, isSure }) => response(min, min + width, isSure));
      fc.pre(responses.some(({ isSure }) => isSure));
      const stats = responseStatsOf(responses)!;
      const possible = possibilitiesOf(responses);
      for (const [name, of] of Object.entries(BY_COUNTING)) {
        const values = possible.map(of);
        const { min, max } = stats[name as keyof typeof stats];
        expect(min, name).toBeCloseTo(Math.min(...values), 9);
        expect(max, name).toBeCloseTo(Math.max(...values), 9);
      }
    }),
  );
});

/** Every choice of which count and on which end of its span each lies, each in rising order. */
function possibilitiesOf(responses: readonly Response[]): number[][] {
  return responses
    .reduce<number[][]>(
      (so, { tookMs: { min, max }, isSure }) =>
        so.flatMap((times) => [[...times, min], [...times, max], ...(isSure ? [] : [times])]),
      [[]],
    )
    .map((times) => times.sort((a, b) => a - b));
}
const percentile = (times: readonly number[], percent: number): number =>
  times.find((_, i) => (i + 1) * 100 >= percent * times.length)!;
const BY_COUNTING = {
  average: (times: readonly number[]) => times.reduce((a, b) => a + b) / times.length,
  median: (times: readonly number[]) => percentile(times, 50),
  ninetieth: (times: readonly number[]) => percentile(times, 90),
};

test('an average is under its limit, over it, or may be on either side; at the limit it is not under', () => {
  const limit = 12 * HOUR_MS;
  expect(sideOf({ min: 0, max: limit - 1 }, limit)).toBe('under');
  expect(sideOf({ min: limit, max: limit }, limit)).toBe('over');
  expect(sideOf({ min: limit - 1, max: limit }, limit)).toBe('either');
});

test('twenty thousand replies, a third of them unsure, take a moment', () => {
  const responses = Array.from({ length: 20_000 }, (_, i) => response((i * 7_919) % 90_000, 90_000, i % 3 > 0));
  const from = performance.now();
  responseStatsOf(responses);
  expect(performance.now() - from).toBeLessThan(500);
});
