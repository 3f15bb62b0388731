import { absenceAt } from '../core/absence';
import { type AlertRules, GROUP_WITHIN_MS } from '../core/alert-steps';
import { dueAlerts, type PlannedAlert, warnedAbsence } from '../core/alerts';
import type { AlertFact, NewFact } from '../core/facts';
import { longestStageMs, type Settings, stageName } from '../core/settings';
import type { Instant, Span } from '../core/span';
import { whole, wholeRows } from './corrupt';
import { alertRulesOf, asOpenClock, marksOf, openClocksDue } from './due';
import { withId } from './ids';
import { getMany } from './many';
import { currentNudges, planNudge } from './nudges';
import { READER } from './plan';
import { logFacts } from './proof';
import { type AlertRow, type ClockRow, type LedgerDb, type ReadTx, STORES } from './schema';
import { dropOldSnoozes } from './snoozes';
import { putRows, queue, transact } from './transact';

export interface Intents {
  /** To be shown now, each under its id: new ones, and those that a crash kept from being recorded as shown. */
  readonly toShow: readonly AlertRow[];
  /** Ids of what may still be on the screen and is of no use any more: answered, or replaced by a later stage. */
  readonly toClear: readonly string[];
}

const intent = ({ members, ...planned }: PlannedAlert, now: Instant): AlertRow => ({
  ...planned,
  members,
  keys: [...new Set(members.map((member) => member.threadId))],
  ...{ intendedAt: now, shownAt: null, unfinishedAt: now },
});

/** How far ahead deadlines matter: for the stages, for what falls due in an absence that is near, and for what was shown. */
function horizonOf(rules: AlertRules, rows: readonly AlertRow[], now: Instant): Instant {
  const ahead = Math.max(now + GROUP_WITHIN_MS, warnedAbsence(rules, now)?.to ?? now) + longestStageMs(rules.settings);
  const deadlines = rows.flatMap(({ members }) => members.map(({ deadline }) => deadline.latest));
  return deadlines.reduce((a, b) => Math.max(a, b), ahead);
}

/** The thread that each name belongs to now, of those that have an open clock. */
const namesOf = (open: readonly ClockRow[]): ReadonlyMap<string, string> =>
  new Map(open.flatMap(({ threadId, keys }) => [threadId, ...keys].map((key): [string, string] => [key, threadId])));

/** Whether all that an earlier alert says is told by a later one, or is closed. */
function isReplaced(row: AlertRow, by: readonly AlertRow[], threadOf: ReadonlyMap<string, string>): boolean {
  const told = new Set(by.filter(({ id }) => id !== row.id).flatMap(({ keys }) => keys));
  return row.keys.every((key) => {
    const threadId = threadOf.get(key);
    return threadId === undefined || told.has(threadId);
  });
}

/** Reads what is due by index, and asks `core`: what is to be shown anew, what again, what no more, and what is to go. */
async function planIntents(tx: ReadTx, settings: Settings, zone: string, now: Instant) {
  const rules = await alertRulesOf(tx, settings, zone, now);
  const unfinished = wholeRows('alerts', await tx.objectStore('alerts').index('unfinishedAt').getAll());
  const onScreen = wholeRows('alerts', await tx.objectStore('alerts').index('onScreen').getAll());
  const open = await openClocksDue(tx, settings, horizonOf(rules, [...unfinished, ...onScreen], now));
  const marks = await marksOf(tx, open);
  const planned = dueAlerts(open.map(asOpenClock), marks, rules, now).map((alert) => intent(alert, now));
  const isSilent = !settings.watching || (settings.pausedUntil !== null && now < settings.pausedUntil);
  const nudge = isSilent ? null : await planNudge(tx, rules, zone, now);
  const fresh = nudge ? [...planned, nudge] : planned;
  const threadOf = namesOf(open);
  const nudges = await currentNudges(tx);
  const isPast = (row: AlertRow): boolean =>
    row.kind === 'look' ? !row.keys.some((key) => nudges.has(key)) : isReplaced(row, planned, threadOf);
  const isFresh = ({ id }: AlertRow): boolean => fresh.some((row) => row.id === id);
  // A warning of an absence that has begun would come too late; one that was seen stays until it is over.
  const over = unfinished.filter((row) => !isFresh(row) && (isPast(row) || (row.absence && row.absence.from <= now)));
  const gone = onScreen.filter((row) => !isFresh(row) && (isPast(row) || (row.absence && row.absence.to <= now)));
  const left = unfinished.filter((row) => !isFresh(row) && !over.includes(row));
  const isAway = absenceAt(rules.absences, now) !== null;
  const again = isSilent ? [] : left.filter((row) => !isAway || breaksThrough(row, settings));
  return { fresh, again, over, gone };
}

/** An intent that a crash left over keeps to quiet hours, too. */
const breaksThrough = ({ stage, members }: AlertRow, settings: Settings): boolean =>
  members.some(({ stage: own }) => isThrough(own ?? stage, settings));
const isThrough = (name: string, settings: Settings): boolean =>
  [settings.stages, ...settings.accountStages.map(({ stages }) => stages)]
    .flat()
    .some((stage) => stage.breaksThrough && stageName(stage.beforeMs) === name);

/** Commits what is to be shown: read and written in one strict transaction. `zone` is the seller's own. */
export async function commitIntents(db: LedgerDb, settings: Settings, zone: string, now: Instant): Promise<Intents> {
  // Mostly nothing is: a look that writes nothing keeps no page and no reading waiting.
  const look = await planIntents(db.transaction(STORES, 'readonly') as ReadTx, settings, zone, now);
  if (Object.values(look).every((rows) => rows.length === 0)) return { toShow: [], toClear: [] };
  return transact(db, async (tx) => {
    const { fresh, again, over, gone } = await planIntents(tx, settings, zone, now);
    putRows(tx, 'alerts', fresh);
    for (const row of over) queue(tx.objectStore('alerts').delete(row.id));
    for (const { onScreen: _, ...row } of gone) queue(tx.objectStore('alerts').put(row));
    await dropOldSnoozes(tx, now);
    return { toShow: [...again, ...fresh], toClear: [...over, ...gone].map(({ id }) => id) };
  });
}

/** The alert is not on the screen any more: it was clicked, closed, or is of no use. */
export async function commitGone(db: LedgerDb, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const row = whole('alerts', await tx.objectStore('alerts').get(id));
    if (row?.onScreen === undefined) return;
    const { onScreen: _, ...rest } = row;
    queue(tx.objectStore('alerts').put(rest));
  });
}

/** Hours may be set in fractions; what is exported is told to the millisecond. */
const wholeMs = ({ earliest, latest }: Span): Span => ({ earliest: Math.floor(earliest), latest: Math.ceil(latest) });

/** Records that an alert was shown: from now on it is never shown again. */
export async function commitShown(db: LedgerDb, alert: AlertRow, now: Instant): Promise<void> {
  const { unfinishedAt: _, ...row } = alert;
  await transact(db, async (tx) => {
    // Erased while it was being shown.
    if ((await tx.objectStore('alerts').getKey(alert.id)) === undefined) return;
    const ids = alert.members.map(({ threadId }) => threadId);
    const [threads, keys] = [await getMany(tx, 'threads', ids), await getMany(tx, 'keys', ids)];
    const facts = alert.members.flatMap(({ threadId, deadline, stage }, i) => {
      const account = (whole('threads', threads[i]) ?? whole('keys', keys[i]))?.account;
      if (account === undefined) return [];
      const fact: NewFact<AlertFact> = {
        ...{ kind: 'alert', key: threadId, account, source: 'worker', reader: READER.worker },
        ...{ observedAt: now, asOf: now, stage: stage ?? alert.stage, deadline: wholeMs(deadline), shownAt: now },
      };
      return [withId(fact)];
    });
    queue(tx.objectStore('alerts').put({ ...row, shownAt: now, onScreen: now }));
    // An alert closes no clock, so nothing is to be derived from it.
    putRows(tx, 'facts', facts);
    await logFacts(tx, facts, now);
  });
}
