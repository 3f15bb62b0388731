import type { LedgerClock } from '../core/clock';
import { DAY_MS, type Instant } from '../core/span';
import { columnsAgree, columnsOf, longStretchOf, type Stretch, shortStretchOf } from './columns';
import { clocksIn, VIEW_MS } from './read-clocks';
import type { ClockRow, ColumnsRow, LedgerDb, ReadTx, WriteTx } from './schema';
import { queue } from './transact';

/** Deletes the copies of these clocks: for whoever writes or deletes one, of both what it was and what it is. */
export function forgetColumns(tx: WriteTx, clocks: Iterable<Pick<ClockRow, 'receivedTo'>>): void {
  const stretches = new Map<string, Stretch>();
  for (const { receivedTo } of clocks) {
    // A broken row was in no copy.
    if (!Number.isFinite(receivedTo)) continue;
    for (const stretch of [longStretchOf(receivedTo), shortStretchOf(receivedTo)])
      stretches.set(`${stretch.from} ${stretch.to}`, stretch);
  }
  for (const { from, to } of stretches.values())
    queue(tx.objectStore('columns').delete(IDBKeyRange.bound([from, to], [from, to, []])));
}

/** More clocks than this, and a stretch is cut into short ones. */
const MANY = 500;
/** What one transaction reads at most, more or less: readings wait for it. */
const MOST_CLOCKS = 2_000;
const MOST_STRETCHES = 60;
/** No page's time is further ahead. */
const AHEAD_MS = 2 * DAY_MS;

/** Makes the copies that are missing. What a killed worker leaves, the next one makes. */
export async function makeColumns(db: LedgerDb, now: Instant): Promise<void> {
  const from = longStretchOf(now - VIEW_MS).from;
  const until = now + AHEAD_MS;
  const look = db.transaction(['columns', 'clocks'], 'readonly') as unknown as ReadTx;
  if ((await missingStretches(look, from, from, until)).length === 0) return;
  for (let at: Instant | null = from; at !== null; ) at = await makeSome(db, from, at, until);
}

/** Answers where to go on; null when all are there. */
async function makeSome(db: LedgerDb, from: Instant, at: Instant, until: Instant): Promise<Instant | null> {
  // A copy need not survive a crash.
  const relaxed = db.transaction(['columns', 'clocks', 'threads'], 'readwrite', { durability: 'relaxed' });
  const tx = relaxed as unknown as WriteTx;
  queue(tx.objectStore('columns').delete(IDBKeyRange.upperBound([from])));
  let [clocks, stretches]: [number, number] = [0, 0];
  for (const stretch of await missingStretches(tx, from, at, until)) {
    if (clocks >= MOST_CLOCKS || stretches >= MOST_STRETCHES) {
      await relaxed.done;
      return stretch.from;
    }
    const found = await clocksIn(tx, stretch);
    for (const row of columnsFor(stretch, found)) {
      // Whatever cannot be kept so is read from the clocks themselves.
      if (columnsAgree(row)) queue(tx.objectStore('columns').put(row));
    }
    clocks += found.length;
    stretches += 1;
  }
  await relaxed.done;
  return null;
}

/** What no row stands for, after `at`, between the first clock since `from` and the last, cut at the long stretches' ends. */
async function missingStretches(tx: ReadTx, from: Instant, at: Instant, until: Instant): Promise<Stretch[]> {
  const receivedTo = tx.objectStore('clocks').index('receivedTo');
  const [keys, first, last] = await Promise.all([
    tx.objectStore('columns').getAllKeys(IDBKeyRange.lowerBound([longStretchOf(at).from])),
    receivedTo.openKeyCursor(IDBKeyRange.lowerBound(from)),
    receivedTo.openKeyCursor(IDBKeyRange.upperBound(until), 'prev'),
  ]);
  if (!first || !last || first.key > last.key) return [];
  const missing: Stretch[] = [];
  const end = longStretchOf(last.key).to;
  let upTo = Math.max(at, longStretchOf(first.key).from);
  for (const [start, to] of [...keys, [end, end, 0] as const]) {
    while (upTo < Math.min(start, end)) {
      const next = Math.min(start, longStretchOf(upTo).to);
      missing.push({ from: upTo, to: next });
      upTo = next;
    }
    upTo = Math.max(upTo, to);
  }
  return missing;
}

function columnsFor(stretch: Stretch, clocks: readonly LedgerClock[]): ColumnsRow[] {
  const long = longStretchOf(stretch.from);
  const isWhole = stretch.from === long.from && stretch.to === long.to;
  if (isWhole && clocks.length <= MANY) return [columnsOf(stretch, clocks, Math.random())];
  const rows: ColumnsRow[] = [];
  for (let short = shortStretchOf(stretch.from); short.from < stretch.to; short = shortStretchOf(short.to)) {
    const { from, to } = short;
    rows.push(
      columnsOf(
        short,
        clocks.filter(({ receivedAt: { latest } }) => latest >= from && latest < to),
        Math.random(),
      ),
    );
  }
  return rows;
}
