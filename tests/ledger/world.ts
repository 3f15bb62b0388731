import * as fake from 'fake-indexeddb';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { Ledger } from '../../src/ledger/ledger';
import { type Connection, openLedger } from '../../src/ledger/open';
import type { LedgerDb, StoreName } from '../../src/ledger/schema';
import { startLedger, storeSettings } from '../../src/ledger/start';
import { NOON } from './readings';

export * from './readings';

export interface World {
  readonly connection: Connection;
  readonly ledger: Ledger;
  db(): Promise<LedgerDb>;
  all<S extends StoreName>(store: S): Promise<any[]>;
}

/** An in-memory IndexedDB without any database, in place of the browser's. */
export function emptyBrowser(): void {
  const { indexedDB: _, default: __, forceCloseDatabase: ___, ...classes } = fake;
  Object.assign(globalThis, classes, { indexedDB: new fake.IDBFactory() });
}

/** A fresh in-memory database with a started ledger. */
export async function newWorld(settings: Settings = DEFAULT_SETTINGS, now = NOON): Promise<World> {
  emptyBrowser();
  const connection = openLedger();
  const db = () => connection.get();
  await startLedger(await db(), settings, null, now);
  await storeSettings(await db(), settings);
  return { connection, db, ledger: new Ledger(db), all: async (store) => (await db()).getAll(store) };
}
