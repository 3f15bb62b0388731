import { Ledger } from '../ledger/ledger';
import { asMirror, type Mirror } from '../ledger/mirror';
import { openLedger } from '../ledger/open';
import type { LedgerDb } from '../ledger/schema';
import { isReady, startLedger, storeSettings } from '../ledger/start';
import { readStored } from '../platform/storage';
import { readSettings } from './settings';

export const MIRROR = 'mirror';

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
  if (await isReady(db, settings)) return;
  await startLedger(db, settings, await readMirror(), Date.now());
  await storeSettings(db, settings);
}

export const ledger = new Ledger(database);
