import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerClock } from '../../src/core/clock';
import { scoreOf } from '../../src/core/score';
import { DEFAULT_SETTINGS, rulesOf } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/core/span';
import {
  clocksOf,
  columnsAgree,
  columnsOf,
  isSameColumns,
  longStretchOf,
  SHORT_MS,
  TOLD,
} from '../../src/ledger/columns';
import { eraseLedger } from '../../src/ledger/erase';
import { glanceOf } from '../../src/ledger/glance';
import { dropBeforeHorizon } from '../../src/ledger/horizon';
import { forgetColumns, makeColumns } from '../../src/ledger/keep-columns';
import { readClocks, readOpenBefore } from '../../src/ledger/read-clocks';
import { checkBatch, repairFound } from '../../src/ledger/repair';
import { type ClockRow, type LedgerDb, type ReadTx, STORES } from '../../src/ledger/schema';
import { rebuildBatch } from '../../src/ledger/start';
import { law, slowLaw } from '../core/laws';
import { inboxes, NOW, readingOf } from './inbox';
import { newWorld, type World } from './world';

const settings = DEFAULT_SETTINGS;
const stretch = longStretchOf(NOW);
const instants = fc.integer({ min: NOW - 400 * DAY_MS, max: NOW });
const spans = fc.tuple(instants, instants).map(([a, b]) => ({ earliest: Math.min(a, b), latest: Math.max(a, b) }));
const may = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

// Each field by name: one that is added to clocks must be packed, too.
const fields: { [K in keyof Required<LedgerClock>]: fc.Arbitrary<LedgerClock[K] | undefined> } = {
  receivedAt: fc
    .tuple(instants, fc.integer({ min: stretch.from, max: stretch.to - 1 }))
    .map(([earliest, latest]) => ({ earliest: Math.min(earliest, latest), latest })),
  basis: fc.constantFrom('exact', 'bounded', 'assumed'),
  openAsOf: instants,
  closing: fc.option(
    fc.record({
      at: spans,
      by: fc.constantFrom('reply' as const, 'mark' as const, 'either' as const),
      told: fc.constantFrom(null, TOLD),
    }),
  ),
  doubtful: fc.boolean(),
  followed: may(fc.constantFrom('surely' as const, 'maybe' as const)),
  quick: may(fc.constant(true as const)),
  remembered: may(fc.constant(true as const)),
  threadId: fc.constantFrom('key:a', 'key:b', 'case:11111111-2222-4333-8444-555555555555'),
  ordinal: fc.nat(40),
  account: fc.constantFrom('NORDWIND', 'SÜD "1"'),
  marketplaceId: fc.constantFrom(null, 'A21TJRUUN4KGV', 'A1F83G8C2ARO7P'),
};
const clocks = fc.array(fc.record(fields) as fc.Arbitrary<LedgerClock>, { maxLength: 20 });

describe('a stretch of clocks, packed', () => {
  test('is unpacked as it was', () =>
    law(
      500,
      fc.property(clocks, (some) => {
        const row = columnsOf(stretch, some, 1);
        expect(columnsAgree(row)).toBe(true);
        expect(clocksOf(row)).toEqual(some);
        expect(isSameColumns(row, columnsOf(stretch, some, 2))).toBe(true);
      }),
    ));

  test('is not whole with one line, one number or one group less, or another stretch', () =>
    law(
      200,
      fc.property(
        clocks.filter(({ length }) => length > 0),
        (some) => {
          const row = columnsOf(stretch, some, 1);
          const broken = [
            { threadIds: row.threadIds.slice(0, Math.max(0, row.threadIds.lastIndexOf('\n'))) },
            { threadIds: `${row.threadIds}\nkey:c` },
            { numbers: row.numbers.slice(1) },
            { groups: [] },
            { to: row.to + 1 },
            { from: stretch.to, to: stretch.to + 6 * HOUR_MS },
          ];
          for (const over of broken) expect(columnsAgree({ ...row, ...over })).toBe(false);
          expect(isSameColumns(row, columnsOf(stretch, some.slice(1), 1))).toBe(false);
        },
      ),
    ));
});

const readTx = (db: LedgerDb) => db.transaction(STORES, 'readonly') as unknown as ReadTx;

/** As the rows say it, in an order of its own. */
const inOrder = (some: readonly LedgerClock[]) =>
  some
    .map(({ closing, ...clock }) => ({ ...clock, closing: closing && { ...closing, told: closing.told && TOLD } }))
    .map((clock) => JSON.stringify(clock, Object.keys(fields).concat('earliest', 'latest', 'at', 'by', 'told')))
    .sort();

const scanned = (rows: readonly ClockRow[]): LedgerClock[] =>
  rows.map(({ clock, threadId, ordinal, account, marketplaceId }) => ({
    ...{ ...clock, threadId, ordinal, account: account!, marketplaceId: marketplaceId! },
  }));

/** What is read through the copies is what the clocks say. */
async function expectTheSame(db: LedgerDb, now: Instant): Promise<void> {
  const all = scanned(await db.getAll('clocks'));
  for (const from of [now - 180 * DAY_MS, now - 7 * DAY_MS, now - HOUR_MS]) {
    const [since, before] = [await readClocks(readTx(db), from), await readOpenBefore(readTx(db), from)];
    expect(inOrder(since)).toEqual(inOrder(all.filter(({ receivedAt }) => receivedAt.latest >= from)));
    const open = all.filter(({ closing, receivedAt }) => !closing && receivedAt.latest < from);
    expect(inOrder(before)).toEqual(inOrder(open));
  }
  for (const at of [now, now + 3 * DAY_MS, now + 8 * DAY_MS]) {
    const { score, counts } = await glanceOf(db, settings, at);
    const counted = scoreOf(all, rulesOf(settings), at, null);
    for (const days of [7, 30, 90] as const) {
      const { knownFrom: _, ...window } = score[days];
      expect(counted[days]).toMatchObject(window);
    }
    expect(counts.open).toBe(all.filter(({ closing }) => !closing).length);
    const isOver = (clock: LedgerClock) =>
      !clock.closing && !clock.remembered && clock.receivedAt.latest < at - 24 * HOUR_MS;
    expect(counts.overdue).toBe(all.filter(isOver).length);
  }
}

type Step = (world: World, db: LedgerDb, nth: number) => Promise<unknown>;
const steps: Record<string, Step> = {
  make: (_, db) => makeColumns(db, NOW),
  'make, days later': (_, db, nth) => makeColumns(db, NOW + nth * DAY_MS),
  'lose one': async (_, db, nth) => {
    const keys = await db.getAllKeys('columns');
    if (keys.length > 0) await db.delete('columns', keys[nth % keys.length]!);
  },
  'break one': async (_, db, nth) => {
    const rows = await db.getAll('columns');
    const row = rows[nth % rows.length];
    if (row) await db.put('columns', { ...row, threadIds: `${row.threadIds}\n`, to: row.to });
  },
  'halve one, and check': async (_, db, nth) => {
    const rows = (await db.getAll('columns')).filter(({ numbers }) => numbers.length > 0);
    const row = rows[nth % rows.length];
    if (!row) return;
    const half = clocksOf(row).slice(1);
    await db.put('columns', columnsOf(row, half, row.made));
    for (let more = true; more; ) more = await checkBatch(db, NOW + nth * DAY_MS, 50);
    await repairFound(db, NOW);
  },
  repair: (_, db) => repairFound(db, NOW),
  told: async ({ ledger }, db, nth) => {
    const [key] = await db.getAllKeys('keys');
    const claim = nth % 2 ? 'answered' : 'not-a-buyer-message';
    if (key) await ledger.recordTold({ key, claim, at: NOW - nth * HOUR_MS, undoes: null }, NOW);
  },
  rebuild: async (_, db) => {
    for (const row of await db.getAll('threads')) await db.put('threads', { ...row, derivation: 1 });
    while (await rebuildBatch(db, settings, NOW, 1));
  },
  drop: (_, db, nth) => dropBeforeHorizon(db, NOW + (188 + (nth % 20)) * DAY_MS),
  erase: (_, db) => eraseLedger(db, NOW - 10 * DAY_MS),
};

test(
  'through any changes, readings in any order, and copies lost, broken or half filled, the copies say what the clocks say',
  {
    timeout: 600_000,
  },
  () =>
    slowLaw(
      40,
      fc.asyncProperty(
        inboxes,
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps), 'make', 'read', 'read', 'read'), fc.nat(30)), {
          minLength: 6,
          maxLength: 20,
        }),
        async (inbox, chosen) => {
          const world = await newWorld(settings, NOW - 14 * DAY_MS);
          const db = await world.db();
          let looked = 0;
          for (const [step, nth] of [...chosen, ['make', 0] as const]) {
            const reading = step === 'read' && inbox.looks[looked] ? readingOf(inbox, inbox.looks[looked++]!) : null;
            if (reading) await world.ledger.recordReading(reading, Math.max(reading.observedAt, NOW - DAY_MS));
            else await steps[step]?.(world, db, nth);
            await expectTheSame(db, NOW);
          }
          await repairFound(db, NOW);
          await makeColumns(db, NOW);
          const kept = (await db.getAll('columns')).reduce((sum, row) => sum + clocksOf(row).length, 0);
          const recent = (await db.getAll('clocks')).filter(({ receivedTo }) => receivedTo >= NOW - 180 * DAY_MS);
          expect(kept).toBe(recent.length);
          expect(await db.count('quarantine')).toBe(0);
        },
      ),
    ),
);

test('many clocks at once are kept in short stretches, and all of them', async () => {
  const world = await newWorld();
  const db = await world.db();
  const tx = db.transaction('clocks', 'readwrite');
  const at = (i: number) => NOW - DAY_MS + i * 8_000;
  for (let i = 0; i < 5_000; i += 1) {
    const span = { earliest: at(i), latest: at(i) };
    const clock = { receivedAt: span, basis: 'exact', openAsOf: at(i), closing: null, doubtful: false } as const;
    const times = { receivedFrom: at(i), receivedTo: at(i), openFrom: at(i), openTo: at(i) };
    const owner = { account: 'NORDWIND', marketplaceId: null };
    tx.store.put({ threadId: `key:${i}`, ordinal: 0, keys: [], clock, ...owner, ...times });
  }
  await tx.done;
  await makeColumns(db, NOW);
  const rows = await db.getAll('columns');
  expect(rows.filter(({ from, to }) => to - from === SHORT_MS).length).toBeGreaterThan(20);
  expect(rows.reduce((sum, row) => sum + clocksOf(row).length, 0)).toBe(5_000);
  await expectTheSame(db, NOW);
});

describe('what is old', () => {
  const daily = (hoursAgo: number): ClockRow => {
    const at = NOW - hoursAgo * HOUR_MS;
    const span = { earliest: at, latest: at };
    const clock = { receivedAt: span, basis: 'exact', openAsOf: at, doubtful: false } as const;
    return {
      ...{ threadId: `key:${hoursAgo}`, ordinal: 0, keys: [], account: 'NORDWIND', marketplaceId: null },
      clock: { ...clock, closing: { at: span, by: 'reply', told: null } },
      ...{ receivedFrom: at, receivedTo: at, closedFrom: at, closedTo: at },
    };
  };
  const filled = async () => {
    const db = await (await newWorld()).db();
    const tx = db.transaction('clocks', 'readwrite');
    for (let hoursAgo = 0; hoursAgo < 60 * 24; hoursAgo += 2) tx.store.put(daily(hoursAgo));
    await tx.done;
    return db;
  };
  const days = async (db: LedgerDb) =>
    (await db.getAllKeys('columns')).filter(([from, to]) => to - from === DAY_MS).length;

  test('is one row a day, whether it was made so or has become old since, and a change makes its day anew', async () => {
    const db = await filled();
    await makeColumns(db, NOW);
    expect(await days(db)).toBeGreaterThanOrEqual(56);
    expect(await db.count('columns')).toBeLessThan(56 + 4 * 5);
    await expectTheSame(db, NOW);

    const later = NOW + 3 * DAY_MS;
    const before = await db.count('columns');
    await makeColumns(db, later);
    expect(await db.count('columns')).toBe(before - 3 * 3);
    await expectTheSame(db, NOW);
    for (let more = true; more; ) more = await checkBatch(db, later, 1_000);
    expect(await repairFound(db, later)).toBe(0);

    const made = await db.count('columns');
    const tx = db.transaction(STORES, 'readwrite');
    forgetColumns(tx as never, [daily(40 * 24)]);
    await tx.done;
    expect(await db.count('columns')).toBe(made - 1);
    await makeColumns(db, later);
    expect(await db.count('columns')).toBe(made);
    await expectTheSame(db, NOW);
  });

  test('is put together once, not at each sweep', async () => {
    const db = await filled();
    await makeColumns(db, NOW);
    const keys = await db.getAllKeys('columns');
    await makeColumns(db, NOW + HOUR_MS);
    expect(await db.getAllKeys('columns')).toEqual(keys);
  });
});
