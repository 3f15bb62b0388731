import { beforeEach, describe, expect, test } from 'vitest';
import type { Reading } from '../../src/core/reading';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/span';
import { rebuildBatch } from '../../src/ledger/start';
import { zonesOfAccounts } from '../../src/ledger/zones';
import { dayText, minuteText } from '../core/world';
import { answered, caseAnswer, caseId, listAnswer, message } from './answers';
import { card, INDIA, list, NOON, newWorld, thread, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const record = (reading: Reading) => world.ledger.recordReading(reading, reading.observedAt);
const zones = async () => (await zonesOfAccounts(await world.db()))[0]?.zones;
const rebuild = async () => {
  let batches = 0;
  while (await rebuildBatch(await world.db(), DEFAULT_SETTINGS, NOON, 2)) batches++;
  return batches;
};
const clocks = async () => (await world.all('clocks')).map((row) => row.clock);

/** A thread opened on a page that prints its times in `zone`, and the same thread in the page's own data. */
async function open(n: number, sentAt: readonly Instant[], zone: string, at = NOON): Promise<boolean> {
  const messages = sentAt.map((sent) => ({ author: 'buyer', at: minuteText(sent, zone) }) as const);
  await record(thread({ asOf: at - 2, caseId: caseId(n), messages }));
  const exact = sentAt.map((sent) => message('buyer', sent, `${n} ${sent}`));
  return (
    await record(caseAnswer({ asOf: at - 1, case: answered({ caseId: caseId(n), state: null }), messages: exact }))
  ).isOutdated;
}
const SENT = NOON - 5 * HOUR_MS + 7_000;

describe("the zone of an account's pages", () => {
  test("is the marketplace's by default, and said to be confirmed once text and exact time agree", async () => {
    await record(list());
    expect(await zones()).toEqual([{ marketplaceId: null, zone: 'Asia/Kolkata', state: 'assumed', at: null }]);
    expect(await open(1, [SENT], 'Asia/Kolkata')).toBe(false);
    expect(await zones()).toEqual([{ marketplaceId: INDIA, zone: 'Asia/Kolkata', state: 'confirmed', at: NOON - 1 }]);
    expect(await rebuild()).toBe(0);
  });

  test('is corrected by two messages, and every thread of the account is derived anew', async () => {
    await record(list({ asOf: NOON - 2 * HOUR_MS, cards: [] }));
    for (const n of [5, 6, 7])
      await record(
        thread({
          asOf: NOON - HOUR_MS,
          caseId: caseId(n),
          messages: [{ author: 'buyer', at: minuteText(SENT, 'Asia/Tokyo') }],
        }),
      );
    expect(await open(1, [SENT], 'Asia/Tokyo')).toBe(true);
    expect(await zones()).toMatchObject([{ state: 'contradicted', zone: null }]);
    expect(await open(2, [SENT + HOUR_MS], 'Asia/Tokyo', NOON + 1)).toBe(true);
    expect(await zones()).toMatchObject([{ marketplaceId: INDIA, zone: 'Asia/Tokyo', state: 'corrected' }]);
    expect(await rebuild()).toBeGreaterThan(1);
    const minutes = (await clocks()).filter(({ receivedAt }) => receivedAt.earliest < receivedAt.latest);
    expect(minutes).toHaveLength(3);
    for (const { receivedAt } of minutes) expect(receivedAt).toMatchObject({ earliest: SENT - 7_000 });
    expect(await rebuild()).toBe(0);
  });

  test('that is taken wrongly never makes two messages of one', async () => {
    for (const sentAt of [[SENT], [SENT, SENT + 20 * MINUTE_MS]]) {
      world = await newWorld();
      await open(1, sentAt, 'America/Los_Angeles');
      expect((await clocks()).map(({ receivedAt }) => receivedAt)).toEqual(sentAt.map(exactly));
    }
  });

  test('is of one marketplace and one account', async () => {
    await open(1, [SENT, SENT + HOUR_MS], 'Asia/Tokyo');
    const other = thread({
      account: 'SUED',
      caseId: caseId(2),
      messages: [{ author: 'buyer', at: minuteText(SENT, 'Asia/Kolkata') }],
    });
    const { cards } = await record(other);
    expect(cards[0]!.thread!.clocks[0]!.receivedAt.earliest).toBe(SENT - 7_000);
  });

  test('is ruled out by days of cards, which then count wider', async () => {
    // Evening in London is the next day in India: this page prints another zone.
    const sent = [0, 1].map((n) => NOON - (16 + 24 * n) * HOUR_MS);
    for (const [n, at] of sent.entries()) {
      const seen = { asOf: NOON - n * DAY_MS, complete: false };
      await record(
        list({
          ...seen,
          incompleteBecause: 'no-count',
          cards: [card({ buyer: `B${n}`, caseId: caseId(n), activity: dayText(at, 'UTC') })],
        }),
      );
      await record(listAnswer({ ...seen, cases: [answered({ caseId: caseId(n), openedAt: null, updatedAt: at })] }));
    }
    expect(await zones()).toMatchObject([{ marketplaceId: INDIA, state: 'contradicted', zone: null }]);
    await rebuild();
    for (const { receivedAt, doubtful } of await clocks()) {
      expect(doubtful).toBe(false);
      expect(sent.some((at) => receivedAt.earliest <= at && at <= receivedAt.latest)).toBe(true);
    }
  });

  test('is kept apart from what is broken', async () => {
    await open(1, [SENT, SENT + HOUR_MS], 'Asia/Tokyo');
    const db = await world.db();
    const kept: any = await db.get('meta', 'zones');
    await db.put('meta', { ...kept, rows: [{ ...kept.rows[0], zones: ['Mars/Olympus'] }] }, 'zones');
    await record(list());
    expect(await zones()).toMatchObject([{ zone: 'Asia/Kolkata', state: 'assumed' }]);
    expect((await clocks()).length).toBeGreaterThan(0);
  });
});
