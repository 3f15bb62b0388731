import { rm } from 'node:fs/promises';
import { openChromium } from './browser';
import { bundle } from './bundle';
import { copyExtension, ExtensionPage, idOf, writeBareExtension } from './extension';
import { type Opened, openPage } from './opening';
import type { Size } from './page/sweeping';
import { interleaved } from './samples';

const EMPTY = 'Reply Clock, empty';
const FEW = 'Reply Clock, few clocks';
const BARE_PAGE =
  '<!doctype html><meta charset="utf-8"><title>Bare</title><body><div id="popup"></div><script type="module" src="popup.js"></script></body>';

/** `ours` over a filled ledger, `few` over one of few clocks, `empty` over one that holds nothing, `bare` the least page that Preact can draw. */
export type Variant = 'bare' | 'empty' | 'few' | 'ours';
const FEW_CLOCKS: Size = { total: 20, open: 5, hours: 19 };

/** What an extension's page shows, over a filled and over an empty ledger. */
export interface Shown {
  readonly path: string;
  readonly filled: string;
  readonly empty: string;
}

/** What a page finds of what the worker counted: all, as its last sweep left it, or nothing. */
export type Found = 'counted' | 'uncounted';
type Opening = `${Variant}, ${Found}`;

/** A page over a ledger of this size, the worker dead, from navigation to paint. */
export async function openedOverFilled<O extends Opening>(
  chromium: string,
  built: string,
  rounds: number,
  size: Size,
  { path, filled, empty }: Shown,
  openings: readonly O[],
): Promise<Record<O, Opened[]>> {
  const folders = {
    bare: await writeBareExtension({ 'popup.html': BARE_PAGE, 'popup.js': await bundle('bare-popup.ts') }),
    empty: await copyExtension(built, EMPTY),
    few: await copyExtension(built, FEW),
  };
  const browser = await openChromium(chromium, [built, ...Object.values(folders)]);
  try {
    const { context } = browser;
    const ids = {
      ours: await idOf(context, 'Reply Clock'),
      empty: await idOf(context, EMPTY),
      few: await idOf(context, FEW),
    };
    const workers = {
      ours: await ExtensionPage.open(context, ids.ours),
      empty: await ExtensionPage.open(context, ids.empty),
      few: await ExtensionPage.open(context, ids.few),
    };
    const script = await bundle('page.ts');
    await workers.ours.seed(script, size);
    await workers.few.seed(script, FEW_CLOCKS);
    for (const page of Object.values(workers)) await page.ask({ type: 'glance.get' });
    const pages = {
      ours: { address: `chrome-extension://${ids.ours}/${path}`, shown: filled },
      few: { address: `chrome-extension://${ids.few}/${path}`, shown: filled },
      empty: { address: `chrome-extension://${ids.empty}/${path}`, shown: empty },
      bare: { address: `chrome-extension://${await idOf(context, 'Bare')}/popup.html`, shown: 'Hello' },
    };
    const opened = Object.fromEntries(openings.map((opening) => [opening, [] as Opened[]])) as Record<O, Opened[]>;
    await interleaved(rounds, openings, async (opening) => {
      const [variant, found] = opening.split(', ') as [Variant, Found];
      for (const page of Object.values(workers)) {
        if (found === 'counted') await page.ask({ type: 'glance.get' });
        await page.clearAlarms();
      }
      // Before it is forgotten, for a worker might count again; and last, for a page whose worker is on its way may never load.
      for (const page of Object.values(workers)) {
        await page.stopWorkers();
        if (found === 'uncounted') await page.forgetSnapshot();
      }
      const open = () => openPage(context, pages[variant].address, pages[variant].shown);
      const one = await open().catch(open).catch(open);
      opened[opening].push(one);
      return one.complete;
    });
    return opened;
  } finally {
    await browser.close();
    for (const folder of Object.values(folders)) await rm(folder, { recursive: true, force: true });
  }
}

export const of = (opened: readonly Opened[], field: keyof Opened): number[] => opened.map((each) => each[field]);
