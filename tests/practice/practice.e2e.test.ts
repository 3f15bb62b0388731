import { request as httpRequest } from 'node:http';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOSTS } from '../../src/core/marketplaces';
import { startConnectProxy } from './connect-proxy';
import { type Face, type Practice, type PracticeCase, startPractice } from './server';

const INDIA = 'Asia/Kolkata';
const CARD = 'img[alt="India"]';

let browser: Browser;
let practice: Practice;
let page: Page;

/** One browser for all: its host names lead to whichever practice site listens here. */
let port: number;

beforeAll(async () => {
  const first = await startPractice();
  port = first.port;
  await first.stop();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--ignore-certificate-errors',
      `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`).join(',')}`,
    ],
  });
});
afterAll(() => browser.close());

beforeEach(async () => {
  practice = await startPractice({ port, mountDelayMs: 50 });
  page = await browser.newPage({ viewport: { width: 1600, height: 900 }, ignoreHTTPSErrors: true });
});
afterEach(async () => {
  await page.close();
  await practice.stop();
});

/** A loaded machine may take long; what is awaited is a condition, not a time. */
const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });

const partOf = (at: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: INDIA, ...options }).format(at);
const dayOf = (at: number): string =>
  `${partOf(at, { day: 'numeric' })} ${partOf(at, { month: 'short' })} ${partOf(at, { year: 'numeric' })}`;
const minuteOf = (at: number): string =>
  `${dayOf(at)} ${partOf(at, { hour: 'numeric', minute: '2-digit', hour12: true }).replace(/\s/, ' ').toLowerCase()}`;

const needed = (): PracticeCase[] =>
  practice.cases
    .filter(({ state }) => state === 'response-needed')
    .sort((a, b) => a.messages.at(-1)!.at - b.messages.at(-1)!.at);

/** What a card must show of a case, in drawn order. */
const cardOf = ({ buyer, subject, messages, state }: PracticeCase): string =>
  [
    buyer,
    dayOf(messages.at(-1)!.at),
    subject.length > 75 ? `${subject.slice(0, 75)}…` : subject,
    state === 'resolved' ? 'Resolved' : 'Response needed',
  ].join(' / ');

/** The drawn cards from top to bottom, whatever they are made of: three rows of text below a flag. */
const drawnCards = (): Promise<string[]> =>
  page.evaluate((selector) => {
    const textsIn = (node: Node): string[] => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent?.trim() ? [node.textContent] : [];
      return [...((node as Element).shadowRoot ?? node).childNodes].flatMap(textsIn);
    };
    const flags = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element.matches(selector) ? [element] : []),
        ...(element.shadowRoot ? flags(element.shadowRoot) : []),
      ]);
    return flags(document)
      .map((flag) => flag.parentElement!)
      .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map((head) => textsIn(head.parentElement ?? head.getRootNode()).join(' / '));
  }, CARD);

/** The list as a seller sees it by scrolling down. */
async function listOf(face: Face): Promise<string[]> {
  const seen = new Set(await drawnCards());
  if (face === 'virtual')
    for (let rows = 0; rows < 3; rows++) {
      await page.locator(CARD).last().hover();
      await page.mouse.wheel(0, 400);
      for (const card of await drawnCards()) seen.add(card);
    }
  return [...seen];
}

async function openInbox(face: Face = 'plain', path?: string): Promise<void> {
  practice.setFace(face);
  await page.goto(practice.url(path));
  await page.locator('#case-messages h4').first().waitFor();
  await page.locator(CARD).first().waitFor();
}
const metrics = (): Promise<string | null> => page.getByText(/^Response needed \d+ \|/).textContent();
const caseInAddress = (): string | null => new URL(page.url()).searchParams.get('cc');

describe.each<Face>(['plain', 'kat', 'virtual'])('the %s face', (face) => {
  test('draws the truth, opens a thread, takes a reply and follows what happens', async () => {
    await openInbox(face);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await eventually(() => page.getByText('Introducing Automated Responses').count()).toBe(0);

    expect(await listOf(face)).toEqual(needed().map(cardOf));
    expect(await metrics()).toBe(`Response needed ${needed().length} | Reported unresolved 0`);
    expect(await page.getByText(/^Global communication metrics from /).textContent()).toContain(
      dayOf(Date.now()).slice(-4),
    );
    expect(new URL(page.url()).searchParams.get('fi')).toBe('responseNeeded');

    const opened = needed().find(({ messages }) => messages.length > 2)!;
    await page.getByText(opened.buyer, { exact: true }).first().click();
    await eventually(caseInAddress).toBe(opened.caseId);
    await eventually(() => page.locator('#case-messages h4').allTextContents()).toEqual(
      opened.messages.map(({ author }) => (author === 'buyer' ? opened.buyer : 'NORDWIND')),
    );
    const thread = await page.locator('#case-messages').textContent();
    for (const { at, text } of opened.messages) {
      expect(thread).toContain(minuteOf(at));
      expect(thread).toContain(text);
    }
    await eventually(() => page.locator('kat-link').getAttribute('label')).toBe(opened.orderId);

    const card = cardOf(opened);
    await page.locator('textarea').fill('You are welcome!');
    await page.getByRole('button', { name: 'Send' }).click();
    await eventually(() => listOf(face)).not.toContain(card);
    expect(opened.messages.at(-1)).toMatchObject({ author: 'seller', text: 'You are welcome!' });
    expect(opened.state).toBe('resolved');
    await eventually(() => page.locator('.case-status-label').textContent()).toBe(`Resolved on ${dayOf(Date.now())}`);
    await eventually(metrics).toBe(`Response needed ${needed().length} | Reported unresolved 0`);

    const added = practice.buyerWrites(null, 'Does it come in green?');
    await eventually(() => listOf(face)).toContain(cardOf(added));
    practice.markNoResponseNeeded(added.caseId);
    await eventually(() => listOf(face)).toEqual(needed().map(cardOf));
  });
});

test('the mark and the resolve control act on the open case', async () => {
  await openInbox();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  for (const name of ['Mark as no response needed', 'Resolve case']) {
    const [first, second] = needed();
    await page.getByText(first!.buyer, { exact: true }).first().click();
    await eventually(caseInAddress).toBe(first!.caseId);
    await page.getByRole('button', { name }).click();
    await eventually(() => first!.state).toBe('resolved');
    expect(first!.markedAt !== null).toBe(name.startsWith('Mark'));
    expect(second!.state).toBe('response-needed');
  }
});

test('the virtual face draws only a part of a long list', async () => {
  await practice.stop();
  const hour = 3_600_000;
  const cases = Array.from({ length: 120 }, (_, at) => ({
    messages: [{ author: 'buyer' as const, at: Date.now() - (121 - at) * hour }],
  }));
  practice = await startPractice({ port, mountDelayMs: 0, cases });
  await openInbox('virtual');
  const first = await drawnCards();
  expect(first.length).toBeLessThan(15);
  await page.locator(CARD).last().hover();
  await eventually(async () => {
    await page.mouse.wheel(0, 5_000);
    return drawnCards();
  }).toContain(cardOf(practice.cases.at(-1)!));
});

test('a deep link, the newer path and another folder show what they name', async () => {
  const { caseId, buyer } = practice.cases.find(({ state }) => state === 'resolved')!;
  await openInbox('plain', `/messaging/inbox?fi=caseId&ss=${caseId}&cc=${caseId}`);
  expect(await drawnCards()).toHaveLength(1);
  expect(await page.locator('#case-messages h4').first().textContent()).toBe(buyer);
  await openInbox('plain', '/messaging/inbox-v3/ref=xx_nav');
  expect(await drawnCards()).toHaveLength(needed().length);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await eventually(async () => (await drawnCards()).length).toBe(practice.cases.length);
  await page.goBack();
  await eventually(async () => (await drawnCards()).length).toBe(needed().length);
});

test('a narrow window has no list pane', async () => {
  await page.setViewportSize({ width: 900, height: 800 });
  await page.goto(practice.url());
  await page.getByText('Response Needed', { exact: true }).waitFor();
  expect(await page.getByText('Filters (0)').count()).toBe(0);
  await page.setViewportSize({ width: 1400, height: 800 });
  await page.getByText('Filters (0)').waitFor();
});

test('signed out, messaging leads to the sign-in page, and back', async () => {
  await openInbox();
  practice.signOut();
  await page.getByRole('button', { name: 'Resolved', exact: true }).click();
  await page.waitForURL('**/ap/signin?**');
  await page.goto(practice.url('/messaging/inbox?fi=responseNeeded'));
  expect(new URL(page.url()).pathname).toBe('/ap/signin');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator(CARD).first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/messaging/inbox');
});

test('its JSON has the attested form, and every request is on record', async () => {
  const response = await page.goto(
    practice.url('/messaging/api/global/cases?filterList=ACTION_NEEDED&sortDirection=ASCENDING'),
  );
  expect(response!.headers()['content-security-policy']).toContain("script-src 'self'");
  const text = await response!.text();
  expect(text).toMatch(/"threadId":\d{19},/);
  const { cases, nextToken } = JSON.parse(text);
  expect(nextToken).toBe('');
  expect(cases.map((each: { caseId: string }) => each.caseId)).toEqual(needed().map(({ caseId }) => caseId));
  const [{ caseId, messages, orderId, subject }] = needed() as [PracticeCase];
  expect(cases[0]).toMatchObject({
    subject,
    orders: [orderId],
    marketplaceId: 'A21TJRUUN4KGV',
    lastUpdatedDate: messages[0]!.at + 2_000,
    resolveDate: null,
  });
  const one = await page.goto(practice.url(`/messaging/api/global/cases/${caseId}?marketplaceId=A21TJRUUN4KGV`));
  const { partyCase } = await one!.json();
  expect(partyCase.caseArtifacts[0]).toMatchObject({
    artifactType: 'MESSAGE',
    creator: { partyRole: 'BUYER' },
    createdDate: messages[0]!.at,
    formattedDate: minuteOf(messages[0]!.at),
  });
  expect(practice.requests.map(({ url }) => new URL(url).pathname).filter((path) => path !== '/favicon.ico')).toEqual([
    '/messaging/api/global/cases',
    `/messaging/api/global/cases/${caseId}`,
  ]);
});

test('the proxy leads Seller Central hosts here and refuses all others', async () => {
  const proxy = await startConnectProxy(practice.port);
  const statusOf = (target: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = httpRequest({ port: proxy.port, host: '127.0.0.1', method: 'CONNECT', path: target, agent: false });
      asked.on('connect', (answer, socket) => {
        socket.destroy();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
  expect(await statusOf('sellercentral.amazon.de:443')).toBe(200);
  expect(await statusOf('example.com:443')).toBe(403);
  expect(await statusOf('sellercentral.amazon.de:80')).toBe(403);
  expect(proxy.refused).toEqual(['example.com:443', 'sellercentral.amazon.de:80']);
  await proxy.stop();
});
