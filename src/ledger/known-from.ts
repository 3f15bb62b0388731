import { WINDOW_DAYS, type WindowDays } from '../core/clock';
import { knownTogether } from '../core/known-from';
import type { SeenAccount } from '../core/ledger-view';
import { DAY_MS, type Instant, SLACK_MS } from '../core/span';
import type { CoverageRow, ReadTx } from './schema';

type Watched = Pick<CoverageRow, 'account' | 'knownFrom' | 'listedFrom' | 'listedAt'>;

/** Threads of the account that may hold messages that no page has shown, by their last activity up to `to`. */
const unreadBetween = (account: string, from: Instant, to: Instant): IDBKeyRange =>
  IDBKeyRange.bound([account, from], [account, to]);

async function newestUnreadAt(tx: ReadTx, account: string, to: Instant): Promise<Instant | null> {
  const index = tx.objectStore('threads').index('unread');
  const cursor = await index.openKeyCursor(unreadBetween(account, -Infinity, to), 'prev');
  return cursor?.key[1] ?? null;
}

/**
 * From when on every message of an account is known, as far as it can be: since it is watched; or further back, as far as the
 * list of all messages was read without a gap and no thread on it may hold a message that was not read. One that first came
 * up when that had been read is none of these: it had seen nothing for as long. null where no list was read.
 */
export async function knownFromOf(tx: ReadTx, row: Watched): Promise<Instant | null> {
  const { account, knownFrom, listedFrom, listedAt } = row;
  if (knownFrom === null || listedFrom === undefined || listedAt === undefined) return knownFrom;
  const unreadAt = await newestUnreadAt(tx, account, listedAt + SLACK_MS);
  return Math.min(knownFrom, Math.max(listedFrom, unreadAt ?? -Infinity));
}

/** From when on the messages of all these accounts are known; null where the list of one was never read. */
export const knownFromOfAll = async (tx: ReadTx, rows: readonly Watched[]): Promise<Instant | null> =>
  knownTogether(await Promise.all(rows.map((row) => knownFromOf(tx, row))));

const MOST_NAMED = 10;

/** For pages that show how the history fills. */
export async function seenAccount(tx: ReadTx, row: CoverageRow, now: Instant): Promise<SeenAccount> {
  const { account, host, knownFrom, listedFrom = null, listedAt = Infinity } = row;
  const index = tx.objectStore('threads').index('unread');
  const to = listedAt + SLACK_MS;
  const countOf = async (days: WindowDays) =>
    [days, await index.count(unreadBetween(account, now - days * DAY_MS, to))] as const;
  const newest: SeenAccount['newestUnread'][number][] = [];
  const range = unreadBetween(account, now - Math.max(...WINDOW_DAYS) * DAY_MS, to);
  let cursor = await index.openKeyCursor(range, 'prev');
  while (cursor && newest.length < MOST_NAMED) {
    newest.push({ threadId: cursor.primaryKey, at: cursor.key[1] });
    cursor = await cursor.continue();
  }
  return {
    ...{ account, host, watchedFrom: knownFrom, listedFrom, knownFrom: await knownFromOf(tx, row) },
    unread: Object.fromEntries(await Promise.all(WINDOW_DAYS.map(countOf))) as SeenAccount['unread'],
    newestUnread: newest,
  };
}
