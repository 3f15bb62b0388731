import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { exactly, HOUR_MS } from '../../src/core/span';
import { glanceOf, readGlance, refreshSnapshot } from '../../src/ledger/glance';
import type { Snapshot } from '../../src/ledger/stored';
import { card, emptyBrowser, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
const settings = DEFAULT_SETTINGS;
beforeEach(async () => {
  world = await newWorld();
});
const received = (hoursAgo: number, buyer: string) =>
  card({ buyer, activity: { span: exactly(NOON - hoursAgo * HOUR_MS) } });

test('counts and orders open clocks by deadline, twelve at most', async () => {
  const cards = [
    received(30, 'late'),
    received(21, 'soon'),
    ...Array.from({ length: 14 }, (_, i) => received(i, `b${i}`)),
  ];
  await world.ledger.recordReading(list({ cards }), NOON);
  const glance = await glanceOf(await world.db(), settings, NOON);
  expect(glance.counts).toEqual({ open: 16, overdue: 1, maybeDue: 0, soon: 1, running: 15 });
  expect(glance.due).toHaveLength(12);
  expect(glance.due.map((due) => due.buyer).slice(0, 2)).toEqual(['late', 'soon']);
  expect(glance.due[0]!.standing).toBe('overdue');
});

test('what is surely overdue comes first, also after many that only may be', async () => {
  const span = { earliest: NOON - 40 * HOUR_MS, latest: NOON - HOUR_MS };
  const wide = Array.from({ length: 13 }, (_, i) => card({ buyer: `wide ${i}`, activity: { span } }));
  await world.ledger.recordReading(list({ cards: [...wide, received(25, 'late')] }), NOON);
  const glance = await glanceOf(await world.db(), settings, NOON);
  expect(glance.due).toHaveLength(12);
  expect(glance.due[0]).toMatchObject({ buyer: 'late', standing: 'overdue' });
});

test("a wide span between its deadline's ends may be due, and is not overdue", async () => {
  await world.ledger.recordReading(list(), NOON);
  const glance = await glanceOf(await world.db(), settings, NOON + 20 * HOUR_MS);
  expect(glance.counts).toMatchObject({ overdue: 0, maybeDue: 1 });
});

test('with nothing read there is no share, and without a database no glance and no database made', async () => {
  expect((await glanceOf(await world.db(), settings, NOON)).score[30]).toMatchObject({ share: null, knownFrom: null });
  emptyBrowser();
  expect(await readGlance(NOON)).toBeNull();
  expect(await indexedDB.databases()).toEqual([]);
});

test('the stored glance serves until the next turn or commit, and not a moment longer', async () => {
  await world.ledger.recordReading(list({ cards: [received(20, 'Anna')] }), NOON);
  const db = await world.db();
  await refreshSnapshot(db, settings, NOON);
  const stored = (await db.get('meta', 'snapshot')) as Snapshot;
  await db.put('meta', { ...stored, glance: { ...stored.glance, setAside: 7 } }, 'snapshot');
  expect(await readGlance(NOON + 1)).toMatchObject({ at: NOON + 1, setAside: 7 });
  const overdue = await readGlance(NOON + 4 * HOUR_MS + 1);
  expect(overdue).toMatchObject({ at: NOON + 4 * HOUR_MS + 1, setAside: 0, counts: { overdue: 1 } });
  await world.ledger.recordReading(list({ cards: [], asOf: NOON + 2 }), NOON + 2);
  expect((await readGlance(NOON + 3))!.counts.open).toBe(0);
  expect((await refreshSnapshot(await world.db(), settings, NOON + 3)).counts.open).toBe(0);
});

test('the stored glance turns stale in time', async () => {
  await world.ledger.recordReading(list({ cards: [] }), NOON);
  await refreshSnapshot(await world.db(), settings, NOON);
  expect((await readGlance(NOON + 6 * HOUR_MS + 1))!.accounts[0]!.state).toBe('stale');
});

test('the share counts what is closed, and told words can be undone', async () => {
  const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
  const replied = { author: 'seller', at: minute('2026-11-24T11:00') } as const;
  await world.ledger.recordReading(thread({ messages: [asked, replied] }), NOON);
  const { cards } = await world.ledger.recordReading(list(), NOON);
  const told = await world.ledger.recordTold(
    { key: cards[0]!.key, claim: 'no-response-needed', at: NOON, undoes: null },
    NOON,
  );
  const glance = await refreshSnapshot(await world.db(), settings, NOON + 1);
  expect(glance.score[7]).toMatchObject({ onTime: 1, share: { min: 1, max: 1 } });
  expect(glance.told).toMatchObject([{ factId: told!.factId, buyer: 'Anna K.' }]);
});

test('a clock row that is not whole is left out, the rest is shown', async () => {
  await world.ledger.recordReading(list({ cards: [received(20, 'a'), received(21, 'b')] }), NOON);
  const db = await world.db();
  const [row] = await db.getAll('clocks');
  await db.put('clocks', { ...row!, clock: null as never });
  expect((await glanceOf(db, settings, NOON)).due).toHaveLength(1);
});
