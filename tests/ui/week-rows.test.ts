import { describe, expect, test } from 'vitest';
import { alertsFor } from '../../src/core/alert-preview';
import { quietWeekOf } from '../../src/core/quiet-from-work';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { exactly } from '../../src/core/span';
import { marksOn } from '../../src/ui/options/week-marks';
import { weekOf } from '../../src/ui/options/week-rows';

const BERLIN = 'Europe/Berlin';
/** A Thursday; the clocks go on in the night to Sunday. */
const NOW = Date.parse('2027-03-25T11:00:00Z');
const working = { ...DEFAULT_SETTINGS, quietWeek: quietWeekOf(DEFAULT_SETTINGS.workWeek) };
const hours = (parts: readonly { from: number; to: number }[]): string[] =>
  parts.map(({ from, to }) => `${from * 24}–${to * 24}`);

describe('the week’s lines', () => {
  const rows = weekOf(working, BERLIN, NOW);

  test('are seven days from today on, by their dates', () => {
    expect(rows.map(({ day }) => new Date(day).toISOString().slice(8, 10))).toEqual([
      ...['25', '26', '27', '28', '29', '30', '31'],
    ]);
    expect(rows.map(({ isOff }) => isOff)).toEqual([false, false, true, true, false, false, false]);
  });

  test('show quiet and working hours by the clock on the wall', () => {
    expect(hours(rows[0]!.quiet)).toEqual(['0–9', '18–24']);
    expect(hours(rows[1]!.work)).toEqual(['9–18']);
    expect(hours(rows[2]!.work)).toEqual([]);
  });

  test('are whole where the clocks go on', () => {
    expect(hours(rows[3]!.quiet)).toEqual(['0–24']);
    expect(hours(rows[4]!.quiet)).toEqual(['0–9', '18–24']);
  });
});

test('a mark stands by the clock, and below another that it would cover', () => {
  const receivedAt = Date.parse('2027-03-27T13:00:00Z');
  const preview = alertsFor({ account: null, receivedAt: exactly(receivedAt) }, DEFAULT_SETTINGS, BERLIN, receivedAt);
  const rows = weekOf(DEFAULT_SETTINGS, BERLIN, NOW);
  const marks = (row: number) =>
    marksOn(rows[row]!, receivedAt, preview, BERLIN).map(
      ({ kind, x, lane, number }) => `${kind} ${number ?? '-'} at ${Math.round(x * 240) / 10} in ${lane}`,
    );
  expect(marks(2)).toEqual(['message - at 14 in 0']);
  // 24 hours after Saturday 14:00 it is 15:00, for Sunday has no 02:30.
  expect(marks(3)).toEqual(['deadline - at 15 in 0', 'alert 1 at 11 in 0', 'alert 2 at 14 in 1', 'alert 3 at 15 in 2']);
  expect(marks(4)).toEqual([]);
});
