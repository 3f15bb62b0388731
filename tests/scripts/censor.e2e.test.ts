import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListReading, ReadTime, ThreadReading } from '../../src/core/reading';
import { type Face, type Practice, startPractice } from '../practice/server';
import type { PageRead } from './read-page';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'reply-clock-censor-'));
const FACES: Face[] = ['kat', 'virtual'];

let browser: Browser;
let practice: Practice;
let reader: string;
/** The console lines that CONTRIBUTING gives. */
const SNIPPET = /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'))![1]!;

beforeAll(async () => {
  practice = await startPractice({ seed: 1, mountDelayMs: 20 });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP ${practice.host}:443 127.0.0.1:${practice.port}`,
    ],
  });
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, 'read-page.ts'), formats: ['iife'], name: 'pageReader' },
    },
  });
  reader = (built as unknown as [{ output: [{ code: string }] }])[0].output[0].code;
});
afterAll(async () => {
  await browser.close();
  await practice.stop();
  rmSync(folder, { recursive: true });
});

/** The page as a contributor saves it. */
async function saved(face: Face): Promise<string> {
  practice.setFace(face);
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 }, ignoreHTTPSErrors: true });
  await page.goto(practice.url());
  await page.locator('#case-messages h4').first().waitFor();
  await page.locator('img[alt="India"]').first().waitFor();
  const html = await page.evaluate(
    (lines) => new Promise<string>((done) => new Function('copy', lines)(done)),
    SNIPPET,
  );
  await page.close();
  return html;
}

function censor(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    execFile(process.execPath, ['scripts/censor.mjs', ...args], { cwd: ROOT }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

/** Reads a saved page as it stands in its file, at the moment of which it is. */
async function read(html: string, now: number): Promise<PageRead> {
  const page: Page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  await page.route('**', (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(practice.url('/messaging/inbox?fi=responseNeeded'));
  await page.evaluate(reader);
  const seen = await page.evaluate((at) => (globalThis as any).readPage(at) as PageRead, now);
  await page.close();
  return seen;
}

/** Everything of a reading that has nothing private: counts, columns, states, what repeats, and how far apart days are. */
function patternOf({ list, thread }: PageRead) {
  const { cards, complete, incompleteBecause, layout, folder: shown, cardsNotRead } = list as ListReading;
  const firstOf = (all: readonly string[]) => all.map((each) => all.indexOf(each));
  const dayOf = (at: ReadTime) => Date.parse(`${'local' in at ? at.local.from.slice(0, 10) : 'relative'}Z`) / 864e5;
  const opened = thread as ThreadReading;
  return {
    list: {
      result: list.result,
      complete,
      incompleteBecause,
      layout,
      shown,
      cardsNotRead,
      account: list.account !== null,
    },
    cards: cards.map(({ state, marketplaceId, orderId, subject }) => ({
      state,
      marketplaceId,
      hasOrder: orderId !== null,
      isCut: subject.length === 76 && subject.endsWith('…'),
    })),
    buyers: firstOf(cards.map(({ buyer }) => buyer)),
    days: cards.map(({ activity }) => dayOf(activity) - dayOf(cards[0]!.activity)),
    thread: {
      result: opened.result,
      authors: opened.messages.map(({ author }) => author),
      complete: opened.complete,
      state: opened.state,
      hasOrder: opened.orderId !== null,
      buyerAt: cards.findIndex(({ buyer }) => buyer === opened.buyer),
    },
  };
}

test.each(FACES)('a fixture of the %s face is read as the page is, and has nobody of it in it', async (face) => {
  const original = await saved(face);
  const path = join(folder, `${face}.html`);
  writeFileSync(path, original);
  const out = join(folder, `${face}-censored.html`);
  const { code, output } = await censor(path, out);
  expect(code, output).toBe(0);
  const fixture = readFileSync(out, 'utf8');
  const savedAt = Date.parse(/name="saved-at" content="([^"]+)"/.exec(fixture)![1]!);

  const before = await read(original, Date.now());
  expect((before.list as ListReading).cards.length).toBeGreaterThan(4);
  expect(before.thread?.result).toBe('read');
  const after = await read(fixture, savedAt);
  expect(after.list.result).toBe('read');
  expect(patternOf(after)).toEqual(patternOf(before));

  expect(fixture.split('\n')[1]).toMatch(/^<!-- Censored copy of a page/);
  const shown = (before.list as ListReading).cards.map(({ buyer }) => buyer).filter((buyer) => buyer !== 'buyer');
  expect(shown.length).toBeGreaterThan(4);
  for (const buyer of shown) expect(fixture).not.toContain(buyer);
  const orders = [...original.matchAll(/\d{3}-\d{7}-\d{7}/g)].map(([order]) => order);
  expect(orders.length).toBeGreaterThan(0);
  for (const order of orders) expect(fixture).not.toContain(order);
  for (const { caseId, messages } of practice.cases) {
    expect(fixture).not.toContain(caseId);
    for (const { text } of messages) expect(fixture).not.toContain(text);
  }
  expect(fixture).not.toMatch(/NORDWIND|<script|<style|stainless/i);
  expect((after.list as ListReading).cards[0]!.activity).not.toEqual((before.list as ListReading).cards[0]!.activity);
});

test.each([
  ['no file', ['/nowhere/page.html'], /cannot be read \(ENOENT\)/],
  ['no name', [], /Name the saved page/],
])('of %s it says so in one sentence and writes nothing', async (_what, args, sentence) => {
  const { code, output } = await censor(...args);
  expect(code).toBe(1);
  expect(output).toMatch(sentence);
  expect(output).not.toMatch(/\n {4}at /);
  expect(existsSync(join(ROOT, 'tests/fixtures/page.html'))).toBe(false);
});
