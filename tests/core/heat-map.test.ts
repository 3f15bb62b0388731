import { expect, test } from 'vitest';
import { type Clock, DEFAULT_RULES, type LedgerClock } from '../../src/core/clock';
import { type HeatMap, heatMapOf, lateShareOf } from '../../src/core/heat-map';
import { windowOf } from '../../src/core/score';
import { DAY_MS, exactly, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { clock, NOON } from './told-facts';

const TUESDAY = 1;
const received = (at: number, over: Partial<Clock> = {}): LedgerClock => ({
  ...clock({ receivedAt: exactly(at), ...over }),
  ...{ threadId: 'case:1', ordinal: 0, account: 'NORDWIND', marketplaceId: null },
});
const answered = (at: number, hours: number): LedgerClock =>
  received(at, { closing: { at: exactly(at + hours * HOUR_MS), by: 'reply', told: null } });
const map = (clocks: LedgerClock[], zone = 'UTC', now = NOON, days = 30): HeatMap =>
  heatMapOf(clocks, () => DEFAULT_RULES, now, windowOf(days, now), zone);
const filled = ({ days }: HeatMap): string[] =>
  days.flatMap((hours, day) => hours.flatMap(({ clocks }, hour) => (clocks.length > 0 ? `${day} ${hour}` : [])));

test('a message stands at its weekday and hour, by the clocks of the zone', () => {
  expect(filled(map([received(NOON)]))).toEqual([`${TUESDAY} 12`]);
  expect(filled(map([received(NOON)], 'Asia/Kolkata'))).toEqual([`${TUESDAY} 17`]);
  expect(filled(map([received(NOON - 13 * HOUR_MS)], 'UTC'))).toEqual(['0 23']);
  expect(filled(map([received(NOON - 40 * HOUR_MS)], 'America/Los_Angeles'))).toEqual(['6 12']);
});

test('on the day on which the clocks change, each by the clocks of its hour', () => {
  const change = Date.UTC(2026, 9, 25, 1);
  const around = [received(change - MINUTE_MS), received(change), received(change + HOUR_MS)];
  const heat = heatMapOf(around, () => DEFAULT_RULES, NOON, windowOf(90, NOON), 'Europe/Berlin');
  expect(heat.days[6]!.map(({ clocks }) => clocks.length).slice(0, 5)).toEqual([0, 0, 2, 1, 0]);
});

test('what is known to the day only, or perhaps of another window, is left out and counted', () => {
  const day = { earliest: NOON - DAY_MS, latest: NOON - 1 };
  const hour = { earliest: NOON - HOUR_MS, latest: NOON };
  const edge = NOON - 30 * DAY_MS;
  const clocks = [
    received(day.earliest, { receivedAt: day }),
    received(NOON, { doubtful: true }),
    received(NOON, { basis: 'assumed' }),
    received(edge, { receivedAt: { earliest: edge - 1, latest: edge } }),
  ];
  const heat = map([...clocks, received(hour.earliest, { receivedAt: hour }), received(edge - 1)]);
  expect(heat.leftOut).toEqual(clocks);
  expect(filled(heat)).toEqual([`${TUESDAY} 11`]);
});

test('the late share of an hour is exact, a range, or not known', () => {
  const at = NOON - 7 * DAY_MS;
  const shareOf = (...clocks: LedgerClock[]) => lateShareOf(map(clocks).days[TUESDAY]![12]!);
  expect(shareOf(answered(at, 3), answered(at, 30))).toEqual({ min: 0.5, max: 0.5 });
  const unseen = received(at, {
    closing: { at: { earliest: at + 3 * HOUR_MS, latest: at + 30 * HOUR_MS }, by: 'either', told: null },
  });
  expect(shareOf(answered(at, 3), unseen)).toEqual({ min: 0, max: 0.5 });
  expect(shareOf(unseen)).toBeNull();
  expect(shareOf(received(NOON))).toBeNull();
});
