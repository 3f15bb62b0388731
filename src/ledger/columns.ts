import type { LedgerClock } from '../core/clock';
import { DAY_MS, HOUR_MS, type Instant } from '../core/span';
import type { ColumnsRow } from './schema';

export interface Stretch {
  /** `[from, to)`. */
  readonly from: Instant;
  readonly to: Instant;
}
/** How long a stretch is; one that would hold very many clocks is cut into short ones, for each change makes one anew. */
export const LONG_MS = 6 * HOUR_MS;
/** What is old hardly changes: fewer rows are read sooner. */
export const OLD_MS = DAY_MS;
export const SHORT_MS = HOUR_MS / 4;

const stretchOf = (at: Instant, lengthMs: number): Stretch => {
  const from = Math.floor(at / lengthMs) * lengthMs;
  return { from, to: from + lengthMs };
};
export const longStretchOf = (at: Instant): Stretch => stretchOf(at, LONG_MS);
export const oldStretchOf = (at: Instant): Stretch => stretchOf(at, OLD_MS);
export const shortStretchOf = (at: Instant): Stretch => stretchOf(at, SHORT_MS);

/** Per clock: receipt's ends, `openAsOf`, closing's ends (NaN: open), flags, group, ordinal. */
const WIDTH = 8;
const BASES = ['exact', 'bounded', 'assumed'] as const;
const CLOSERS = ['reply', 'mark', 'either'] as const;
const FOLLOWED = [undefined, 'surely', 'maybe'] as const;
const MOST_FLAGS = 1024;

const flagsOf = ({ basis, closing, doubtful, followed, quick, remembered }: LedgerClock): number =>
  BASES.indexOf(basis) +
  4 * (closing ? CLOSERS.indexOf(closing.by) : 0) +
  16 * FOLLOWED.indexOf(followed) +
  64 * Number(doubtful) +
  128 * Number(quick === true) +
  256 * Number(remembered === true) +
  512 * Number((closing?.told ?? null) !== null);

/** The word that closed a clock stands in its thread; here only that there was one. */
export const TOLD = 'told';

/** The clocks of one stretch as a row. */
export function columnsOf({ from, to }: Stretch, clocks: readonly LedgerClock[], made: number): ColumnsRow {
  const numbers = new Float64Array(clocks.length * WIDTH);
  const groups: { account: string; marketplaceId: string | null }[] = [];
  const groupAt = new Map<string, number>();
  clocks.forEach((clock, i) => {
    const { account, marketplaceId, receivedAt, openAsOf, closing, ordinal } = clock;
    const name = JSON.stringify([account, marketplaceId]);
    let group = groupAt.get(name);
    if (group === undefined) {
      group = groups.push({ account, marketplaceId }) - 1;
      groupAt.set(name, group);
    }
    const { earliest, latest } = closing?.at ?? { earliest: Number.NaN, latest: Number.NaN };
    const row = [receivedAt.earliest, receivedAt.latest, openAsOf, earliest, latest, flagsOf(clock), group, ordinal];
    numbers.set(row, i * WIDTH);
  });
  return { from, to, made, numbers, groups, threadIds: clocks.map(({ threadId }) => threadId).join('\n') };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * When the open clocks of a row were received, at the earliest, that surely came at or after `from`: those that count nowhere
 * while they run. Clocks that rest on the mirror are not among them.
 */
export function openSince({ numbers }: ColumnsRow, from: Instant): Instant[] {
  const receipts: Instant[] = [];
  for (let at = 0; at < numbers.length; at += WIDTH) if (isOpenSince(numbers, at, from)) receipts.push(numbers[at]!);
  return receipts;
}

const isOpenSince = (numbers: Float64Array, at: number, from: Instant): boolean =>
  numbers[at]! >= from && Number.isNaN(numbers[at + 3]) && (numbers[at + 5]! & 256) === 0;

/** The clocks of a row, in its order; those that `openSince` tells of are left out where it is asked for. */
export function clocksOf({ numbers, groups, threadIds }: ColumnsRow, without: { readonly openSince?: Instant } = {}) {
  const { openSince: from = Infinity } = without;
  let ids: readonly string[] | null = null;
  const clocks: LedgerClock[] = [];
  for (let at = 0, i = 0; at < numbers.length; at += WIDTH, i += 1) {
    if (isOpenSince(numbers, at, from)) continue;
    ids ??= threadIds.split('\n');
    const flags = numbers[at + 5]!;
    const closedFrom = numbers[at + 3]!;
    const { account, marketplaceId } = groups[numbers[at + 6]!]!;
    // Spread into one another, 20,000 of these would cost more than reading them.
    const clock: Mutable<LedgerClock> = {
      threadId: ids[i]!,
      ordinal: numbers[at + 7]!,
      account,
      marketplaceId,
      receivedAt: { earliest: numbers[at]!, latest: numbers[at + 1]! },
      basis: BASES[flags & 3]!,
      openAsOf: numbers[at + 2]!,
      closing: Number.isNaN(closedFrom)
        ? null
        : {
            at: { earliest: closedFrom, latest: numbers[at + 4]! },
            by: CLOSERS[(flags >> 2) & 3]!,
            told: flags & 512 ? TOLD : null,
          },
      doubtful: (flags & 64) !== 0,
    };
    const followed = FOLLOWED[(flags >> 4) & 3];
    if (followed) clock.followed = followed;
    if (flags & 128) clock.quick = true;
    if (flags & 256) clock.remembered = true;
    clocks.push(clock);
  }
  return clocks;
}

/** Whether a row's parts fit each other, and its stretch. */
export function columnsAgree({ from, to, numbers, groups, threadIds }: ColumnsRow): boolean {
  if (numbers.length % WIDTH !== 0 || linesIn(threadIds) !== numbers.length / WIDTH) return false;
  if (![oldStretchOf, longStretchOf, shortStretchOf].some((of) => to === of(from).to)) return false;
  if (from % (to - from) !== 0) return false;
  for (let at = 0; at < numbers.length; at += WIDTH) {
    // Each of 20,000: no arrays are made only to be taken apart.
    const earliest = numbers[at]!;
    const latest = numbers[at + 1]!;
    if (!(earliest <= latest && latest >= from && latest < to)) return false;
    const closedFrom = numbers[at + 3]!;
    const closedTo = numbers[at + 4]!;
    if (!(closedFrom <= closedTo || (Number.isNaN(closedFrom) && Number.isNaN(closedTo)))) return false;
    const flags = numbers[at + 5]!;
    if (!(flags >= 0 && flags < MOST_FLAGS && (flags & 3) < 3 && ((flags >> 2) & 3) < 3 && ((flags >> 4) & 3) < 3))
      return false;
    if (!groups[numbers[at + 6]!] || !Number.isFinite(numbers[at + 2])) return false;
  }
  return true;
}

function linesIn(text: string): number {
  if (text === '') return 0;
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Whether two rows say the same, for a copy that is held against what it was made of. */
export const isSameColumns = (a: ColumnsRow, b: ColumnsRow): boolean =>
  a.threadIds === b.threadIds &&
  JSON.stringify(a.groups) === JSON.stringify(b.groups) &&
  a.numbers.length === b.numbers.length &&
  a.numbers.every((value, i) => Object.is(value, b.numbers[i]));
