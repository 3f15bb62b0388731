import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { accountsOfAlert } from '../ledger/alert-accounts';
import { commitCleared, commitIntents, commitShown } from '../ledger/alerts';
import { nextTurnAt } from '../ledger/due';
import { refreshSnapshot } from '../ledger/glance';
import { makeColumns } from '../ledger/keep-columns';
import { inboxOfNudge } from '../ledger/nudges';
import { LedgerUnavailable } from '../ledger/open';
import { sealBatch } from '../ledger/proof-seal';
import { repairFound } from '../ledger/repair';
import { type AlertRow, type LedgerDb, type ReadTx, STORES } from '../ledger/schema';
import { threadAddress } from '../ledger/thread-address';
import { keepSafetyAlarm, oweWake, wakeAt, wakePaid } from '../platform/alarms';
import { clearNotification } from '../platform/notifications';
import { ownZone } from '../platform/own-zone';
import { database } from './access';
import { type AlertStore, alertPass, type Screen } from './alert-pass';
import type { AlertSubject } from './alert-text';
import { paintBadge } from './badge';
import { keepMirror } from './keep-mirror';
import { soundOfPass } from './pass-sound';
import { readSettings } from './settings';
import { showAlert } from './show-alert';
import { sweepMirror } from './sweep-mirror';

let running: Promise<void> | null = null;
let waiting: Promise<void> | null = null;

/**
 * The one pass from ledger to alerts, badge and next alarm. Passes run one after the other; calls made while one runs
 * share the next. Never throws: what failed is tried again by the next pass, at the latest in a minute.
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
    await oweWake().catch(() => {});
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
  const hasShown = await alertPass(storeOf(db), screenOf(db), settings, { zone: ownZone(), now: Date.now });
  const glance = await refreshSnapshot(db, settings, now);
  await paintBadge(glance, settings, now);
  await keepMirror(db, hasShown, now);
  // Last, for nothing is lost where it fails: it only makes the next reading fast.
  if (glance.at === now) await makeColumns(db, now);
}

const storeOf = (db: LedgerDb): AlertStore => ({
  commitIntents: (...asked) => commitIntents(db, ...asked),
  commitShown: (...shown) => commitShown(db, ...shown),
  commitCleared: (ids) => commitCleared(db, ids),
  nextTurnAt: (...asked) => nextTurnAt(db.transaction(STORES, 'readonly') as ReadTx, ...asked),
});

function screenOf(db: LedgerDb): Screen {
  const sound = soundOfPass();
  return {
    async show(alert, settings, now) {
      const subject = await subjectOf(db, alert);
      const accounts = await accountsOfAlert(db, alert);
      return showAlert(alert, subject, accounts, settings, await sound(alert, accounts, settings), now);
    },
    clear: clearNotification,
    wakeAt,
  };
}

/** What an alert says of its most urgent member, or of the inbox that it is about. */
async function subjectOf(db: LedgerDb, alert: AlertRow): Promise<AlertSubject> {
  const [first] = alert.members;
  const address = first ? await threadAddress(db, first.threadId) : await inboxOfNudge(db, alert);
  return {
    buyer: address?.buyer ?? null,
    subject: address?.subject ?? null,
    account: address?.account ?? null,
    readAsOf: address?.readAsOf ?? null,
  };
}
