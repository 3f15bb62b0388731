import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES, type LedgerClock, WINDOW_DAYS } from '../../src/core/clock';
import { historyMonths } from '../../src/core/history-months';
import { knownFromOf } from '../../src/core/known-from';
import { responseStatsOf } from '../../src/core/response-stats';
import { responsesIn } from '../../src/core/response-times';
import { scoresOf, windowOf } from '../../src/core/score';
import { dailyWindows, shareSeries } from '../../src/core/share-series';
import { DAY_MS } from '../../src/core/span';
import { windowBefore, windowFigures } from '../../src/core/window-figures';
import { windowGroups } from '../../src/core/window-groups';
import { historyDay, seenAccount } from '../ui/dashboard-view';
import { drawnClock, drawnRules } from './clock-draws';
import { law } from './laws';
import { NOON } from './told-facts';

const clocks = fc.array(drawnClock, { maxLength: 30 });

test('each point of the series is what the score says of its period', () => {
  law(
    300,
    fc.property(clocks, drawnRules, fc.integer({ min: 1, max: 12 }), (drawn, rules, days) => {
      const periods = dailyWindows(days, 22, NOON, 'Europe/Berlin');
      const scores = scoresOf(drawn, () => rules, NOON, periods, null);
      expect(shareSeries(drawn, () => rules, NOON, periods)).toEqual(
        scores.map(({ share, worst, best }) => ({ share, worst, best })),
      );
    }),
  );
});

test('the groups of a window are the counts of its score, and no message stands in two', () => {
  law(
    300,
    fc.property(clocks, drawnRules, fc.integer({ min: 1, max: 12 }), (drawn, rules, days) => {
      const period = { from: NOON - days * DAY_MS, to: NOON - DAY_MS / 3 };
      const [score] = scoresOf(drawn, () => rules, NOON, [period], null);
      const { running, ...groups } = windowGroups(drawn, () => rules, NOON, period);
      const counts = Object.fromEntries(Object.entries(groups).map(([name, of]) => [name, of.length]));
      const { 'on-time': onTime, ...others } = counts;
      expect(score).toMatchObject({ onTime, ...others });
      const all = [...running, ...Object.values(groups).flat()];
      expect(new Set(all).size).toBe(all.length);
    }),
  );
});

test('what is put together of accounts and marketplaces is what is told of all at once', () => {
  const ofMarketplaces = fc.array(fc.tuple(drawnClock, fc.constantFrom(null, 'DE', 'FR')), { maxLength: 30 });
  law(
    200,
    fc.property(ofMarketplaces, drawnRules, fc.constantFrom(...WINDOW_DAYS), (drawn, rules, days) => {
      const all = drawn.map(([clock, marketplaceId]) => ({ ...clock, marketplaceId }));
      const figures = windowFigures(all, () => rules, NOON, days, NOON - 9 * DAY_MS);
      const periods = [windowOf(days, NOON), windowBefore(days, NOON)];
      const [score, before] = scoresOf(all, () => rules, NOON, periods, NOON - 9 * DAY_MS);
      expect(figures).toMatchObject({ score, before });
      const { known, leftOut } = responsesIn(all, () => rules, periods[0]!);
      expect(figures.stats).toEqual(responseStatsOf(known));
      expect(new Set(figures.responses.leftOut)).toEqual(new Set(leftOut));
      const groups = windowGroups(all, () => rules, NOON, periods[0]!);
      for (const standing of Object.keys(groups) as (keyof typeof groups)[])
        expect(new Set(figures.groups[standing])).toEqual(new Set(groups[standing]));
    }),
  );
});

describe('the windows of the last days', () => {
  test('end where the days of the zone end, today as of now', () => {
    const windows = dailyWindows(30, 3, NOON, 'Asia/Kolkata');
    const midnight = Date.UTC(2026, 10, 23, 18, 30);
    expect(windows).toEqual([
      { from: midnight - 31 * DAY_MS, to: midnight - DAY_MS },
      { from: midnight - 30 * DAY_MS, to: midnight },
      windowOf(30, NOON),
    ]);
  });

  test('each of them rises, over a change of the clocks too', () => {
    for (const zone of ['Europe/Berlin', 'America/Santiago', 'Asia/Kolkata', 'Pacific/Apia'])
      for (const days of WINDOW_DAYS) {
        const windows = dailyWindows(days, 90, Date.UTC(2026, 10, 5, 12), zone);
        expect(windows).toHaveLength(90);
        windows.slice(1).forEach(({ from, to }, i) => {
          expect([from > windows[i]!.from, to > windows[i]!.to]).toEqual([true, true]);
        });
      }
  });
});

test('ninety days of twenty thousand messages take a moment', () => {
  const [one] = fc.sample(drawnClock, { numRuns: 1, seed: 1 }) as [LedgerClock];
  const many = Array.from({ length: 20_000 }, (_, i) => {
    const at = NOON - (i / 20_000) * 180 * DAY_MS;
    return { ...one, receivedAt: { earliest: at, latest: at } };
  });
  const periods = dailyWindows(90, 90, NOON, 'Europe/Berlin');
  const from = performance.now();
  shareSeries(many, () => DEFAULT_RULES, NOON, periods);
  expect(performance.now() - from).toBeLessThan(500);
});

test('what the ledger has folded is told by months, newest first, as a range where it was unclear', () => {
  const days = [
    historyDay(0, { day: '2026-03-31', onTime: 8, late: 1, settled: 1, unclear: 1 }),
    historyDay(0, { day: '2026-03-30', onTime: 1, late: 0, account: 'ALMA' }),
    historyDay(0, { day: '2026-04-01', onTime: 0, late: 0, settled: 2, unclear: 1 }),
  ];
  expect(historyMonths(days)).toEqual([
    { month: '2026-04', worst: { onTime: 0, counted: 1 }, best: { onTime: 3, counted: 3 }, share: null },
    {
      ...{ month: '2026-03', worst: { onTime: 9, counted: 11 }, best: { onTime: 11, counted: 12 } },
      share: { min: 9 / 11, max: 11 / 12 },
    },
  ]);
});

test('all is known from when the account that was read last is known', () => {
  const seen = [seenAccount({ knownFrom: 5 }), seenAccount({ account: 'ALMA', knownFrom: 9 })];
  expect(knownFromOf(seen, null)).toBe(9);
  expect(knownFromOf(seen, 'NORDWIND')).toBe(5);
  expect(knownFromOf([seenAccount({ knownFrom: null })], null)).toBeNull();
  expect(knownFromOf([...seen, seenAccount({ account: 'BERG', knownFrom: null })], null)).toBeNull();
});
