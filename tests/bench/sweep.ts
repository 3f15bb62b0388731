import type { FreshPage } from './browser';
import type { Row } from './rows';
import { interleaved, median, type Samples } from './samples';

/** However many threads there are, so many wait. */
const OPEN = 200;
/** Not yet within those that alerts look at. */
const HOURS = 19;
const SIZES = [1_000, 10_000, 100_000] as const;
/** More than rounds, for these are short. */
const SAMPLES_A_ROUND = 2;
const MEASURES = ['sweepBarely', 'commitDue', 'sweepQuietly', 'sweepAfterCommit'] as const;
const NAMES = {
  commitDue: 'alerts due, committed',
  sweepQuietly: 'whole sweep, no news',
  sweepAfterCommit: 'whole sweep after a commit',
} as const;
const MOST_MS = 4;

/** The sweep over ledgers of several lengths, of which as many messages wait. */
export async function sweepRows(page: FreshPage, rounds: number): Promise<Row[]> {
  await page.load();
  const found: { size: number; samples: Record<(typeof MEASURES)[number], Samples> }[] = [];
  for (const size of SIZES) {
    const there = await page.call('seedThreads', { total: size, open: OPEN, hours: HOURS });
    if (there !== size) throw new Error(`${there} of ${size} threads are in the ledger`);
    found.push({
      size,
      samples: await interleaved(rounds * SAMPLES_A_ROUND, MEASURES, (measure) => page.call(measure)),
    });
  }
  return (['commitDue', 'sweepQuietly', 'sweepAfterCommit'] as const).flatMap((measure) =>
    found.map(
      ({ size, samples }): Row => ({
        name: `${NAMES[measure]}, ${size.toLocaleString('en')} threads`,
        unit: 'ms',
        ours: samples[measure],
        bare: samples.sweepBarely,
        grows: `${(median(samples[measure]) / median(found[0]!.samples[measure])).toFixed(2)} × that of ${SIZES[0].toLocaleString('en')}`,
        budget: { most: MOST_MS },
      }),
    ),
  );
}
