import { FreshPage, openChromium } from './browser';
import { bundle } from './bundle';
import { dashboardRows } from './dashboard';
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

export interface Measured {
  readonly rows: readonly Row[];
  /** Groups that could not be measured, and why. */
  readonly failed: readonly string[];
}

/** Measures every group, one after the other. */
export async function measure({ chromium, built, rounds, only, say }: BenchOptions): Promise<Measured> {
  const script = await bundle('page.ts');
  const browser = await openChromium(chromium);
  const inPage = (rowsOf: (page: FreshPage, rounds: number) => Promise<Row[]>) => async (): Promise<Row[]> => {
    const page = await FreshPage.open(browser, script);
    try {
      return await rowsOf(page, rounds);
    } finally {
      await page.close();
    }
  };
  const groups: Record<string, () => Promise<Row[]>> = {
    sizes: async () => sizeRows(built),
    read: inPage(readRows),
    watch: inPage(watchRows),
    overlay: inPage(overlayRows),
    heap: inPage(heapRows),
    record: inPage(recordRows),
    wake: () => wakeRows(chromium, built, rounds),
    popup: () => popupRows(chromium, built, rounds),
    dashboard: () => dashboardRows(chromium, built, rounds),
    sweep: inPage(sweepRows),
  };
  const chosen = Object.entries(groups).filter(([name]) => name.includes(only));
  const rows: Row[] = [];
  const failed: string[] = chosen.length > 0 ? [] : [`no group is called ${only}: ${Object.keys(groups).join(', ')}`];
  for (const [name, group] of chosen) {
    say(`measuring: ${name} …`);
    try {
      rows.push(...(await group()));
    } catch (error) {
      failed.push(`${name}: ${error instanceof Error ? error.message : error}`);
    }
  }
  await browser.close();
  return { rows, failed };
}
