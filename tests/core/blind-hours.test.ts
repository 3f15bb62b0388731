import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BLIND_MS,
  blindDaysOf,
  blindFrom,
  blindHoursOf,
  inboxLookOf,
  lengthOf,
  workWithin,
} from '../../src/core/blind-hours';
import type { ProofBody } from '../../src/core/proof';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { law } from './laws';

const { workWeek } = DEFAULT_SETTINGS;
/** A Saturday. */
const NOW = Date.UTC(2026, 10, 28, 12, 0);
const at = (day: number, hours: number, minutes = 0) => Date.UTC(2026, 10, day, hours, minutes);
const every = (from: number, to: number, stepMs: number) =>
  Array.from({ length: Math.floor((to - from) / stepMs) + 1 }, (_, i) => from + i * stepMs);
const LONG_AGO = at(1, 0);
const hoursOf = (looks: readonly number[], watchedFrom = LONG_AGO, zone = 'UTC') =>
  blindHoursOf(looks, watchedFrom, workWeek, zone, NOW);

describe('an inbox was not looked at', () => {
  test('between two looks that are more than an hour apart, and not between nearer ones', () => {
    const looks = [...every(at(22, 0), at(27, 18), 15 * MINUTE_MS), ...every(at(28, 9), NOW, HOUR_MS)];
    expect(hoursOf(looks).blind).toEqual([{ from: at(27, 18), to: at(28, 9) }]);
  });

  test('until now, where it still is not', () => {
    const looks = every(at(21, 23), at(28, 10), 15 * MINUTE_MS);
    expect(hoursOf(looks).blind).toEqual([{ from: at(28, 10), to: NOW }]);
  });

  test('from when the first day begins, where the look before was earlier; but not before it is watched', () => {
    expect(blindFrom('UTC', NOW)).toBe(at(22, 0));
    const looks = every(at(22, 0, 30), NOW, HOUR_MS);
    expect(hoursOf([at(21, 20), ...looks]).blind).toEqual([{ from: at(22, 0), to: at(22, 0, 30) }]);
    expect(hoursOf([at(21, 23, 40), ...looks]).blind).toEqual([]);
    const young = hoursOf([at(26, 11)], at(26, 9));
    expect(young.known).toEqual({ from: at(26, 9), to: NOW });
    expect(young.blind).toEqual([
      { from: at(26, 9), to: at(26, 11) },
      { from: at(26, 11), to: NOW },
    ]);
  });

  test('in so much of the working hours', () => {
    const blind = hoursOf(every(at(21, 23), at(27, 15), 15 * MINUTE_MS));
    expect(blind.blind).toEqual([{ from: at(27, 15), to: NOW }]);
    expect(workWithin(blind, blind.blind[0]!)).toBe(3 * HOUR_MS);
    // Monday to Friday.
    expect(lengthOf(blind.work)).toBe(45 * HOUR_MS);
  });
});

test('each day is as long as its clocks make it', () => {
  const now = Date.UTC(2026, 9, 27, 12);
  const days = blindDaysOf(blindHoursOf([], 0, workWeek, 'Europe/Berlin', now), 'Europe/Berlin');
  expect(days.map(({ day }) => (day.to - day.from) / HOUR_MS)).toEqual([24, 24, 24, 24, 25, 24, 24]);
});

test('days hold all that is known once: seen or blind', () => {
  const looks = fc.array(fc.integer({ min: NOW - 8 * DAY_MS, max: NOW + HOUR_MS }), { maxLength: 60 });
  law(
    300,
    fc.property(looks, fc.integer({ min: NOW - 9 * DAY_MS, max: NOW }), (times, watchedFrom) => {
      const hours = hoursOf(times, watchedFrom, 'Europe/Berlin');
      const days = blindDaysOf(hours, 'Europe/Berlin');
      const parts = days.flatMap(({ seen, blind }) => [...seen, ...blind]).sort((a, b) => a.from - b.from);
      expect(lengthOf(parts)).toBe(hours.known.to - hours.known.from);
      for (const [i, part] of parts.slice(1).entries()) expect(part.from).toBe(parts[i]!.to);
      for (const { from, to } of hours.blind) {
        expect(times.some((time) => time > from && time < to)).toBe(false);
        expect(to - from > BLIND_MS || from === hours.known.from).toBe(true);
      }
    }),
  );
});

test('only what shows the list of an inbox is a look at it', () => {
  const common = { at: 2, asOf: 1, account: 'NORDWIND', host: 'sellercentral.amazon.in', salt: '' };
  const observed = (source: 'list' | 'response' | 'thread' | 'seller' | 'worker'): ProofBody => ({
    ...common,
    kind: 'observed',
    source,
    facts: [],
  });
  const look = { account: 'NORDWIND', host: 'sellercentral.amazon.in', at: 1 };
  expect(inboxLookOf({ ...common, kind: 'unchanged' })).toEqual(look);
  expect(inboxLookOf(observed('list'))).toEqual(look);
  expect(inboxLookOf(observed('response'))).toEqual(look);
  for (const source of ['thread', 'seller', 'worker'] as const) expect(inboxLookOf(observed(source))).toBeNull();
  expect(inboxLookOf(null)).toBeNull();
});
