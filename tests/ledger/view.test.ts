import { expect, test } from 'vitest';
import { DAY_MS, exactly, HOUR_MS } from '../../src/core/span';
import { makeColumns } from '../../src/ledger/keep-columns';
import { ledgerViewOf } from '../../src/ledger/view';
import { card, list, minute, NOON, newWorld, thread } from './world';

test('holds every clock of the last 180 days and every open one however old, with the copies and without', async () => {
  const world = await newWorld();
  const db = await world.db();
  const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
  const replied = { author: 'seller', at: minute('2026-11-24T11:00') } as const;
  await world.ledger.recordReading(thread({ messages: [asked, replied] }), NOON);
  const old = card({ buyer: 'Bo', activity: { span: exactly(NOON - DAY_MS) } });
  await world.ledger.recordReading(list({ cards: [old, card({ buyer: 'Cy' })] }), NOON);
  for (const [now, open, all] of [
    [NOON, 2, 3],
    [NOON + 179 * DAY_MS, 2, 3],
    [NOON + 190 * DAY_MS, 2, 2],
  ] as const)
    for (const isKept of [false, true]) {
      if (isKept) await makeColumns(db, now);
      const view = await ledgerViewOf(db, now);
      expect(view.clocks).toHaveLength(all);
      expect(view.clocks.filter(({ closing }) => !closing)).toHaveLength(open);
      expect(view.due.map(({ buyer }) => buyer)).toEqual(['Bo', 'Cy']);
      expect(view.knownFrom).toBe(NOON);
      await db.clear('columns');
    }
  expect((await ledgerViewOf(db, NOON + HOUR_MS)).accounts).toHaveLength(1);
});
