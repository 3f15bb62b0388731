import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { eraseLedger } from '../../src/ledger/erase';
import { dropBeforeHorizon } from '../../src/ledger/horizon';
import type { LedgerDb } from '../../src/ledger/schema';
import { ledgerViewOf } from '../../src/ledger/view';
import { answered, caseAnswer, caseId, listAnswer, message } from './answers';
import { restored, saved } from './restoring';
import { card, INDIA, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
let db: LedgerDb;
beforeEach(async () => {
  world = await newWorld();
  db = await world.db();
});

const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const inAnHour = { author: 'seller', at: minute('2026-11-24T11:05') } as const;
const BEYOND = NOON + 201 * DAY_MS;

const read = (nth: number, messages: Parameters<typeof thread>[0]) =>
  world.ledger.recordReading(thread({ caseId: caseId(nth), buyer: `b${nth}`, ...messages }), NOON);

test('what is dropped lives on as its day: how many became what, and how long the replies took', async () => {
  for (const nth of [1, 2, 3]) await read(nth, { messages: [asked, inAnHour] });
  await read(4, { messages: [{ ...asked, at: minute('2026-11-22T10:05') }, inAnHour] });
  expect(await dropBeforeHorizon(db, BEYOND)).toBe(4);
  const none = { excluded: 0, settled: 0, unclear: 0, hours: 24 };
  const [minuteMs, hours49] = [59_999, 49 * HOUR_MS];
  expect(await db.getAll('history')).toEqual([
    {
      ...{ ...none, id: ['2026-11-22', 'NORDWIND', INDIA], onTime: 0, late: 1, replies: 1 },
      responseMs: { min: hours49 - minuteMs, max: hours49 + minuteMs },
    },
    {
      ...{ ...none, id: ['2026-11-24', 'NORDWIND', INDIA], onTime: 3, late: 0, replies: 3 },
      responseMs: { min: 3 * (HOUR_MS - minuteMs), max: 3 * (HOUR_MS + minuteMs) },
    },
  ]);
  const { history, clocks } = await ledgerViewOf(db, BEYOND);
  expect(clocks).toEqual([]);
  expect(history.map(({ day, onTime, late }) => [day, onTime, late])).toEqual([
    ['2026-11-22', 0, 1],
    ['2026-11-24', 3, 0],
  ]);
  for (const store of ['facts', 'threads', 'clocks', 'keys', 'columns'] as const) expect(await db.count(store)).toBe(0);
});

test('nothing is counted twice: dropped again, read again, or known to have stirred since', async () => {
  await read(1, { messages: [asked, inAnHour] });
  const dates = { openedAt: NOON - 2 * HOUR_MS, resolvedAt: NOON - HOUR_MS, state: 'resolved' } as const;
  const cases = [answered({ ...dates, caseId: caseId(2), updatedAt: NOON + 30 * DAY_MS })];
  const listed = (asOf: number) => listAnswer({ cases, folder: 'all', complete: false, asOf, observedAt: asOf });
  await world.ledger.recordReading(listed(NOON + 31 * DAY_MS), NOON + 31 * DAY_MS);
  expect(await dropBeforeHorizon(db, BEYOND)).toBe(1);
  expect(await dropBeforeHorizon(db, BEYOND)).toBe(0);
  await world.ledger.recordReading(thread({ caseId: caseId(1), messages: [asked, inAnHour], asOf: BEYOND }), BEYOND);
  await world.ledger.recordReading(listed(BEYOND), BEYOND);
  expect(await dropBeforeHorizon(db, BEYOND)).toBe(0);
  const later = BEYOND + 30 * DAY_MS;
  expect(await dropBeforeHorizon(db, later)).toBe(1);
  await world.ledger.recordReading(listed(later), later);
  expect(await dropBeforeHorizon(db, later + DAY_MS)).toBe(0);
  expect((await db.getAll('history')).map(({ onTime, settled, unclear }) => onTime + settled + unclear)).toEqual([2]);
});

describe('a backup that is restored after the horizon has passed its messages', () => {
  const seen = NOON - 50 * DAY_MS;
  const old = NOON - 199 * DAY_MS;
  const now = NOON + 3 * DAY_MS;
  /** Messages as they are seen long after they were answered: what is known of them is new, they are not. */
  async function readOld(nth: number, at: number): Promise<void> {
    const dates = { openedAt: at + 2_000, updatedAt: at + HOUR_MS + 2_000, resolvedAt: at + HOUR_MS + 2_000 };
    const messages = [message('buyer', at), message('seller', at + HOUR_MS)];
    const answer = { case: answered({ ...dates, caseId: caseId(nth), state: 'resolved' }), messages };
    await world.ledger.recordReading(caseAnswer({ ...answer, asOf: seen, observedAt: seen }), seen);
  }
  const dropAll = async (of: World, at: number): Promise<void> => {
    while ((await dropBeforeHorizon(await of.db(), at)) > 0);
  };
  const countedIn = async (of: World) =>
    (await of.all('history')).map(({ id: [date], onTime }) => [date, onTime]).sort();
  const DAY = new Date(old).toISOString().slice(0, 10);

  beforeEach(async () => {
    world = await newWorld(undefined, seen);
    db = await world.db();
    await readOld(1, old);
    await readOld(2, old + 5 * DAY_MS);
  });

  test('brings back none that is counted by day already, and all that is not', async () => {
    const text = await saved(world, NOON);
    const before = await world.all('facts');
    await dropAll(world, now);
    expect(await restored(world, text, now)).toMatchObject({ added: 0, known: 3, refused: 3, all: before.length });
    expect(await world.all('threads')).toHaveLength(1);
    await dropAll(world, now + 30 * DAY_MS);
    const counted = await countedIn(world);
    expect(counted).toEqual([
      [DAY, 1],
      [new Date(old + 5 * DAY_MS).toISOString().slice(0, 10), 1],
    ]);

    const other = await newWorld(undefined, now);
    expect(await restored(other, text, now)).toMatchObject({ added: before.length, refused: 0 });
    await dropAll(other, now + 30 * DAY_MS);
    expect(await countedIn(other)).toEqual(counted);
  });

  test('counts them once where the same thread has come to hold newer ones', async () => {
    const text = await saved(world, NOON);
    await dropAll(world, now);
    const asked = { messages: [message('buyer', now - HOUR_MS)], asOf: now, observedAt: now };
    const again = answered({ caseId: caseId(1), openedAt: old + 2_000, updatedAt: now - HOUR_MS + 2_000 });
    await world.ledger.recordReading(caseAnswer({ ...asked, case: again }), now);
    const clocks = (await world.all('clocks')).length;
    await restored(world, text, now + 1);
    expect(await world.all('clocks')).toHaveLength(clocks);
  });

  test('counts them once together with another that counts them by day, whichever comes first', async () => {
    const older = await saved(world, NOON);
    await dropAll(world, now);
    const newer = await saved(world, now);
    for (const order of [
      [older, newer],
      [newer, older],
      [newer, newer, older, older],
    ]) {
      const other = await newWorld(undefined, now);
      for (const text of order) await restored(other, text, now + DAY_MS);
      await dropAll(other, now + 30 * DAY_MS);
      expect(await countedIn(other)).toEqual([
        [DAY, 1],
        [new Date(old + 5 * DAY_MS).toISOString().slice(0, 10), 1],
      ]);
    }
  });
});

test('an open thread stays, whole, with all that was closed in it', async () => {
  await read(1, { messages: [asked, inAnHour, { ...asked, at: minute('2026-11-24T12:05') }] });
  await world.ledger.recordReading(list({ folder: 'all', cards: [card({ buyer: 'Bo' })] }), NOON);
  expect(await dropBeforeHorizon(db, BEYOND)).toBe(0);
  expect(await db.count('clocks')).toBe(3);
  expect(await db.count('history')).toBe(0);
});

test('threads that keep their old clocks do not keep others from being dropped, however many batches there are', async () => {
  const kept = { ...asked, at: minute('2026-11-24T12:05') };
  for (let nth = 1; nth <= 120; nth += 1) await read(nth, { messages: [asked, inAnHour, kept] });
  for (let nth = 121; nth <= 330; nth += 1) await read(nth, { messages: [asked, inAnHour] });
  const batches: number[] = [];
  for (let count = -1; count !== 0; batches.push(count)) count = await dropBeforeHorizon(db, BEYOND);
  expect(batches).toEqual([100, 100, 10, 0]);
  expect(await db.getAll('history')).toMatchObject([{ onTime: 210, replies: 210 }]);
});

test('a day that fails to be written drops nothing', async () => {
  await read(1, { messages: [asked, inAnHour] });
  const original = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof original>) {
    if (this.name === 'history') this.transaction.abort();
    return original.apply(this, args);
  };
  try {
    await expect(dropBeforeHorizon(db, BEYOND)).rejects.toThrow();
  } finally {
    IDBObjectStore.prototype.put = original;
  }
  expect(await db.count('threads')).toBe(1);
  expect(await dropBeforeHorizon(db, BEYOND)).toBe(1);
  expect(await db.getAll('history')).toMatchObject([{ onTime: 1 }]);
});

test('the rules of the account decide what became of a message, and erasing takes the days too', async () => {
  await db.put('meta', { ...DEFAULT_SETTINGS, hours: 0.5 }, 'settings');
  await read(1, { messages: [asked, inAnHour] });
  await dropBeforeHorizon(db, BEYOND);
  expect(await db.getAll('history')).toMatchObject([{ late: 1, onTime: 0, hours: 0.5 }]);
  await eraseLedger(db, BEYOND);
  expect(await db.count('history')).toBe(0);
});
