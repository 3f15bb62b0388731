import type { FreshPage } from './browser';
import type { Row } from './rows';
import { interleaved, median, type Samples } from './samples';

const SIZES = [100, 1_000, 5_000, 20_000] as const;
const MS_PER_THOUSAND = 20;
const LONGEST_MS = 5;

interface Read {
  readonly size: number;
  readonly bare: { first: number[]; again: number[] };
  readonly ours: { first: number[]; again: number[]; longest: number[]; longestAgain: number[] };
}

async function readAt(page: FreshPage, size: number, rounds: number): Promise<Read> {
  const read: Read = { size, bare: { first: [], again: [] }, ours: { first: [], again: [], longest: [], longestAgain: [] } };
  await interleaved(rounds, ['bare', 'ours'], async (variant) => {
    await page.load();
    if (variant === 'bare') {
      const { first, again } = await page.call('readBarely', size);
      read.bare.first.push(first);
      read.bare.again.push(again);
      return first;
    }
    const { first, again, cards } = await page.call('readWatched', size);
    if (cards !== size) throw new Error(`${cards} of ${size} cards were read`);
    read.ours.first.push(first.total);
    read.ours.again.push(again.total);
    read.ours.longest.push(first.longest);
    read.ours.longestAgain.push(again.longest);
    return first.total;
  });
  return read;
}

const perCard = (samples: Samples, size: number): number => median(samples) / size;

/** First read, longest call of it, and a read of the unchanged list. */
export async function readRows(page: FreshPage, rounds: number): Promise<Row[]> {
  const reads: Read[] = [];
  for (const size of SIZES) reads.push(await readAt(page, size, rounds));
  const thousand = reads.find(({ size }) => size === 1_000)!;
  const growthOf = (pick: (read: Read) => Samples, read: Read): string =>
    `${(perCard(pick(read), read.size) / perCard(pick(thousand), 1_000)).toFixed(2)} × per card`;
  const named = (what: string, { size }: Read): string => `${what} ${size.toLocaleString('en')} cards`;
  return [
    ...reads.map((read): Row => ({
      name: named('first read of', read),
      unit: 'ms',
      ours: read.ours.first,
      bare: read.bare.first,
      grows: growthOf(({ ours }) => ours.first, read),
      budget: { most: (MS_PER_THOUSAND * read.size) / 1_000 },
    })),
    ...reads.map((read): Row => ({
      name: named('longest call, first read of', read),
      unit: 'ms',
      ours: read.ours.longest,
      bare: null,
      budget: { most: LONGEST_MS },
    })),
    ...reads.map((read): Row => ({
      name: named('unchanged list read again,', read),
      unit: 'ms',
      ours: read.ours.again,
      bare: read.bare.again,
      grows: growthOf(({ ours }) => ours.again, read),
      budget: { timesBare: 1.5 },
    })),
    ...reads.slice(-1).map((read): Row => ({
      name: named('longest call, read again,', read),
      unit: 'ms',
      ours: read.ours.longestAgain,
      bare: null,
      budget: { most: LONGEST_MS },
    })),
  ];
}
