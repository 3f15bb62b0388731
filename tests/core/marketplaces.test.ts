import { describe, expect, test } from 'vitest';
import {
  caseUrl,
  HOSTS,
  inboxUrl,
  MARKETPLACES,
  marketplaceByCountry,
  marketplaceById,
  marketplaceOfHost,
} from '../../src/core/marketplaces';
import { CASE } from './told-facts';

/** Ids as Amazon publishes them for its selling partners, apart from the table under test. */
const IDS: Record<string, string> = {
  ...{ US: 'ATVPDKIKX0DER', CA: 'A2EUQ1WTGCTBG2', MX: 'A1AM78C64UM0Y8', BR: 'A2Q3Y263D00KWC', GB: 'A1F83G8C2ARO7P' },
  ...{ DE: 'A1PA6795UKMFR9', FR: 'A13V1IB3VIYZZH', IT: 'APJ6JRA9NG5V4', ES: 'A1RKKUPIHCS9HS', NL: 'A1805IZSGTT6HS' },
  ...{ BE: 'AMEN7PMS3EDWL', IE: 'A28R8C7NBKEWEA', SE: 'A2NODRKZP88ZB9', PL: 'A1C3SOZRARQ6R3', TR: 'A33AVAJ2PDY3EV' },
  ...{ ZA: 'AE08WJ6YKNBMC', EG: 'ARBP9OOSHTCHU', SA: 'A17E79C6D8DWNP', AE: 'A2VIGQ35RCS4UG', IN: 'A21TJRUUN4KGV' },
  ...{ SG: 'A19VAU5U5O7RUS', AU: 'A39IBJ37TRP1C6', JP: 'A1VC38T7YXB528' },
};
const TLDS = 'com ca com.mx com.br co.uk de fr it es nl se pl com.be ie com.tr ae sa eg in co.jp com.au sg co.za'.split(
  ' ',
);

describe('the marketplaces', () => {
  test('are all there, each with its published id', () => {
    expect(Object.fromEntries(MARKETPLACES.map(({ country, id }) => [country, id]))).toEqual(IDS);
  });

  test('have all hosts on which Seller Central is attested, and no other', () => {
    const own = TLDS.map((tld) => `sellercentral.amazon.${tld}`);
    const regional = ['sellercentral-europe.amazon.com', 'sellercentral-japan.amazon.com'];
    expect([...HOSTS].sort()).toEqual([...own, ...regional].sort());
  });

  test('are found by id, country and host; what is not known is null', () => {
    for (const marketplace of MARKETPLACES) {
      expect(marketplaceById(marketplace.id)).toBe(marketplace);
      expect(marketplaceByCountry(marketplace.country)).toBe(marketplace);
      expect(marketplaceOfHost(marketplace.host)).toBe(marketplace);
    }
    expect(marketplaceByCountry('UK')?.country).toBe('GB');
    expect(marketplaceOfHost('sellercentral-europe.amazon.com')?.country).toBe('DE');
    expect(marketplaceOfHost('sellercentral-japan.amazon.com')?.country).toBe('JP');
    for (const odd of ['', 'A2NH4IXZ2D0U9U', '__proto__', 'constructor']) {
      expect([marketplaceById(odd), marketplaceByCountry(odd), marketplaceOfHost(odd)]).toEqual([null, null, null]);
    }
  });
});

test('the addresses that are opened are the inbox and one case', () => {
  expect(inboxUrl('sellercentral.amazon.in')).toBe('https://sellercentral.amazon.in/messaging/inbox');
  const url = new URL(caseUrl('sellercentral.amazon.de', CASE));
  expect([url.origin, url.pathname]).toEqual(['https://sellercentral.amazon.de', '/messaging/inbox']);
  expect(Object.fromEntries(url.searchParams)).toEqual({ fi: 'caseId', ss: CASE, cc: CASE });
});
