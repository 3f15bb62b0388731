import { FreshPage, openChromium } from './browser';
import { bundle } from './bundle';
import { heapRows } from './heap';
import { overlayRows } from './overlay';
import { popupRows } from './popup';
import { readRows } from './read';
import { recordRows } from './record';
import type { Row } from './rows';
import { sizeRows } from './sizes';
import { sweepRows } from './sweep';
import { wakeRows } from './wake';
import { watchRows } from './watch';

export { tableOf, verdictOf } from './rows';

export interface BenchOptions {
  readonly chromium: string;
  /** The folder of the extension as built for Chromium. */
  readonly built: string;
  readonly rounds: number;
  /** Only groups whose name contains this. */
  readonly only: string;
  readonly say: (text: string) => void;
}

/** Measures every group and answers its rows. Throws where something could not be measured. */
export async function measure({ chromium, built, rounds, only, say }: BenchOptions): Promise<Row[]> {
  const script = await bundle('page.ts');
  const browser = await openChromium(chromium);
  try {
    const page = await FreshPage.open(browser, script);
    const groups: Record<string, () => Promise<Row[]> | Row[]> = {
      sizes: () => sizeRows(built),
      read: () => readRows(page, rounds),
      watch: () => watchRows(page, rounds),
      overlay: () => overlayRows(page, rounds),
      heap: () => heapRows(page, rounds),
      record: () => recordRows(page, rounds),
      wake: () => wakeRows(chromium, built, rounds),
      popup: () => popupRows(chromium, built, rounds),
      sweep: () => sweepRows(page, rounds),
    };
    const rows: Row[] = [];
    for (const [name, group] of Object.entries(groups)) {
      if (!name.includes(only)) continue;
      say(`measuring: ${name} …`);
      rows.push(...(await group()));
    }
    return rows;
  } finally {
    await browser.close();
  }
}
