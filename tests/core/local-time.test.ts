import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetMsAt, spanOfLocal, spanOfReadTime, wallOf } from '../../src/core/local-time';
import { MARKETPLACES } from '../../src/core/marketplaces';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/span';
import { law } from './laws';

const zones = [...new Set(MARKETPLACES.map((marketplace) => marketplace.zone))];
const iso = (at: Instant): string => new Date(at).toISOString();
const minuteOf = (wall: string) => ({
  from: wall,
  to: new Date(Date.parse(`${wall}:00Z`) + MINUTE_MS).toISOString().slice(0, 16),
});
const dayOf = (date: string) => ({
  from: `${date}T00:00`,
  to: `${new Date(Date.parse(date) + 24 * HOUR_MS).toISOString().slice(0, 10)}T00:00`,
});

/** As `Intl` itself shows it, apart from the code under test. */
const shown = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);
const wallByIntl = (at: Instant, zone: string): string => shown.get(zone)!.format(at).replace(' ', 'T');

/** The instant of each change of the zone's offset in 2025 to 2027. */
function changesOf(zone: string): Instant[] {
  const changes: Instant[] = [];
  for (let day = Date.UTC(2025, 0, 1); day < Date.UTC(2028, 0, 1); day += 24 * HOUR_MS) {
    if (offsetMsAt(zone, day) === offsetMsAt(zone, day + 24 * HOUR_MS)) continue;
    const hours = Array.from({ length: 24 }, (_, hour) => day + hour * HOUR_MS);
    changes.push(...hours.filter((hour) => offsetMsAt(zone, hour) !== offsetMsAt(zone, hour + HOUR_MS)));
  }
  return changes.map((hour) => hour + HOUR_MS);
}

describe.each(zones)('in %s', (zone) => {
  const changes = changesOf(zone);
  const day = fc.integer({ min: Date.UTC(2025, 0, 2), max: Date.UTC(2027, 11, 30) });
  const near = fc.tuple(fc.constantFrom(...changes, Date.UTC(2026, 5, 1)), fc.integer({ min: -26 * 60, max: 26 * 60 }));
  const instant = fc.oneof(
    day,
    near.map(([change, minutes]) => change + minutes * MINUTE_MS),
  );

  test('the wall time of an instant is the one that Intl shows', () => {
    law(
      60,
      fc.property(instant, (at) => {
        expect(wallOf(at, zone)).toBe(wallByIntl(at, zone));
      }),
    );
  });

  test('the span of a minute is exactly the time at which clocks show it', () => {
    const around = (at: Instant) => {
      const wall = wallByIntl(at, zone);
      const first = Math.floor(at / MINUTE_MS) * MINUTE_MS;
      const minutes = Array.from({ length: 241 }, (_, i) => first + (i - 120) * MINUTE_MS);
      const alike = minutes.filter((minute) => wallByIntl(minute, zone) === wall);
      return { wall, earliest: alike[0]!, latest: alike.at(-1)! + MINUTE_MS - 1 };
    };
    law(
      20,
      fc.property(instant, (at) => {
        const { wall, ...span } = around(at);
        expect(spanOfLocal(minuteOf(wall), zone)).toEqual(span);
      }),
    );
  });

  test('the span of a day begins and ends where its date does, however long it is', () => {
    law(
      40,
      fc.property(instant, (at) => {
        const date = wallByIntl(at, zone).slice(0, 10);
        const { earliest, latest } = spanOfLocal(dayOf(date), zone);
        expect([earliest, latest].map((end) => wallByIntl(end, zone).slice(0, 10))).toEqual([date, date]);
        expect([earliest - 1, latest + 1].map((end) => wallByIntl(end, zone).slice(0, 10))).not.toContain(date);
      }),
    );
  });
});

describe('where clocks change', () => {
  test('Berlin skips an hour in spring: the day has 23 hours', () => {
    const { earliest, latest } = spanOfLocal(dayOf('2026-03-29'), 'Europe/Berlin');
    expect([iso(earliest), iso(latest)]).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z']);
  });

  test('Berlin shows an hour twice in autumn: its minutes may be either', () => {
    const { earliest, latest } = spanOfLocal(minuteOf('2026-10-25T02:30'), 'Europe/Berlin');
    expect([iso(earliest), iso(latest)]).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:59.999Z']);
  });

  test('the minute before that hour is one minute', () => {
    const { earliest, latest } = spanOfLocal(minuteOf('2026-10-25T01:59'), 'Europe/Berlin');
    expect([iso(earliest), iso(latest)]).toEqual(['2026-10-24T23:59:00.000Z', '2026-10-24T23:59:59.999Z']);
  });

  test('Cairo skips midnight: the day begins at one', () => {
    const { earliest } = spanOfLocal(dayOf('2026-04-24'), 'Africa/Cairo');
    expect(iso(earliest)).toBe('2026-04-23T22:00:00.000Z');
    expect(wallOf(earliest, 'Africa/Cairo')).toBe('2026-04-24T01:00');
  });

  test('a minute that no clock shows is taken by either offset', () => {
    const { earliest, latest } = spanOfLocal(minuteOf('2026-03-29T02:30'), 'Europe/Berlin');
    expect([iso(earliest), iso(latest)]).toEqual(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:59.999Z']);
  });
});

test('without a zone the span covers every zone on earth', () => {
  const span = spanOfReadTime({ local: minuteOf('2026-06-01T12:00') }, null);
  for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kolkata']) {
    const inZone = spanOfLocal(minuteOf('2026-06-01T12:00'), zone);
    expect(span.earliest).toBeLessThanOrEqual(inZone.earliest);
    expect(span.latest).toBeGreaterThanOrEqual(inZone.latest);
  }
});

test.each(['', 'yesterday', '2026-13-01T00:00', '2026-06-01T25:00'])('%j is refused', (from) => {
  expect(() => spanOfLocal({ from, to: '2026-06-02T00:00' }, 'Europe/Berlin')).toThrow(RangeError);
});
test('an empty or reversed local time is refused', () => {
  expect(() => spanOfLocal({ from: '2026-06-02T00:00', to: '2026-06-02T00:00' }, 'Europe/Berlin')).toThrow(RangeError);
});
