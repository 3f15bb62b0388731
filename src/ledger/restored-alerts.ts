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
 * share one alert, which says that they may be due, and get none of their own.
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
  // Not while paused or away only: it is told of when that is over.
  const rules = { settings: { ...settings, pausedUntil: null, watching: true }, absences: [], snoozes: [] };
  const planned = dueAlerts(open.map(asOpenClock), await marksOf(tx, open), rules, now);
  const members = planned.flatMap((alert) =>
    alert.members.map((member) => ({ ...member, stage: member.stage ?? alert.stage })),
  );
  const [first] = members;
  if (!first) return;
  const last = unfinished.find(({ id }) => id.startsWith(PREFIX));
  const all = [...(last?.members ?? []), ...members];
  const row: AlertRow = {
    ...{ id: last?.id ?? `${PREFIX}${first.threadId}+`, stage: 'restored', kind: 'may-be-due', members: all },
    keys: [...new Set(all.map(({ threadId }) => threadId))],
    ...{ intendedAt: now, shownAt: null, unfinishedAt: now },
  };
  queue(alerts.put(row));
}

/** An alert's id names a thread in its third place. */
const PREFIX = 'restored|0|';
