import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS } from '../../src/core/span';
import { commitIntents, commitShown } from '../../src/ledger/alerts';
import { exportLedger } from '../../src/ledger/export';
import { glanceOf, readGlance, refreshSnapshot } from '../../src/ledger/glance';
import { dropBeforeHorizon } from '../../src/ledger/horizon';
import { asMirror, mirrorOf } from '../../src/ledger/mirror';
import { purgeNames } from '../../src/ledger/names';
import { checkBatch, checkOpenClocks, repairFound } from '../../src/ledger/repair';
import { type LedgerDb, STORES, type StoreName } from '../../src/ledger/schema';
import { isWhole } from '../../src/ledger/whole';
import { CASE, card, list, minute, NOON, newWorld, thread, type World } from '../ledger/world';

const settings = DEFAULT_SETTINGS;
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const replied = { author: 'seller', at: minute('2026-11-24T11:00') } as const;
const LATER = NOON + HOUR_MS;
const ROWS: StoreName[] = ['facts', 'keys', 'threads', 'clocks', 'coverage', 'memberships', 'alerts'];

let world: World;
let db: LedgerDb;
beforeEach(async () => {
  world = await newWorld();
  db = await world.db();
  const bo = card({ buyer: 'Bo', orderId: '405-1234567-1234567' });
  await world.ledger.recordReading(list({ cards: [card(), bo] }), NOON);
  await world.ledger.recordReading(thread({ card: card(), messages: [asked, replied, asked] }), NOON);
  const { cards } = await world.ledger.recordReading(
    list({ asOf: NOON + 1, cards: [bo, card({ buyer: 'Cy' })] }),
    NOON,
  );
  await world.ledger.recordTold({ key: cards[1]!.key, claim: 'answered', at: NOON, undoes: null }, NOON);
  const { toShow } = await commitIntents(db, settings, 'UTC', NOON + 16 * HOUR_MS);
  for (const alert of toShow) await commitShown(db, alert, NOON);
  await refreshSnapshot(db, settings, NOON);
});

async function check(): Promise<void> {
  await checkOpenClocks(db);
  for (let more = true; more; ) {
    more = await checkBatch(db, NOON, 2);
    await repairFound(db, NOON);
  }
}

/** Every row of a store, with what finds it: the row's own key, or the name beside it. */
const rowsOf = async (store: StoreName) => {
  const keys = (await db.getAllKeys(store)) as IDBValidKey[];
  return ((await db.getAll(store)) as Record<string, unknown>[]).map((row, i) => ({ row, key: keys[i]! }));
};

/** Rows that are none: under a key of their own, and one of ours with every other field replaced. */
async function putJunk(store: StoreName): Promise<unknown[]> {
  const { keyPath } = db.transaction(store).store;
  const path = [keyPath ?? []].flat() as string[];
  const [first] = await rowsOf(store);
  const strange = (openFrom: unknown, key: IDBValidKey) => ({
    ...{ junk: 1, account: 5, openFrom, clocks: null, kind: 'message', members: null, unfinishedAt: 1, state: '???' },
    ...Object.fromEntries(path.map((field) => [field, key])),
  });
  const mutated = Object.fromEntries(
    Object.entries(first!.row).map(([field, value]) => [
      field,
      path.includes(field) || field === 'openFrom' ? value : { bad: 1 },
    ]),
  );
  const junk = [strange(1, 'zz1'), strange('x', 'zz2'), mutated];
  for (const row of junk) await db.put(store, row as never);
  return junk;
}

const truth = async () => {
  const { threads, score } = await exportLedger(db, settings, NOON);
  const { counts, due } = await glanceOf(db, settings, NOON);
  return {
    clocks: threads.map((one) => [one.caseId, one.clocks]).sort(),
    score,
    counts,
    due: due.map((one) => one.threadId),
  };
};
const setAside = async () =>
  ((await db.getAll('quarantine')) as { store: string; row: unknown }[]).map((one) => one.row);

test('every row that is written is whole, and so is every part of the mirror', async () => {
  for (const store of STORES)
    for (const { row, key } of await rowsOf(store)) expect(isWhole(store, row, key), `${store} ${key}`).toBe(true);
  for (const store of ROWS) expect(await db.count(store), store).toBeGreaterThan(0);
  const mirror = JSON.parse(JSON.stringify(await mirrorOf(db, NOON)));
  expect(asMirror(mirror)).toEqual(mirror);
  expect(mirror.open.length * mirror.marks.length * mirror.memberships.length).toBeGreaterThan(0);
});

describe.each(ROWS)('junk in %s', (store) => {
  test('is set aside as it was and counted; what follows from facts is made anew, nothing junk is counted', async () => {
    const before = await truth();
    const junk = await putJunk(store);
    await check();
    expect(await setAside()).toEqual(expect.arrayContaining(junk));
    expect(await setAside()).toHaveLength(junk.length);
    for (const { row } of await rowsOf(store)) expect(isWhole(store, row)).toBe(true);
    // A fact that is gone is not known any more; all else is as it was.
    if (store !== 'facts') expect(await truth()).toEqual({ ...before, score: expect.anything() });
    expect((await glanceOf(db, settings, NOON)).setAside).toBe(junk.length);
    await check();
    expect(await setAside()).toHaveLength(junk.length);
  });

  test('breaks no export, which counts it', async () => {
    const before = await truth();
    const junk = await putJunk(store);
    const ledger = await exportLedger(db, settings, NOON);
    expect(ledger.setAside).toEqual({ count: junk.length, stores: { [store]: junk.length } });
    expect(JSON.stringify(ledger)).not.toMatch(/"bad":|\[object|"junk":/);
    if (store !== 'facts') expect((await truth()).clocks).toEqual(before.clocks);
  });

  test('keeps no reading, no word, no sweep and no purge from their work', async () => {
    await putJunk(store);
    const { cards } = await world.ledger.recordReading(
      list({ asOf: LATER, cards: [card(), card({ buyer: 'Bo' }), card({ buyer: 'Cy' }), card({ buyer: 'Di' })] }),
      LATER,
    );
    expect(cards.map((one) => typeof one?.thread?.id)).toEqual(Array(4).fill('string'));
    expect(cards[3]!.thread!.clocks).toHaveLength(1);
    await world.ledger.recordReading(thread({ messages: [asked], asOf: LATER + 1 }), LATER + 1);
    const told = await world.ledger.recordTold(
      { key: cards[3]!.key, claim: 'answered', at: LATER, undoes: null },
      LATER + 2,
    );
    expect(told).not.toBeNull();
    await commitIntents(db, settings, 'UTC', LATER);
    await purgeNames(db, settings, LATER);
    await dropBeforeHorizon(db, LATER);
    await refreshSnapshot(db, settings, LATER);
    asMirror(await mirrorOf(db, LATER));
    expect((await db.getAll('coverage')).find((row) => row.host === list().host)).toMatchObject({ asOf: LATER });
  });
});

test('an account whose coverage is broken is not taken for clear until it has been read again', async () => {
  const [row] = await db.getAll('coverage');
  await db.put('coverage', { ...row!, asOf: 'yesterday' } as never);
  await check();
  const { accounts } = await glanceOf(db, settings, NOON);
  expect(accounts).toMatchObject([{ account: row!.account, host: row!.host, complete: false, asOf: null }]);
});

test.each(['salt', 'revision', 'clocksRevision', 'keepFrom', 'settings'] as const)(
  'a broken %s is set aside, and the ledger goes on',
  async (name) => {
    const junk = { bad: 'x' };
    await db.put('meta', junk as never, name);
    const { cards } = await world.ledger.recordReading(list({ asOf: LATER, cards: [card({ buyer: 'New' })] }), LATER);
    expect(cards[0]!.thread!.clocks).toHaveLength(1);
    expect(await setAside()).toEqual([junk]);
    expect((await exportLedger(db, settings, LATER)).setAside).toMatchObject({ count: 1, stores: { meta: 1 } });
  },
);

test('a broken snapshot is never shown', async () => {
  const glance = await refreshSnapshot(db, settings, NOON);
  await db.put(
    'meta',
    { ...((await db.get('meta', 'snapshot')) as object), glance: { ...glance, due: [{}] } },
    'snapshot',
  );
  expect(await readGlance(NOON)).toEqual(glance);
});

test('an open clock whose index column is lost is found by the daily check, and rings again', async () => {
  const [row] = (await db.getAll('clocks')).filter((one) => one.openFrom !== undefined);
  const { openFrom: _, ...lost } = row!;
  const { open } = (await glanceOf(db, settings, NOON)).counts;
  await db.put('clocks', lost);
  expect((await glanceOf(db, settings, NOON)).counts.open).toBe(open - 1);
  await check();
  expect((await glanceOf(db, settings, NOON)).counts.open).toBe(open);
  expect(await db.get('clocks', [row!.threadId, row!.ordinal])).toEqual(row);
});

test('the check is made once a day, and goes on where a killed worker left it', async () => {
  await check();
  expect(await checkBatch(db, NOON)).toBe(false);
  expect(await checkBatch(db, NOON + 25 * HOUR_MS, 1)).toBe(true);
  expect(await db.get('meta', 'checked')).toMatchObject({ store: 'facts', after: expect.any(String) });
});

test('what was set aside may hold names, and is kept no longer than they are', async () => {
  await putJunk('keys');
  await check();
  await purgeNames(db, settings, NOON + 29 * 24 * HOUR_MS);
  expect(await setAside()).toHaveLength(3);
  await purgeNames(db, settings, NOON + 31 * 24 * HOUR_MS);
  expect(await setAside()).toEqual([]);
});

test('facts that are none are set aside when their thread is derived, and the thread keeps working', async () => {
  const first = (await db.getAll('facts')).find(({ kind }) => kind === 'sighting');
  await db.put('facts', { id: 'broken', key: first!.key, kind: 'gibberish' } as never);
  const local = { from: 'yesterday', to: 'today' };
  await db.put('facts', { ...first!, id: 'broken-2', activity: { local }, at: { local } } as never);
  const { threadIds } = (await world.ledger.recordTold(
    { key: first!.key, claim: 'answered', at: NOON, undoes: null },
    NOON,
  ))!;
  expect(threadIds).toHaveLength(1);
  expect(await setAside()).toHaveLength(2);
  expect(await db.get('facts', 'broken')).toBeUndefined();
});

test(`a case's links are known again from facts`, async () => {
  const key = (await db.getAll('keys')).find((row) => row.cases.length > 0)!;
  await db.put('keys', { ...key, cases: 7 } as never);
  await check();
  expect(await db.get('keys', key.key)).toMatchObject({ threadId: `case:${CASE}`, cases: [CASE] });
});
