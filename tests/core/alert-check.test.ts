import { expect, test } from 'vitest';
import {
  type AlertCheck,
  NO_ALERT_YET,
  untouchedAlerts,
  withSeen,
  withShown,
  withTouched,
} from '../../src/core/alert-check';
import { HOUR_MS } from '../../src/core/span';

const DAY_MS = 24 * HOUR_MS;
const START = Date.UTC(2026, 10, 2, 9);
/** So many alerts, evenly over so many days. */
const shown = (count: number, days: number, from: AlertCheck = NO_ALERT_YET, start = START): AlertCheck =>
  Array.from({ length: count }, (_, i) => start + (i * days * DAY_MS) / Math.max(1, count - 1)).reduce(withShown, from);

test('five alerts over a week that nobody touched are told of, with since when', () => {
  const check = shown(5, 7);
  expect(untouchedAlerts(check, START + 7 * DAY_MS)).toEqual({ count: 5, since: START });
});

test.each([
  ['no alert', shown(0, 7)],
  ['four alerts', shown(4, 30)],
  ['many in less than a week', shown(40, 6.9)],
])('%s: nothing is told', (_, check) => {
  expect(untouchedAlerts(check, START + 40 * DAY_MS)).toBeNull();
});

test('a click or a close ends it, and it is counted anew from there', () => {
  const touched = withTouched(shown(9, 20), START + 20 * DAY_MS);
  expect(untouchedAlerts(touched, START + 20 * DAY_MS)).toBeNull();
  expect(untouchedAlerts(shown(4, 9, touched, START + 21 * DAY_MS), START + 30 * DAY_MS)).toBeNull();
  const again = shown(5, 9, touched, START + 21 * DAY_MS);
  expect(untouchedAlerts(again, START + 30 * DAY_MS)).toEqual({ count: 5, since: START + 21 * DAY_MS });
});

test('who says that he saw the test alert is asked no more for sixty days', () => {
  const seenAt = START + 10 * DAY_MS;
  const check = shown(9, 50, withSeen(shown(9, 10), seenAt), seenAt);
  expect(untouchedAlerts(check, seenAt + 60 * DAY_MS - 1)).toBeNull();
  expect(untouchedAlerts(check, seenAt + 60 * DAY_MS)).toEqual({ count: 9, since: seenAt });
});

test('a clock that was a year ahead when he said so silences it no longer than sixty days', () => {
  const check = shown(5, 7, withSeen(NO_ALERT_YET, START + 365 * DAY_MS));
  expect(untouchedAlerts(check, START + 8 * DAY_MS)).not.toBeNull();
});
