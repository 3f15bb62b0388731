import { beforeEach, expect, test } from 'vitest';
import { marksOfCase } from '../../src/core/card-mark';
import type { AnsweredCase, CardReading, Reading } from '../../src/core/reading';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { answered, caseId, listAnswer } from './answers';
import { CASE, card, day, INDIA, list, NOON, newWorld, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const record = (reading: Reading) => world.ledger.recordReading(reading, reading.observedAt);
const SUBJECT = 'Product details enquiry from Amazon customer Anna K. (Order: 405-1234567-1234567)';
const named = (over: Partial<AnsweredCase> = {}, subject = SUBJECT): AnsweredCase =>
  answered({ marks: marksOfCase('Anna K.', subject), ...over });
/** The site cuts subjects at 75 characters, often inside the order's id. */
const cut = (over: Partial<CardReading> = {}): CardReading => card({ subject: `${SUBJECT.slice(0, 75)}…`, ...over });
const seen = (...cards: CardReading[]) => list({ asOf: NOON - HOUR_MS, cards });

test('a card of an earlier page and the only case with its mark are one thread, counted once', async () => {
  await record(seen(cut(), card({ buyer: 'Bo' })));
  await record(listAnswer({ cases: [named()] }));
  expect(await world.all('threads')).toHaveLength(2);
  const joined = (await world.all('threads')).find((row) => row.caseId === CASE);
  expect(joined.clocks).toMatchObject([{ basis: 'bounded', closing: null }]);
  expect(joined.keys).toHaveLength(2);
  // Anna's card did not leave, and Bo's did.
  const left = (await world.all('facts')).filter((fact) => fact.kind === 'change');
  expect(left).toMatchObject([{ direction: 'left' }]);
  expect(JSON.stringify(await world.all('facts'))).not.toContain(named().marks![0]);
});

const stays: [string, CardReading[], AnsweredCase[]][] = [
  ['two cases have the mark', [cut()], [named(), named({ caseId: caseId(2) })]],
  ['two cards have it', [cut(), cut({ marketplaceId: 'A1PA6795UKMFR9' })], [named({ marketplaceId: null })]],
  ['twins have it', [cut(), cut()], [named()]],
  ['it is of another marketplace', [cut({ marketplaceId: 'A1PA6795UKMFR9' })], [named({ marketplaceId: INDIA })]],
  ['its order is another', [cut({ orderId: '405-1234567-1234567' })], [named({ orderId: '405-7654321-7654321' })]],
  ['its day is another', [cut({ activity: day('2026-11-23') })], [named()]],
  ['something has happened since the card was seen', [cut()], [named({ updatedAt: NOON - 50 * MINUTE_MS })]],
  ['the case is resolved', [cut()], [named({ state: 'resolved', resolvedAt: NOON - 3 * HOUR_MS })]],
  ['the card was resolved', [cut({ state: 'resolved' })], [named()]],
  ['too little of the subject is shown', [card({ subject: `${SUBJECT.slice(0, 20)}…` })], [named()]],
  ['they have no mark in common', [cut()], [named({}, 'Where is it?')]],
  ['the page says nothing of names', [cut()], [answered()]],
];
test.each(stays)('not where %s', async (_, cards, cases) => {
  await record({ ...seen(...cards), folder: 'all', complete: false, incompleteBecause: 'no-count' });
  await record(listAnswer({ cases }));
  expect((await world.all('facts')).filter((fact) => fact.kind === 'link')).toEqual([]);
});

test('not where the card is of another account', async () => {
  await record({ ...seen(cut()), account: 'SUED' });
  await record(listAnswer({ cases: [named()] }));
  expect((await world.all('facts')).filter((fact) => fact.kind === 'link')).toEqual([]);
});

test('nor is anything looked up for cases whose card is known', async () => {
  await record(seen(cut({ caseId: CASE })));
  await record(listAnswer({ cases: [named()] }));
  expect((await world.all('facts')).filter((fact) => fact.kind === 'link')).toHaveLength(1);
});
