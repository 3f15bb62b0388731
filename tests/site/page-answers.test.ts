import * as v from 'valibot';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { marksOfCase } from '../../src/core/card-mark';
import type { Answer, CardReading, CaseAnswer, ListAnswer } from '../../src/core/reading';
import { readingSchema } from '../../src/platform/reading-schema';
import { PageAnswers } from '../../src/site/page-answers';

const HOST = 'sellercentral.amazon.in';
const INDIA = 'A21TJRUUN4KGV';
const NOW = Date.parse('2026-07-30T12:00:00Z');
const DAY_MS = 86_400_000;
const idOf = (number: number): string => `0a1b2c3d-1111-2222-3333-${String(number).padStart(12, '0')}`;
const subjectOf = (number: number): string =>
  `Product details enquiry from Amazon customer A (Order: 405-12345${number})`;

const pageCase = (number: number, more: object = {}) => ({
  caseId: idOf(number),
  marketplaceId: INDIA,
  orders: [`405-1234567-${String(number).padStart(7, '0')}`],
  status: null,
  openDate: NOW - 5 * 3_600_000,
  lastUpdatedDate: NOW - 5 * 3_600_000 + 2_000,
  resolveDate: null,
  marks: marksOfCase(`Buyer ${number}`, subjectOf(number)),
  ...more,
});
const listDetail = (cases: readonly object[], more: object = {}): string =>
  JSON.stringify({
    ...{ v: 1, kind: 'list', ageMs: 300, query: { filterList: 'ACTION_NEEDED' }, first: true, last: true },
    ...{ cases, ...more },
  });
const caseDetail = (messages: readonly object[], more: object = {}): string =>
  JSON.stringify({ v: 1, kind: 'case', ageMs: 100, last: true, case: pageCase(1), messages, ...more });
const cardOf = (number: number, more: Partial<CardReading> = {}): CardReading => ({
  buyer: `Buyer ${number}`,
  subject: `${subjectOf(number).slice(0, 75)}`,
  activity: { local: { from: '2026-07-30T00:00', to: '2026-07-31T00:00' } },
  state: 'response-needed',
  marketplaceId: INDIA,
  orderId: null,
  caseId: null,
  ...more,
});

let told: Answer[] = [];
let remarks: string[] = [];
let account: string | null = 'NORDWIND';
let looks = 0;
let answers: PageAnswers;
const lists = (): ListAnswer[] => told.filter((answer) => answer.kind === 'list-answer');
const settle = (): void => void vi.advanceTimersByTime(3_000);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  [told, remarks, account, looks] = [[], [], 'NORDWIND', 0];
  answers = new PageAnswers({
    host: HOST,
    now: () => Date.now(),
    account: () => account,
    onAnswer: (answer) => told.push(answer),
    onRemark: (about, holds) => remarks.push(`${about} ${holds}`),
    onCases: () => looks++,
  });
  answers.noteAccount();
  vi.advanceTimersByTime(60_000);
});
afterEach(() => {
  answers.stop();
  vi.useRealTimers();
});

it('a list of what needs a response, asked for whole, is told as such once it is clear whose it is', () => {
  const at = Date.now();
  answers.take(listDetail([pageCase(1), pageCase(2, { marketplaceId: null, orders: [] })]));
  expect(looks).toBe(1);
  expect(told).toEqual([]);
  settle();
  expect(told).toMatchObject([
    {
      ...{ kind: 'list-answer', folder: 'response-needed', complete: true, account: 'NORDWIND', host: HOST },
      ...{ asOf: at - 300, observedAt: at },
      cases: [
        {
          caseId: idOf(1),
          state: 'response-needed',
          orderId: '405-1234567-0000001',
          openedAt: NOW - 5 * 3_600_000,
          updatedAt: NOW - 5 * 3_600_000 + 2_000,
          resolvedAt: null,
        },
        { caseId: idOf(2), marketplaceId: null, orderId: null },
      ],
    },
  ]);
  expect(v.safeParse(readingSchema, told[0]).success).toBe(true);
});

it.each([
  [{ query: { filter: 'ALL' } }, 'all', true],
  [{ query: { filter: 'ALL' }, first: false }, 'all', false],
  [{ query: { filterList: 'ACTION_NEEDED' }, last: false }, 'response-needed', false],
  [{ query: { filterList: 'SOMETHING' } }, null, false],
  [{ query: {} }, null, false],
  [{ query: { filter: 'ALL', filterList: 'ACTION_NEEDED' } }, null, false],
] as const)('what was asked for names the folder: %j', (more, folder, complete) => {
  answers.take(listDetail([pageCase(1)], more));
  settle();
  expect(lists()).toMatchObject([{ folder, complete }]);
});

it('only the one attested status resolves, and not in the folder of what needs a response', () => {
  const solved = pageCase(1, { status: 'SOLVED', resolveDate: NOW - 3_600_000 });
  answers.take(listDetail([solved, pageCase(2, { status: 'DONE' })], { query: { filter: 'ALL' } }));
  settle();
  expect(lists()[0]!.cases).toMatchObject([
    { state: 'resolved', resolvedAt: NOW - 3_600_000 },
    { state: null, resolvedAt: null },
  ]);
  answers.take(listDetail([solved]));
  settle();
  expect(lists()[1]).toMatchObject({ cases: [{ state: null }], complete: false });
});

it('a case with its messages, oldest first, each once, whoever else writes as Amazon', () => {
  const messages = [
    { id: 'c', role: 'SYSTEM', at: NOW - 1_000 },
    { id: 'b', role: 'SELLER', at: NOW - 2_000 },
    { id: 'a', role: 'BUYER', at: NOW - 3_000 },
    { id: 'a', role: 'BUYER', at: NOW - 3_000 },
  ];
  answers.take(caseDetail(messages));
  settle();
  expect(told).toMatchObject([
    {
      kind: 'case-answer',
      complete: false,
      messages: [
        { messageId: 'a', author: 'buyer', at: NOW - 3_000 },
        { messageId: 'b', author: 'seller' },
        { messageId: 'c', author: 'amazon' },
      ],
    },
  ]);
  answers.take(caseDetail(messages.slice(0, 3)));
  answers.take(caseDetail(messages.slice(0, 3), { last: false }));
  settle();
  expect((told as CaseAnswer[]).map(({ complete }) => complete)).toEqual([false, true, false]);
  expect(told.every((answer) => v.safeParse(readingSchema, answer).success)).toBe(true);
});

it('times up to a day ahead are taken, later ones refused with what bears them, and the rest is not whole', () => {
  const ahead = pageCase(2, { lastUpdatedDate: Date.now() + DAY_MS - 60_000 });
  answers.take(listDetail([pageCase(1), ahead, pageCase(3, { lastUpdatedDate: Date.now() + DAY_MS + 60_000 })]));
  settle();
  expect(lists()[0]!.cases.map(({ caseId }) => caseId)).toEqual([idOf(1), idOf(2)]);
  expect(lists()[0]!.complete).toBe(false);
});

it.each([
  ['no text', { v: 1 }],
  ['no JSON', '{'],
  ['nothing', undefined],
  ['another protocol', listDetail([], { v: 2 })],
  ['a case without an id', listDetail([{ ...pageCase(1), caseId: 'x' }])],
  ['a time of before Amazon existed', listDetail([pageCase(1, { openDate: 1_000 })])],
  ['a time that is no whole number', listDetail([pageCase(1, { openDate: '2026' })])],
  ['too many cases', listDetail(Array.from({ length: 1_001 }, (_, i) => pageCase(i)))],
  ['too long', `${listDetail([])}${' '.repeat(1_000_001)}`],
  ['a prototype for keys', '{"v":1,"kind":"list","__proto__":{"cases":[]}}'],
  ['a form that the observer does not know', JSON.stringify({ v: 1, kind: 'unknown', where: 'list' })],
])('what is not of the known form is left, and said: %s', (_, detail) => {
  answers.take(detail);
  settle();
  expect(told).toEqual([]);
  expect(remarks).toEqual(['answers-not-understood true']);
  answers.take(listDetail([pageCase(1)]));
  settle();
  expect(told).toHaveLength(1);
  expect(remarks.slice(1).sort()).toEqual(['answers-not-understood false', 'observer-failed false']);
});

it('an observer that failed is said once', () => {
  const failed = JSON.stringify({ v: 1, kind: 'failed', where: 'fetch' });
  for (const _ of [1, 2, 3]) answers.take(failed);
  expect(remarks).toEqual(['observer-failed true']);
});

it('a flood is not taken', () => {
  for (let each = 0; each < 1_000; each++) answers.take(listDetail([pageCase(each)]));
  settle();
  expect(told.length).toBeLessThanOrEqual(240);
  expect(remarks).toContain('answers-not-understood true');
  vi.advanceTimersByTime(61_000);
  answers.take(listDetail([pageCase(1)]));
  settle();
  expect(remarks.at(-1)).toBe('answers-not-understood false');
});

it('data that came while the page changed from one account to another are nobody’s', () => {
  answers.take(listDetail([pageCase(1)]));
  vi.advanceTimersByTime(1_000);
  account = 'SÜDWIND';
  answers.noteAccount();
  settle();
  expect(told).toEqual([]);
  answers.take(listDetail([pageCase(2)]));
  settle();
  expect(told).toMatchObject([{ account: 'SÜDWIND' }]);
  answers.take(listDetail([pageCase(3)], { ageMs: 30_000 }));
  settle();
  expect(told).toHaveLength(1);
});

it('where no account is shown, data are those of the account without a name', () => {
  answers.stop();
  account = null;
  const nameless = new PageAnswers({
    ...{ host: HOST, now: () => Date.now(), account: () => account, onAnswer: (answer) => told.push(answer) },
    ...{ onRemark: () => {}, onCases: () => {} },
  });
  nameless.take(listDetail([pageCase(1)]));
  settle();
  expect(told).toMatchObject([{ account: null }]);
});

it('cards are found among the cases of any answer', () => {
  answers.take(listDetail([pageCase(1), pageCase(2)]));
  answers.take(caseDetail([], { case: pageCase(3) }));
  const { caseIds, disagrees } = answers.match([cardOf(2), cardOf(3), cardOf(1)], 'response-needed', Date.now());
  expect(caseIds).toEqual([idOf(2), idOf(3), idOf(1)]);
  expect(disagrees).toBe(false);
});

it('where a list that is as fresh knows nothing of a card, the two routes disagree and the list is not told', () => {
  answers.take(listDetail([pageCase(1)]));
  expect(answers.match([cardOf(1), cardOf(9)], 'response-needed', Date.now()).disagrees).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);
  // A card that was drawn long after that list may be a message that has come since.
  expect(answers.match([cardOf(1), cardOf(9)], 'response-needed', Date.now() + 60_000).disagrees).toBe(false);
  expect(answers.match([cardOf(9)], 'all', Date.now()).disagrees).toBe(false);
});

it('a list that cards of the folder before seem to contradict is told once its own are drawn', () => {
  answers.take(listDetail([pageCase(1)]));
  answers.match([cardOf(9)], 'response-needed', Date.now());
  settle();
  expect(told).toEqual([]);
  answers.match([cardOf(1)], 'response-needed', Date.now());
  settle();
  expect(lists()).toMatchObject([{ complete: true, cases: [{ caseId: idOf(1) }] }]);
});

it('cases that look alike on their cards are held back, unless a card was surely found to be them', () => {
  const names = { marks: marksOfCase('Anna', subjectOf(1)) };
  const other = { ...names, lastUpdatedDate: NOW - 9 * DAY_MS, openDate: NOW - 9 * DAY_MS };
  answers.take(listDetail([pageCase(1, names), pageCase(2, other), pageCase(3)]));
  settle();
  expect(lists()).toMatchObject([{ complete: false, cases: [{ caseId: idOf(3) }] }]);
  const anna = { buyer: 'Anna', subject: subjectOf(1) };
  answers.take(listDetail([pageCase(1, names), pageCase(2, other), pageCase(3)]));
  const { caseIds } = answers.match([cardOf(1, anna), cardOf(3)], 'response-needed', Date.now());
  expect(caseIds).toEqual([idOf(1), idOf(3)]);
  settle();
  expect(lists()[1]!.cases.map(({ caseId }) => caseId)).toEqual([idOf(1), idOf(3)]);
});

it('says where a page of a list stands among the others, and when the newest of those held back was last active', () => {
  const all = { query: { filter: 'ALL' } };
  answers.take(listDetail([pageCase(1)], { ...all, last: false, next: 'b' }));
  // The cards of two look alike: none tells which of them is meant.
  const twins = [2, 3].map((number) => pageCase(number, { marks: ['alike'], lastUpdatedDate: NOW - number * DAY_MS }));
  answers.take(listDetail([...twins, pageCase(4)], { ...all, first: false, after: 'b', next: 'end' }));
  settle();
  expect(lists()).toMatchObject([
    { folder: 'all', place: { after: null, next: 'b', isLast: false } },
    { cases: [{ caseId: idOf(4) }], place: { after: 'b', next: null, isLast: true, heldBackAt: NOW - 2 * DAY_MS } },
  ]);
  expect(lists()[0]!.place).not.toHaveProperty('heldBackAt');
  for (const list of lists()) expect(v.safeParse(readingSchema, list).success).toBe(true);
});

it('an observer of before an update says less: its pages cannot be followed', () => {
  answers.take(listDetail([pageCase(1)], { first: false }));
  settle();
  expect(lists()).toMatchObject([{ place: { after: '', next: null } }]);
});
