import type { Clock } from '../core/clock';
import type { Settings } from '../core/settings';
import { DAY_MS, type Instant } from '../core/span';
import { standingOf } from '../core/standing';
import type { LedgerDb } from './schema';
import { bumpRevision } from './stored';
import { queue, transact } from './transact';

/** Names are kept while a clock runs, and some days longer where one ended late or unclear. */
export function mayKeepNames(clocks: readonly Clock[], settings: Settings, now: Instant): boolean {
  return clocks.some((clock) => {
    if (!clock.closing) return true;
    const standing = standingOf(clock, settings, now);
    if (standing !== 'late' && standing !== 'unclear') return false;
    return clock.closing.at.latest + settings.keepNamesDays * DAY_MS > now;
  });
}

const BATCH = 500;

/** Forgets names that may no longer be kept, some hundred rows at a time. Answers how many rows lost theirs. */
export async function purgeNames(db: LedgerDb, settings: Settings, now: Instant): Promise<number> {
  const named = await db.getAllKeysFromIndex('keys', 'namedAt');
  let purged = 0;
  for (let start = 0; start < named.length; start += BATCH) {
    await transact(db, async (tx) => {
      const keys = tx.objectStore('keys');
      const rows = await Promise.all(named.slice(start, start + BATCH).map((key) => keys.get(key)));
      const threads = await Promise.all(rows.map((row) => row && tx.objectStore('threads').get(row.threadId)));
      rows.forEach((row, i) => {
        if (!row || mayKeepNames(threads[i]?.clocks ?? [], settings, now)) return;
        const { namedAt: _, ...rest } = row;
        queue(keys.put({ ...rest, buyer: null, subject: null }));
        purged += 1;
      });
      if (purged > 0) await bumpRevision(tx);
    });
  }
  return purged;
}
