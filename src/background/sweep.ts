import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { commitIntents, commitShown, threadAddress } from '../ledger/alerts';
import { nextTurnAt } from '../ledger/due';
import { refreshSnapshot } from '../ledger/glance';
import { makeColumns } from '../ledger/keep-columns';
import { LedgerUnavailable } from '../ledger/open';
import { sealBatch } from '../ledger/proof-seal';
import { repairFound } from '../ledger/repair';
import { type AlertRow, type LedgerDb, type ReadTx, STORES } from '../ledger/schema';
import { keepSafetyAlarm, wakeAt, wakePaid } from '../platform/alarms';
import { showNotification } from '../platform/notifications';
import { database } from './access';
import { alertWords } from './alert-text';
import { paintBadge } from './badge';
import { keepMirror } from './keep-mirror';
import { readSettings } from './settings';
import { sweepMirror } from './sweep-mirror';

let running: Promise<void> | null = null;
let waiting: Promise<void> | null = null;

/**
 * The one pass from ledger to alerts, badge and next alarm. Passes run one after the other; calls made while one runs
 * share the next. Never throws: what failed is tried again by the next pass, at the latest by the safety alarm.
 */
export function sweep(): Promise<void> {
  if (!running) {
    running = pass().finally(() => {
      running = null;
    });
    return running;
  }
  waiting ??= running.then(() => {
    waiting = null;
    return sweep();
  });
  return waiting;
}

async function pass(): Promise<void> {
  try {
    await keepSafetyAlarm();
    const settings = await readSettings();
    const now = Date.now();
    try {
      await sweepLedger(await database(), settings, now);
    } catch (error) {
      if (!(error instanceof LedgerUnavailable)) throw error;
      await sweepMirror(settings, now);
    }
    if (!waiting) await wakePaid();
  } catch (error) {
    console.error('Reply Clock: a sweep failed and will be tried again.', error);
  }
}

async function sweepLedger(db: LedgerDb, settings: Settings, now: Instant): Promise<void> {
  await sweepOnce(db, settings, now);
  // What was broken was left out; where it could be made anew, it counts again.
  if ((await repairFound(db, now)) > 0) await sweepOnce(db, settings, now);
  // Alerts and alarm stand already: what a killed worker leaves unsealed, the next pass seals.
  while (await sealBatch(db));
}

async function sweepOnce(db: LedgerDb, settings: Settings, now: Instant): Promise<void> {
  const { toShow } = await commitIntents(db, settings, now);
  for (const alert of toShow) await showOne(db, alert, settings, now);
  await wakeAt(await nextTurnAt(db.transaction(STORES, 'readonly') as ReadTx, settings, now));
  const glance = await refreshSnapshot(db, settings, now);
  await paintBadge(glance, settings, now);
  await keepMirror(db, toShow.length > 0, now);
  // Last, for nothing is lost where it fails: it only makes the next reading fast.
  if (glance.at === now) await makeColumns(db, now);
}

/** Shows an intent and records that. One that cannot be shown stays an intent; the others are shown all the same. */
async function showOne(db: LedgerDb, alert: AlertRow, settings: Settings, now: Instant): Promise<void> {
  const [first] = alert.members;
  if (!first) return;
  const address = await threadAddress(db, first.threadId);
  const subject = {
    deadline: first.deadline,
    buyer: address?.buyer ?? null,
    subject: address?.subject ?? null,
    account: address?.account ?? null,
    readAsOf: address?.readAsOf ?? null,
  };
  const { title, message } = alertWords(alert.kind, alert.members.length, subject, settings, now);
  try {
    await showNotification(alert.id, title, message);
  } catch (error) {
    console.warn('Reply Clock: the browser showed no alert; the badge does.', error);
    return;
  }
  await commitShown(db, alert, Date.now());
}
