import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { offsetMsAt } from '../../src/core/local-time';
import { MARKETPLACES } from '../../src/core/marketplaces';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/span';
import { joinSamples, type ZoneSample, zoneVerdict } from '../../src/core/zone-evidence';
import { law } from './laws';
import { dayText, minuteText } from './world';

const INDIA = 'Asia/Kolkata';
const ZONES = [...new Set([...MARKETPLACES.map(({ zone }) => zone), 'UTC'])];
const minute = (at: Instant, zone: string) => ({ at, ...minuteText(at, zone) }) as ZoneSample;
const day = (at: Instant, zone: string) => ({ at, ...dayText(at, zone) }) as ZoneSample;
const WINTER = Date.UTC(2026, 0, 14, 9, 31, 7);
const SUMMER = Date.UTC(2026, 6, 14, 9, 31, 7);

describe('the zone of texts, by what the page itself says of the same moments', () => {
  test('is assumed until something is compared, confirmed by one message that fits', () => {
    expect(zoneVerdict([], [INDIA])).toEqual({ state: 'assumed', zones: [INDIA] });
    expect(zoneVerdict([minute(WINTER, INDIA)], [INDIA])).toEqual({ state: 'confirmed', zones: [INDIA] });
    expect(zoneVerdict([day(WINTER, INDIA)], [INDIA])).toEqual({ state: 'assumed', zones: [INDIA] });
  });

  test('is corrected by two messages that fit one other offset only', () => {
    const one = minute(WINTER, 'Asia/Tokyo');
    const other = minute(WINTER + 3 * DAY_MS, 'Asia/Tokyo');
    expect(zoneVerdict([one, other], [INDIA])).toEqual({ state: 'corrected', zones: ['Asia/Tokyo'] });
  });

  test('is not corrected by one: that only widens', () => {
    const { state, zones } = zoneVerdict([minute(WINTER, 'Asia/Tokyo')], [INDIA]);
    expect(state).toBe('contradicted');
    expect([...zones].sort()).toEqual([INDIA, 'Asia/Tokyo']);
  });

  test('keeps every zone whose clocks have agreed so far; another season tells them apart', () => {
    const winter = [minute(WINTER, 'Europe/London'), minute(WINTER + DAY_MS, 'Europe/London')];
    expect(zoneVerdict(winter, [INDIA])).toMatchObject({
      state: 'corrected',
      zones: expect.arrayContaining(['UTC', 'Europe/London']),
    });
    const { zones } = zoneVerdict([...winter, minute(SUMMER, 'Europe/London')], [INDIA]);
    expect(zones).not.toContain('UTC');
    expect(zones).toContain('Europe/London');
  });

  test('may be any where the messages fit none', () => {
    const odd = [WINTER, WINTER + DAY_MS].map((at) => minute(at, 'Asia/Kathmandu'));
    expect(zoneVerdict(odd, [INDIA])).toEqual({ state: 'contradicted', zones: [] });
    const mixed = [
      minute(WINTER, INDIA),
      minute(WINTER + DAY_MS, 'Asia/Tokyo'),
      minute(WINTER + 2 * DAY_MS, 'Asia/Tokyo'),
    ];
    const { state, zones } = zoneVerdict(mixed, [INDIA]);
    expect(state).toBe('contradicted');
    expect([...zones].sort()).toEqual([INDIA, 'Asia/Tokyo']);
  });

  test('is doubted by the days of two cards, never by that of one', () => {
    // 20:00 UTC is the next day in India.
    const evenings = [0, 1].map((n) => day(Date.UTC(2026, 0, 14 + n, 20), 'America/Los_Angeles'));
    expect(zoneVerdict(evenings.slice(1), [INDIA]).state).toBe('assumed');
    const { state, zones } = zoneVerdict(evenings, [INDIA]);
    expect(state).toBe('contradicted');
    expect(zones).toEqual(expect.arrayContaining([INDIA, 'America/Los_Angeles', 'UTC']));
    expect(zones).not.toContain('Asia/Tokyo');
  });

  test('is the truth, or holds it, whatever the zone, the season and what was assumed', () => {
    const moments = fc.array(fc.integer({ min: WINTER, max: WINTER + 365 * DAY_MS }), { minLength: 1, maxLength: 8 });
    law(
      500,
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...ZONES),
        moments,
        fc.boolean(),
        (truly, assumed, at, days) => {
          const samples = joinSamples(
            [],
            at.map((each) => (days ? day : minute)(each, truly)),
          );
          const { state, zones } = zoneVerdict(samples, [assumed]);
          if (state === 'assumed') return;
          if (state === 'contradicted' || state === 'corrected') expect(zones).toContain(truly);
          // Confirmed: on every moment seen both tell the same time.
          else for (const each of at) expect(offsetMsAt(assumed, each)).toBe(offsetMsAt(truly, each));
        },
      ),
    );
  });
});

test('of the samples the newest are kept, and each once', () => {
  const many = Array.from({ length: 30 }, (_, i) => minute(WINTER + i * HOUR_MS, INDIA));
  const kept = joinSamples(many, [...many.slice(-3), day(WINTER, INDIA)]);
  expect(kept.filter(({ at }) => at >= WINTER + 22 * HOUR_MS)).toHaveLength(8);
  expect(kept).toHaveLength(9);
  expect(joinSamples(kept, [minute(WINTER + 10 * MINUTE_MS, INDIA)])).toEqual(kept);
});
