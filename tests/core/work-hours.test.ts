import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallOf } from '../../src/core/local-time';
import { DEFAULT_SETTINGS, type WorkDay } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { nextWorkStartOf, workingSpansOf } from '../../src/core/work-hours';

const BERLIN = 'Europe/Berlin';
const week = (...days: (readonly [from: number, to: number] | null)[]): WorkDay[] =>
  days.map((day) => day && { from: day[0] * 60, to: day[1] * 60 });
const every = (from: number, to: number) => week(...Array.from({ length: 7 }, () => [from, to] as const));
const walls = (workWeek: readonly WorkDay[], zone: string, from: string, to: string) =>
  workingSpansOf(workWeek, zone, Date.parse(from), Date.parse(to)).map(
    (span) => `${wallOf(span.from, zone)} ${(span.to - span.from) / HOUR_MS} h`,
  );

test('a working week, days off left out', () => {
  // 27 November 2026 is a Friday.
  expect(walls(DEFAULT_SETTINGS.workWeek, BERLIN, '2026-11-27T12:00Z', '2026-11-30T12:00Z')).toEqual([
    '2026-11-27T13:00 5 h',
    '2026-11-30T09:00 4 h',
  ]);
});

test('hours go by the clock of the zone where the day is an hour shorter or longer', () => {
  // The clocks go on on 28 March 2027 and back on 31 October 2027, at night.
  expect(walls(every(1, 9), BERLIN, '2027-03-27T23:00Z', '2027-03-28T22:00Z')).toEqual(['2027-03-28T01:00 7 h']);
  expect(walls(every(1, 9), BERLIN, '2027-10-30T22:00Z', '2027-10-31T22:59Z')).toEqual(['2027-10-31T01:00 9 h']);
});

test('hours that the clocks skip are no hours, and those that they show twice are both', () => {
  expect(walls(every(2, 3), BERLIN, '2027-03-27T23:00Z', '2027-03-28T22:00Z')).toEqual([]);
  expect(walls(every(2, 3), BERLIN, '2027-10-30T22:00Z', '2027-10-31T22:59Z')).toEqual(['2027-10-31T02:00 2 h']);
});

test('whole days are one stretch', () => {
  expect(walls(every(0, 24), 'Asia/Kolkata', '2026-11-27T12:00Z', '2026-11-28T12:00Z')).toEqual([
    '2026-11-27T17:30 24 h',
  ]);
});

test('a moment is within a span just where the clock of the zone says so', () => {
  const day = fc.option(
    fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ from, to })),
  );
  const zone = fc.constantFrom(
    BERLIN,
    'America/Los_Angeles',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'America/St_Johns',
  );
  const start = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 11) });
  fc.assert(
    fc.property(
      fc.array(day, { minLength: 7, maxLength: 7 }),
      zone,
      start,
      fc.nat(48 * 60 - 1),
      (days, where, from, after) => {
        const at = from + after * MINUTE_MS;
        const inSpan = workingSpansOf(days, where, from, from + 2 * DAY_MS).some(
          (span) => span.from <= at && at < span.to,
        );
        const wall = wallOf(at, where);
        const minute = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16));
        const hours = days[(new Date(wall.slice(0, 10)).getUTCDay() + 6) % 7];
        const isWorking = hours !== null && hours !== undefined && hours.from <= minute && minute < hours.to;
        // On a day when clocks change, an end that they skip or show twice may mean either: the span covers both.
        const changes = [-DAY_MS, DAY_MS].some((by) => wallOf(at + by, where).slice(11) !== wall.slice(11));
        if (!changes) expect(inSpan).toBe(isWorking);
      },
    ),
    { numRuns: 300 },
  );
});

test('the next start of work is on the next working day, by its own hours', () => {
  const friday = Date.parse('2026-11-27T12:00Z');
  expect(wallOf(nextWorkStartOf(DEFAULT_SETTINGS.workWeek, BERLIN, friday), BERLIN)).toBe('2026-11-30T09:00');
  const sundays = week(null, null, null, null, null, null, [10, 12]);
  expect(wallOf(nextWorkStartOf(sundays, BERLIN, friday), BERLIN)).toBe('2026-11-29T10:00');
  const fridays = week(null, null, null, null, [8, 12], null, null);
  expect(wallOf(nextWorkStartOf(fridays, BERLIN, friday), BERLIN)).toBe('2026-12-04T08:00');
});

test('where no day is a working day it is nine tomorrow', () => {
  const none = week(null, null, null, null, null, null, null);
  expect(wallOf(nextWorkStartOf(none, BERLIN, Date.parse('2027-03-27T12:00Z')), BERLIN)).toBe('2027-03-28T09:00');
});
