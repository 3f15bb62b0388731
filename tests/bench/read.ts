import type { FreshPage } from './browser';
import type { Row } from './rows';
import { interleaved, median, type Samples } from './samples';

const SIZES = [100, 1_000, 5_000, 20_000] as const;
const MS_PER_THOUSAND = 20;
const LONGEST_MS = 5;

const newTimes = () => ({
  first: [] as number[],
  again: [] as number[],
  longest: [] as number[],
  longestAgain: [] as number[],
});
interface Read {
  readonly size: number;
  readonly bare: ReturnType<typeof newTimes>;
  readonly ours: ReturnType<typeof newTimes>;
}

async function readAt(page: FreshPage, size: number, rounds: number): Promise<Read> {
  const read: Read = { size, bare: newTimes(), ours: newTimes() };
  await interleaved(rounds, ['bare', 'ours'], async (variant) => {
    await page.load();
    const [measure, functionName] =
      variant === 'bare' ? (['readBarely', 'bareCall'] as const) : (['readWatched', 'ownCall'] as const);
    const { answer: cards, trace } = await page.traced(measure, size);
    if (cards !== size) throw new Error(`${cards} of ${size} cards were read`);
    const [first, again] = [trace.someCalls(functionName, 'first'), trace.someCalls(functionName, 'again')];
    read[variant].first.push(first.total);
    read[variant].again.push(again.total);
    read[variant].longest.push(first.longest);
    read[variant].longestAgain.push(again.longest);
    return first.total;
  });
  return read;
}

const perCard = (samples: Samples, size: number): number => median(samples) / size;

/** First read, longest call of it, and a read of the unchanged list. */
export async function readRows(page: FreshPage, rounds: number): Promise<Row[]> {
  const reads: Read[] = [];
  for (const size of SIZES) reads.push(await readAt(page, size, size > 5_000 ? Math.min(rounds, 3) : rounds));
  const thousand = reads.find(({ size }) => size === 1_000)!;
  const growthOf = (pick: (read: Read) => Samples, read: Read): string =>
    `${(perCard(pick(read), read.size) / perCard(pick(thousand), 1_000)).toFixed(2)} × per card`;
  const named = (what: string, { size }: Read): string => `${what} ${size.toLocaleString('en')} cards`;
  return [
    ...reads.map(
      (read): Row => ({
        name: named('first read of', read),
        unit: 'ms',
        ours: read.ours.first,
        bare: read.bare.first,
        grows: growthOf(({ ours }) => ours.first, read),
        // What does not grow counts as a thousand cards.
        budget: { most: MS_PER_THOUSAND * Math.ceil(read.size / 1_000) },
      }),
    ),
    ...reads.map(
      (read): Row => ({
        name: named('longest call, first read of', read),
        unit: 'ms',
        ours: read.ours.longest,
        bare: null,
        budget: { most: LONGEST_MS },
      }),
    ),
    ...reads.map(
      (read): Row => ({
        name: named('unchanged list read again,', read),
        unit: 'ms',
        ours: read.ours.again,
        bare: read.bare.again,
        grows: growthOf(({ ours }) => ours.again, read),
        budget: { timesBare: 1.5 },
      }),
    ),
    ...reads.slice(-1).map(
      (read): Row => ({
        name: named('longest call, read again,', read),
        unit: 'ms',
        ours: read.ours.longestAgain,
        bare: null,
        budget: { most: LONGEST_MS },
      }),
    ),
  ];
}
