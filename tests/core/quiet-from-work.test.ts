import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absenceAt, absencesAround } from '../../src/core/absence';
import { wallOf } from '../../src/core/local-time';
import { quietWeekOf } from '../../src/core/quiet-from-work';
import { DEFAULT_SETTINGS, type WorkDay } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { workingSpansOf } from '../../src/core/work-hours';
import { checkedSettings } from '../../src/platform/settings-schema';
import { law } from './laws';

const BERLIN = 'Europe/Berlin';
/** A Thursday. */
const NOW = Date.parse('2026-11-26T12:00Z');
const walls = (workWeek: readonly WorkDay[], now = NOW) =>
  absencesAround(quietWeekOf(workWeek), BERLIN, now)
    .filter(({ from }) => from > now && from < now + 5 * DAY_MS)
    .map(({ from, to }) => `${wallOf(from, BERLIN)} to ${wallOf(to, BERLIN)}`);

test('nights are quiet, and Friday evening to Monday morning is one stretch', () => {
  expect(walls(DEFAULT_SETTINGS.workWeek)).toEqual([
    '2026-11-26T18:00 to 2026-11-27T09:00',
    '2026-11-27T18:00 to 2026-11-30T09:00',
    '2026-11-30T18:00 to 2026-12-01T09:00',
  ]);
});

test('so it is over the night in which the clocks go on', () => {
  const [, weekend] = walls(DEFAULT_SETTINGS.workWeek, Date.parse('2027-03-25T12:00Z'));
  expect(weekend).toBe('2027-03-26T18:00 to 2027-03-29T09:00');
});

test('work around midnight leaves no gap and no overlap', () => {
  const workWeek: WorkDay[] = [{ from: 18 * 60, to: 24 * 60 }, { from: 0, to: 6 * 60 }, null, null, null, null, null];
  expect(walls(workWeek, Date.parse('2026-11-29T12:00Z'))).toEqual(['2026-12-01T06:00 to 2026-12-07T18:00']);
});

const workDay = fc.option(
  fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    .filter(([from, to]) => from < to)
    .map(([from, to]) => ({ from: from * 60, to: to * 60 })),
  { nil: null },
);

test('no alert of working hours is kept back; all else is quiet, unless a rest is longer than hours can say', () => {
  law(
    200,
    fc.property(fc.array(workDay, { minLength: 7, maxLength: 7 }), (workWeek) => {
      fc.pre(workWeek.some((day) => day !== null));
      const quietWeek = quietWeekOf(workWeek);
      expect(() => checkedSettings({ ...DEFAULT_SETTINGS, quietWeek })).not.toThrow();
      const absences = absencesAround(quietWeek, BERLIN, NOW);
      const work = workingSpansOf(workWeek, BERLIN, NOW, NOW + 6 * DAY_MS);
      const isLong = workWeek.some((day, i) => {
        const next = workWeek[(i + 1) % 7];
        return day && next && next.from >= day.to;
      });
      for (let at = NOW; at < NOW + 6 * DAY_MS; at += HOUR_MS) {
        const isWork = work.some(({ from, to }) => from <= at && at < to);
        const isQuiet = absenceAt(absences, at) !== null;
        if (isWork) expect(isQuiet).toBe(false);
        else if (!isLong) expect(isQuiet).toBe(true);
      }
    }),
  );
});
