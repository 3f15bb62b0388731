import { rm } from 'node:fs/promises';
import { openChromium } from './browser';
import { bundle } from './bundle';
import { copyExtension, ExtensionPage, idOf, writeBareExtension } from './extension';
import { type Opened, openPage } from './opening';
import type { Size } from './page/sweeping';
import { interleaved } from './samples';

const EMPTY = 'Reply Clock, empty';
const BARE_PAGE =
  '<!doctype html><meta charset="utf-8"><title>Bare</title><body><div id="popup"></div><script type="module" src="popup.js"></script></body>';

/** `ours` over a filled ledger, `empty` over one that holds nothing, `bare` the least page that Preact can draw. */
export const VARIANTS = ['bare', 'empty', 'ours'] as const;
export type Variant = (typeof VARIANTS)[number];

/** What an extension's page shows, over a filled and over an empty ledger. */
export interface Shown {
  readonly path: string;
  readonly filled: string;
  readonly empty: string;
}

/** A page over a ledger of this size, the worker dead and nothing counted before, from navigation to paint. */
export async function openedOverFilled(
  chromium: string,
  built: string,
  rounds: number,
  size: Size,
  { path, filled, empty }: Shown,
): Promise<Record<Variant, Opened[]>> {
  const folders = {
    bare: await writeBareExtension({ 'popup.html': BARE_PAGE, 'popup.js': await bundle('bare-popup.ts') }),
    empty: await copyExtension(built, EMPTY),
  };
  const browser = await openChromium(chromium, [built, folders.empty, folders.bare]);
  try {
    const { context } = browser;
    const ids = { ours: await idOf(context, 'Reply Clock'), empty: await idOf(context, EMPTY) };
    const workers = {
      ours: await ExtensionPage.open(context, ids.ours),
      empty: await ExtensionPage.open(context, ids.empty),
    };
    await workers.ours.seed(await bundle('page.ts'), size);
    for (const page of Object.values(workers)) await page.ask({ type: 'glance.get' });
    const pages = {
      ours: { address: `chrome-extension://${ids.ours}/${path}`, shown: filled },
      empty: { address: `chrome-extension://${ids.empty}/${path}`, shown: empty },
      bare: { address: `chrome-extension://${await idOf(context, 'Bare')}/popup.html`, shown: 'Hello' },
    };
    const opened: Record<Variant, Opened[]> = { bare: [], empty: [], ours: [] };
    await interleaved(rounds, VARIANTS, async (variant) => {
      for (const page of Object.values(workers)) {
        await page.clearAlarms();
        await page.forgetSnapshot();
      }
      // Last, for a page whose worker is on its way may never load.
      for (const page of Object.values(workers)) await page.stopWorkers();
      const open = () => openPage(context, pages[variant].address, pages[variant].shown);
      const found = await open().catch(open);
      opened[variant].push(found);
      return found.complete;
    });
    return opened;
  } finally {
    await browser.close();
    for (const folder of Object.values(folders)) await rm(folder, { recursive: true, force: true });
  }
}

export const of = (opened: readonly Opened[], field: keyof Opened): number[] => opened.map((each) => each[field]);
