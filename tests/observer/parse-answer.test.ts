import { describe, expect, test } from 'vitest';
import { marksOfCase } from '../../src/core/card-mark';
import { hashOf } from '../../src/core/text-hash';
import type { Asked } from '../../src/observer/address';
import { parseAnswer, parseJson } from '../../src/observer/parse-answer';
import { caseJson, casesJson } from '../practice/case-json';
import { Site } from '../practice/site';

const LIST = { kind: 'list', query: { filterList: 'ACTION_NEEDED' }, others: [] } as const;
const CASE = { kind: 'case', query: {}, others: [] } as const;

const { cases } = new Site({ seed: 3 });
const needed = cases.all.filter(({ state }) => state === 'response-needed');
const listText = casesJson(new URLSearchParams('filterList=ACTION_NEEDED&sortDirection=ASCENDING'), cases.all, 'en-IN');
const talk = cases.all.find(({ messages }) => messages.length > 2)!;
const caseText = caseJson(talk, 'en-IN');

const parse = (asked: Asked, text: string): any => parseAnswer(asked, parseJson(text));
/** The text with another value at a path such as `cases.0.status`; undefined takes the field away. */
function changed(text: string, path: string, value: unknown): string {
  const json = parseJson(text) as any;
  const names = path.split('.');
  const last = names.pop()!;
  names.reduce((inner, name) => inner[name], json)[last] = value;
  return JSON.stringify(json);
}

describe('the attested list', () => {
  test('gives ids, times and marks of each case', () => {
    const seen = parse(LIST, listText);
    expect(seen).toMatchObject({ kind: 'list', query: { filterList: 'ACTION_NEEDED' }, first: true, last: true });
    const byId = new Map(seen.cases.map((each: any) => [each.caseId, each]));
    expect(byId.size).toBe(needed.length);
    for (const each of needed)
      expect(byId.get(each.caseId)).toEqual({
        caseId: each.caseId,
        marketplaceId: each.marketplaceId,
        orders: each.orderId ? [each.orderId] : [],
        status: 'OPENED',
        openDate: each.messages[0]!.at + 2_000,
        lastUpdatedDate: each.lastUpdatedAt,
        resolveDate: null,
        marks: marksOfCase(each.buyer, each.subject),
      });
  });

  test.each([
    ['a next page', 'nextToken', '50'],
    ['no word of a next page', 'nextToken', undefined],
    ['a case without an id', 'cases.0.caseId', 7],
    ['a case that is none', 'cases.0', 'Anna'],
  ])('is not the last with %s', (_what, path, value) => {
    const seen = parse(LIST, changed(listText, path, value));
    expect(seen).toMatchObject({ kind: 'list', last: false });
    expect(seen.cases.length).toBeGreaterThan(0);
  });

  test('says what it was asked for with, and what the next page will be, without the words', () => {
    const token = 'a/token==';
    expect(parse(LIST, changed(listText, 'nextToken', token))).toMatchObject({ first: true, next: hashOf([token]) });
    const next = { ...LIST, others: [token] } as const;
    expect(parse(next, listText)).toMatchObject({ first: false, after: hashOf([token]), last: true });
    // What a page leaves out may be anywhere in it, so that nothing follows it without a gap.
    const broken = changed(changed(listText, 'nextToken', token), 'cases.0.caseId', 7);
    expect(parseAnswer(LIST, parseJson(broken))).toMatchObject({ next: hashOf([]) });
  });

  test('is cut at 1,000 cases, and then is not the last', () => {
    const [first] = (parseJson(listText) as any).cases;
    const seen = parse(LIST, changed(listText, 'cases', Array(1_001).fill(first)));
    expect(seen.cases).toHaveLength(1_000);
    expect(seen.last).toBe(false);
  });

  test('an empty one is a list too', () => {
    expect(parse(LIST, '{"cases":[],"nextToken":""}')).toMatchObject({ kind: 'list', last: true, cases: [] });
  });

  test.each([
    ['marketplaceId', 5, null],
    ['marketplaceId', 'a sentence', null],
    ['orders', 'no list', []],
    ['orders', ['405-1234567-1234567', 'Anna', 4], ['405-1234567-1234567']],
    ['status', { a: 1 }, null],
    ['status', 'Dear Anna, this is no status', null],
    ['openDate', '6 Jul 2026', null],
    ['openDate', -5, null],
    ['lastUpdatedDate', 1.5, null],
    ['resolveDate', 8.64e15, null],
    ['buyerName', null, 'no marks'],
  ])('of %s, %j becomes %j', (name, value, expected) => {
    const [first] = parse(LIST, changed(listText, `cases.0.${name}`, value)).cases;
    if (expected === 'no marks') expect(first.marks).toEqual([]);
    else expect(first[name]).toEqual(expected);
  });
});

describe('the attested case', () => {
  test('gives each message’s id, role and time', () => {
    expect(parse(CASE, caseText)).toMatchObject({
      kind: 'case',
      last: true,
      case: { caseId: talk.caseId, lastUpdatedDate: talk.lastUpdatedAt },
      messages: talk.messages.map(({ author, at }) => ({ id: expect.any(String), role: author.toUpperCase(), at })),
    });
  });

  test('ids beyond what a number holds keep every digit', () => {
    const long = caseText.replace(/"messageId":"[^"]*"/, '"messageId":1234567890123456789');
    expect(parse(CASE, long).messages[0].id).toBe('1234567890123456789');
  });

  test.each([
    ['a next page', 'nextPageToken', 'x'],
    ['no word of a next page', 'nextPageToken', undefined],
    ['an artifact of another kind', 'partyCase.caseArtifacts.0.artifactType', 'CALL'],
    ['a message without a time', 'partyCase.caseArtifacts.0.createdDate', null],
    ['a message without a role', 'partyCase.caseArtifacts.0.creator', undefined],
    ['a message without an id', 'partyCase.caseArtifacts.0.message', null],
  ])('is not the last with %s', (_what, path, value) => {
    expect(parse(CASE, changed(caseText, path, value))).toMatchObject({ kind: 'case', last: false });
  });

  test('a reply that was not sent answers nothing, and what a buyer wrote counts whatever its status', () => {
    const drafts = (parseJson(caseText) as any).partyCase.caseArtifacts.map((each: any) => ({
      ...each,
      message: { ...each.message, status: 'DRAFT' },
    }));
    const seen = parse(CASE, changed(caseText, 'partyCase.caseArtifacts', drafts));
    expect(seen.messages.map(({ role }: any) => role)).toEqual(
      talk.messages.filter(({ author }) => author === 'buyer').map(() => 'BUYER'),
    );
    expect(seen.last).toBe(false);
  });

  test('asked for a later page, it is not the whole', () => {
    expect(parseAnswer({ ...CASE, others: ['next'] }, parseJson(caseText))).toMatchObject({ last: false });
  });
});

test('nothing that a person wrote, and no name, is in what is passed on', () => {
  const passed = JSON.stringify([
    parse(LIST, listText),
    ...cases.all.map((each) => parse(CASE, caseJson(each, 'en-IN'))),
  ]);
  const personal = cases.all.flatMap(({ buyer, subject, product, messages }) => [
    ...buyer.split(' '),
    subject,
    product,
    ...messages.flatMap(({ text }) => text.split(/[.!?]/)),
  ]);
  const words = new Set(personal.map((text) => text.trim()).filter((text) => text.length > 2));
  expect(words.size).toBeGreaterThan(40);
  expect([...words].filter((text) => passed.includes(text))).toEqual([]);
  expect(passed).not.toMatch(/threadId|buyerName|subject|messageBody/);
});

test.each([
  '',
  'null',
  '5',
  '"text"',
  '[]',
  '{}',
  '{"cases":{}}',
  '{"cases":[5]}',
  '{"partyCase":{}}',
  '{"cases":[',
  '<html>',
])('of a form that is not known: %s', (text) => {
  expect(parse(LIST, text)).toEqual({ kind: 'unknown', where: 'list' });
  expect(parse(CASE, text)).toEqual({ kind: 'unknown', where: 'case' });
});
