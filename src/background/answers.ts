import type { Glance } from '../core/glance';
import type { Answer, Reading } from '../core/reading';
import type { Settings } from '../core/settings';
import { exportLedger } from '../ledger/export';
import { refreshSnapshot } from '../ledger/glance';
import type { KeyedThread } from '../ledger/ledger';
import { glanceOfMirror } from '../ledger/mirror';
import { LedgerUnavailable } from '../ledger/open';
import { type ReadTx, STORES } from '../ledger/schema';
import { snoozeThread, wakeThread } from '../ledger/snooze';
import { readSnoozes } from '../ledger/snoozes';
import { storeSettings } from '../ledger/start';
import { zonesOfAccounts } from '../ledger/zones';
import { oweWake } from '../platform/alarms';
import { type Answers, type From, refuse } from '../platform/answer';
import { ownZone } from '../platform/own-zone';
import { mayRead } from '../platform/permissions';
import { playSound } from '../platform/sound';
import { focusTab, tabsAt } from '../platform/tabs';
import { database, ledger, readMirror } from './access';
import { noteSeen, showTestAlert } from './alert-check';
import { cardClocksOf } from './card-clocks';
import { eraseEverything, eraseOne } from './erase';
import { followExactTimes } from './exact-times';
import { importAnswers } from './import';
import { changeLesson, lessonOf, readLessons } from './lessons';
import { followSwitch } from './master-switch';
import { tellClocksChanged, tellCoverageChanged, tellWatchChanged } from './notify-tabs';
import { openInbox, openThread } from './open-thread';
import { startHelp } from './page-help';
import { rebuild } from './rebuild';
import { changeSettings, isWatching, readSettings } from './settings';
import { sweep } from './sweep';

const SWITCHED_OFF = refuse('not-allowed', 'Reply Clock is switched off');

const tabOf = (from: From): number | null => (from.kind === 'content' ? from.tabId : null);

/** After a commit: alerts, badge and chips follow. The asker does not wait for them. */
function follow(exceptTab: number | null): void {
  void sweep();
  void tellClocksChanged(exceptTab);
}

async function currentGlance(): Promise<Glance> {
  // Both at once: a worker that was woken for this has neither.
  const opening = database();
  opening.catch(() => {});
  const [settings, now] = [await readSettings(), Date.now()];
  try {
    return await refreshSnapshot(await opening, settings, now);
  } catch (error) {
    if (!(error instanceof LedgerUnavailable)) throw error;
    return glanceOfMirror(await readMirror(), settings, now);
  }
}

async function cardClocks(threads: readonly (KeyedThread | null)[], settings: Settings, now: number) {
  const db = await database();
  const snoozes = await readSnoozes(db.transaction(STORES) as ReadTx);
  return threads.map((thread) => cardClocksOf(thread, settings, snoozes, now));
}

const isAnswer = (reading: Reading): reading is Answer =>
  reading.kind === 'list-answer' || reading.kind === 'case-answer';
const sizeOf = (answer: Answer): number =>
  answer.kind === 'list-answer' ? answer.cases.length : answer.messages.length;

/** What the worker answers to each request. Requests and senders were checked at the door. */
export const answers: Answers = {
  async 'reading.report'({ reading }, from) {
    if (from.kind === 'content' && reading.host !== from.host)
      return refuse('not-allowed', 'a page speaks for its own host only');
    // Firefox leaves scripts running in pages whose permission has been taken back.
    if (!(await mayRead(reading.host))) return refuse('not-allowed', 'this host may not be read');
    // A page may have been told late, or lie: what the seller has not accepted is not kept.
    const settings = await readSettings();
    if (!settings.watching) return SWITCHED_OFF;
    if (isAnswer(reading) && !settings.exactTimes)
      return { acknowledged: true, cards: [], refused: Math.max(1, sizeOf(reading)) };
    const now = Date.now();
    const recorded = await ledger.recordReading(reading, now);
    if (recorded.changedThreadIds.length > 0) {
      // Its cards are in the reply, for lists of cards alone.
      follow(isAnswer(reading) ? null : tabOf(from));
      // The page will not send this again. Should the worker be killed before the pass that follows has set its alarm,
      // this one brings it back.
      await oweWake();
    } else if (recorded.changed) {
      void sweep();
      void tellCoverageChanged();
    }
    if (recorded.isOutdated) void rebuild().then(() => follow(null), reportFailure);
    return {
      acknowledged: true,
      cards: reading.kind === 'list' ? await cardClocks(recorded.cards, settings, now) : [],
      refused: recorded.refused,
    };
  },

  async 'clocks.of'({ keys }) {
    return { cards: await cardClocks(await ledger.threadsOfKeys(keys), await readSettings(), Date.now()) };
  },

  async 'alert.snooze'({ key, until }) {
    const db = await database();
    const snoozed = await snoozeThread(db, key, until, await readSettings(), ownZone(), Date.now());
    if (snoozed.until !== null) follow(null);
    return snoozed;
  },

  async 'alert.wake'({ key }) {
    const woken = await wakeThread(await database(), key);
    if (woken) follow(null);
    return { woken };
  },

  'alert.test': () => showTestAlert(Date.now()),

  async 'alert.seen'({ id }) {
    await noteSeen(id, Date.now());
    return { noted: true };
  },

  'sound.test': async ({ name, volume }) => ({ played: await playSound(name, volume) }),

  async 'told.record'({ key, claim, at, undoes }) {
    const told = await ledger.recordTold({ key, claim, at, undoes }, Date.now());
    if (!told) return refuse('failed', 'no such thread, or no such word to take back');
    // The tab that asked shows other cards of the same thread too.
    follow(null);
    return { recorded: true, factId: told.factId };
  },

  async 'watch.get'({ account }, from) {
    const lesson = from.kind === 'content' ? await lessonOf({ account: account ?? from.host, host: from.host }) : null;
    const { watching, exactTimes } = await readSettings();
    return { watching, exactTimes, lesson };
  },

  async 'lesson.set'({ account, host, lesson }, from) {
    if (from.kind === 'content' && host !== from.host)
      return refuse('not-allowed', 'a page speaks for its own host only');
    if (from.kind === 'content' && !(await isWatching())) return SWITCHED_OFF;
    await changeLesson({ account, host }, lesson);
    // Whatever the last one did not fit, this one, or none, has not been held against it yet.
    const now = Date.now();
    const remark = { kind: 'remark', result: 'remark', about: 'lesson-broken', holds: false } as const;
    const page = { host, account: account === host ? null : account, observedAt: now };
    await ledger.recordReading({ ...remark, ...page }, now).catch(ignoreUnavailable);
    void tellWatchChanged(host);
    return { kept: true };
  },

  async 'lessons.get'() {
    return (await readLessons()).map(({ account, host, lesson: { learnedAt } }) => ({ account, host, learnedAt }));
  },

  async 'page.help'({ host, what }) {
    if (!(await isWatching())) return SWITCHED_OFF;
    const [tab] = await tabsAt([`https://${host}/messaging/inbox*`]);
    if (!tab) {
      await openInbox(host);
      return { opened: true };
    }
    await focusTab(tab);
    await startHelp(tab.id, what);
    return { opened: false };
  },

  async 'help.start'({ what }, from) {
    if (!(await isWatching())) return SWITCHED_OFF;
    if (from.kind === 'content') await startHelp(from.tabId, what);
    return { started: true };
  },

  async 'thread.open'({ threadId }) {
    await openThread(threadId);
    return { opened: true };
  },

  async 'inbox.open'({ host }) {
    await openInbox(host);
    return { opened: true };
  },

  'glance.get': currentGlance,
  'accounts.get': async () => zonesOfAccounts(await database()),
  'settings.get': readSettings,

  async 'settings.set'({ patch }) {
    const settings = await changeSettings(definedFields(patch));
    // First of all: a tab that is being read shall not wait for the ledger.
    if (patch.watching !== undefined) await followSwitch();
    await database()
      .then((db) => storeSettings(db, settings))
      .then(() => patch.exactTimes === false && ledger.recordSilence())
      .catch(ignoreUnavailable);
    follow(null);
    if (patch.exactTimes !== undefined) await followExactTimes();
    return settings;
  },

  async 'ledger.export'() {
    const ledger = await exportLedger(await database(), await readSettings(), Date.now());
    // It may have set rows aside that the badge still counts.
    if (ledger.setAside.count > 0) void sweep();
    return ledger;
  },

  async 'ledger.erase'() {
    await eraseEverything();
    return { erased: true };
  },

  async 'account.erase'({ account }) {
    await eraseOne(account);
    return { erased: true };
  },

  ...importAnswers,
};

const reportFailure = (error: unknown): void =>
  console.error('Reply Clock: threads were not derived anew; the next start does it.', error);

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const definedFields = <T extends object>(patch: T): Defined<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Defined<T>;

function ignoreUnavailable(error: unknown): void {
  if (!(error instanceof LedgerUnavailable)) throw error;
}
