import type { AlertFact, NewFact } from '../core/facts';
import type { Settings } from '../core/settings';
import type { Instant, Span } from '../core/span';
import { type AlertPlan, horizonOf, planOf } from './alert-plan';
import { whole, wholeRows } from './corrupt';
import { alertRulesOf, marksOf, openClocksDue } from './due';
import { withId } from './ids';
import { getMany } from './many';
import { nudgesTold } from './nudges';
import { READER } from './plan';
import { logFacts } from './proof';
import { type AlertRow, type LedgerDb, type ReadTx, STORES } from './schema';
import { dropOldSnoozes } from './snoozes';
import { putRows, queue, transact } from './transact';

export interface Intents {
  /** To be shown now, each under its id: new ones, and those that a crash kept from being recorded as shown. */
  readonly toShow: readonly AlertRow[];
  /** Ids of what may still be on the screen and is of no use any more: answered, or replaced by a later stage. */
  readonly toClear: readonly string[];
}

/** Reads what is due by index, and plans from it. */
async function planIntents(tx: ReadTx, settings: Settings, zone: string, now: Instant): Promise<AlertPlan> {
  const rules = await alertRulesOf(tx, settings, zone, now);
  const unfinished = wholeRows('alerts', await tx.objectStore('alerts').index('unfinishedAt').getAll());
  const onScreen = wholeRows('alerts', await tx.objectStore('alerts').index('onScreen').getAll());
  const open = await openClocksDue(tx, settings, horizonOf(rules, [...unfinished, ...onScreen], now));
  const marks = await marksOf(tx, open);
  const coverage = wholeRows('coverage', await tx.objectStore('coverage').getAll());
  const nudged = await nudgesTold(tx, coverage);
  const books = { open, marks, coverage, unfinished, onScreen, hasNudged: (key: string) => nudged.has(key) };
  return planOf(books, rules, zone, now);
}

/** Commits what is to be shown: read and written in one strict transaction. `zone` is the seller's own. */
export async function commitIntents(db: LedgerDb, settings: Settings, zone: string, now: Instant): Promise<Intents> {
  // Mostly nothing is: a look that writes nothing keeps no page and no reading waiting.
  const look = await planIntents(db.transaction(STORES, 'readonly') as ReadTx, settings, zone, now);
  if (Object.values(look).every((rows) => rows.length === 0)) return { toShow: [], toClear: [] };
  return transact(db, async (tx) => {
    const { fresh, again, over, gone } = await planIntents(tx, settings, zone, now);
    putRows(tx, 'alerts', fresh);
    await dropOldSnoozes(tx, now);
    return { toShow: [...again, ...fresh], toClear: [...over, ...gone].map(({ id }) => id) };
  });
}

/** The alert is not on the screen any more: it was clicked or closed. */
export async function commitGone(db: LedgerDb, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const row = whole('alerts', await tx.objectStore('alerts').get(id));
    if (row?.onScreen !== undefined) queue(tx.objectStore('alerts').put(withoutScreen(row)));
  });
}

/** What was to be cleared was: only now may it be forgotten, or what a killed worker had not cleared yet would stay for ever. */
export async function commitCleared(db: LedgerDb, ids: readonly string[]): Promise<void> {
  await transact(db, async (tx) => {
    for (const id of ids) {
      const row = whole('alerts', await tx.objectStore('alerts').get(id));
      if (!row) continue;
      // An intent of no use counts as nothing told.
      if (row.shownAt === null) queue(tx.objectStore('alerts').delete(id));
      else queue(tx.objectStore('alerts').put(withoutScreen(row)));
    }
  });
}

const withoutScreen = ({ onScreen: _, ...row }: AlertRow): AlertRow => row;

/** Hours may be set in fractions; what is exported is told to the millisecond. */
const wholeMs = ({ earliest, latest }: Span): Span => ({ earliest: Math.floor(earliest), latest: Math.ceil(latest) });

/** Records that an alert was shown: from now on it is never shown again. */
export async function commitShown(db: LedgerDb, alert: AlertRow, now: Instant, shownAt = now): Promise<void> {
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
        ...{ observedAt: shownAt, asOf: shownAt, stage: stage ?? alert.stage, deadline: wholeMs(deadline), shownAt },
      };
      return [withId(fact)];
    });
    queue(tx.objectStore('alerts').put({ ...row, shownAt, onScreen: shownAt }));
    // An alert closes no clock, so nothing is to be derived from it.
    putRows(tx, 'facts', facts);
    await logFacts(tx, facts, now);
  });
}
