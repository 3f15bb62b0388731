import { describe, expect, test } from 'vitest';
import { marketplaceByCountry } from '../../src/core/marketplaces';
import { covers, exactly, HOUR_MS, MINUTE_MS, widthMs } from '../../src/core/span';
import { resolve, zonesOf } from '../../src/core/zones';
import { INDIA, NOON } from './told-facts';

const germany = marketplaceByCountry('DE')!.id;
const noon = { local: { from: '2026-11-24T12:00', to: '2026-11-24T12:01' } };

describe('the zone of a page', () => {
  test("is the marketplace's, whatever the host", () => {
    expect(zonesOf(INDIA, 'sellercentral.amazon.de')).toEqual(['Asia/Kolkata']);
    expect(zonesOf('ATVPDKIKX0DER', null)).toEqual(['America/Los_Angeles']);
  });
  test("is the host's own where the card shows no flag", () => {
    expect(zonesOf(null, 'sellercentral.amazon.in')).toEqual(['Asia/Kolkata']);
    expect(zonesOf(null, 'sellercentral-japan.amazon.com')).toEqual(['Asia/Tokyo']);
    expect(zonesOf('no marketplace we know', 'sellercentral.amazon.in')).toEqual(['Asia/Kolkata']);
  });
  test('is any of Europe where an inbox is shared and the card shows no flag', () => {
    const zones = zonesOf(null, 'sellercentral-europe.amazon.com');
    for (const zone of ['Europe/London', 'Europe/Berlin', 'Europe/Stockholm']) expect(zones).toContain(zone);
    expect(zonesOf(null, 'sellercentral.amazon.de')).toEqual(zones);
    expect(zonesOf(germany, 'sellercentral.amazon.de')).toEqual(['Europe/Berlin']);
  });
  test('is not known without either', () => {
    expect(zonesOf(null, null)).toEqual([]);
    expect(zonesOf(null, 'example.com')).toEqual([]);
  });
});

describe('a local time', () => {
  test('covers each zone that it may be in', () => {
    const span = resolve(noon, zonesOf(null, 'sellercentral.amazon.de'));
    for (const zone of ['Europe/London', 'Europe/Berlin']) expect(covers(span, resolve(noon, [zone]))).toBe(true);
    expect(widthMs(span)).toBe(HOUR_MS + MINUTE_MS - 1);
  });
  test('covers all of the earth where no zone is known', () => {
    const span = resolve(noon, []);
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      expect(covers(span, resolve(noon, [zone]))).toBe(true);
  });
  test("the page's own instants need no zone", () => {
    expect(resolve({ span: exactly(NOON) }, [])).toEqual(exactly(NOON));
  });
});
