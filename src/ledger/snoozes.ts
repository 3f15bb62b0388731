import type { Snooze } from '../core/alert-steps';
import { groupBy } from '../core/group-by';
import { DAY_MS, type Instant, overlaps, type Span } from '../core/span';
import { wholeRows } from './corrupt';
import { getMany } from './many';
import type { ReadTx, SnoozeRow, WriteTx } from './schema';
import { queue } from './transact';

/** Snoozes under the threads that their keys belong to now. */
export async function readSnoozes(tx: ReadTx): Promise<Snooze[]> {
  const rows = wholeRows('snoozes', await tx.objectStore('snoozes').getAll());
  if (rows.length === 0) return [];
  const keys = await getMany(
    tx,
    'keys',
    rows.map(({ key }) => key),
  );
  return rows.flatMap(({ key, deadlines, until }, i) =>
    deadlines.map((deadline) => ({ threadId: keys[i]?.threadId ?? key, deadline, until })),
  );
}

/** The rows that `readSnoozes` reads as these, set at `now`. */
export const snoozeRowsOf = (snoozes: readonly Snooze[], now: Instant): SnoozeRow[] =>
  [...groupBy(snoozes, ({ threadId }) => threadId)].map(([key, all]) => ({
    ...{ key, deadlines: all.map(({ deadline }) => deadline), until: Math.max(...all.map(({ until }) => until)) },
    setAt: now,
  }));

/** Until when a clock's alerts rest; null where they do not. */
export function snoozedUntil(
  snoozes: readonly Snooze[],
  { threadId, deadline }: { readonly threadId: string; readonly deadline: Span },
  now: Instant,
): Instant | null {
  const ends = snoozes.filter((one) => one.threadId === threadId && overlaps(one.deadline, deadline));
  const until = ends.reduce((latest, one) => Math.max(latest, one.until), now);
  return until > now ? until : null;
}

/** Kept beyond its end, so that what it held back is told of once, also after a long sleep. */
const KEPT_MS = 7 * DAY_MS;

export async function dropOldSnoozes(tx: WriteTx, now: Instant): Promise<void> {
  for (const { key, until } of wholeRows('snoozes', await tx.objectStore('snoozes').getAll()))
    if (until < now - KEPT_MS) queue(tx.objectStore('snoozes').delete(key));
}
