import type { AlertMark, OpenClock } from '../core/alerts';
import type { Settings } from '../core/settings';
import { HOUR_MS, type Instant } from '../core/span';
import { wholeRows } from './corrupt';
import type { AlertRow, ClockRow, ReadTx } from './schema';

export const asOpenClock = ({ threadId, clock }: ClockRow): OpenClock => ({ threadId, clock });

/** Open clocks whose deadline's earliest end is at or before `until`, most urgent first. */
export async function openClocksDue(tx: ReadTx, settings: Settings, until: Instant): Promise<ClockRow[]> {
  const range = IDBKeyRange.upperBound(until - settings.hours * HOUR_MS);
  return wholeRows('clocks', await tx.objectStore('clocks').index('openFrom').getAll(range));
}

/** More clocks than this at once, and reading all alerts is cheaper than asking for each. */
const MANY = 200;

/** The stages shown or about to be shown for these clocks, under the threads they belong to now. */
export async function marksOf(tx: ReadTx, rows: readonly ClockRow[]): Promise<AlertMark[]> {
  const threadOf = new Map(
    rows.flatMap((row) => [row.threadId, ...row.keys].map((key): [string, string] => [key, row.threadId])),
  );
  const alerts =
    rows.length > MANY ? await tx.objectStore('alerts').getAll() : await alertsOf(tx, [...threadOf.keys()]);
  return wholeRows('alerts', alerts).flatMap(({ stage, members }) =>
    members.flatMap(({ threadId, deadline }) => {
      const now = threadOf.get(threadId);
      return now === undefined ? [] : [{ threadId: now, stage, deadline }];
    }),
  );
}

async function alertsOf(tx: ReadTx, keys: readonly string[]): Promise<AlertRow[]> {
  const store = tx.objectStore('alerts');
  const ids = new Set((await Promise.all(keys.map((key) => store.index('keys').getAllKeys(key)))).flat());
  const rows = await Promise.all([...ids].map((id) => store.get(id)));
  return rows.filter((row): row is AlertRow => row !== undefined);
}

/** Steps at which the badge changes its colour. */
const BADGE_STEPS_MS = [HOUR_MS, 4 * HOUR_MS];

/**
 * The next instant after `now` at which an alert may be due or anything shown changes by itself, found by index.
 * It may be too early (a step that a wide span does not have), never too late.
 */
export async function nextTurnAt(tx: ReadTx, settings: Settings, now: Instant): Promise<Instant | null> {
  const clocks = tx.objectStore('clocks');
  const hoursMs = settings.hours * HOUR_MS;
  const turns: Instant[] = [];
  const steps = new Set([...settings.stages.map((stage) => stage.beforeMs), ...BADGE_STEPS_MS, -1]);
  for (const beforeMs of steps) {
    const cursor = await clocks.index('openFrom').openKeyCursor(IDBKeyRange.lowerBound(now - hoursMs + beforeMs, true));
    if (cursor) turns.push(cursor.key + hoursMs - beforeMs);
  }
  // Overdue begins with the first millisecond after the deadline.
  const cursor = await clocks.index('openTo').openKeyCursor(IDBKeyRange.lowerBound(now - hoursMs - 1, true));
  if (cursor) turns.push(cursor.key + hoursMs + 1);
  if (settings.pausedUntil !== null) turns.push(settings.pausedUntil);
  for (const { state, asOf } of wholeRows('coverage', await tx.objectStore('coverage').getAll())) {
    if (state === 'watching' && asOf !== null) turns.push(asOf + settings.staleAfterMs + 1);
  }
  const ahead = turns.filter((at) => at > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}
