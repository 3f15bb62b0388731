import { expect, test, vi } from 'vitest';
import type { Answers } from '../../src/platform/answer';
import { requests } from '../../src/platform/messages';
import { newFakeBrowser, OWN_URL } from '../background/fake-browser';
import { CASE, card, day, HOST, list, NOON, thread } from '../ledger/world';

const { browser } = newFakeBrowser();
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_t, name) => browser[name as keyof typeof browser] }),
}));
const { answerMessages, answerOne, senderOf } = await import('../../src/platform/answer');

const unreadable = (reason: string) => ({
  ...{ kind: 'list', result: 'unreadable', host: HOST, account: 'NORDWIND', observedAt: NOON, reason },
});
const ID = 'reply-clock';
const asked: unknown[] = [];
const answers = Object.fromEntries(
  Object.keys(requests).map((type) => [
    type,
    async (request: unknown) => {
      asked.push(request);
      return { answered: type };
    },
  ]),
) as unknown as Answers;

test.each([
  [
    'a content script',
    { id: ID, url: `https://${HOST}/messaging/inbox`, frameId: 0, tab: { id: 7 } },
    { kind: 'content', host: HOST, tabId: 7 },
  ],
  ['the popup', { id: ID, url: `${OWN_URL}popup.html` }, { kind: 'page' }],
  [
    'an extension page open in a tab',
    { id: ID, url: `${OWN_URL}dashboard.html`, frameId: 0, tab: { id: 9 } },
    { kind: 'page' },
  ],
  ['a frame inside the page', { id: ID, url: `https://${HOST}/messaging/inbox`, frameId: 3, tab: { id: 7 } }, null],
  ['another extension', { id: 'other', url: `${OWN_URL}popup.html` }, null],
  [
    'another site',
    { id: ID, url: 'https://sellercentral.amazon.in.evil.example/messaging/', frameId: 0, tab: { id: 7 } },
    null,
  ],
  ['a page without TLS', { id: ID, url: `http://${HOST}/messaging/inbox`, frameId: 0, tab: { id: 7 } }, null],
  ['an address that only begins like ours', { id: ID, url: `${OWN_URL.slice(0, -1)}-evil/popup.html` }, null],
  ['a sender without an address', { id: ID }, null],
])('the sender is told by what the browser says of it: %s', (_name, sender, expected) => {
  expect(senderOf(sender as never, ID, OWN_URL)).toEqual(expected);
});

const page = { kind: 'page' } as const;
const content = { kind: 'content', host: HOST, tabId: 7 } as const;

test('content scripts may report, ask for clocks and how to watch, record a word and snooze; everything else is for our pages only', async () => {
  const allowed: string[] = [];
  for (const type of Object.keys(requests)) {
    const answer = await answerOne({ type }, content, answers);
    if ((answer as any).error?.code !== 'not-allowed') allowed.push(type);
  }
  expect(allowed).toEqual([
    'reading.report',
    'clocks.of',
    'told.record',
    'alert.snooze',
    'alert.wake',
    'watch.get',
    'lesson.set',
    'help.start',
  ]);
  expect(await answerOne({ type: 'reading.report', reading: list() }, page, answers)).toMatchObject({
    error: { code: 'not-allowed' },
  });
  expect(await answerOne({ type: 'glance.get' }, null, answers)).toMatchObject({ error: { code: 'not-allowed' } });
});

test.each([
  null,
  undefined,
  42,
  'glance.get',
  {},
  { type: 7 },
  { type: 'ledger.drop' },
  { type: '__proto__' },
  { type: 'constructor' },
  { type: 'toString' },
])('what is no request is refused as such: %j', async (message) => {
  expect(await answerOne(message, page, answers)).toMatchObject({ error: { code: 'unknown-type' } });
});

test.each([
  ['an unknown field', { type: 'reading.report', reading: list(), extra: 1 }],
  ['an unknown field deep inside', { type: 'reading.report', reading: { ...list(), secret: 1 } }],
  ['too many cards', { type: 'reading.report', reading: { ...list(), cards: Array(5001).fill(list().cards[0]) } }],
  [
    'a text of 10 MB',
    { type: 'reading.report', reading: list({ cards: [{ ...list().cards[0]!, buyer: 'x'.repeat(10_000_000) }] }) },
  ],
  ['a list younger than its look', { type: 'reading.report', reading: { ...list(), asOf: list().observedAt + 1 } }],
  [
    'an order id that is not whole',
    { type: 'reading.report', reading: list({ cards: [{ ...list().cards[0]!, orderId: '405-1234567-12345' }] }) },
  ],
  ['a complete list that was filtered', { type: 'reading.report', reading: list({ incompleteBecause: 'filtered' }) }],
  ['a complete list of which cards were not read', { type: 'reading.report', reading: list({ cardsNotRead: 3 }) }],
  ['a complete list of no folder', { type: 'reading.report', reading: list({ folder: null }) }],
  ['an incomplete list without a reason', { type: 'reading.report', reading: list({ complete: false }) }],
  [
    'a thread of two cases',
    { type: 'reading.report', reading: thread({ card: card({ caseId: CASE.replace('1', '9') }) }) },
  ],
  [
    'a date of resolving on a thread that is not resolved',
    { type: 'reading.report', reading: thread({ resolvedAt: day('2026-11-24') }) },
  ],
  ['a list that is a thread', { type: 'reading.report', reading: unreadable('thread-not-understood') }],
  ['another host', { type: 'reading.report', reading: { ...list(), host: 'evil.example' } }],
  ['too many keys', { type: 'clocks.of', keys: Array(5001).fill('key:x') }],
  ['a claim that does not exist', { type: 'told.record', key: 'key:x', claim: 'paid', at: 1, undoes: null }],
])('a malformed request changes nothing: %s', async (_name, message) => {
  asked.length = 0;
  expect(await answerOne(message, content, answers)).toMatchObject({ error: { code: 'malformed' } });
  expect(asked).toEqual([]);
});

test.each([
  ['a complete list', list()],
  [
    'a list that says why it is not',
    list({ complete: false, incompleteBecause: 'filtered', cardsNotRead: 3, folder: null }),
  ],
  ['a resolved thread', thread({ state: 'resolved', resolvedAt: day('2026-11-24'), card: card({ caseId: CASE }) })],
  ['a page that cannot be read', unreadable('empty-not-proved')],
])('a reading that agrees with itself is passed on: %s', async (_name, reading) => {
  asked.length = 0;
  await answerOne({ type: 'reading.report', reading }, content, answers);
  expect(asked).toEqual([{ type: 'reading.report', reading }]);
});

test('what fails inside is an answer that says so', async () => {
  const failing = { ...answers, 'glance.get': () => Promise.reject(new Error('no database')) } as Answers;
  expect(await answerOne({ type: 'glance.get' }, page, failing)).toEqual({
    error: { code: 'failed', message: 'no database' },
  });
});

test('requests are answered in one place: a second listener throws', () => {
  answerMessages(answers);
  expect(() => answerMessages(answers)).toThrow('one place');
  expect(browser.runtime.onMessage.listeners).toHaveLength(1);
});

test('the listener keeps the channel open and answers through it', async () => {
  const answer = await new Promise((resolve) => {
    expect(
      browser.runtime.onMessage.fire({ type: 'glance.get' }, { id: ID, url: `${OWN_URL}popup.html` }, resolve),
    ).toEqual([true]);
  });
  expect(answer).toEqual({ answered: 'glance.get' });
});
