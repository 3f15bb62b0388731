import type { LedgerClock } from '../core/clock';
import { HOUR_MS, type Instant } from '../core/span';
import type { ColumnsRow } from './schema';

/** How long a stretch is that one row stands for. */
export const STRETCH_MS = 6 * HOUR_MS;
export const stretchOf = (receivedTo: Instant): Instant => Math.floor(receivedTo / STRETCH_MS) * STRETCH_MS;

/** Per clock: receipt's ends, `openAsOf`, closing's ends (NaN: open), flags, group, ordinal. */
const WIDTH = 8;
const BASES = ['exact', 'bounded', 'assumed'] as const;
const CLOSERS = ['reply', 'mark', 'either'] as const;
const FOLLOWED = [undefined, 'surely', 'maybe'] as const;

const flagsOf = ({ basis, closing, doubtful, followed, quick, remembered }: LedgerClock): number =>
  BASES.indexOf(basis) +
  4 * (closing ? CLOSERS.indexOf(closing.by) : 0) +
  16 * FOLLOWED.indexOf(followed) +
  64 * Number(doubtful) +
  128 * Number(quick === true) +
  256 * Number(remembered === true) +
  512 * Number((closing?.told ?? null) !== null);

/** The word that closed a clock stands in its thread; here only that there was one. */
const TOLD = 'told';

/** The clocks of one stretch as a row. */
export function columnsOf(from: Instant, clocks: readonly LedgerClock[]): ColumnsRow {
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
  return { from, numbers, groups, threadIds: clocks.map(({ threadId }) => threadId).join('\n') };
}

/** The clocks of a row. Whose thread each is, is read only where it is asked for. */
export function* clocksOf({ numbers, groups, threadIds }: ColumnsRow): Generator<LedgerClock> {
  let ids: string[] | null = null;
  for (let i = 0; i * WIDTH < numbers.length; i += 1) {
    const at = i * WIDTH;
    const flags = numbers[at + 5]!;
    const followed = FOLLOWED[(flags >> 4) & 3];
    const closedFrom = numbers[at + 3]!;
    const { account, marketplaceId } = groups[numbers[at + 6]!]!;
    yield {
      get threadId() {
        ids ??= threadIds.split('\n');
        return ids[i]!;
      },
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
      ...(followed && { followed }),
      ...(flags & 128 && { quick: true }),
      ...(flags & 256 && { remembered: true }),
    };
  }
}

/** Whether a row's parts fit each other. */
export const columnsAgree = ({ numbers, groups, threadIds }: ColumnsRow): boolean => {
  const count = numbers.length / WIDTH;
  const lines = threadIds === '' ? 0 : threadIds.split('\n').length;
  if (!Number.isInteger(count) || lines !== count) return false;
  for (let at = 6; at < numbers.length; at += WIDTH) if (!groups[numbers[at]!]) return false;
  return true;
};
