import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type QuietDay } from '../../src/core/settings';
import { HOUR_MS } from '../../src/core/span';
import { readDayPlan } from '../../src/ledger/day-plan';
import { LEDGER_NAME } from '../../src/ledger/schema';
import { CASE, card, day, emptyBrowser, list, minute, NOON, newWorld, thread, type World } from './world';

const quietWeek = Array.from({ length: 7 }, (): QuietDay => ({ isOff: false, hours: { from: 22 * 60, to: 6 * 60 } }));
const settings = { ...DEFAULT_SETTINGS, quietWeek };
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;

let world: World;
beforeEach(async () => {
  world = await newWorld(settings);
});
const planAt = (now: number) => readDayPlan('UTC', now);

test('what is open, by the stored quiet hours, and when to look again by the oldest reading', async () => {
  await world.ledger.recordReading(thread({ messages: [asked] }), NOON);
  await world.ledger.recordReading(list({ asOf: NOON - HOUR_MS, cards: [card({ buyer: 'Bo' })] }), NOON);
  const plan = await planAt(NOON);
  // 10:05 in India is 4:35 here, so it falls due in the night; of the card only the day is known.
  expect(plan?.replies).toMatchObject([{ threadId: `case:${CASE}`, why: 'before' }, { why: 'maybe' }]);
  expect(plan?.absence).toEqual({ from: NOON + 10 * HOUR_MS, to: NOON + 18 * HOUR_MS });
  expect(plan?.lookAgainBy).toBe(NOON + 22 * HOUR_MS);
});

test('what was answered is not in it', async () => {
  const replied = { author: 'seller', at: minute('2026-11-24T17:00') } as const;
  await world.ledger.recordReading(thread({ messages: [asked, replied] }), NOON);
  const cards = [card({ activity: day('2026-11-24'), state: 'resolved' })];
  await world.ledger.recordReading(list({ folder: 'all', cards }), NOON);
  expect((await planAt(NOON))?.replies).toEqual([]);
});

test('before any inbox was read no time to look again is known', async () => {
  expect(await planAt(NOON)).toMatchObject({ replies: [], lookAgainBy: null });
});

test('without a ledger there is no plan, and none is made', async () => {
  emptyBrowser();
  expect(await planAt(NOON)).toBeNull();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(LEDGER_NAME);
});
