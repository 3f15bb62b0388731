import type { FreshPage } from './browser';
import type { Row } from './rows';
import { median } from './samples';

const SIZES = [100, 1_000, 5_000] as const;
const TIMES_BARE = 1.3;

const perRow = (samples: readonly number[], size: number): number => median(samples) / size;

/** Recording readings beside putting the same rows, in one strict transaction each, into the browser's own database. */
export async function recordRows(page: FreshPage, rounds: number): Promise<Row[]> {
  await page.load();
  const fresh: Row[] = [];
  const again: Row[] = [];
  for (const size of SIZES) {
    const samples: Awaited<ReturnType<typeof page.call<'record'>>>[] = [];
    for (let round = 0; round < (size > 1_000 ? Math.min(rounds, 3) : rounds); round++)
      samples.push(await page.call('record', size));
    const of = (step: keyof (typeof samples)[number]) => ({
      ours: samples.map((sample) => sample[step].ours),
      bare: samples.map((sample) => sample[step].bare),
      rows: samples[0]![step].rows,
      facts: samples.map((sample) => sample[step].facts),
    });
    const cards = `${size.toLocaleString('en')} cards`;
    const { rows, facts: _, ...times } = of('new');
    const smallest = fresh[0]?.ours ?? times.ours;
    fresh.push({
      name: `recording ${cards}, all new (${rows.toLocaleString('en')} rows)`,
      unit: 'ms',
      ...times,
      grows: `${(perRow(times.ours, size) / perRow(smallest, SIZES[0])).toFixed(2)} × per card`,
      budget: { timesBare: TIMES_BARE },
    });
    const one = of('one-changed');
    again.push({
      name: `recording ${cards}, one changed (${one.rows} rows)`,
      unit: 'ms',
      ...{ ours: one.ours, bare: one.bare },
      budget: { timesBare: TIMES_BARE },
    });
    const same = of('unchanged');
    again.push({
      name: `facts written by an unchanged list of ${cards}`,
      unit: 'count',
      ours: same.facts,
      bare: null,
      budget: { most: 0 },
    });
    again.push({
      name: `recording ${cards}, unchanged (${same.rows} rows)`,
      unit: 'ms',
      ours: same.ours,
      bare: same.bare,
      budget: null,
    });
  }
  return [...fresh, ...again];
}
