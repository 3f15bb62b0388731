import { openDB } from 'idb';
import { LEDGER_VERSION, MIGRATIONS, type Migration } from './migrations';
import { LEDGER_NAME, type LedgerDb, type LedgerSchema } from './schema';

/** The database cannot be had now: broken, forbidden (Firefox's "never remember history"), or held by an old page. */
export class LedgerUnavailable extends Error {
  override readonly name = 'LedgerUnavailable';
}

/** Hands out the worker's connection and opens a new one when the browser has closed the last. */
export interface Connection {
  /** Throws `LedgerUnavailable`. */
  get(): Promise<LedgerDb>;
  close(): Promise<void>;
}

/** How long an upgrade may be held up by another connection before the caller is told. */
const BLOCKED_AFTER_MS = 3_000;

/** For the worker only: creates and upgrades the database. Opens at the first `get`. */
export function openLedger(
  name: string = LEDGER_NAME,
  blockedAfterMs: number = BLOCKED_AFTER_MS,
  migrations: readonly Migration[] = MIGRATIONS,
): Connection {
  let opening: Promise<LedgerDb> | null = null;
  let stuck: Promise<never> | null = null;

  // Some browsers throw at once where IndexedDB is forbidden.
  async function open(): Promise<LedgerDb> {
    let giveUp: (reason: LedgerUnavailable) => void = () => {};
    const blocked = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    blocked.catch(() => {});
    stuck = blocked;
    const forget = (): void => {
      opening = null;
    };
    const opened = openDB<LedgerSchema>(name, migrations.length, {
      upgrade(db, oldVersion, _newVersion, tx) {
        for (const migrate of migrations.slice(oldVersion)) migrate(db, tx);
      },
      blocked() {
        setTimeout(() => giveUp(new LedgerUnavailable('an old page holds the database')), blockedAfterMs);
      },
      blocking(_current, _wanted, event) {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    });
    return opened;
  }

  return {
    async get() {
      const mine = opening ?? open();
      opening = mine;
      mine.catch(() => {
        if (opening === mine) opening = null;
      });
      try {
        return await (stuck ? Promise.race([mine, stuck]) : mine);
      } catch (error) {
        if (error instanceof LedgerUnavailable) throw error;
        throw new LedgerUnavailable(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
      }
    },
    async close() {
      const open = opening;
      opening = null;
      (await open?.catch(() => null))?.close();
    },
  };
}

/** For pages: never creates or upgrades. null while the worker has not made the database, or has a newer one. */
export async function openForReading(name: string = LEDGER_NAME): Promise<LedgerDb | null> {
  try {
    const db = await openDB<LedgerSchema>(name, undefined, {
      upgrade(_db, _oldVersion, _newVersion, tx) {
        // Opening without a version would leave an empty database behind, which the worker takes for its own.
        tx.done.catch(() => {});
        tx.abort();
      },
      blocking(_current, _wanted, event) {
        (event.target as IDBDatabase).close();
      },
    });
    if (db.version === LEDGER_VERSION) return db;
    db.close();
    return null;
  } catch {
    return null;
  }
}

/** Reads through a connection of its own, for pages: null where there is no ledger that this version can read. */
export async function onLedger<T>(read: (db: LedgerDb) => Promise<T>): Promise<T | null> {
  const db = await openForReading();
  if (!db) return null;
  try {
    return await read(db);
  } finally {
    db.close();
  }
}

/** As `onLedger`, but throws where there is none. */
export const onLedgerOrThrow = <T>(read: (db: LedgerDb) => Promise<T>): Promise<T> =>
  onLedger(async (db) => ({ answer: await read(db) })).then((read) => {
    if (!read) throw new Error('no ledger');
    return read.answer;
  });
