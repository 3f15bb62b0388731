import type { ThreadKey } from '../core/facts';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { whole, wholeRows } from './corrupt';
import { getMany } from './many';
import { areTwo, type Compared, comparedOf, endMayBe } from './may-be';
import { rederive, type Touch } from './rederive';
import type { KeyRow, ReadTx, ThreadRow, WriteTx } from './schema';
import { getMeta } from './stored';

// That two threads may be one is in doubt until it is proved, either way: a page has shown which case a card is, or both have
// a name under one salt. That a card alone is shown again proves nothing of cases that no card is known of.

/**
 * Which doubts of these rows have lost their reason. `shownUnder`: other salts that the names of these rows are known under
 * at this moment, because a page shows them.
 */
export async function provedPairs(
  tx: ReadTx,
  rows: readonly KeyRow[],
  ownSalt: string,
  shownUnder: readonly string[] = [],
): Promise<[ThreadKey, ThreadKey][]> {
  const pairs = rows.flatMap(({ key, mayBe = [] }) => mayBe.map((other): [ThreadKey, ThreadKey] => [key, other]));
  if (pairs.length === 0) return [];
  const known = new Map(rows.map((row) => [row.key, row]));
  const missing = [...new Set(pairs.flat())].filter((key) => !known.has(key));
  for (const row of wholeRows('keys', await getMany(tx, 'keys', missing))) known.set(row.key, row);
  const comparedBy = await comparedThreads(tx, [...known.values()], ownSalt);
  return pairs.filter(([key, other]) => {
    const [row, its] = [known.get(key)!, known.get(other)];
    // It was dropped.
    if (!its || its.threadId === row.threadId) return true;
    const [a, b] = [comparedBy.get(row.threadId), comparedBy.get(its.threadId)];
    return a && b ? areTwo({ ...a, salts: new Set([...a.salts, ...shownUnder]) }, b) : false;
  });
}

async function comparedThreads(tx: ReadTx, rows: readonly KeyRow[], ownSalt: string): Promise<Map<string, Compared>> {
  const ids = [...new Set(rows.map(({ threadId }) => threadId))];
  const threads = (await getMany(tx, 'threads', ids)).flatMap(
    (row): ThreadRow | never[] => whole('threads', row) ?? [],
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  const missing = [...new Set(threads.flatMap(({ keys }) => keys))].filter((key) => !known.has(key));
  for (const row of wholeRows('keys', await getMany(tx, 'keys', missing))) known.set(row.key, row);
  return new Map(
    threads.flatMap((thread) => {
      const names = thread.keys.flatMap((key) => known.get(key) ?? []);
      const compared = comparedOf(thread, names, ownSalt);
      return compared ? [[thread.id, compared] as const] : [];
    }),
  );
}

/** As `rederive`; what then is no more in doubt is derived without it. */
export async function rederiveSettled(
  tx: WriteTx,
  touch: Touch,
  settings: Settings,
  now: Instant,
): ReturnType<typeof rederive> {
  const derived = await rederive(tx, touch, settings, now);
  const unsure = derived.keys.filter(({ mayBe }) => mayBe);
  if (unsure.length === 0) return derived;
  const settled = await endMayBe(tx, await provedPairs(tx, unsure, (await getMeta(tx, 'salt')) ?? ''));
  if (settled.length === 0) return derived;
  const { threads, keys, isOutdated } = await rederive(tx, { facts: [], keys: settled }, settings, now);
  return {
    threads: [...new Map([...derived.threads, ...threads].map((row) => [row.id, row])).values()],
    keys: [...new Map([...derived.keys, ...keys].map((row) => [row.key, row])).values()],
    isOutdated: derived.isOutdated || isOutdated,
  };
}
