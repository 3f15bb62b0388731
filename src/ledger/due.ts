import { absencesAround } from '../core/absence';
import type { AlertMark, AlertRules, OpenClock } from '../core/alert-steps';
import { turnsOfRules } from '../core/alerts';
import { badgeTurns } from '../core/badge-steps';
import type { Settings } from '../core/settings';
import { HOUR_MS, type Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { nextNudgeAt, nudgesTold } from './nudges';
import type { AlertRow, ClockRow, ReadTx } from './schema';
import { readSnoozes } from './snoozes';

export const asOpenClock = ({ threadId, account, clock }: ClockRow): OpenClock => ({
  ...{ threadId, account: account ?? null, clock },
});

/** What beside the clocks decides on alerts; `zone` is the seller's own. */
export const alertRulesOf = async (
  tx: ReadTx,
  settings: Settings,
  zone: string,
  now: Instant,
): Promise<AlertRules> => ({
  settings,
  absences: absencesAround(settings.quietWeek, zone, now),
  snoozes: await readSnoozes(tx),
});

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
    members.flatMap(({ threadId, deadline, stage: own }) => {
      const now = threadOf.get(threadId);
      return now === undefined ? [] : [{ threadId: now, stage: own ?? stage, deadline }];
    }),
  );
}

async function alertsOf(tx: ReadTx, keys: readonly string[]): Promise<AlertRow[]> {
  const store = tx.objectStore('alerts');
  const ids = new Set((await Promise.all(keys.map((key) => store.index('keys').getAllKeys(key)))).flat());
  const rows = await Promise.all([...ids].map((id) => store.get(id)));
  return rows.filter((row): row is AlertRow => row !== undefined);
}

/** Steps at which a clock presses more than before, as the popup shows it. */
const PRESSING_STEPS_MS = [HOUR_MS, 4 * HOUR_MS];

/**
 * The next instant after `now` at which an alert may be due or anything shown changes by itself, found by index.
 * It may be too early (a step that a wide span does not have), never too late. `zone` is the seller's own.
 */
export async function nextTurnAt(tx: ReadTx, settings: Settings, zone: string, now: Instant): Promise<Instant | null> {
  const turns = await turnsOfClocks(tx, settings, now);
  const rules = await alertRulesOf(tx, settings, zone, now);
  turns.push(...turnsOfRules(rules, now));
  const coverage = wholeRows('coverage', await tx.objectStore('coverage').getAll());
  const nudged = await nudgesTold(tx, coverage);
  const nudge = nextNudgeAt({ coverage, hasNudged: (key) => nudged.has(key) }, rules, zone, now);
  if (nudge !== null) turns.push(nudge);
  return earliestAfter(turns, now);
}

/** The next instant after `now` at which what is shown changes by itself. */
export const nextShownTurnAt = async (tx: ReadTx, settings: Settings, now: Instant): Promise<Instant | null> =>
  earliestAfter(await turnsOfClocks(tx, settings, now), now);

function earliestAfter(turns: readonly Instant[], now: Instant): Instant | null {
  const ahead = turns.filter((at) => at > now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

async function turnsOfClocks(tx: ReadTx, settings: Settings, now: Instant): Promise<Instant[]> {
  const clocks = tx.objectStore('clocks');
  const hoursMs = settings.hours * HOUR_MS;
  const turns: Instant[] = [];
  const stages = [settings.stages, ...settings.accountStages.map((own) => own.stages)].flat();
  const steps = new Set([...stages.map((stage) => stage.beforeMs), ...PRESSING_STEPS_MS, -1]);
  for (const beforeMs of steps) {
    const cursor = await clocks.index('openFrom').openKeyCursor(IDBKeyRange.lowerBound(now - hoursMs + beforeMs, true));
    if (cursor) turns.push(cursor.key + hoursMs - beforeMs);
  }
  // The badge speaks of the first clock alone: more would wake the worker again and again for nothing.
  const first = await clocks.index('openFrom').openKeyCursor();
  if (first) turns.push(...badgeTurns(settings.badge, first.key + hoursMs));
  // Overdue begins with the first millisecond after the deadline.
  const cursor = await clocks.index('openTo').openKeyCursor(IDBKeyRange.lowerBound(now - hoursMs - 1, true));
  if (cursor) turns.push(cursor.key + hoursMs + 1);
  if (settings.pausedUntil !== null) turns.push(settings.pausedUntil);
  for (const { state, asOf } of wholeRows('coverage', await tx.objectStore('coverage').getAll())) {
    if (state === 'watching' && asOf !== null) turns.push(asOf + settings.staleAfterMs + 1);
  }
  return turns;
}
