import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { inboxLooksSince } from '../../src/ledger/inbox-looks';
import type { ClockRow } from '../../src/ledger/schema';
import { CASE, card, HOST, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const GAP_MS = 15 * HOUR_MS;
const BACK = NOON + GAP_MS;

describe('a message that came while nobody looked', () => {
  /** Another message waits before and after, so that both lists are whole. */
  const other = () => card({ buyer: 'Other', subject: 'Another', orderId: null });
  const arrives = async () => {
    await world.ledger.recordReading(list({ cards: [other()] }), NOON);
    const activity = { span: { earliest: BACK - 23 * HOUR_MS, latest: BACK } };
    const { cards } = await world.ledger.recordReading(
      list({ asOf: BACK, cards: [other(), card({ activity })] }),
      BACK,
    );
    return cards[1]!.thread!;
  };

  test('is dated over the whole gap, and not beyond it', async () => {
    const { receivedAt } = (await arrives()).clocks[0]!;
    // It was not on the list that was whole; a page is credited with five minutes less.
    expect(receivedAt.earliest).toBeGreaterThanOrEqual(NOON - 5 * MINUTE_MS);
    expect(receivedAt.earliest).toBeLessThanOrEqual(NOON);
    expect(receivedAt.latest).toBe(BACK);
  });

  test('is dated to the minute once its page is read', async () => {
    const id = (await arrives()).id;
    const text = minute('2026-11-24T20:05');
    await world.ledger.recordReading(
      thread({ asOf: BACK + MINUTE_MS, messages: [{ author: 'buyer', at: text }] }),
      BACK + MINUTE_MS,
    );
    const rows = (await world.all('clocks')) as ClockRow[];
    const own = rows.find(({ threadId }) => threadId === `case:${CASE}` || threadId === id)!;
    const { earliest, latest } = own.clock.receivedAt;
    expect(latest - earliest).toBeLessThanOrEqual(MINUTE_MS);
    expect(earliest).toBeGreaterThan(NOON);
    expect(latest).toBeLessThan(BACK);
  });
});

test('the looks at an inbox are those that the log tells of, since it is asked for', async () => {
  const looks = () => world.db().then((db) => inboxLooksSince(db, NOON + 1));
  await world.ledger.recordReading(list(), NOON);
  expect(await looks()).toEqual([]);
  for (const minutes of [16, 20, 40])
    await world.ledger.recordReading(list({ asOf: NOON + minutes * MINUTE_MS }), NOON + minutes * MINUTE_MS);
  expect((await looks()).map(({ at }) => (at - NOON) / MINUTE_MS)).toEqual([16, 40]);
  expect((await looks())[0]).toMatchObject({ account: 'NORDWIND', host: HOST });
});
