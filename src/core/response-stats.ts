import type { Range, Response } from './response-times';

/** What holds of all response times, each as the range of what may be true, in ms. */
export interface ResponseStats {
  readonly average: Range;
  /** The time within which half of the replies came. By nearest rank. */
  readonly median: Range;
  readonly ninetieth: Range;
}

/** null where no response is sure: then there may be none. */
export function responseStatsOf(responses: readonly Response[]): ResponseStats | null {
  const sure = responses.filter(({ isSure }) => isSure);
  if (sure.length === 0) return null;
  const maybe = responses.filter(({ isSure }) => !isSure);
  const rising = (of: readonly Response[], end: 'min' | 'max') => of.map(({ tookMs }) => tookMs[end]).sort(ascending);
  const least = { sure: rising(sure, 'min'), maybe: rising(maybe, 'min') };
  // Mirrored: the greatest of these is the least of their negatives.
  const negated = (times: number[]): number[] => times.map((time) => -time).reverse();
  const most = { sure: negated(rising(sure, 'max')), maybe: negated(rising(maybe, 'max')) };
  return {
    average: { min: leastAverage(least), max: -leastAverage(most) },
    median: { min: leastRanked(least, (count) => rankOf(50, count)), max: -leastRanked(most, mirroredRank(50)) },
    ninetieth: { min: leastRanked(least, (count) => rankOf(90, count)), max: -leastRanked(most, mirroredRank(90)) },
  };
}

/** Both rising. */
interface Times {
  readonly sure: readonly number[];
  readonly maybe: readonly number[];
}

const ascending = (a: number, b: number): number => a - b;

/** Of so many, the place of the one that `percent` of them do not exceed, counted from 1. In whole numbers. */
const rankOf = (percent: number, count: number): number => Math.ceil((percent * count) / 100);
const mirroredRank =
  (percent: number) =>
  (count: number): number =>
    count + 1 - rankOf(percent, count);

function leastAverage({ sure, maybe }: Times): number {
  let sum = sure.reduce((so, time) => so + time, 0);
  let count = sure.length;
  for (const time of maybe) {
    if (time * count >= sum) break;
    sum += time;
    count += 1;
  }
  return sum / count;
}

/** The least that may stand at the rank. Whatever number of the others counts, it is least where those are the least of them. */
function leastRanked({ sure, maybe }: Times, rankAmong: (count: number) => number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let taken = 0; taken <= maybe.length; taken += 1)
    least = Math.min(least, rankedOf(sure, maybe, taken, rankAmong(sure.length + taken)));
  return least;
}

/** The `rank`th of `sure` and the first `taken` of `maybe` together. */
function rankedOf(sure: readonly number[], maybe: readonly number[], taken: number, rank: number): number {
  // So many of `sure` come before it or are it: the least number after which neither side has passed over the other.
  let low = Math.max(0, rank - taken);
  let high = Math.min(rank, sure.length);
  while (low < high) {
    const ofSure = (low + high) >> 1;
    if (sure[ofSure]! < maybe[rank - ofSure - 1]!) low = ofSure + 1;
    else high = ofSure;
  }
  return Math.max(sure[low - 1] ?? Number.NEGATIVE_INFINITY, maybe[rank - low - 1] ?? Number.NEGATIVE_INFINITY);
}

/** On which side of a limit an average is that should stay under it. */
export type Side = 'under' | 'over' | 'either';
export function sideOf({ min, max }: Range, limitMs: number): Side {
  if (max < limitMs) return 'under';
  return min >= limitMs ? 'over' : 'either';
}
