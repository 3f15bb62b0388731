import { beforeEach, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { card, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const other = card({ buyer: 'Bo' });
const record = (reading: Parameters<World['ledger']['recordReading']>[0]) =>
  world.ledger.recordReading(reading, reading.observedAt);

test('a message that the site held back runs from its own time, though an earlier whole list did not show it', async () => {
  await record(list({ cards: [other] }));
  await record(list({ asOf: NOON + HOUR_MS, cards: [other, card()] }));
  // 24 Nov 09:00 in India: nine and a half hours before the list that did not show it.
  const opened = thread({
    asOf: NOON + HOUR_MS + 5 * MINUTE_MS,
    card: card(),
    messages: [{ author: 'buyer', at: minute('2026-11-24T09:00') }],
  });
  const { cards } = await record(opened);
  const [clock, ...more] = cards[0]!.thread!.clocks;
  expect(more).toEqual([]);
  expect(clock).toMatchObject({ basis: 'exact', closing: null });
  expect(clock!.receivedAt.earliest).toBe(Date.UTC(2026, 10, 24, 3, 30));
});

test('the card of such a message, of a day before, is not given a later receipt', async () => {
  await record(list({ cards: [other] }));
  const { cards } = await record(
    list({
      asOf: NOON + HOUR_MS,
      cards: [other, card({ activity: { local: { from: '2026-11-23T00:00', to: '2026-11-24T00:00' } } })],
    }),
  );
  const [clock] = cards[1]!.thread!.clocks;
  expect(clock!.receivedAt.earliest).toBeLessThanOrEqual(Date.UTC(2026, 10, 22, 18, 30));
});

test('a page whose day is ahead of this computer is believed as far as it goes, and nothing is claimed from it', async () => {
  const tomorrow = { local: { from: '2026-11-25T00:00', to: '2026-11-26T00:00' } };
  const { cards } = await record(list({ cards: [card({ activity: tomorrow })] }));
  const [clock] = cards[0]!.thread!.clocks;
  expect(clock).toMatchObject({ basis: 'assumed', doubtful: true });
  expect(clock!.receivedAt.earliest).toBeLessThanOrEqual(NOON);
  expect(clock!.receivedAt.latest).toBe(Date.UTC(2026, 10, 25, 18, 30) - 1);
});
