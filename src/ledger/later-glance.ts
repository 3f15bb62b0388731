import { WINDOW_DAYS } from '../core/clock';
import type { Glance } from '../core/glance';
import { scoreLater } from '../core/score-later';
import { rulesOf, type Settings } from '../core/settings';
import { DAY_MS, type Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { ledgerClocks } from './read-clocks';
import type { ClockRow, ReadTx } from './schema';

/** More than this at an edge of a window, and all are counted anew. */
const MOST = 500;

/** A glance as it is at `now`, where only messages have left the windows since; null where all must be counted anew. Reads clocks and threads. */
export async function laterGlance(
  tx: ReadTx,
  glance: Glance,
  settings: Settings,
  now: Instant,
): Promise<Glance | null> {
  const rows = await leavingBetween(tx, glance.at, now);
  if (!rows) return null;
  const score = scoreLater(glance.score, await ledgerClocks(tx, rows), rulesOf(settings), glance.at, now);
  return score && { ...glance, at: now, score };
}

/** Those of whose receipt an end has left a window after `at`; null where they are very many. */
async function leavingBetween(tx: ReadTx, at: Instant, now: Instant): Promise<ClockRow[] | null> {
  const asked = WINDOW_DAYS.flatMap((days) => {
    const edge = IDBKeyRange.bound(at - days * DAY_MS, now - days * DAY_MS, false, true);
    return (['receivedFrom', 'receivedTo'] as const).map((end) =>
      tx.objectStore('clocks').index(end).getAll(edge, MOST),
    );
  });
  const found = at < now ? await Promise.all(asked) : [];
  if (found.some(({ length }) => length === MOST)) return null;
  const byName = new Map(found.flat().map((row) => [`${row.threadId} ${row.ordinal}`, row]));
  return wholeRows('clocks', [...byName.values()]);
}
