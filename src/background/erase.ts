import { eraseLedger } from '../ledger/erase';
import { eraseAccount } from '../ledger/erase-account';
import type { LedgerDb } from '../ledger/schema';
import { storeSettings } from '../ledger/start';
import { ALERT_CHECK } from '../platform/alert-check';
import { clearNotification } from '../platform/notifications';
import { forgetStored } from '../platform/storage';
import { database, ledger, MIRROR } from './access';
import { MIRROR_REVISION } from './keep-mirror';
import { forgetLessonsOf, LESSONS } from './lessons';
import { tellClocksChanged, tellWatchChanged } from './notify-tabs';
import { changeSettings, forgetBrokenSettings, readSettings } from './settings';
import { sweep } from './sweep';

/** Erases all that was read and told; the settings stay, without the accounts that they name. */
export async function eraseEverything(): Promise<void> {
  await forgetStored(LESSONS);
  await forgetStored(ALERT_CHECK);
  await eraseAndClear((db) => eraseLedger(db, Date.now()));
  await withoutAccounts(() => false);
}

/** Erases all of one account. */
export async function eraseOne(account: string): Promise<void> {
  await forgetLessonsOf(account);
  await eraseAndClear((db) => eraseAccount(db, account, Date.now()));
  await withoutAccounts((named) => named !== account);
}

/** What the alerts on the screen are of, by their ids. */
async function alertsOnScreen(): Promise<ReadonlyMap<string, string>> {
  const rows = await (await database()).getAllFromIndex('alerts', 'onScreen');
  return new Map(rows.map(({ id, keys }) => [id, JSON.stringify(keys)]));
}

/** An alert on the screen may name what is erased. */
async function eraseAndClear(erase: (db: LedgerDb) => Promise<void>): Promise<void> {
  const before = await alertsOnScreen();
  await ledger.write(erase);
  const left = await alertsOnScreen();
  for (const [id, keys] of before) if (left.get(id) !== keys) await clearNotification(id);
}

async function withoutAccounts(isKept: (account: string) => boolean): Promise<void> {
  await forgetBrokenSettings();
  const { automatedRepliesIn, accountStages } = await readSettings();
  const settings = await changeSettings({
    automatedRepliesIn: automatedRepliesIn.filter(isKept),
    accountStages: accountStages.filter(({ account }) => isKept(account)),
  });
  await storeSettings(await database(), settings);
  // The copy of what was open is made anew, once no pass runs that has read it before: whoever is told that all is gone
  // must not find it there.
  await sweep();
  await forgetStored(MIRROR);
  await forgetStored(MIRROR_REVISION);
  await sweep();
  await tellClocksChanged(null);
  await tellWatchChanged();
}
