import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type QuietDay, type Settings } from '../../src/core/settings';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/span';
import { commitIntents } from '../../src/ledger/alerts';
import { eraseAccount } from '../../src/ledger/erase-account';
import { glanceOf } from '../../src/ledger/glance';
import { asMirror, mirrorOf } from '../../src/ledger/mirror';
import { openLedger } from '../../src/ledger/open';
import { snoozeAlert, snoozeThread, wakeThread } from '../../src/ledger/snooze';
import { startLedger } from '../../src/ledger/start';
import { CASE, card, emptyBrowser, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
const settings: Settings = { ...DEFAULT_SETTINGS, nudgeAfterMs: null };
const KEY = `case:${CASE}`;
/** 24 Nov 10:05 in India. */
const DEADLINE = Date.UTC(2026, 10, 25, 4, 35);
const LAST_WARNING = DEADLINE - HOUR_MS;
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const askedAgain = { author: 'buyer', at: minute('2026-11-24T12:05') } as const;

beforeEach(async () => {
  world = await newWorld(settings);
  await world.ledger.recordReading(thread({ messages: [asked] }), NOON);
});
const snooze = async (until: Instant, now: Instant, key = KEY, rules = settings) =>
  snoozeThread(await world.db(), key, until, rules, 'UTC', now);
const alerts = async (now: Instant) =>
  (await commitIntents(await world.db(), settings, 'UTC', now)).toShow.map(({ stage }) => stage.split('@')[0]);
const rests = async (now: Instant) =>
  (await glanceOf(await world.db(), settings, now)).due.map((one) => one.snoozedUntil ?? null);

describe('until when alerts may rest', () => {
  test('as long as was asked, where that is before the last warning; then it comes again', async () => {
    const [now, end] = [DEADLINE - 4 * HOUR_MS, DEADLINE - 3 * HOUR_MS];
    expect(await snooze(end, now)).toEqual({ until: end, lastAt: LAST_WARNING });
    expect(await rests(now)).toEqual([end]);
    expect(await alerts(end - 1)).toEqual([]);
    expect(await alerts(end)).toEqual(['snooze']);
    expect(await rests(end)).toEqual([null]);
  });

  test('no longer than to the last warning, which comes', async () => {
    expect(await snooze(DEADLINE + HOUR_MS, NOON)).toEqual({ until: LAST_WARNING, lastAt: LAST_WARNING });
    expect(await alerts(LAST_WARNING - 1)).toEqual([]);
    expect(await alerts(LAST_WARNING)).toHaveLength(1);
  });

  test('in quiet hours that would swallow that warning, no longer than to the one before them', async () => {
    const quietWeek = Array.from({ length: 7 }, (): QuietDay => ({ isOff: false, hours: { from: 120, to: 480 } }));
    const before = Date.UTC(2026, 10, 25, 1);
    expect(await snooze(DEADLINE, NOON, KEY, { ...settings, quietWeek })).toEqual({ until: before, lastAt: before });
  });

  test.each([0, MINUTE_MS, 2 * HOUR_MS])('not at all, %i ms after the last warning is due', async (after) => {
    const now = LAST_WARNING + after;
    expect(await snooze(now + HOUR_MS, now)).toEqual({ until: null, lastAt: LAST_WARNING });
    expect(await world.all('snoozes')).toEqual([]);
    expect(await rests(now)).toEqual([null]);
  });

  test('of two messages of a thread the first warning decides, and both rest', async () => {
    await world.ledger.recordReading(thread({ messages: [asked, askedAgain], asOf: NOON + 1 }), NOON + 1);
    expect(await snooze(DEADLINE, NOON + 1)).toEqual({ until: LAST_WARNING, lastAt: LAST_WARNING });
    expect(await rests(NOON + 1)).toEqual([LAST_WARNING, LAST_WARNING]);
  });

  test('a message that comes later does not rest', async () => {
    await snooze(LAST_WARNING, NOON);
    const later = { author: 'buyer', at: minute('2026-11-24T17:45') } as const;
    await world.ledger.recordReading(thread({ messages: [asked, later], asOf: NOON + HOUR_MS }), NOON + HOUR_MS);
    expect(await rests(NOON + HOUR_MS)).toEqual([LAST_WARNING, null]);
  });

  test.each(['case:99999999-2222-3333-4444-555555555555', 'no such key'])('nothing waits under %s', async (key) => {
    expect(await snooze(DEADLINE, NOON, key)).toEqual({ until: null, lastAt: null });
    expect(await world.all('snoozes')).toEqual([]);
  });

  test('nothing waits in a thread that was answered, and its alerts do not come back', async () => {
    await snooze(NOON + HOUR_MS, NOON);
    const replied = { author: 'seller', at: minute('2026-11-24T18:00') } as const;
    const now = NOON + 2 * HOUR_MS;
    await world.ledger.recordReading(thread({ messages: [asked, replied], asOf: now }), now);
    expect(await alerts(now)).toEqual([]);
    expect(await rests(now)).toEqual([]);
    expect(await snooze(now + HOUR_MS, now)).toEqual({ until: null, lastAt: null });
  });
});

test('woken, alerts come as they would have', async () => {
  await snooze(DEADLINE - 2 * HOUR_MS, NOON);
  expect(await alerts(DEADLINE - 3 * HOUR_MS)).toEqual([]);
  expect(await wakeThread(await world.db(), KEY)).toBe(true);
  expect(await alerts(DEADLINE - 3 * HOUR_MS)).toEqual(['4h']);
  expect(await wakeThread(await world.db(), KEY)).toBe(false);
});

test('a snooze of a card holds for the case that the card turns out to be, and is woken by either name', async () => {
  world = await newWorld(settings);
  await world.ledger.recordReading(list(), NOON);
  const [{ key }] = (await world.all('keys')) as [{ key: string }];
  const end = NOON + HOUR_MS;
  expect((await snooze(end, NOON, key)).until).toBe(end);
  const seen = thread({ messages: [asked], card: card(), asOf: NOON + 1 });
  await world.ledger.recordReading(seen, NOON + 1);
  expect((await world.all('clocks')).map((row) => row.threadId)).toEqual([KEY]);
  expect(await rests(NOON + 1)).toEqual([end]);
  expect(await wakeThread(await world.db(), KEY)).toBe(true);
  expect(await rests(NOON + 1)).toEqual([null]);
});

test('from an alert all that it is of rests, and the first end is told; once all is too late, none', async () => {
  const [alert] = (await commitIntents(await world.db(), settings, 'UTC', DEADLINE - 4 * HOUR_MS)).toShow;
  const rest = async (now: Instant) => snoozeAlert(await world.db(), alert!.id, now + HOUR_MS, settings, 'UTC', now);
  expect(await rest(DEADLINE - 4 * HOUR_MS)).toBe(DEADLINE - 3 * HOUR_MS);
  expect(await rest(LAST_WARNING)).toBeNull();
});

test('with the account its snoozes are erased', async () => {
  await snooze(NOON + HOUR_MS, NOON);
  await world.ledger.write((db) => eraseAccount(db, 'NORDWIND', NOON + 1));
  expect(await world.all('snoozes')).toEqual([]);
});

test('the copy for a lost ledger holds the snoozes of both messages of a thread, and gives them back', async () => {
  await world.ledger.recordReading(thread({ messages: [asked, askedAgain], asOf: NOON + 1 }), NOON + 1);
  await snooze(LAST_WARNING, NOON + 1);
  const kept = (await world.all('snoozes')).map(({ key, deadlines, until }) => ({ key, deadlines, until }));
  const mirror = asMirror(JSON.parse(JSON.stringify(await mirrorOf(await world.db(), NOON + 2))));
  emptyBrowser();
  const db = await openLedger().get();
  await startLedger(db, settings, mirror, NOON + 3);
  expect(await db.getAll('snoozes')).toMatchObject(kept);
  expect(kept[0]!.deadlines).toHaveLength(2);
});
