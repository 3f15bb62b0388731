import type { FreshPage } from './browser';
import type { Row } from './rows';
import { interleaved, median } from './samples';

const SIZES = [100, 5_000] as const;
const INSERTED = 500;

/** Ten batches of 50 cards put into lists of several lengths. */
export async function watchRows(page: FreshPage, rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of SIZES) {
    const longest: number[] = [];
    const { ours, bare } = await interleaved(
      size > 1_000 ? Math.min(rounds, 3) : rounds,
      ['bare', 'ours'],
      async (variant) => {
        await page.load();
        const [measure, functionName] =
          variant === 'bare' ? (['watchBarely', 'bareCall'] as const) : (['watchWatched', 'ownCall'] as const);
        const { answer, trace } = await page.traced(measure, size);
        if (answer !== INSERTED) throw new Error(`${answer} of ${INSERTED} inserted cards were read`);
        const calls = trace.someCalls(functionName, 'batches');
        if (variant === 'ours') longest.push(calls.longest);
        return calls.total;
      },
    );
    const first = rows[0]?.ours ?? ours;
    const into = `into a list of ${size.toLocaleString('en')}`;
    rows.push(
      {
        name: `10 batches of 50 cards ${into}`,
        unit: 'ms',
        ...{ ours, bare },
        grows: `${(median(ours) / median(first)).toFixed(2)} × that of ${SIZES[0]}`,
        budget: { timesBare: 1.5 },
      },
      { name: `longest call, batches ${into}`, unit: 'ms', ours: longest, bare: null, budget: { most: 5 } },
    );
  }
  return rows;
}
