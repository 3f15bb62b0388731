import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { glanceOf, refreshSnapshot } from '../../src/ledger/glance';
import { makeColumns } from '../../src/ledger/keep-columns';
import { answered, caseAnswer, caseId, message } from './answers';
import { NOON, newWorld } from './world';

test('where a reply answers the newest message only, an earlier one turns late though nobody writes anything', async () => {
  const settings = { ...DEFAULT_SETTINGS, replyAnswersEarlier: false };
  const world = await newWorld(settings);
  const at = NOON - 23 * HOUR_MS;
  const repliedAt = NOON - HOUR_MS;
  await world.ledger.recordReading(
    caseAnswer({
      case: answered({ state: 'resolved', openedAt: at, updatedAt: repliedAt, resolvedAt: repliedAt }),
      messages: [message('buyer', at), message('buyer', at + HOUR_MS), message('seller', repliedAt)],
    }),
    NOON,
  );
  const db = await world.db();
  expect((await refreshSnapshot(db, settings, NOON)).score[7].share).toEqual({ min: 1, max: 1 });
  expect((await refreshSnapshot(db, settings, NOON + 1.5 * HOUR_MS)).score[7].share).toEqual({ min: 0.5, max: 0.5 });
});

test('a count that began under other rules is never taken for one under these', async () => {
  const world = await newWorld();
  const db = await world.db();
  for (let i = 1; i <= 20; i += 1) {
    const at = NOON - 3 * DAY_MS - i * 7 * HOUR_MS;
    const repliedAt = at + 20 * HOUR_MS;
    await world.ledger.recordReading(
      caseAnswer({
        case: answered({
          ...{ caseId: caseId(i), state: 'resolved', openedAt: at, updatedAt: repliedAt, resolvedAt: repliedAt },
        }),
        messages: [message('buyer', at), message('seller', repliedAt)],
      }),
      NOON,
    );
  }
  await makeColumns(db, NOON);
  const strict = { ...DEFAULT_SETTINGS, hours: 12 };
  for (let ticks = 0; ticks < 12; ticks += 1) {
    const loose = glanceOf(db, DEFAULT_SETTINGS, NOON);
    for (let i = 0; i < ticks; i += 1) await new Promise((resolve) => setTimeout(resolve));
    await glanceOf(db, strict, NOON);
    await loose;
    expect((await glanceOf(db, strict, NOON)).score[30]).toMatchObject({ onTime: 0, late: 20 });
  }
});
