import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { purgeNames } from '../../src/ledger/names';
import { shownThreads } from '../../src/ledger/view';
import { CASE, card, HOST, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
  await world.ledger.recordReading(list(), NOON);
  const messages = [
    { author: 'buyer', at: minute('2026-11-24T10:05') },
    { author: 'seller', at: minute('2026-11-24T11:05') },
  ] as const;
  await world.ledger.recordReading(thread({ card: card(), asOf: NOON + 1, messages }), NOON + 1);
});
const ID = `case:${CASE}`;
const shown = async (ids: readonly string[]) => shownThreads(await world.db(), ids);

test('threads come in the order they were asked for, null for one that is not there', async () => {
  const [gone, there] = await shown(['case:gone', ID]);
  expect(gone).toBeNull();
  expect(there).toMatchObject({ threadId: ID, caseId: CASE, host: HOST, buyer: card().buyer, subject: card().subject });
});

test('names that may no longer be kept are null; the rest of the thread stays', async () => {
  expect(await purgeNames(await world.db(), { ...DEFAULT_SETTINGS, keepNamesDays: 0 }, NOON + 2)).toBeGreaterThan(0);
  expect((await shown([ID]))[0]).toMatchObject({ threadId: ID, caseId: CASE, buyer: null, subject: null });
});
