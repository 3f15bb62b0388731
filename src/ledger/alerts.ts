import { dueAlerts, GROUP_WITHIN_MS, type PlannedAlert } from '../core/alerts';
import type { AlertFact, NewFact } from '../core/facts';
import type { Settings } from '../core/settings';
import type { Instant, Span } from '../core/span';
import { nameOfAccount } from './account';
import { whole, wholeRows } from './corrupt';
import { asOpenClock, marksOf, openClocksDue } from './due';
import { withId } from './ids';
import { getMany } from './many';
import { READER } from './plan';
import { logFacts } from './proof';
import { type AlertRow, type ClockRow, coverageId, type LedgerDb, type ReadTx, STORES } from './schema';
import { putRows, queue, transact } from './transact';

export interface Intents {
  /** To be shown now, each under its id: new ones, and those that a crash kept from being recorded as shown. */
  readonly toShow: readonly AlertRow[];
}

const leadOf = (settings: Settings): number =>
  GROUP_WITHIN_MS + Math.max(...settings.stages.map((stage) => stage.beforeMs));

const intent = ({ id, stage, kind, members }: PlannedAlert, now: Instant): AlertRow => ({
  ...{ id, stage, kind, members },
  keys: [...new Set(members.map((member) => member.threadId))],
  intendedAt: now,
  shownAt: null,
  unfinishedAt: now,
});

/** An intent whose clocks have all been closed since is not shown any more. */
function stillOpen(row: AlertRow, open: readonly ClockRow[]): boolean {
  const names = new Set(open.flatMap((clock) => [clock.threadId, ...clock.keys]));
  return row.keys.some((key) => names.has(key));
}

/** Reads what is due by index, and asks `core`: what is to be shown anew, what again, and what no more. */
async function planIntents(tx: ReadTx, settings: Settings, now: Instant) {
  const open = await openClocksDue(tx, settings, now + leadOf(settings));
  const unfinished = wholeRows('alerts', await tx.objectStore('alerts').index('unfinishedAt').getAll());
  const marks = await marksOf(tx, open);
  const fresh = dueAlerts(open.map(asOpenClock), marks, settings, now).map((planned) => intent(planned, now));
  const again = unfinished.filter((row) => stillOpen(row, open));
  return { fresh, again, over: unfinished.filter((row) => !again.includes(row)) };
}

/** Commits what is to be shown: read and written in one strict transaction. */
export async function commitIntents(db: LedgerDb, settings: Settings, now: Instant): Promise<Intents> {
  // Mostly nothing is: a look that writes nothing keeps no page and no reading waiting.
  const look = await planIntents(db.transaction(STORES, 'readonly') as ReadTx, settings, now);
  if (look.fresh.length + look.again.length + look.over.length === 0) return { toShow: [] };
  const paused = settings.pausedUntil !== null && now < settings.pausedUntil;
  return transact(db, async (tx) => {
    const { fresh, again, over } = await planIntents(tx, settings, now);
    putRows(tx, 'alerts', fresh);
    for (const row of over) queue(tx.objectStore('alerts').delete(row.id));
    return { toShow: paused ? [] : [...again, ...fresh] };
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
    const facts = alert.members.flatMap(({ threadId, deadline }, i) => {
      const account = (whole('threads', threads[i]) ?? whole('keys', keys[i]))?.account;
      if (account === undefined) return [];
      const fact: NewFact<AlertFact> = {
        ...{ kind: 'alert', key: threadId, account, source: 'worker', reader: READER.worker },
        ...{ observedAt: now, asOf: now, stage: alert.stage, deadline: wholeMs(deadline), shownAt: now },
      };
      return [withId(fact)];
    });
    queue(tx.objectStore('alerts').put({ ...row, shownAt: now }));
    // An alert closes no clock, so nothing is to be derived from it.
    putRows(tx, 'facts', facts);
    await logFacts(tx, facts, now);
  });
}

/** The thread that an alert's id names, and whether the alert is of several; works without a database. */
export function alertIdParts(id: string): { threadId: string; several: boolean } | null {
  const named = id.split('|')[2];
  if (!named) return null;
  const [threadId, more] = named.split('+');
  return threadId ? { threadId, several: more !== undefined } : null;
}

export interface ThreadAddress {
  readonly threadId: string;
  readonly caseId: string | null;
  readonly host: string;
  readonly account: string | null;
  readonly buyer: string | null;
  readonly subject: string | null;
  /** As of when the thread's inbox is known. */
  readonly readAsOf: Instant | null;
}

/** Where a thread is and what it is called, by its id or one of its keys; null for one that is not known. */
export async function threadAddress(db: LedgerDb, name: string): Promise<ThreadAddress | null> {
  const tx = db.transaction(['keys', 'threads', 'coverage'], 'readonly') as unknown as ReadTx;
  const threadId = whole('keys', await tx.objectStore('keys').get(name))?.threadId ?? name;
  const thread = whole('threads', await tx.objectStore('threads').get(threadId));
  if (!thread) return null;
  const rows = wholeRows('keys', await getMany(tx, 'keys', thread.keys));
  const host = thread.host ?? rows[0]?.host;
  if (!host) return null;
  const coverage = whole('coverage', await tx.objectStore('coverage').get(coverageId(thread.account, host)));
  return {
    ...{ threadId, caseId: thread.caseId, host, account: nameOfAccount(thread.account, host) },
    buyer: rows.find((row) => row.buyer !== null)?.buyer ?? null,
    subject: rows.find((row) => row.subject !== null)?.subject ?? null,
    readAsOf: coverage?.asOf ?? null,
  };
}
