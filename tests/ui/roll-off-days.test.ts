import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RollOff } from '../../src/core/roll-off';
import { DAY_MS, exactly, HOUR_MS, type Span } from '../../src/core/span';
import { weeksOf } from '../../src/ui/dashboard/roll-off-days';
import { ledgerClock } from './dashboard-view';

const before = process.env['TZ'];
beforeAll(() => {
  process.env['TZ'] = 'Europe/Berlin';
});
afterAll(() => {
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
});

/** A Wednesday; the clocks go back on Sunday 25 October 2026. */
const NOW = Date.parse('2026-10-21T20:00:00Z');
const leaving = (span: Span): RollOff => ({ clock: ledgerClock(), leaves: { 7: null, 30: span, 90: null } });
const shown = (rollOffs: RollOff[], firstDay = 0) =>
  weeksOf(rollOffs, 30, NOW, firstDay).map((week) =>
    week.map((day) => day && `${new Date(day.at).getDate()}${day.isToday ? '*' : ''} ${day.leaving.length}`),
  );

test('weeks from today’s to the last that leaves, each day once, also where it is 25 hours long', () => {
  const lastHour = Date.parse('2026-10-25T22:30:00Z');
  const firstHour = Date.parse('2026-10-25T23:30:00Z');
  expect(shown([leaving(exactly(lastHour)), leaving(exactly(firstHour))])).toEqual([
    [null, null, '21* 0', '22 0', '23 0', '24 0', '25 1'],
    ['26 1', '27 0', '28 0', '29 0', '30 0', '31 0', '1 0'],
  ]);
});

test('a week begins as the seller’s language has it', () => {
  expect(shown([leaving(exactly(NOW + HOUR_MS))], 6)).toEqual([[null, null, null, '21* 1', '22 0', '23 0', '24 0']]);
});

test('one known to a span is on the day by which it has surely left', () => {
  const [week] = shown([leaving({ earliest: NOW - DAY_MS, latest: NOW + 2 * DAY_MS })]);
  expect(week).toEqual([null, null, '21* 0', '22 0', '23 1', '24 0', '25 0']);
});

test('thousands make no more weeks than their days', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => leaving(exactly(NOW + (i % 700) * HOUR_MS)));
  const weeks = weeksOf(many, 30, NOW, 0);
  expect(weeks).toHaveLength(5);
  expect(weeks.flat().reduce((sum, day) => sum + (day?.leaving.length ?? 0), 0)).toBe(20_000);
});
