import type { LedgerClock } from '../core/clock';
import { DAY_MS, type Instant } from '../core/span';
import { clocksOf, oldStretchOf, type Stretch } from './columns';
import { wholeRows } from './corrupt';
import { clockBatches, getMany } from './many';
import type { ClockRow, ReadTx } from './schema';

/** How far back pages look: the window before the last 90 days is compared with it. */
export const VIEW_MS = 180 * DAY_MS;

/**
 * Every clock whose receipt may lie at or after `from`, in no order: from their copies, and what has none from the clocks
 * themselves. Of a seller's word that closed one it may say only that there was one.
 */
export async function readClocks(tx: ReadTx, from: Instant): Promise<LedgerClock[]> {
  const start = oldStretchOf(from).from;
  const rows = wholeRows('columns', await tx.objectStore('columns').getAll(IDBKeyRange.lowerBound([start])));
  const { kept, gaps } = laidOut(start, rows, (row) => [row.from, row.to]);
  const clocks: LedgerClock[] = [];
  for (const row of kept) for (const clock of clocksOf(row)) if (clock.receivedAt.latest >= from) clocks.push(clock);
  for (const clock of await readGaps(tx, gaps)) if (clock.receivedAt.latest >= from) clocks.push(clock);
  return clocks;
}

/** The keys of the copies since `from`, and the time for which there is none. */
export async function keptStretches(tx: ReadTx, from: Instant) {
  const start = oldStretchOf(from).from;
  const keys = await tx.objectStore('columns').getAllKeys(IDBKeyRange.lowerBound([start]));
  return laidOut(start, keys, (key) => key);
}

/** Copies in their order, and the gaps between them. No two stand for the same time, unless one is broken. */
function laidOut<T>(
  start: Instant,
  copies: readonly T[],
  stretchOf: (copy: T) => readonly [Instant, Instant, ...unknown[]],
) {
  const kept: T[] = [];
  const gaps: Stretch[] = [];
  let upTo = start;
  for (const copy of copies) {
    const [from, to] = stretchOf(copy);
    if (from < upTo) continue;
    if (from > upTo) gaps.push({ from: upTo, to: from });
    kept.push(copy);
    upTo = to;
  }
  gaps.push({ from: upTo, to: Infinity });
  return { kept, gaps };
}

export const readGaps = async (tx: ReadTx, gaps: readonly Stretch[]): Promise<LedgerClock[]> =>
  (await Promise.all(gaps.map((gap) => clocksIn(tx, gap)))).flat();

/** The open clocks that were surely received before `from`. */
export async function readOpenBefore(tx: ReadTx, from: Instant): Promise<LedgerClock[]> {
  const index = tx.objectStore('clocks').index('openFrom');
  const rows = wholeRows('clocks', await index.getAll(IDBKeyRange.upperBound(from, true)));
  return ledgerClocks(
    tx,
    rows.filter(({ receivedTo }) => receivedTo < from),
  );
}

/** The clocks of one stretch from their own rows, by their latest receipt. */
export async function clocksIn(tx: ReadTx, stretch: Stretch): Promise<LedgerClock[]> {
  const rows: ClockRow[] = [];
  for await (const batch of clockBatches(tx, 'receivedTo', stretch)) for (const row of batch) rows.push(row);
  return ledgerClocks(tx, wholeRows('clocks', rows));
}

/** The clocks of these rows, each with whose it is. */
export async function ledgerClocks(tx: ReadTx, rows: readonly ClockRow[]): Promise<LedgerClock[]> {
  // Rows that an earlier version wrote do not tell it; their threads do.
  const old = [...new Set(rows.filter(({ account }) => account === undefined).map(({ threadId }) => threadId))];
  const threads = new Map((await getMany(tx, 'threads', old)).map((thread) => [thread?.id, thread]));
  return rows.map(({ clock, threadId, ordinal, account, marketplaceId }) => ({
    ...clock,
    ...{ threadId, ordinal, account: account ?? threads.get(threadId)?.account ?? '' },
    marketplaceId: marketplaceId ?? threads.get(threadId)?.marketplaceId ?? null,
  }));
}
