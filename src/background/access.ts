import { Ledger } from '../ledger/ledger';
import { asMirror, type Mirror } from '../ledger/mirror';
import { recordMirrorAlerts } from '../ledger/mirror-alerts';
import { openLedger } from '../ledger/open';
import type { LedgerDb } from '../ledger/schema';
import { isReady, startLedger, storeSettings } from '../ledger/start';
import { forgetStored, readStored } from '../platform/storage';
import { readSettings } from './settings';

export const MIRROR = 'mirror';
/** The alerts that were shown from it, until the database can be opened again. */
export const MIRROR_ALERTS = 'mirror-alerts';

const connection = openLedger();
const started = new WeakMap<LedgerDb, Promise<unknown>>();

export const readMirror = async (): Promise<Mirror | null> => asMirror(await readStored(MIRROR));

/** The database, made usable. Throws `LedgerUnavailable`. */
export async function database(): Promise<LedgerDb> {
  const db = await connection.get();
  let starting = started.get(db);
  if (!starting) {
    starting = start(db);
    started.set(db, starting);
    starting.catch(() => started.delete(db));
  }
  await starting;
  return db;
}

async function start(db: LedgerDb): Promise<void> {
  const settings = await readSettings();
  if (!(await isReady(db, settings))) {
    await startLedger(db, settings, await readMirror(), Date.now());
    await storeSettings(db, settings);
  }
  const shown = await readStored(MIRROR_ALERTS);
  if (shown === undefined) return;
  await recordMirrorAlerts(db, shown, Date.now());
  await forgetStored(MIRROR_ALERTS);
}

export const ledger = new Ledger(database);
