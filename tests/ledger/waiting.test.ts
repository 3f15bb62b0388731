import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { glanceOf } from '../../src/ledger/glance';
import { CASE, card, list, minute, NOON, newWorld, thread, type World } from './world';

const ben = card({ buyer: 'Ben', subject: 'Returns' });
const openNow = async (world: World): Promise<string[]> =>
  (await world.all('clocks')).flatMap(({ threadId, clock }) => (clock.closing ? [] : [threadId]));
const listed = (hours: number, over: Parameters<typeof list>[0] = {}) =>
  list({ asOf: NOON + hours * HOUR_MS, ...over });
const unproved = { complete: false, incompleteBecause: 'no-count' } as const;

/** A complete list of Anna alone; then Ben is seen waiting by another way; then the list is as it was. */
async function afterwards(
  benIsSeen: Parameters<World['ledger']['recordReading']>[0],
  last: Parameters<typeof list>[0] = {},
): Promise<World> {
  const world = await newWorld();
  await world.ledger.recordReading(listed(0), NOON);
  await world.ledger.recordReading(benIsSeen, benIsSeen.observedAt);
  expect(await openNow(world)).toHaveLength(2);
  const reading = listed(2, last);
  await world.ledger.recordReading(reading, reading.observedAt);
  return world;
}

it.each([
  ['a list of another folder', listed(1, { folder: 'all', cards: [card(), ben], ...unproved })],
  ['a list that was not proved whole', listed(1, { cards: [card(), ben], ...unproved })],
  [
    'its opened thread',
    thread({
      asOf: NOON + HOUR_MS,
      buyer: 'Ben',
      card: ben,
      messages: [{ author: 'buyer', at: minute('2026-11-24T17:40') }],
    }),
  ],
])('what only %s showed waiting is closed once a complete list does not show it', async (_, seen) => {
  const world = await afterwards(seen);
  expect(await openNow(world)).toHaveLength(1);
  const closed = (await world.all('clocks')).find(({ clock }) => clock.closing)!.clock;
  expect(closed.closing).toMatchObject({ by: 'either', at: { latest: NOON + 2 * HOUR_MS } });
  const glance = await glanceOf(await world.db(), DEFAULT_SETTINGS, NOON + 40 * HOUR_MS);
  // Anna's alone.
  expect(glance.score[30]).toMatchObject({ overdue: 1, late: 0 });
});

it('a list that proves nothing, one that is older than what was seen, or another account’s closes nothing', async () => {
  const seen = listed(1, { folder: 'all', cards: [card(), ben], ...unproved });
  expect(await openNow(await afterwards(seen, unproved))).toHaveLength(2);
  const late = { asOf: NOON + HOUR_MS - MINUTE_MS, observedAt: NOON + 2 * HOUR_MS };
  expect(await openNow(await afterwards(seen, late))).toHaveLength(2);
  const world = await newWorld();
  for (const reading of [listed(0), { ...seen, account: 'SUEDWIND' }, listed(2)])
    await world.ledger.recordReading(reading, reading.observedAt);
  expect(await openNow(world)).toHaveLength(3);
});

it('what the list does show stays open, by whatever name it was known', async () => {
  const messages = [{ author: 'buyer', at: minute('2026-11-24T17:20') }] as const;
  const opened = thread({ asOf: NOON + HOUR_MS, buyer: 'Ben', card: ben, messages });
  const world = await afterwards(opened, { cards: [card(), ben] });
  expect(await openNow(world)).toContain(`case:${CASE}`);
});

it('many at once, of which nothing is left, are not believed gone', async () => {
  const world = await newWorld();
  await world.ledger.recordReading(listed(0, { cards: [] }), NOON);
  const many = Array.from({ length: 9 }, (_, i) => card({ buyer: `Buyer ${i}` }));
  await world.ledger.recordReading(listed(1, { folder: 'all', cards: many, ...unproved }), NOON + HOUR_MS);
  await world.ledger.recordReading(listed(2, { cards: [] }), NOON + 2 * HOUR_MS);
  expect(await openNow(world)).toHaveLength(9);
  const [coverage] = (await glanceOf(await world.db(), DEFAULT_SETTINGS, NOON + 2 * HOUR_MS)).accounts;
  expect(coverage).toMatchObject({ complete: false, why: 'readings-differ' });
  await world.ledger.recordReading(listed(3, { cards: [] }), NOON + 3 * HOUR_MS);
  expect(await openNow(world)).toHaveLength(0);
});
