import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { dropBeforeHorizon } from './horizon';
import { cardKey, type KeyCache } from './ids';
import { withName } from './rename';
import type { KeyRow, LedgerDb, WriteTx } from './schema';
import { bumpRevision, getMeta, putMeta } from './stored';
import { putRows, transact } from './transact';

/** More ledgers than one seller has; a file that names more is not read. */
const MOST_SALTS = 50;

/**
 * Makes a ledger ready to take over facts of one whose cards' keys are hashed with these salts. One that has no card's key
 * yet takes the salt itself; any other remembers it, and what its named cards are called under it.
 */
export async function beginImport(
  db: LedgerDb,
  salt: string | null,
  otherSalts: readonly string[],
  now: Instant,
): Promise<void> {
  // Else a day of the file's, which may count them, would be added beside messages that are about to be counted by day.
  while ((await dropBeforeHorizon(db, now)) > 0);
  await transact(db, async (tx) => {
    const own = (await getMeta(tx, 'salt')) ?? '';
    const cards = IDBKeyRange.bound('key:', 'key;', false, true);
    const hasCards = (await tx.objectStore('keys').getKey(cards)) !== undefined;
    const isTaken = salt !== null && salt !== own && !hasCards;
    if (isTaken) await putMeta(tx, 'salt', salt);
    const before = (await getMeta(tx, 'otherSalts')) ?? [];
    const all = new Set([...before, ...otherSalts, ...(salt === null ? [] : [salt])]);
    all.delete(isTaken ? salt : own);
    const salts = [...all].slice(-MOST_SALTS);
    if (salts.length > before.length) await putMeta(tx, 'otherSalts', salts);
    if (isTaken) await bumpRevision(tx);
    else await nameUnder(tx, salts, own);
  });
}

/** Rows that still hold names are known under these salts, too. */
async function nameUnder(tx: WriteTx, salts: readonly string[], own: string): Promise<void> {
  if (salts.length === 0) return;
  const rows = wholeRows('keys', await tx.objectStore('keys').index('namedAt').getAll());
  const cache: KeyCache = new Map();
  const named = rows.flatMap((row): KeyRow[] => {
    const { key, account, buyer, subject, marketplaceId, under = [own] } = row;
    const missing = salts.filter((salt) => !under.includes(salt));
    if (buyer === null || subject === null || missing.length === 0) return [];
    // The key tells whether these are the very names that it was made of.
    const card = { buyer, subject, marketplaceId };
    if (cardKey(own, account, card, cache) !== key) return [];
    return [
      withName(
        row,
        missing.map((salt) => cardKey(salt, account, card, cache)),
        missing,
        own,
      ),
    ];
  });
  putRows(tx, 'keys', named);
}
