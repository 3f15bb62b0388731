import type { LedgerClock } from '../core/clock';
import { DAY_MS, type Instant } from '../core/span';
import { columnsAgree, columnsOf, LONG_MS, longStretchOf, oldStretchOf, type Stretch, shortStretchOf } from './columns';
import { daysToJoin, joinDays } from './join-columns';
import { clocksIn, VIEW_MS } from './read-clocks';
import { type ClockRow, type ColumnsRow, type LedgerDb, RELAXED, type ReadTx, type WriteTx } from './schema';
import { queue } from './transact';

/** Deletes the copies of these clocks: for whoever writes or deletes one, of both what it was and what it is. */
export function forgetColumns(tx: WriteTx, clocks: Iterable<Pick<ClockRow, 'receivedTo'>>): void {
  const stretches = new Map<string, Stretch>();
  for (const { receivedTo } of clocks) {
    // A broken row was in no copy.
    if (!Number.isFinite(receivedTo)) continue;
    for (const stretch of [oldStretchOf(receivedTo), longStretchOf(receivedTo), shortStretchOf(receivedTo)])
      stretches.set(`${stretch.from} ${stretch.to}`, stretch);
  }
  for (const { from, to } of stretches.values())
    queue(tx.objectStore('columns').delete(IDBKeyRange.bound([from, to], [from, to, []])));
}

/** More clocks than this, and a stretch is cut into short ones. */
const MANY = 500;
/** Since then, more and more is closed: a day of it is one stretch. */
const OLD_AFTER_MS = 3 * DAY_MS;
/** What one transaction reads at most, more or less: readings wait for it. */
const MOST_CLOCKS = 2_000;
const MOST_STRETCHES = 60;
/** No page's time is further ahead. */
const AHEAD_MS = 2 * DAY_MS;

/** Makes the copies that are missing, and puts those of old days together. What a killed worker leaves, the next one makes. */
export async function makeColumns(db: LedgerDb, now: Instant): Promise<void> {
  const range = { from: oldStretchOf(now - VIEW_MS).from, until: now + AHEAD_MS, oldUntil: now - OLD_AFTER_MS };
  const look = db.transaction(['columns', 'clocks'], 'readonly') as unknown as ReadTx;
  const [missing, days] = await Promise.all([
    missingStretches(look, range, range.from),
    daysToJoin(look, range.oldUntil),
  ]);
  if (missing.length > 0) for (let at: Instant | null = range.from; at !== null; ) at = await makeSome(db, range, at);
  if (missing.length > 0 || days.length > 0) await joinDays(db, range.oldUntil);
}

interface Range {
  readonly from: Instant;
  readonly until: Instant;
  /** What was received before then is old. */
  readonly oldUntil: Instant;
}

/** Answers where to go on; null when all are there. */
async function makeSome(db: LedgerDb, range: Range, at: Instant): Promise<Instant | null> {
  const relaxed = db.transaction(['columns', 'clocks', 'threads'], 'readwrite', RELAXED);
  const tx = relaxed as unknown as WriteTx;
  queue(tx.objectStore('columns').delete(IDBKeyRange.upperBound([range.from])));
  let [clocks, stretches]: [number, number] = [0, 0];
  for (const stretch of await missingStretches(tx, range, at)) {
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

/** What no row stands for, after `at`, between the first clock since `from` and the last, cut at the stretches' ends. */
async function missingStretches(tx: ReadTx, { from, until, oldUntil }: Range, at: Instant): Promise<Stretch[]> {
  const receivedTo = tx.objectStore('clocks').index('receivedTo');
  const [keys, first, last] = await Promise.all([
    tx.objectStore('columns').getAllKeys(IDBKeyRange.lowerBound([oldStretchOf(at).from])),
    receivedTo.openKeyCursor(IDBKeyRange.lowerBound(from)),
    receivedTo.openKeyCursor(IDBKeyRange.upperBound(until), 'prev'),
  ]);
  if (!first || !last || first.key > last.key) return [];
  const missing: Stretch[] = [];
  const end = longStretchOf(last.key).to;
  let upTo = Math.max(at, longStretchOf(first.key).from);
  for (const [start, to] of [...keys, [end, end, 0] as const]) {
    while (upTo < Math.min(start, end)) {
      const day = oldStretchOf(upTo);
      const isOld = day.from === upTo && day.to <= Math.min(start, end, oldUntil);
      const next = isOld ? day.to : Math.min(start, longStretchOf(upTo).to);
      missing.push({ from: upTo, to: next });
      upTo = next;
    }
    upTo = Math.max(upTo, to);
  }
  return missing;
}

function columnsFor(stretch: Stretch, clocks: readonly LedgerClock[]): ColumnsRow[] {
  const longs = (stretch.to - stretch.from) / LONG_MS;
  if (Number.isInteger(longs) && clocks.length <= MANY * longs) return [columnsOf(stretch, clocks, Math.random())];
  const partOf = longs > 1 ? longStretchOf : shortStretchOf;
  const rows: ColumnsRow[] = [];
  for (let { from, to } = partOf(stretch.from); from < stretch.to; { from, to } = partOf(to)) {
    const own = clocks.filter(({ receivedAt: { latest } }) => latest >= from && latest < to);
    rows.push(...(longs > 1 ? columnsFor({ from, to }, own) : [columnsOf({ from, to }, own, Math.random())]));
  }
  return rows;
}
