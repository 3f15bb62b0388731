import { dueAlerts } from '../core/alerts';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { deadlineOf } from '../core/standing';
import { wholeRows } from './corrupt';
import { asOpenClock, marksOf } from './due';
import { clocksOfThreads } from './many';
import type { AlertRow, ThreadRow, WriteTx } from './schema';
import { queue } from './transact';

/**
 * Clocks that a backup brings back open though their time was up before: what has become of them since is not known. They
 * share one alert for each stage, which says that they may be due, and get none of their own.
 */
export async function noteRestored(
  tx: WriteTx,
  threads: readonly ThreadRow[],
  settings: Settings,
  now: Instant,
): Promise<void> {
  const open = wholeRows(
    'clocks',
    await clocksOfThreads(
      tx,
      threads.map(({ id }) => id),
    ),
  ).filter(({ clock }) => !clock.closing && deadlineOf(clock, settings).latest < now);
  if (open.length === 0) return;
  const alerts = tx.objectStore('alerts');
  const unfinished = wholeRows('alerts', await alerts.index('unfinishedAt').getAll());
  // Not while paused only: it is told of when the pause is over.
  const planned = dueAlerts(open.map(asOpenClock), await marksOf(tx, open), { ...settings, pausedUntil: null }, now);
  for (const { stage, members } of planned) {
    const prefix = `${stage}|restored|`;
    const last = unfinished.find(({ id }) => id.startsWith(prefix));
    const all = [...(last?.members ?? []), ...members];
    const row: AlertRow = {
      ...{ id: last?.id ?? `${prefix}${members[0]!.threadId}+`, stage, kind: 'may-be-due', members: all },
      keys: [...new Set(all.map(({ threadId }) => threadId))],
      ...{ intendedAt: now, shownAt: null, unfinishedAt: now },
    };
    queue(alerts.put(row));
  }
}
