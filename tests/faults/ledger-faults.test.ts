import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { dropBeforeHorizon, eraseLedger } from '../../src/ledger/erase';
import { exportLedger } from '../../src/ledger/export';
import { glanceOf, readGlance } from '../../src/ledger/glance';
import { Ledger } from '../../src/ledger/ledger';
import { MIGRATIONS } from '../../src/ledger/migrations';
import { asMirror, glanceOfMirror, mirrorOf } from '../../src/ledger/mirror';
import { purgeNames } from '../../src/ledger/names';
import { LedgerUnavailable, openForReading, openLedger } from '../../src/ledger/open';
import { LEDGER_NAME } from '../../src/ledger/schema';
import { rebuildBatch, repairThreads, startLedger } from '../../src/ledger/start';
import { card, CASE, day, emptyBrowser, list, minute, newWorld, NOON, thread, type World } from '../ledger/world';

const settings = DEFAULT_SETTINGS;
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const replied = { author: 'seller', at: minute('2026-11-24T11:00') } as const;
let world: World;
beforeEach(async () => {
  world = await newWorld();
});

describe('a transaction that is killed', () => {
  test('leaves nothing of the reading, and the reading can be delivered again', async () => {
    const db = await world.db();
    const original = IDBObjectStore.prototype.put;
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'clocks') this.transaction.abort();
      return original.apply(this, args as never);
    });
    await expect(world.ledger.recordReading(list(), NOON)).rejects.toThrow();
    put.mockRestore();
    for (const store of ['facts', 'keys', 'threads', 'clocks', 'coverage', 'memberships'] as const)
      expect(await db.getAll(store)).toEqual([]);
    const { cards } = await world.ledger.recordReading(list(), NOON);
    expect(cards[0]!.thread!.clocks).toHaveLength(1);
  });
});

describe('corrupt rows', () => {
  test('a fact that is none is set aside and counted; its thread and the others keep working', async () => {
    await world.ledger.recordReading(list({ cards: [card(), card({ buyer: 'Bo' })] }), NOON);
    const db = await world.db();
    const [first] = await db.getAll('facts');
    await db.put('facts', { id: 'broken', key: first!.key, kind: 'gibberish' } as never);
    await db.put('facts', {
      ...first!,
      id: 'broken-2',
      activity: { local: { from: 'yesterday', to: 'today' } },
    } as never);
    await repairThreads(db, [first!.key], settings, NOON);
    expect((await db.getAll('quarantine')).filter((row) => row.store === 'facts')).toHaveLength(2);
    expect(await db.getAll('facts')).toHaveLength(2);
    expect((await glanceOf(db, settings, NOON)).counts.open).toBe(2);
    expect((await exportLedger(db, settings, NOON)).threads).toHaveLength(2);
  });

  test('a clock row that is not whole is derived again', async () => {
    await world.ledger.recordReading(list(), NOON);
    const db = await world.db();
    const [row] = await db.getAll('clocks');
    await db.put('clocks', { ...row!, clock: { receivedAt: null } as never });
    await repairThreads(db, [row!.threadId], settings, NOON);
    expect(await db.getAll('clocks')).toEqual([row]);
  });
});

describe('derived rows of another version', () => {
  test('are rebuilt in batches that can be interrupted, and come out the same', async () => {
    await world.ledger.recordReading(
      list({ cards: Array.from({ length: 7 }, (_, i) => card({ buyer: `B${i}` })) }),
      NOON,
    );
    const db = await world.db();
    const before = [await db.getAll('threads'), await db.getAll('clocks'), await db.getAll('keys')];
    for (const row of before[0] as any[]) await db.put('threads', { ...row, derivation: 0, clocks: [] });
    await db.clear('clocks');
    expect(await rebuildBatch(db, settings, NOON, 3)).toBe(true);
    expect((await db.getAll('clocks')).length).toBe(3);
    while (await rebuildBatch(db, settings, NOON, 3));
    expect([await db.getAll('threads'), await db.getAll('clocks'), await db.getAll('keys')]).toEqual(before);
  });
});

describe('opening', () => {
  test('a page never creates the database', async () => {
    emptyBrowser();
    expect(await openForReading()).toBeNull();
    expect(await readGlance(NOON)).toBeNull();
    expect(await indexedDB.databases()).toEqual([]);
  });

  const nextVersion = [...MIGRATIONS, () => {}];

  test('a page that reads an older version gives way to the upgrade, and what it held is kept', async () => {
    await world.ledger.recordReading(list(), NOON);
    await world.connection.close();
    const reader = await openForReading();
    const db = await openLedger(LEDGER_NAME, 1_000, nextVersion).get();
    expect(db.version).toBe(2);
    expect(await db.getAll('facts')).toHaveLength(1);
    expect(() => reader!.transaction('facts')).toThrow();
    // The page knows version 1 only: it shows nothing rather than misread.
    expect(await openForReading()).toBeNull();
    db.close();
  });

  test('an upgrade that an old page blocks makes the ledger unavailable for now; it is used once it is free', async () => {
    await world.connection.close();
    const holder = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(LEDGER_NAME);
      request.onsuccess = () => resolve(request.result);
    });
    const connection = openLedger(LEDGER_NAME, 10, nextVersion);
    await expect(connection.get()).rejects.toThrow('an old page holds the database');
    await expect(connection.get()).rejects.toThrow(LedgerUnavailable);
    holder.close();
    await vi.waitFor(async () => expect((await connection.get()).version).toBe(2));
    await connection.close();
  });

  test('the worker closes on a newer version, and says unavailable instead of waiting for ever', async () => {
    const db = await world.db();
    const newer = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(LEDGER_NAME, 99);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    expect(() => db.transaction('facts')).toThrow();
    await expect(world.connection.get()).rejects.toThrow(LedgerUnavailable);
    newer.close();
  });

  test('a database that cannot be opened is unavailable, and is tried again', async () => {
    emptyBrowser();
    const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    const connection = openLedger();
    await expect(new Ledger(() => connection.get()).recordReading(list(), NOON)).rejects.toThrow(LedgerUnavailable);
    open.mockRestore();
    expect((await connection.get()).objectStoreNames).toContain('facts');
  });
});

describe('the mirror', () => {
  test('shows what was open, without a share, and claims nothing overdue', async () => {
    await world.ledger.recordReading(thread({ messages: [asked] }), NOON);
    await world.ledger.recordReading(list({ cards: [card({ buyer: 'Bo', caseId: null })] }), NOON);
    const mirror = asMirror(JSON.parse(JSON.stringify(await mirrorOf(await world.db(), NOON))))!;
    const glance = glanceOfMirror(mirror, settings, NOON + 2 * DAY_MS);
    expect(glance).toMatchObject({ from: 'mirror', counts: { open: 2, overdue: 0, maybeDue: 2 } });
    expect(glance.score[30].share).toBeNull();
    expect(glance.due.every((due) => due.standing === 'unclear' && due.buyer === null)).toBe(true);
    expect(JSON.stringify(mirror)).not.toContain('Bo"');
    expect(asMirror({ version: 1 })).toBeNull();
    expect(asMirror('x')).toBeNull();
  });

  test('rebuilds open clocks into a new database, as assumed, under the same keys', async () => {
    const { cards } = await world.ledger.recordReading(list(), NOON);
    await world.ledger.recordReading(thread({ messages: [asked] }), NOON);
    const mirror = await mirrorOf(await world.db(), NOON);
    emptyBrowser();
    const connection = openLedger();
    const db = await connection.get();
    expect(await startLedger(db, settings, mirror, NOON + HOUR_MS)).toEqual({ rebuilt: 2 });
    const clocks = await db.getAll('clocks');
    expect(clocks.map((row) => row.clock.basis)).toEqual(['assumed', 'assumed']);
    const again = await new Ledger(() => connection.get()).recordReading(
      list({ asOf: NOON + 2 * HOUR_MS }),
      NOON + 2 * HOUR_MS,
    );
    expect(again.cards[0]!.key).toBe(cards[0]!.key);
    expect(await db.getAll('threads')).toHaveLength(2);
    expect(await startLedger(db, settings, mirror, NOON + HOUR_MS)).toEqual({ rebuilt: 0 });
  });
});

describe('forgetting', () => {
  test('names go when no clock runs, stay some days where one ended late, and come back with a new message', async () => {
    await world.ledger.recordReading(thread({ messages: [asked] }), NOON);
    const db = await world.db();
    expect(await purgeNames(db, settings, NOON)).toBe(0);
    await world.ledger.recordReading(thread({ messages: [asked, replied], asOf: NOON + 1 }), NOON + 1);
    expect(await purgeNames(db, settings, NOON + 2)).toBe(1);
    expect(await db.get('keys', `case:${CASE}`)).toMatchObject({ buyer: null, subject: null });
    expect(await db.countFromIndex('keys', 'namedAt')).toBe(0);

    const late = { author: 'seller', at: minute('2026-11-26T11:00') } as const;
    const other = '99999999-2222-3333-4444-555555555555';
    const closedAt = Date.UTC(2026, 10, 26, 6);
    await world.ledger.recordReading(thread({ caseId: other, messages: [asked, late], asOf: closedAt }), closedAt);
    expect(await purgeNames(db, settings, closedAt + 29 * DAY_MS)).toBe(0);
    expect(await purgeNames(db, settings, closedAt + 31 * DAY_MS)).toBe(1);
    expect(await purgeNames(db, { ...settings, keepNamesDays: 0 }, closedAt)).toBe(0);
  });

  test('names of threads that never ran while seen are not stored at all', async () => {
    await world.ledger.recordReading(
      list({ folder: 'all', cards: [card({ state: 'resolved', activity: day('2026-11-20') })] }),
      NOON,
    );
    expect((await world.all('keys'))[0]).toMatchObject({ buyer: null, subject: null });
  });

  test('erased is erased: nothing as of before comes back, what is read afterwards does', async () => {
    await world.ledger.recordReading(list(), NOON);
    const db = await world.db();
    const salt = await db.get('meta', 'salt');
    await eraseLedger(db, NOON + HOUR_MS);
    expect(await db.get('meta', 'salt')).not.toBe(salt);
    expect(
      (await world.ledger.recordReading(list({ observedAt: NOON + 2 * HOUR_MS }), NOON + 2 * HOUR_MS)).refused,
    ).toBe(1);
    expect(await db.getAll('facts')).toEqual([]);
    const { cards } = await world.ledger.recordReading(list({ asOf: NOON + 2 * HOUR_MS }), NOON + 2 * HOUR_MS);
    expect(cards[0]!.thread!.clocks).toHaveLength(1);
  });

  test('closed threads beyond the horizon are dropped and refused from then on; open ones stay', async () => {
    await world.ledger.recordReading(thread({ messages: [asked, replied] }), NOON);
    await world.ledger.recordReading(list({ folder: 'all', cards: [card({ buyer: 'Bo' })] }), NOON);
    const db = await world.db();
    const later = NOON + 201 * DAY_MS;
    expect(await dropBeforeHorizon(db, NOON + 199 * DAY_MS)).toBe(0);
    expect(await dropBeforeHorizon(db, later)).toBe(1);
    expect(await dropBeforeHorizon(db, later)).toBe(0);
    expect((await db.getAll('threads')).map((row) => row.clocks[0]!.closing)).toEqual([null]);
    expect((await world.ledger.recordReading(thread({ messages: [asked, replied] }), later)).refused).toBe(1);
  });
});
