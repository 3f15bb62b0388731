import type { BrowserContext } from 'playwright-core';

/** Runs in a page before its own scripts: notes when the frame that shows its answer has been drawn, and all that follows. */
function noteComplete(): void {
  const page = globalThis as unknown as { completeAt?: number; wholeAt?: number };
  let isComplete = false;
  const observer = new MutationObserver(() => {
    if (document.querySelector('main')?.getAttribute('aria-busy') !== 'false') return;
    if (!isComplete) requestAnimationFrame(() => requestAnimationFrame(() => (page.completeAt = performance.now())));
    isComplete = true;
    if (document.querySelector('main > [aria-busy="true"]')) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (page.wholeAt = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true });
}

/** A page that is asked for while its worker is being stopped may never be loaded; no page takes so long otherwise. */
const NEVER_MS = 10_000;

export interface Opened {
  readonly painted: number;
  readonly complete: number;
  /** When the rest, which nobody waits for, has been drawn too. */
  readonly whole: number;
}

/** A page of an extension in a new tab, from navigation to paint, in ms; throws where it does not show that text. */
export async function openPage(context: BrowserContext, address: string, shown: string): Promise<Opened> {
  const page = await context.newPage();
  try {
    await page.addInitScript(noteComplete);
    await page.goto(address);
    await page.waitForFunction(
      () => 'wholeAt' in globalThis && performance.getEntriesByName('first-contentful-paint').length > 0,
      undefined,
      { timeout: NEVER_MS },
    );
    const text = await page.evaluate(() => document.querySelector('main')!.textContent);
    if (!text.includes(shown)) throw new Error(`the page does not show ${shown}: ${text.slice(0, 200)}`);
    return await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
      complete: (globalThis as any).completeAt as number,
      whole: (globalThis as any).wholeAt as number,
    }));
  } finally {
    await page.close();
  }
}
