import type { BrowserContext, Page } from 'playwright-core';

/** Runs in a page before its own scripts: notes when the frame that shows its answer has been drawn, and all that follows. */
function noteComplete(): void {
  const page = globalThis as unknown as Partial<Record<'completeAt' | 'viewAt' | 'wholeAt', number>>;
  const noted = new Set<string>();
  /** Once what was just drawn has been painted. */
  const note = (name: 'completeAt' | 'viewAt' | 'wholeAt'): void => {
    if (noted.has(name)) return;
    noted.add(name);
    requestAnimationFrame(() => requestAnimationFrame(() => (page[name] = performance.now())));
  };
  const observer = new MutationObserver(() => {
    if (document.querySelector('main')?.getAttribute('aria-busy') !== 'false') return;
    note('completeAt');
    if (document.querySelector('main > .accounts-section')) note('viewAt');
    if (document.querySelector('main > [aria-busy="true"]')) return;
    note('viewAt');
    note('wholeAt');
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/** A page that is asked for while its worker is being stopped may never be loaded; no page takes so long otherwise. */
const NEVER_MS = 10_000;
/** By the clock: a tab that is not in front draws no frame to wait for. */
const LOOK_AGAIN_MS = 50;

export interface Opened {
  readonly painted: number;
  readonly complete: number;
  /** When what stands above the fold has been read and drawn in full. */
  readonly view: number;
  /** When the rest, which nobody waits for, has been drawn too. */
  readonly whole: number;
  /** What the page's main thread did until then. */
  readonly busy: number;
}

/** A page of an extension in a new tab, from navigation to paint, in ms; throws where it does not show that text. */
export async function openPage(context: BrowserContext, address: string, shown: string): Promise<Opened> {
  const page = await context.newPage();
  try {
    await page.bringToFront();
    await page.addInitScript(noteComplete);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.goto(address);
    await page.waitForFunction(
      () => 'wholeAt' in globalThis && performance.getEntriesByName('first-contentful-paint').length > 0,
      undefined,
      { timeout: NEVER_MS, polling: LOOK_AGAIN_MS },
    );
    const { metrics } = await cdp.send('Performance.getMetrics');
    const text = await page.evaluate(() => document.querySelector('main')!.textContent);
    if (!text.includes(shown)) throw new Error(`the page does not show ${shown}: ${text.slice(0, 200)}`);
    const busy = 1_000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
    return { ...(await timesOf(page)), busy };
  } finally {
    await page.close();
  }
}

const timesOf = (page: Page): Promise<Omit<Opened, 'busy'>> =>
  page.evaluate(() => {
    const { completeAt, viewAt, wholeAt } = globalThis as any;
    const painted = performance.getEntriesByName('first-contentful-paint')[0]!.startTime;
    return { painted, complete: completeAt, view: viewAt, whole: wholeAt };
  });
