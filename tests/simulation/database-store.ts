import { commitCleared, commitGone, commitIntents, commitShown } from '../../src/ledger/alerts';
import { nextTurnAt } from '../../src/ledger/due';
import { type LedgerDb, type ReadTx, STORES } from '../../src/ledger/schema';
import { snoozeThread } from '../../src/ledger/snooze';
import { type Books, clockRowOf, coverageRowOf } from './books';

/** The ledger's own alerts, in its database: what the worker uses. */
export const databaseStore = (db: LedgerDb): Books => ({
  commitIntents: (...asked) => commitIntents(db, ...asked),
  commitShown: (...shown) => commitShown(db, ...shown),
  commitCleared: (ids) => commitCleared(db, ids),
  nextTurnAt: (...asked) => nextTurnAt(db.transaction(STORES, 'readonly') as ReadTx, ...asked),
  put: async (clock) => void (await db.put('clocks', clockRowOf(clock))),
  remove: ({ threadId, ordinal }) => db.delete('clocks', IDBKeyRange.only([threadId, ordinal])),
  read: async (account, at) => void (await db.put('coverage', coverageRowOf(account, at))),
  snooze: (...asked) => snoozeThread(db, ...asked),
  gone: (id) => commitGone(db, id),
});
