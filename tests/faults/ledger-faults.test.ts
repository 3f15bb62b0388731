import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { commitIntents, commitShown } from '../../src/ledger/alerts';
import { eraseLedger } from '../../src/ledger/erase';
import { exportLedger } from '../../src/ledger/export';
import { glanceOf, readGlance } from '../../src/ledger/glance';
import { dropBeforeHorizon } from '../../src/ledger/horizon';
import { Ledger } from '../../src/ledger/ledger';
import { MIGRATIONS } from '../../src/ledger/migrations';
import { asMirror, glanceOfMirror, mirrorOf } from '../../src/ledger/mirror';
import { purgeNames } from '../../src/ledger/names';
import { LedgerUnavailable, openForReading, openLedger } from '../../src/ledger/open';
import { LEDGER_NAME, type LedgerDb } from '../../src/ledger/schema';
import { snoozeThread } from '../../src/ledger/snooze';
import { rebuildBatch, startLedger } from '../../src/ledger/start';
import { CASE, card, day, emptyBrowser, list, minute, NOON, newWorld, thread, type World } from '../ledger/world';

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
    expect(db.version).toBe(nextVersion.length);
    expect(await db.getAll('facts')).toHaveLength(1);
    expect(() => reader!.transaction('facts')).toThrow();
    // The page knows the older version only: it shows nothing rather than misread.
    expect(await openForReading()).toBeNull();
    db.close();
  });

  test('a ledger of version 2 keeps what it holds, repeats no alert, and can be snoozed', async () => {
    await world.ledger.recordReading(thread({ messages: [asked] }), NOON);
    const [atFour, atThree] = [4, 3].map((hours) => Date.UTC(2026, 10, 25, 4, 35) - hours * HOUR_MS) as [
      number,
      number,
    ];
    const now = await world.db();
    for (const alert of (await commitIntents(now, settings, 'UTC', atFour)).toShow)
      await commitShown(now, alert, atFour);
    const stores = [...now.objectStoreNames].filter((store) => store !== 'snoozes');
    const rows = await Promise.all(
      stores.map(async (store) => [store, await now.getAllKeys(store), await now.getAll(store)] as const),
    );
    await world.connection.close();
    emptyBrowser();
    const before = await openLedger(LEDGER_NAME, 1_000, MIGRATIONS.slice(0, 2)).get();
    for (const [store, keys, values] of rows)
      for (const [i, { onScreen: _, ...value }] of (values as { onScreen?: number }[]).entries()) {
        const held = typeof values[i] === 'object' ? value : values[i];
        await before.put(
          store,
          held as never,
          before.transaction(store).store.keyPath ? undefined : (keys[i] as never),
        );
      }
    before.close();

    const db = await openLedger().get();
    for (const [store, keys] of rows.filter(([name]) => name !== 'meta'))
      expect(await db.getAllKeys(store), store).toEqual(keys);
    expect((await commitIntents(db, settings, 'UTC', atThree)).toShow.map(({ stage }) => stage)).not.toContain('4h');
    expect(await snoozeThread(db, `case:${CASE}`, atThree + HOUR_MS, settings, 'UTC', atThree)).toMatchObject({
      until: atThree + HOUR_MS,
    });
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
    await vi.waitFor(async () => expect((await connection.get()).version).toBe(nextVersion.length));
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
    expect(glance.due.map((due) => [due.standing, due.buyer]).sort()).toEqual([
      ['unclear', 'Anna K.'],
      ['unclear', 'Bo'],
    ]);
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

describe('a ledger that was rebuilt from the mirror', () => {
  const rebuilt = async (over: object = {}) => {
    const mirror = asMirror(JSON.parse(JSON.stringify(await mirrorOf(await world.db(), NOON))))!;
    emptyBrowser();
    const connection = openLedger();
    const db = await connection.get();
    await startLedger(db, settings, { ...mirror, ...over }, NOON + HOUR_MS);
    return { db, ledger: new Ledger(() => connection.get()) };
  };
  const clocksOf = async (db: LedgerDb, now: number) =>
    (await exportLedger(db, settings, now)).threads.map(({ caseId, orderId, label, clocks }) => ({
      ...{ caseId, orderId, label, standings: clocks.map((clock) => clock.standing) },
    }));

  test('claims nothing of its clocks, names their threads, and counts none as overdue', async () => {
    await world.ledger.recordReading(
      list({ cards: [card(), card({ buyer: 'Bo', orderId: '405-1234567-1234567' })] }),
      NOON,
    );
    const { db } = await rebuilt();
    for (const hours of [1, 20, 72]) {
      const now = NOON + hours * HOUR_MS;
      expect((await clocksOf(db, now)).map(({ standings }) => standings)).toEqual([['unclear'], ['unclear']]);
      expect((await glanceOf(db, settings, now)).counts).toMatchObject({ open: 2, overdue: 0 });
      expect((await glanceOf(db, settings, now)).score[7]).toMatchObject({ overdue: 0, late: 0, share: null });
    }
    const named = await clocksOf(db, NOON);
    expect(named.map(({ label }) => label?.buyer).sort()).toEqual(['Anna K.', 'Bo']);
    expect(named.map(({ orderId }) => orderId).sort()).toEqual(['405-1234567-1234567', null]);
  });

  test('knows again what the next complete reading shows: who is there waits, who is not has left', async () => {
    await world.ledger.recordReading(list({ cards: [card(), card({ buyer: 'Bo' })] }), NOON);
    const { db, ledger } = await rebuilt();
    const later = NOON + 2 * HOUR_MS;
    await ledger.recordReading(list({ asOf: later }), later);
    const known = await clocksOf(db, later);
    expect(known.map(({ label, standings }) => [label?.buyer, ...standings]).sort()).toEqual([
      ['Anna K.', 'running'],
      ['Bo', 'unclear'],
    ]);
    expect((await glanceOf(db, settings, later)).counts.open).toBe(1);
  });

  test("still knows which card is which case, so that a case's card neither left nor waits twice", async () => {
    await world.ledger.recordReading(thread({ card: card(), messages: [asked] }), NOON);
    await world.ledger.recordReading(list({ asOf: NOON + 1 }), NOON + 1);
    const { db, ledger } = await rebuilt();
    const later = NOON + 2 * HOUR_MS;
    await ledger.recordReading(list({ asOf: later }), later);
    expect(await clocksOf(db, later)).toMatchObject([{ caseId: CASE, standings: ['running'] }]);
  });

  test("an older tab's list proves nothing of them", async () => {
    await world.ledger.recordReading(list({ asOf: NOON }), NOON);
    const { db, ledger } = await rebuilt();
    await ledger.recordReading(list({ asOf: NOON - 2 * HOUR_MS, observedAt: NOON + 2 * HOUR_MS }), NOON + 2 * HOUR_MS);
    expect((await clocksOf(db, NOON + 2 * HOUR_MS))[0]!.standings).toContain('unclear');
  });

  test('leaves out what in the mirror is not whole', async () => {
    await world.ledger.recordReading(list(), NOON);
    const stored = JSON.parse(JSON.stringify(await mirrorOf(await world.db(), NOON)));
    const mirror = asMirror({
      ...stored,
      open: [...stored.open, { threadId: 7 }, null],
      coverage: [{}, ...stored.coverage],
      marks: [null],
      memberships: 'none',
    })!;
    expect(glanceOfMirror(mirror, settings, NOON)).toMatchObject({
      counts: { open: 1 },
      accounts: [{ complete: false }],
    });
    const { db } = await rebuilt(mirror);
    expect(await db.getAll('threads')).toHaveLength(1);
  });

  test('a database that has only lost its salt takes the old one, and its threads keep their names', async () => {
    const first = await world.ledger.recordReading(list(), NOON);
    const mirror = await mirrorOf(await world.db(), NOON);
    await (await world.db()).put('meta', { bad: 1 } as never, 'salt');
    expect(await startLedger(await world.db(), settings, mirror, NOON)).toEqual({ rebuilt: 0 });
    const again = await world.ledger.recordReading(list({ asOf: NOON + 1 }), NOON + 1);
    expect(again.cards[0]!.key).toBe(first.cards[0]!.key);
    expect(await world.all('quarantine')).toMatchObject([{ store: 'meta', row: { bad: 1 } }]);
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
