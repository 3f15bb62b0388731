import { beforeEach, describe, expect, test } from 'vitest';
import type { ChangeFact, Fact } from '../../src/core/facts';
import type { CardReading, Reading } from '../../src/core/reading';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { glanceOf } from '../../src/ledger/glance';
import { answered, caseId, listAnswer } from './answers';
import { card, list, NOON, newWorld, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const record = (reading: Reading) => world.ledger.recordReading(reading, reading.observedAt);
const changes = async () =>
  ((await world.all('facts')) as Fact[]).filter((fact): fact is ChangeFact => fact.kind === 'change');
const coverage = async () => (await glanceOf(await world.db(), DEFAULT_SETTINGS, NOON)).accounts[0]!;
const membership = async () => (await world.all('memberships'))[0];
const open = async () => (await world.all('clocks')).filter((row) => !row.clock.closing).length;

const buyers = (...names: number[]): CardReading[] => names.map((n) => card({ buyer: `Buyer ${n}` }));
/** As the content script reports them where it has found each card among the cases. */
const matched = (...names: number[]): CardReading[] =>
  names.map((n) => card({ buyer: `Buyer ${n}`, caseId: caseId(n) }));
const cases = (...names: number[]) => names.map((n) => answered({ caseId: caseId(n) }));
const later = (minutes: number): number => NOON + minutes * MINUTE_MS;

describe('a thread that is listed under another name has not left', () => {
  const byCard = (at: number) => list({ asOf: at, cards: buyers(1, 2) });
  const byBoth = (at: number) => list({ asOf: at, cards: matched(1, 2) });
  const byCase = (at: number) => listAnswer({ asOf: at, cases: cases(1, 2) });
  const orders = {
    'card, then case, then both': [byCard, byCase, byBoth],
    'case, then card, then both': [byCase, byCard, byBoth],
    'card, then both, then case': [byCard, byBoth, byCase],
    'both, then case, then card': [byBoth, byCase, byCard],
    'case, then both, then card': [byCase, byBoth, byCard],
    'card and case in turns, then both': [byCard, byCase, byCard, byCase, byCard],
  };
  for (const [name, readings] of Object.entries(orders)) {
    test(name, async () => {
      for (const [i, make] of readings.entries()) await record(make(later(i)));
      await record(byBoth(later(9)));
      expect(await changes()).toEqual([]);
      expect((await world.all('threads')).map((row) => row.id).sort()).toEqual([1, 2].map((n) => `case:${caseId(n)}`));
      expect(await open()).toBe(2);
      expect((await membership()).unsure).toBeUndefined();
    });
  }

  test('who left meanwhile is found once the names are known, since it was last surely listed', async () => {
    await record(list({ cards: buyers(1, 2) }));
    await record(listAnswer({ asOf: later(60), cases: cases(2) }));
    expect(await changes()).toEqual([]);
    expect((await membership()).unsure).toHaveLength(2);
    await record(list({ asOf: later(61), cards: matched(2), complete: false, incompleteBecause: 'no-count' }));
    await record(listAnswer({ asOf: later(120), cases: cases(2) }));
    expect(await changes()).toMatchObject([{ direction: 'left', after: NOON, by: later(120) }]);
    expect((await membership()).unsure).toBeUndefined();
    expect(await open()).toBe(1);
  });

  test('a case that was opened since a card was last listed is not that card', async () => {
    await record(list({ cards: buyers(1) }));
    const opened = { openedAt: later(30), updatedAt: later(30) };
    await record(listAnswer({ asOf: later(60), cases: [answered({ caseId: caseId(2), ...opened })] }));
    expect((await changes()).map(({ direction }) => direction).sort()).toEqual(['entered', 'left']);
    expect(await open()).toBe(1);
    // Allowed are five minutes for clocks that differ, and one for the date; and a page may be as fresh as the look at it.
    world = await newWorld();
    await record(list({ cards: buyers(1) }));
    await record(listAnswer({ asOf: later(60), cases: [answered({ caseId: caseId(2), openedAt: later(5) })] }));
    expect(await changes()).toEqual([]);
    world = await newWorld();
    await record(list({ cards: buyers(1), observedAt: later(40) }));
    await record(listAnswer({ asOf: later(60), cases: [answered({ caseId: caseId(2), ...opened })] }));
    expect(await changes()).toEqual([]);
  });

  test('where all old ones are known by their case, one that is missing has left', async () => {
    await record(list({ cards: matched(1, 2) }));
    await record(listAnswer({ asOf: later(60), cases: cases(2, 3) }));
    expect((await changes()).map(({ direction, key }) => [direction, key]).sort()).toEqual([
      ['entered', `case:${caseId(3)}`],
      ['left', `case:${caseId(1)}`],
    ]);
  });

  test('an empty list of either way leaves no doubt', async () => {
    await record(list({ cards: buyers(1, 2) }));
    await record(listAnswer({ asOf: later(60), cases: [] }));
    expect((await changes()).map(({ direction }) => direction)).toEqual(['left', 'left']);
    expect(await open()).toBe(0);
  });

  test('what a list of one way showed is no proof of how a card of the other looked', async () => {
    await record(list({ folder: 'all', cards: matched(1), complete: false, incompleteBecause: 'no-count' }));
    await record(listAnswer({ asOf: later(60), cases: [answered({ caseId: caseId(1), updatedAt: later(50) })] }));
    await record(list({ asOf: later(120), cards: [] }));
    const sightings = ((await world.all('facts')) as Fact[]).filter((fact) => fact.kind === 'sighting');
    expect(sightings.map(({ source, asOf }) => [source, asOf])).toEqual(
      expect.arrayContaining([
        ['list', NOON],
        ['response', later(60)],
      ]),
    );
    expect(sightings).toHaveLength(2);
  });
});

describe('too much at once', () => {
  const eight = [1, 2, 3, 4, 5, 6, 7, 8];
  const whole = list({ cards: buyers(...eight) });

  test('is not believed: an inbox of which nothing is left closes nothing, and coverage says so', async () => {
    await record(whole);
    await record(list({ asOf: later(30), cards: buyers(11, 12, 13, 14) }));
    expect(await changes()).toEqual([]);
    expect(await open()).toBe(12);
    expect(await coverage()).toMatchObject({
      state: 'watching',
      complete: false,
      why: 'readings-differ',
      asOf: later(30),
    });
    expect((await membership()).asOf).toBe(NOON);
  });

  test('is believed when it is read again ten minutes later, not sooner', async () => {
    await record(whole);
    await record(list({ asOf: later(30), cards: [] }));
    await record(list({ asOf: later(35), cards: [] }));
    expect(await coverage()).toMatchObject({ complete: false, why: 'readings-differ' });
    await record(list({ asOf: later(40), cards: [] }));
    expect(await changes()).toHaveLength(8);
    expect(await coverage()).toMatchObject({ complete: true, why: null });
    expect((await membership()).doubted).toBeUndefined();
  });

  test('is believed when the other way says the same', async () => {
    await record(list({ cards: matched(...eight) }));
    await record(list({ asOf: later(30), cards: [] }));
    await record(listAnswer({ asOf: later(31), cases: [] }));
    expect(await open()).toBe(0);
    expect(await coverage()).toMatchObject({ complete: true, why: null });
  });

  test('is forgotten when the list is as it was', async () => {
    await record(whole);
    await record(list({ asOf: later(30), cards: [] }));
    await record(list({ ...whole, asOf: later(31), observedAt: later(31) }));
    expect((await membership()).doubted).toBeUndefined();
    expect(await coverage()).toMatchObject({ complete: true, why: null });
    await record(list({ asOf: later(60), cards: [] }));
    expect(await open()).toBe(8);
  });

  test('a small inbox, one that is answered one by one, and one not read for a day are cleared at once', async () => {
    await record(list({ cards: buyers(1, 2, 3) }));
    await record(list({ asOf: later(1), cards: [] }));
    expect(await open()).toBe(0);

    world = await newWorld();
    for (let left = 8; left >= 0; left--)
      await record(list({ asOf: later(8 - left), cards: buyers(...eight.slice(0, left)) }));
    expect(await open()).toBe(0);

    world = await newWorld();
    await record(whole);
    await record(list({ asOf: NOON + DAY_MS + HOUR_MS, cards: [] }));
    expect(await open()).toBe(0);
  });
});
