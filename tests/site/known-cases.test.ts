import { expect, it } from 'vitest';
import { marksOfCase } from '../../src/core/card-mark';
import type { CardReading } from '../../src/core/reading';
import type { PageCase } from '../../src/site/answer-schema';
import { KnownCases } from '../../src/site/known-cases';

const HOST = 'sellercentral.amazon.in';
const INDIA = 'A21TJRUUN4KGV';
const SUBJECT = 'Product details enquiry from Amazon customer Anna K. (Order: 405-1234567-1234567)';
const CUT = `${SUBJECT.slice(0, 75)}…`;
const idOf = (number: number): string => `0a1b2c3d-1111-2222-3333-${String(number).padStart(12, '0')}`;

const pageCase = (number: number, buyer: string, subject: string, more: Partial<PageCase> = {}): PageCase => ({
  caseId: idOf(number),
  marketplaceId: INDIA,
  orders: [],
  status: null,
  openDate: Date.parse('2026-07-06T10:00:00Z'),
  lastUpdatedDate: Date.parse('2026-07-06T10:00:00Z'),
  resolveDate: null,
  marks: marksOfCase(buyer, subject),
  ...more,
});

const card = (buyer: string, subject: string, more: Partial<CardReading> = {}): CardReading => ({
  buyer,
  subject,
  activity: { local: { from: '2026-07-06T00:00', to: '2026-07-07T00:00' } },
  state: 'response-needed',
  marketplaceId: INDIA,
  orderId: null,
  caseId: null,
  ...more,
});

const known = (...cases: PageCase[]): KnownCases => {
  const all = new KnownCases();
  for (const each of cases) all.add(each);
  return all;
};

it('a card is the only case with its buyer and subject', () => {
  const cases = known(pageCase(1, 'Anna K.', SUBJECT), pageCase(2, 'Ben', SUBJECT));
  expect(cases.match([card('Ben', CUT), card('Anna K.', CUT)], HOST)).toEqual({
    strangers: 0,
    unsure: new Set(),
    caseIds: [idOf(2), idOf(1)],
  });
});

it('two cases that look alike are told apart by day, order or marketplace, else neither is taken', () => {
  const twin = { lastUpdatedDate: Date.parse('2026-07-20T10:00:00Z'), orders: ['405-7777777-7777777'] };
  const cases = known(pageCase(1, 'Anna K.', CUT), pageCase(2, 'Anna K.', CUT, twin));
  expect(cases.match([card('Anna K.', CUT)], HOST).caseIds).toEqual([idOf(1)]);
  const same = known(pageCase(1, 'Anna K.', CUT), pageCase(2, 'Anna K.', CUT));
  const unsure = same.match([card('Anna K.', CUT)], HOST);
  expect(unsure).toEqual({ caseIds: [null], strangers: 0, unsure: new Set([idOf(1), idOf(2)]) });
  const other = known(pageCase(1, 'Anna K.', CUT), pageCase(2, 'Anna K.', CUT, { marketplaceId: 'A1PA6795UKMFR9' }));
  expect(other.match([card('Anna K.', CUT)], HOST).caseIds).toEqual([idOf(1)]);
  const ordered = known(pageCase(1, 'Anna K.', CUT), pageCase(2, 'Anna K.', CUT, { orders: ['405-1234567-1234567'] }));
  expect(ordered.match([card('Anna K.', CUT, { orderId: '405-1234567-1234567' })], HOST).caseIds).toEqual([idOf(2)]);
});

it('two cards that only one case could be are neither', () => {
  const cases = known(pageCase(1, 'Anna K.', SUBJECT));
  expect(cases.match([card('Anna K.', CUT), card('Anna K.', CUT)], HOST).caseIds).toEqual([null, null]);
});

it('a card of another day is not taken, and no stranger; both would count, so the case is unsure while the card waits', () => {
  const cases = known(pageCase(1, 'Anna K.', SUBJECT));
  const later = card('Anna K.', CUT, { activity: { local: { from: '2026-07-09T00:00', to: '2026-07-10T00:00' } } });
  expect(cases.match([later], HOST)).toEqual({ strangers: 0, unsure: new Set([idOf(1)]), caseIds: [null] });
  const closed = { ...later, state: 'resolved' } as const;
  expect(cases.match([closed], HOST)).toEqual({ strangers: 0, unsure: new Set(), caseIds: [null] });
  const elsewhere = { ...later, marketplaceId: 'A1PA6795UKMFR9' };
  expect(cases.match([elsewhere], HOST).unsure).toEqual(new Set());
});

it('a case without a date may be its card, and is not surely it', () => {
  const cases = known(pageCase(1, 'Anna K.', SUBJECT, { lastUpdatedDate: null }));
  expect(cases.match([card('Anna K.', CUT)], HOST)).toMatchObject({ caseIds: [null], unsure: new Set([idOf(1)]) });
});

it('a card that no case has the names of is a stranger, and so is one that shows too little of them', () => {
  const cases = known(pageCase(1, 'Anna K.', SUBJECT));
  expect(cases.match([card('Cora', CUT), card('Anna K.', 'Product…')], HOST)).toEqual({
    strangers: 2,
    unsure: new Set(),
    caseIds: [null, null],
  });
});

it('a case that comes again, with other names or another day, is known by the newer ones only', () => {
  const cases = known(pageCase(1, 'Anna K.', SUBJECT), pageCase(1, 'Anna Kaur', SUBJECT));
  expect(cases.size).toBe(1);
  expect(cases.match([card('Anna K.', CUT), card('Anna Kaur', CUT)], HOST)).toMatchObject({
    strangers: 1,
    caseIds: [null, idOf(1)],
  });
});

it('a twin is a case of the same name, and of the same subject as far as a card shows it', () => {
  const one = pageCase(1, 'Anna K.', SUBJECT);
  expect(known(one, pageCase(2, 'Anna K.', SUBJECT.replace('405', '406'))).hasTwin(one)).toBe(false);
  expect(known(one, pageCase(2, 'Anna K.', `${SUBJECT} of today`)).hasTwin(one)).toBe(true);
  expect(known(one, pageCase(2, 'Anna K.', SUBJECT)).hasTwin(one)).toBe(true);
});
