import { expect, test } from 'vitest';
import { exactly, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { isWide, urgencyOf } from '../../src/core/urgency';

const NOW = 1_000 * HOUR_MS;

test.each([
  [-1, 0, 'overdue'],
  [0, 0, 'within-hour'],
  [60, 0, 'within-hour'],
  [61, 0, 'soon'],
  [240, 0, 'soon'],
  [241, 0, 'calm'],
  [30, 60, 'within-hour'],
  [30, 61, 'wide'],
  [-1, 1, 'may-be-due'],
  [-60, 24 * 60, 'may-be-due'],
  [-60, 59, 'overdue'],
])('due in %i min, known to %i min: %s', (leftMinutes, widthMinutes, urgency) => {
  const earliest = NOW + leftMinutes * MINUTE_MS;
  expect(urgencyOf({ earliest, latest: earliest + widthMinutes * MINUTE_MS }, NOW)).toBe(urgency);
});

test('a span of an hour still counts down; a wider one is wide, whenever it is due', () => {
  expect(isWide({ earliest: 0, latest: HOUR_MS })).toBe(false);
  expect(isWide({ earliest: 0, latest: HOUR_MS + 1 })).toBe(true);
  expect(isWide(exactly(NOW))).toBe(false);
});
