import { FreshPage, openChromium } from './browser';
import { bundle } from './bundle';
import { readRows } from './read';
import type { Row } from './rows';

export { tableOf, verdictOf } from './rows';

export interface BenchOptions {
  readonly chromium: string;
  readonly rounds: number;
  /** Only groups whose name contains this. */
  readonly only: string;
  readonly say: (text: string) => void;
}

/** Measures every group and answers its rows. Throws where something could not be measured. */
export async function measure({ chromium, rounds, only, say }: BenchOptions): Promise<Row[]> {
  const script = await bundle('page.ts');
  const browser = await openChromium(chromium);
  try {
    const page = await FreshPage.open(browser, script);
    const groups: Record<string, () => Promise<Row[]>> = {
      read: () => readRows(page, rounds),
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
