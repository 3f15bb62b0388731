import { snoozeLimitOf } from '../core/alert-steps';
import type { ThreadKey } from '../core/facts';
import { type Settings, stagesFor } from '../core/settings';
import type { Instant } from '../core/span';
import { deadlineOf } from '../core/standing';
import { whole, wholeRows } from './corrupt';
import { alertRulesOf } from './due';
import { clocksOfThreads, getMany } from './many';
import { type LedgerDb, type ReadTx, STORES } from './schema';
import { bumpRevision } from './stored';
import { queue, transact } from './transact';

/** What came of a wish to be left alone. */
export interface Snoozed {
  /** Until when alerts rest; null where it is too late, or nothing of the thread waits. */
  readonly until: Instant | null;
  /** When the last warning of what waits is due, past which nothing is put off; null where nothing waits. */
  readonly lastAt: Instant | null;
}

/** Puts the alerts of a thread's open clocks off until `until`, at the most until the first of them has its last warning. */
export async function snoozeThread(
  db: LedgerDb,
  name: ThreadKey,
  until: Instant,
  settings: Settings,
  zone: string,
  now: Instant,
): Promise<Snoozed> {
  return transact(db, async (tx) => {
    const threadId = whole('keys', await tx.objectStore('keys').get(name))?.threadId ?? name;
    const open = wholeRows('clocks', await clocksOfThreads(tx, [threadId])).filter(({ clock }) => !clock.closing);
    const rules = await alertRulesOf(tx, settings, zone, now);
    const deadlines = open.map(({ clock }) => deadlineOf(clock, settings));
    const limits = open.map(({ account }, i) =>
      snoozeLimitOf(deadlines[i]!, stagesFor(settings, account ?? null), rules),
    );
    if (open.length === 0) return { until: null, lastAt: null };
    const lastAt = Math.min(...limits);
    const end = Math.min(until, lastAt);
    if (end <= now) return { until: null, lastAt };
    queue(tx.objectStore('snoozes').put({ key: threadId, deadlines, until: end, setAt: now }));
    await bumpRevision(tx);
    return { until: end, lastAt };
  });
}

/** Puts off all that an alert is of. Answers until when the first of it rests; null where it is too late for all. */
export async function snoozeAlert(
  db: LedgerDb,
  id: string,
  until: Instant,
  settings: Settings,
  zone: string,
  now: Instant,
): Promise<Instant | null> {
  const row = whole('alerts', await (db.transaction(STORES) as ReadTx).objectStore('alerts').get(id));
  const ends: Instant[] = [];
  for (const name of new Set(row?.members.map(({ threadId }) => threadId))) {
    const { until: end } = await snoozeThread(db, name, until, settings, zone, now);
    if (end !== null) ends.push(end);
  }
  return ends.length > 0 ? Math.min(...ends) : null;
}

/** Alerts of a thread come again when they are due. Answers whether they rested. */
export async function wakeThread(db: LedgerDb, name: ThreadKey): Promise<boolean> {
  return transact(db, async (tx) => {
    const threadId = whole('keys', await tx.objectStore('keys').get(name))?.threadId ?? name;
    const rows = wholeRows('snoozes', await tx.objectStore('snoozes').getAll());
    const keys = await getMany(
      tx,
      'keys',
      rows.map(({ key }) => key),
    );
    const gone = rows.filter(({ key }, i) => (keys[i]?.threadId ?? key) === threadId);
    for (const { key } of gone) queue(tx.objectStore('snoozes').delete(key));
    if (gone.length > 0) await bumpRevision(tx);
    return gone.length > 0;
  });
}
