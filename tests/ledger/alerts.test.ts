import { beforeEach, expect, test } from 'vitest';
import { nextWakeAt } from '../../src/core/alerts';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS, MINUTE_MS, SLACK_MS } from '../../src/core/span';
import { commitCleared, commitIntents, commitShown } from '../../src/ledger/alerts';
import { asOpenClock, nextTurnAt } from '../../src/ledger/due';
import { type ReadTx, STORES } from '../../src/ledger/schema';
import { alertIdParts, threadAddress } from '../../src/ledger/thread-address';
import { CASE, card, day, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
/** Nudges are alerts too; they have tests of their own. */
const settings = { ...DEFAULT_SETTINGS, nudgeAfterMs: null };
/** 24 Nov 10:05 in India. */
const RECEIVED = Date.UTC(2026, 10, 24, 4, 35);
const DEADLINE = RECEIVED + 24 * HOUR_MS;
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const replied = { author: 'seller', at: minute('2026-11-24T18:00') } as const;

beforeEach(async () => {
  world = await newWorld();
  await world.ledger.recordReading(thread({ messages: [asked] }), NOON);
});
const intents = async (now: number) => (await commitIntents(await world.db(), settings, 'UTC', now)).toShow;

test('nothing is due early; each stage is shown once, however often the sweep runs', async () => {
  expect(await intents(DEADLINE - 4 * HOUR_MS - 1)).toEqual([]);
  for (const [at, stage] of [
    [DEADLINE - 4 * HOUR_MS, '4h'],
    [DEADLINE - HOUR_MS, '1h'],
    [DEADLINE + MINUTE_MS, 'overdue'],
  ] as const) {
    const [alert, ...more] = await intents(at);
    expect(alert).toMatchObject({ stage, shownAt: null });
    expect(more).toEqual([]);
    await commitShown(await world.db(), alert!, at);
    expect(await intents(at + 1)).toEqual([]);
  }
  const facts = (await world.all('facts')).filter((fact) => fact.kind === 'alert');
  expect(facts.map((fact) => fact.stage).sort()).toEqual(['1h', '4h', 'overdue']);
});

test('an intent that was not recorded as shown comes again under the same id, and then no more', async () => {
  const [first] = await intents(DEADLINE - 4 * HOUR_MS);
  const again = await intents(DEADLINE - 3 * HOUR_MS);
  expect(again.map((alert) => alert.id)).toEqual([first!.id]);
  await commitShown(await world.db(), again[0]!, NOON);
  expect(await intents(DEADLINE - 3 * HOUR_MS + 1)).toEqual([]);
});

test('an intent whose message was answered meanwhile is dropped', async () => {
  await intents(DEADLINE - 4 * HOUR_MS);
  await world.ledger.recordReading(
    thread({ messages: [asked, replied], asOf: DEADLINE - 3 * HOUR_MS }),
    DEADLINE - 3 * HOUR_MS,
  );
  const { toShow, toClear } = await commitIntents(await world.db(), settings, 'UTC', DEADLINE - 2 * HOUR_MS);
  expect(toShow).toEqual([]);
  await commitCleared(await world.db(), toClear);
  expect(await world.all('alerts')).toEqual([]);
});

test('while paused nothing is shown, and intents wait', async () => {
  const paused = { ...settings, pausedUntil: DEADLINE };
  await intents(DEADLINE - 4 * HOUR_MS);
  expect((await commitIntents(await world.db(), paused, 'UTC', DEADLINE - 3 * HOUR_MS)).toShow).toEqual([]);
  expect(await intents(DEADLINE - 2 * HOUR_MS)).toHaveLength(1);
});

test('an alert shown for a key is not shown again for the case that the key turns out to be', async () => {
  world = await newWorld();
  const wide = { ...settings, stages: [{ beforeMs: 0, breaksThrough: false, sound: false }] };
  const late = NOON + 25 * HOUR_MS;
  await world.ledger.recordReading(list(), NOON);
  const [alert] = (await commitIntents(await world.db(), wide, 'UTC', late)).toShow;
  await commitShown(await world.db(), alert!, late);
  await world.ledger.recordReading(thread({ messages: [asked], card: card(), asOf: late }), late);
  expect((await world.all('clocks')).map((row) => row.threadId)).toEqual([`case:${CASE}`]);
  expect((await commitIntents(await world.db(), wide, 'UTC', late + 1)).toShow).toEqual([]);
});

test('a first list of day-dates makes one grouped alert, not a storm', async () => {
  world = await newWorld();
  const cards = Array.from({ length: 300 }, (_, i) => card({ buyer: `Buyer ${i}`, activity: day('2026-11-23') }));
  await world.ledger.recordReading(list({ cards }), NOON);
  const shown = await intents(NOON);
  expect(shown).toHaveLength(1);
  expect(shown[0]).toMatchObject({ kind: 'may-be-due' });
  expect(shown[0]!.members).toHaveLength(300);
  await commitShown(await world.db(), shown[0]!, NOON);
  expect(await intents(NOON + 1)).toEqual([]);
});

test.each(['count', 'time', 'none'] as const)(
  'the next wake found by index is never later than the one core finds from all clocks (badge: %s)',
  async (badge) => {
    const chosen = { ...settings, badge };
    const buyers = [0, 3, 7, 11].map((hours) =>
      card({
        buyer: `B${hours}`,
        activity: { span: { earliest: NOON - hours * HOUR_MS, latest: NOON - hours * HOUR_MS } },
      }),
    );
    await world.ledger.recordReading(list({ cards: [...buyers, card({ buyer: 'wide' })] }), NOON);
    const rows = await world.all('clocks');
    for (let at = NOON; at < NOON + 26 * HOUR_MS; at += 17 * MINUTE_MS) {
      const tx = (await world.db()).transaction(STORES, 'readonly') as ReadTx;
      const byIndex = await nextTurnAt(tx, chosen, 'UTC', at);
      const fromAll = nextWakeAt(rows.map(asOpenClock), [], { settings: chosen, absences: [], snoozes: [] }, at);
      if (fromAll !== null) expect(byIndex).toBeLessThanOrEqual(fromAll);
      if (byIndex !== null) expect(byIndex).toBeGreaterThan(at);
    }
  },
);

test('the time on the badge wakes the worker for the first clock alone', async () => {
  const cards = Array.from({ length: 60 }, (_, i) => {
    const at = NOON - i * 7 * MINUTE_MS;
    return card({ buyer: `B${i}`, activity: { span: { earliest: at, latest: at } } });
  });
  await world.ledger.recordReading(list({ cards }), NOON);
  const wakes = async (badge: 'time' | 'none') => {
    let count = 0;
    let now: number | null = NOON;
    for (; now !== null && now < NOON + 15 * HOUR_MS; count += 1) {
      const tx = (await world.db()).transaction(STORES, 'readonly') as ReadTx;
      now = await nextTurnAt(tx, { ...settings, badge, nudgeAfterMs: null }, 'UTC', now);
    }
    return count;
  };
  const [none, time] = [await wakes('none'), await wakes('time')];
  expect(time - none).toBeGreaterThan(0);
  expect(time - none).toBeLessThanOrEqual(8);
});

test("an alert's id alone tells its thread", async () => {
  const [alert] = await intents(DEADLINE - 4 * HOUR_MS);
  expect(alertIdParts(alert!.id)).toEqual({ kind: 'thread', threadId: `case:${CASE}`, isDoubtful: false });
  expect(alertIdParts('look|5|sellercentral.amazon.in')).toEqual({ kind: 'inbox', host: 'sellercentral.amazon.in' });
  expect(alertIdParts('may-be-due|5|case:a+2')).toEqual({ kind: 'thread', threadId: 'case:a', isDoubtful: true });
  expect(alertIdParts('x')).toBeNull();
  expect(await threadAddress(await world.db(), `case:${CASE}`)).toMatchObject({
    caseId: CASE,
    buyer: 'Anna K.',
    account: 'NORDWIND',
  });
  expect(await threadAddress(await world.db(), 'case:none')).toBeNull();
});

test('what an alert says of its age is of the thread’s own page, where that was read after the list', async () => {
  const [listed, opened] = [NOON + HOUR_MS, NOON + 3 * HOUR_MS];
  const again = { author: 'buyer', at: minute('2026-11-24T19:00') } as const;
  await world.ledger.recordReading(list({ asOf: listed, cards: [card({ caseId: CASE })] }), listed);
  expect((await threadAddress(await world.db(), `case:${CASE}`))!.readAsOf).toBe(listed);
  await world.ledger.recordReading(thread({ messages: [asked, again], asOf: opened }), opened);
  // Less the slack that computers' clocks are given.
  const { readAsOf } = (await threadAddress(await world.db(), `case:${CASE}`))!;
  expect(readAsOf).toBe(opened - SLACK_MS);
});
