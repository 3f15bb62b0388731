import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { LedgerSchema, StoreName } from './schema';

export type Migration = (
  db: IDBPDatabase<LedgerSchema>,
  tx: IDBPTransaction<LedgerSchema, StoreName[], 'versionchange'>,
) => void;

/** Append only: the database's version is their number, and a released one never changes. */
export const MIGRATIONS: readonly Migration[] = [
  function firstStores(db) {
    const facts = db.createObjectStore('facts', { keyPath: 'id' });
    facts.createIndex('key', 'key');
    // Only links have a `caseId`: the index is the list of keys of a case.
    facts.createIndex('caseId', 'caseId');

    const keys = db.createObjectStore('keys', { keyPath: 'key' });
    keys.createIndex('namedAt', 'namedAt');

    const threads = db.createObjectStore('threads', { keyPath: 'id' });
    threads.createIndex('derivation', 'derivation');
    threads.createIndex('toldAt', 'toldAt');

    const clocks = db.createObjectStore('clocks', { keyPath: ['threadId', 'ordinal'] });
    for (const column of ['openFrom', 'openTo', 'receivedFrom', 'receivedTo', 'closedTo'] as const) {
      clocks.createIndex(column, column);
    }

    db.createObjectStore('coverage', { keyPath: 'id' });
    db.createObjectStore('memberships', { keyPath: 'id' });
    const alerts = db.createObjectStore('alerts', { keyPath: 'id' });
    alerts.createIndex('keys', 'keys', { multiEntry: true });
    alerts.createIndex('unfinishedAt', 'unfinishedAt');
    db.createObjectStore('meta');
    db.createObjectStore('quarantine', { autoIncrement: true });
  },
  function columnsHistoryAndProof(db, tx) {
    db.createObjectStore('columns', { keyPath: ['from', 'to', 'made'] });
    db.createObjectStore('history', { keyPath: 'id' });
    db.createObjectStore('proof', { keyPath: 'seq' }).createIndex('unsealed', 'unsealed');
    tx.objectStore('keys').createIndex('aka', 'aka', { multiEntry: true });
    tx.objectStore('threads').createIndex('unread', 'unread');
    // It lacks what a glance tells now, and is made anew at once.
    tx.objectStore('meta').delete('snapshot');
  },
  function snoozesAndScreen(db, tx) {
    db.createObjectStore('snoozes', { keyPath: 'key' });
    tx.objectStore('alerts').createIndex('onScreen', 'onScreen');
    tx.objectStore('meta').delete('snapshot');
  },
];

export const LEDGER_VERSION = MIGRATIONS.length;
