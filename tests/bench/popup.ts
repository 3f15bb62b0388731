import { rm } from 'node:fs/promises';
import type { BrowserContext } from 'playwright-core';
import { openChromium } from './browser';
import { bundle } from './bundle';
import { ExtensionPage, idOf, writeBareExtension } from './extension';
import type { Row } from './rows';
import { interleaved } from './samples';

const LIVE = 20_000;
const BARE_PAGE =
  '<!doctype html><meta charset="utf-8"><title>Bare</title><body><div id="popup"></div><script type="module" src="popup.js"></script></body>';

/** Runs in the popup before its own scripts: notes when the frame that shows everything has been drawn. */
function noteComplete(): void {
  const page = globalThis as unknown as { completeAt?: number };
  const observer = new MutationObserver(() => {
    if (document.querySelector('main')?.getAttribute('aria-busy') !== 'false') return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (page.completeAt = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

interface Opened {
  readonly painted: number;
  readonly complete: number;
}

async function open(context: BrowserContext, address: string, shown: string): Promise<Opened> {
  const page = await context.newPage();
  try {
    await page.addInitScript(noteComplete);
    await page.goto(address);
    await page.waitForFunction(
      () => 'completeAt' in globalThis && performance.getEntriesByName('first-contentful-paint').length > 0,
    );
    const text = await page.evaluate(() => document.querySelector('main')!.textContent);
    if (!text.includes(shown)) throw new Error(`the popup does not show ${shown}: ${text.slice(0, 200)}`);
    return await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
      complete: (globalThis as any).completeAt as number,
    }));
  } finally {
    await page.close();
  }
}

/** The popup over a ledger of 20,000 running clocks, the worker dead, from navigation to paint. */
export async function popupRows(chromium: string, built: string, rounds: number): Promise<Row[]> {
  const bareFolder = await writeBareExtension({ 'popup.html': BARE_PAGE, 'popup.js': await bundle('bare-popup.ts') });
  const browser = await openChromium(chromium, [built, bareFolder]);
  try {
    const { context } = browser;
    const ours = await idOf(context, 'Reply Clock');
    const page = await ExtensionPage.open(context, ours);
    await page.seed(await bundle('page.ts'), { total: LIVE, open: LIVE, hours: 24 });
    await page.ask({ type: 'glance.get' });
    const pages = {
      ours: { address: `chrome-extension://${ours}/src/ui/popup/popup.html`, shown: 'Buyer' },
      bare: { address: `chrome-extension://${await idOf(context, 'Bare')}/popup.html`, shown: 'Hello' },
    };
    const opened = { ours: [] as Opened[], bare: [] as Opened[] };
    await interleaved(rounds, ['bare', 'ours'], async (variant) => {
      await page.stopWorkers();
      await page.clearAlarms();
      const found = await open(context, pages[variant].address, pages[variant].shown);
      opened[variant].push(found);
      return found.complete;
    });
    const of = (field: keyof Opened) => ({
      ours: opened.ours.map((each) => each[field]),
      bare: opened.bare.map((each) => each[field]),
    });
    const name = `popup with ${LIVE.toLocaleString('en')} running clocks, worker dead`;
    return [
      { name: `${name}: painted`, unit: 'ms', ...of('painted'), budget: { timesBare: 1.15 } },
      { name: `${name}: complete`, unit: 'ms', ...of('complete'), budget: { timesBare: 1.35 } },
    ];
  } finally {
    await browser.close();
    await rm(bareFolder, { recursive: true, force: true });
  }
}
