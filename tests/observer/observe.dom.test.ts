import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hashOf } from '../../src/core/text-hash';
import { observe } from '../../src/observer/observe';

const CASES = '/messaging/api/global/cases';
const LIST = `${CASES}?filterList=ACTION_NEEDED&sortDirection=ASCENDING`;
const ID = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';
const listOf = (count: number, more: object = {}) =>
  JSON.stringify({
    cases: Array.from({ length: count }, (_, at) => ({
      caseId: ID,
      buyerName: 'Anna Beispiel',
      subject: `Frage ${at}`,
      openDate: 1_784_000_000_000,
    })),
    nextToken: '',
    ...more,
  });

/** The page's own way to the network before any observer came: answers of this test's making, at the address asked for. */
const answers = vi.fn<(address: string) => string>();
const own = window.fetch;
const ownOpen = XMLHttpRequest.prototype.open;
let native: typeof window.fetch;

function answerTo(input: unknown): Response {
  const address = new URL(input instanceof Request ? input.url : String(input), location.href).href;
  const response = new Response(answers(address), { headers: { 'content-type': 'application/json' } });
  return Object.defineProperty(response, 'url', { value: address });
}

const heard: any[] = [];
const hear = (event: Event) => heard.push(JSON.parse((event as CustomEvent<string>).detail));
const say = (what: 'listen' | 'silence') => document.dispatchEvent(new CustomEvent(`reply-clock:${what}`));
const ask = async (address = LIST) => (await window.fetch(address)).text();
/** What is looked at is passed on a little later than the page has it. */
const passedOn = (count: number) => expect.poll(() => heard.length).toBe(count);
const quiet = () => new Promise((done) => setTimeout(done, 40));

/** An observer of each test is newer than all before it, which step aside. */
let version = 1;

beforeEach(() => {
  heard.length = 0;
  answers.mockReset().mockReturnValue(listOf(1));
  native = async (input) => answerTo(input);
  window.fetch = native;
  document.addEventListener('reply-clock:answer', hear);
  version += 10;
});
afterEach(() => {
  vi.restoreAllMocks();
  say('silence');
  document.removeEventListener('reply-clock:answer', hear);
  document.dispatchEvent(new CustomEvent('reply-clock:observer', { detail: version + 5, cancelable: true }));
  window.fetch = own;
  XMLHttpRequest.prototype.open = ownOpen;
});

test('a list that the page asked for is passed on, as the protocol has it, and nothing else', async () => {
  observe(version);
  say('listen');
  expect(await ask()).toBe(listOf(1));
  await passedOn(1);
  expect(heard).toEqual([
    {
      v: 1,
      ageMs: expect.any(Number),
      kind: 'list',
      query: { filterList: 'ACTION_NEEDED' },
      first: true,
      last: true,
      after: hashOf([]),
      next: hashOf(['']),
      cases: [
        {
          caseId: ID,
          marketplaceId: null,
          orders: [],
          status: null,
          openDate: 1_784_000_000_000,
          lastUpdatedDate: null,
          resolveDate: null,
          marks: expect.any(Array),
        },
      ],
    },
  ]);
});

test('the age of an answer counts from the page’s question to its sending', async () => {
  observe(version);
  await ask();
  await new Promise((done) => setTimeout(done, 120));
  say('listen');
  await passedOn(1);
  expect(heard[0].ageMs).toBeGreaterThanOrEqual(119);
  expect(heard[0].ageMs).toBeLessThan(5_000);
});

test.each([
  [`${LIST}&pageToken=50`, { first: false }],
  [`${LIST}&searchText=Anna`, { first: false, query: { filterList: 'ACTION_NEEDED' } }],
  [`${CASES}?filter=ALL&sortDirection=DESCENDING`, { first: true, query: { filter: 'ALL' } }],
  [`${CASES}?filter=Anna%20B&sortDirection=DESCENDING`, { first: true, query: {} }],
  [CASES, { first: true, query: {} }],
])('%s', async (address, expected) => {
  observe(version);
  say('listen');
  await ask(address);
  await passedOn(1);
  expect(heard[0]).toMatchObject({ kind: 'list', ...expected });
});

test.each([
  `${CASES}/${ID}/orderContext?marketplaceId=A`,
  `${CASES}/${ID}/responsetemplates`,
  `${CASES}/`,
  `${CASES}x`,
  `/other${CASES}`,
  '/messaging/api/global/partnerAccounts/marketplaces',
  `https://sellercentral.amazon.example${LIST}`,
])('%s is none of ours: its promise is the very one that the page would get', async (address) => {
  const promise = Promise.resolve(answerTo(LIST));
  window.fetch = () => promise;
  observe(version);
  say('listen');
  expect(window.fetch(address)).toBe(promise);
  await quiet();
  expect(heard).toEqual([]);
});

test('until the content script listens, the latest 50 answers wait', async () => {
  observe(version);
  for (let turn = 0; turn < 60; turn++) {
    answers.mockReturnValue(listOf(turn));
    await ask();
    await quiet0();
  }
  await quiet();
  expect(heard).toEqual([]);
  say('listen');
  expect(heard.map(({ cases }) => cases.length)).toEqual(Array.from({ length: 50 }, (_, at) => at + 10));
  say('listen');
  expect(heard).toHaveLength(50);
});

test('and no more than a million characters of them', async () => {
  observe(version);
  answers.mockReturnValue(listOf(900));
  for (let turn = 0; turn < 12; turn++) await ask();
  await quiet();
  say('listen');
  const characters = JSON.stringify(heard).length;
  expect(characters).toBeGreaterThan(500_000);
  expect(characters).toBeLessThan(1_000_000);
});

test('silenced, it forgets, looks at nothing and gives the native’s own promise; told again to, it goes on', async () => {
  observe(version);
  await ask();
  await quiet();
  say('silence');
  say('listen');
  expect(heard).toEqual([]);
  say('silence');
  const promise = Promise.resolve(answerTo(LIST));
  native = () => promise;
  const clones = vi.spyOn(Response.prototype, 'clone');
  await ask();
  await quiet();
  expect(clones).not.toHaveBeenCalled();
  say('listen');
  await ask();
  await passedOn(1);
});

test('what was asked for before it was silenced is not passed on', async () => {
  observe(version);
  say('listen');
  const asked = ask();
  say('silence');
  await asked;
  await quiet();
  expect(heard).toEqual([]);
});

test('a second observer of the same version goes: there is one set of wrappers, and each answer comes once', async () => {
  observe(version);
  const [fetched, opened] = [window.fetch, XMLHttpRequest.prototype.open];
  observe(version);
  observe(version - 1);
  expect([window.fetch, XMLHttpRequest.prototype.open]).toEqual([fetched, opened]);
  say('listen');
  await ask();
  await quiet();
  expect(heard).toHaveLength(1);
});

test('a newer one takes over: the older takes off what it put there, and looks no more', async () => {
  observe(version);
  say('listen');
  observe(version + 1);
  // The content script of the newer version starts anew.
  say('listen');
  await ask();
  await quiet();
  expect(heard).toHaveLength(1);
  document.dispatchEvent(new CustomEvent('reply-clock:observer', { detail: version + 2, cancelable: true }));
  expect(window.fetch).toBe(native);
  expect(XMLHttpRequest.prototype.open).toBe(ownOpen);
});

test('where the page has wrapped the older one, that stays below and only passes on', async () => {
  observe(version);
  const older = window.fetch;
  window.fetch = (...args) => older(...args);
  observe(version + 1);
  say('listen');
  expect(await ask()).toBe(listOf(1));
  await quiet();
  expect(heard).toHaveLength(1);
});

test('it does not hide', () => {
  observe(version);
  expect(String(window.fetch)).not.toContain('native code');
  expect(String(XMLHttpRequest.prototype.open)).not.toContain('native code');
});

test('a failure of its own is said once, and the page is left as it was', async () => {
  observe(version);
  say('listen');
  vi.spyOn(URL, 'canParse').mockImplementation(() => {
    throw new Error('a page that has broken addresses');
  });
  expect(await ask()).toBe(listOf(1));
  vi.restoreAllMocks();
  expect(window.fetch).toBe(native);
  expect(XMLHttpRequest.prototype.open).toBe(ownOpen);
  await ask();
  await quiet();
  say('listen');
  expect(heard).toEqual([{ v: 1, ageMs: expect.any(Number), kind: 'failed', where: 'fetch' }]);
  // A further one of this version does not try again on this page.
  observe(version);
  expect(window.fetch).toBe(native);
  say('listen');
  expect(heard).toHaveLength(1);
});

test('a failure in looking at an answer troubles neither the page’s value nor its errors', async () => {
  observe(version);
  say('listen');
  const uncaught = vi.fn();
  addEventListener('unhandledrejection', uncaught);
  vi.spyOn(JSON, 'stringify').mockImplementation(() => {
    throw new Error('a page that has broken JSON');
  });
  answers.mockReturnValue('{"cases":[],"nextToken":""}');
  expect(await ask()).toBe('{"cases":[],"nextToken":""}');
  await quiet();
  vi.restoreAllMocks();
  removeEventListener('unhandledrejection', uncaught);
  expect(uncaught).not.toHaveBeenCalled();
  expect(window.fetch).toBe(native);
  expect(heard).toEqual([{ v: 1, ageMs: expect.any(Number), kind: 'failed', where: 'parse' }]);
});

test('a failure before anybody listens is said when they do', async () => {
  observe(version);
  vi.spyOn(URL, 'canParse').mockImplementation(() => {
    throw new Error('a page that has broken addresses');
  });
  new XMLHttpRequest().open('GET', LIST);
  say('listen');
  expect(heard).toEqual([{ v: 1, ageMs: expect.any(Number), kind: 'failed', where: 'xhr' }]);
});

test('a page that lets nothing be put in place is told as a failure', async () => {
  Object.defineProperty(window, 'fetch', { value: native, writable: false, configurable: true });
  observe(version);
  Object.defineProperty(window, 'fetch', { value: native, writable: true, configurable: true });
  say('listen');
  expect(heard).toMatchObject([{ kind: 'failed', where: 'fetch' }]);
});

test('of a form that is not known, it says so and goes on', async () => {
  observe(version);
  say('listen');
  for (const text of ['{"entries":[]}', '{"cases":[{}]}', '{"cases":[']) {
    answers.mockReturnValue(text);
    await ask();
  }
  await passedOn(3);
  answers.mockReturnValue(listOf(1));
  await ask();
  await passedOn(4);
  expect(heard.map(({ kind, where }) => [kind, where])).toEqual([
    ...Array(3).fill(['unknown', 'list']),
    ['list', undefined],
  ]);
});

test('a stand-in of the page’s own that answers with something else is let be', async () => {
  for (const answer of [undefined, null, 5, {}, { status: 200 }]) {
    window.fetch = (async () => answer) as unknown as typeof fetch;
    observe(++version);
    say('listen');
    expect(await window.fetch(LIST)).toBe(answer);
    window.fetch = (() => answer) as unknown as typeof fetch;
    observe(++version);
    say('listen');
    expect(window.fetch(LIST)).toBe(answer);
  }
  await quiet();
  expect(heard).toEqual([]);
});

/** As long as an answer takes to be looked at, for those that come one after the other. */
function quiet0(): Promise<unknown> {
  return new Promise((done) => setTimeout(done, 5));
}
