import type { Thread } from '../core/clock';
import { rulesOf, type Settings } from '../core/settings';
import { DAY_MS, type Instant } from '../core/span';
import { standingOf } from '../core/standing';
import { whole, wholeRows } from './corrupt';
import type { LedgerDb } from './schema';
import { bumpRevision } from './stored';
import { queue, transact } from './transact';

/** Names are kept while a clock runs, and some days longer where one ended late or unclear. */
export function mayKeepNames(
  { account, clocks }: Pick<Thread, 'account' | 'clocks'>,
  settings: Settings,
  now: Instant,
): boolean {
  const rules = rulesOf(settings)(account);
  return clocks.some((clock) => {
    if (!clock.closing) return true;
    const standing = standingOf(clock, rules, now);
    if (standing !== 'late' && standing !== 'unclear') return false;
    return clock.closing.at.latest + settings.keepNamesDays * DAY_MS > now;
  });
}

const BATCH = 500;

/**
 * Forgets names that may no longer be kept, some hundred rows at a time. Answers how many rows lost theirs. What was set
 * aside may hold names too.
 */
export async function purgeNames(db: LedgerDb, settings: Settings, now: Instant): Promise<number> {
  await dropSetAside(db, now - settings.keepNamesDays * DAY_MS);
  const named = await db.getAllKeysFromIndex('keys', 'namedAt');
  let purged = 0;
  for (let start = 0; start < named.length; start += BATCH) {
    await transact(db, async (tx) => {
      const keys = tx.objectStore('keys');
      const asked = named.slice(start, start + BATCH);
      const rows = wholeRows('keys', await Promise.all(asked.map((key) => keys.get(key))));
      const threads = await Promise.all(rows.map((row) => tx.objectStore('threads').get(row.threadId)));
      rows.forEach((row, i) => {
        // A thread whose row is broken gets it back first.
        if (threads[i] && !whole('threads', threads[i])) return;
        if (mayKeepNames(threads[i] ?? { account: row.account, clocks: [] }, settings, now)) return;
        const { namedAt: _, ...rest } = row;
        queue(keys.put({ ...rest, buyer: null, subject: null }));
        purged += 1;
      });
      if (purged > 0) await bumpRevision(tx);
    });
  }
  return purged;
}

async function dropSetAside(db: LedgerDb, before: Instant): Promise<void> {
  if ((await db.count('quarantine')) === 0) return;
  await transact(db, async (tx) => {
    const store = tx.objectStore('quarantine');
    const [keys, rows] = [await store.getAllKeys(), await store.getAll()];
    const old = keys.filter((_, i) => !(rows[i]?.at !== undefined && rows[i].at >= before));
    for (const key of old) queue(store.delete(key));
    if (old.length > 0) await bumpRevision(tx, 'coverage');
  });
}
