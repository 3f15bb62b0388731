import { afterEach, describe } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { type Connection, openLedger } from '../../src/ledger/open';
import { LEDGER_NAME } from '../../src/ledger/schema';
import { startLedger } from '../../src/ledger/start';
import { databaseStore } from './database-store';
import { alertStoreContract } from './store-contract';

let connection: Connection;
afterEach(() => connection.close());

const drop = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(LEDGER_NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });

describe("alerts kept in the browser's own database", () =>
  alertStoreContract(async () => {
    await drop();
    connection = openLedger();
    await startLedger(await connection.get(), DEFAULT_SETTINGS, null, Date.now());
    return databaseStore(await connection.get());
  }));
