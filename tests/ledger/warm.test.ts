import { expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { eraseLedger } from '../../src/ledger/erase';
import { purgeNames } from '../../src/ledger/names';
import { CASE, card, list, minute, NOON, newWorld, thread } from './world';

const cards = Array.from({ length: 40 }, (_, i) => card({ buyer: `B${i}` }));

test('an unchanged list is answered without reading its rows again', async () => {
  const world = await newWorld();
  await world.ledger.recordReading(list({ cards }), NOON);
  await world.ledger.recordReading(list({ cards, asOf: NOON + 1 }), NOON + 1);
  const get = vi.spyOn(IDBObjectStore.prototype, 'get');
  const { cards: answered } = await world.ledger.recordReading(list({ cards, asOf: NOON + 2 }), NOON + 2);
  expect(answered.every((one) => one?.thread?.clocks.length === 1)).toBe(true);
  expect(get.mock.calls.length).toBeLessThan(15);
  get.mockRestore();
});

test('rows that another writer changed are read again', async () => {
  const world = await newWorld();
  const first = await world.ledger.recordReading(list(), NOON);
  const told = { key: first.cards[0]!.key, claim: 'no-response-needed', at: NOON, undoes: null } as const;
  await world.ledger.recordTold(told, NOON);
  const closed = await world.ledger.recordReading(list({ asOf: NOON + 1 }), NOON + 1);
  expect(closed.cards[0]!.thread!.clocks[0]!.closing).not.toBeNull();

  await world.ledger.recordReading(
    thread({ card: card(), asOf: NOON + 2, messages: [{ author: 'buyer', at: minute('2026-11-24T10:05') }] }),
    NOON + 2,
  );
  const joined = await world.ledger.recordReading(list({ asOf: NOON + 3 }), NOON + 3);
  expect(joined.cards[0]!.thread!.id).toBe(`case:${CASE}`);

  await purgeNames(await world.db(), { ...DEFAULT_SETTINGS, keepNamesDays: 0 }, NOON);
  await eraseLedger(await world.db(), NOON + 4);
  const fresh = await world.ledger.recordReading(list({ asOf: NOON + 5 }), NOON + 5);
  expect(fresh.cards[0]!.key).not.toBe(first.cards[0]!.key);
  expect(await world.all('facts')).toHaveLength(1);
});
