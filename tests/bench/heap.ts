import type { FreshPage } from './browser';
import type { Row } from './rows';
import { interleaved } from './samples';

/** Heaps differ little from one round to the next. */
const MOST_ROUNDS = 3;
const SIZES = [1_000, 5_000] as const;

async function usedKilobytes({ cdp }: FreshPage): Promise<number> {
  // Twice: what the first pass finalises the second frees.
  for (let pass = 0; pass < 2; pass++) await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize / 1_000;
}

/** What is kept of the cards after reading, by the script heap before and after. */
export async function heapRows(page: FreshPage, rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of SIZES) {
    const { ours, bare } = await interleaved(Math.min(rounds, MOST_ROUNDS), ['bare', 'ours'], async (variant) => {
      await page.load();
      await page.call('drawOnly', size);
      const before = await usedKilobytes(page);
      const count = await page.call(variant === 'bare' ? 'keepBarely' : 'keepWatched');
      if (count !== size) throw new Error(`${count} of ${size} cards were read`);
      const after = await usedKilobytes(page);
      if (!(await page.call('isKept'))) throw new Error('nothing was kept');
      return after - before;
    });
    rows.push({
      name: `heap after reading ${size.toLocaleString('en')} cards`,
      unit: 'KB',
      ...{ ours, bare },
      budget: { timesBare: 1.25 },
    });
  }
  return rows;
}
