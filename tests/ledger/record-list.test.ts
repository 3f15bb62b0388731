import { beforeEach, describe, expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { CASE, card, day, HOST, INDIA, list, NOON, newWorld, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});

const facts = async (kind?: Fact['kind']) =>
  ((await world.all('facts')) as Fact[]).filter((fact) => !kind || fact.kind === kind);
const record = (reading: ReturnType<typeof list>, now = reading.observedAt) => world.ledger.recordReading(reading, now);

describe('a list reading', () => {
  test("opens one clock whose receipt is the card's day in the marketplace's zone", async () => {
    const { cards, changedThreadIds } = await record(list());
    expect(changedThreadIds).toHaveLength(1);
    const clock = cards[0]!.thread!.clocks[0]!;
    expect(clock.closing).toBeNull();
    expect(clock.basis).toBe('assumed');
    expect(new Date(clock.receivedAt.earliest).toISOString()).toBe('2026-11-23T18:30:00.000Z');
    expect(clock.receivedAt.latest).toBeLessThanOrEqual(NOON);
  });

  test('read again unchanged writes no fact, and a coverage row at most once a minute', async () => {
    await record(list());
    const before = await facts();
    const commits = async () => (await (await world.db()).get('meta', 'revision')) as number;
    const revision = await commits();
    for (let seconds = 1; seconds < 60; seconds += 7) await record(list({ asOf: NOON + seconds * 1000 }));
    expect(await commits()).toBe(revision);
    await record(list({ asOf: NOON + 61_000 }));
    expect(await commits()).toBe(revision + 1);
    expect(await facts()).toEqual(before);
    expect((await world.all('coverage'))[0].asOf).toBe(NOON + 61_000);
  });

  test('delivered twice, or seen in another folder, adds nothing', async () => {
    await record(list());
    await record(list());
    await record(list({ folder: 'all', asOf: NOON + 1000 }));
    expect(await facts()).toHaveLength(1);
  });

  test('writes a sighting when the state or the activity is news', async () => {
    await record(list());
    await record(list({ asOf: NOON + HOUR_MS, cards: [card({ activity: day('2026-11-25') })] }));
    await record(
      list({
        asOf: NOON + 2 * HOUR_MS,
        folder: 'all',
        cards: [card({ activity: day('2026-11-25'), state: 'resolved' })],
      }),
    );
    expect((await facts('sighting')).length).toBeGreaterThanOrEqual(3);
  });

  test('takes being listed under Response Needed for the state where the card shows no word', async () => {
    const { cards } = await record(list({ cards: [card({ state: null })] }));
    expect(cards[0]!.thread!.clocks).toHaveLength(1);
  });

  test('proves once, past the deadline and the slack, that a clock is still open', async () => {
    await record(list());
    const deadline = NOON + 24 * HOUR_MS;
    await record(list({ asOf: deadline + MINUTE_MS }));
    expect(await facts()).toHaveLength(1);
    await record(list({ asOf: deadline + 10 * MINUTE_MS }));
    expect(await facts()).toHaveLength(2);
    await record(list({ asOf: deadline + 30 * MINUTE_MS }));
    expect(await facts()).toHaveLength(2);
  });

  test('counts twins under one key and keeps them doubtful', async () => {
    const { cards } = await record(list({ cards: [card(), card({ activity: day('2026-11-23') })] }));
    expect(cards[0]!.key).toBe(cards[1]!.key);
    const [sighting] = await facts('sighting');
    expect(sighting).toMatchObject({ cards: 2, needing: 2, activity: day('2026-11-23') });
    expect(cards[0]!.thread!.clocks).toHaveLength(2);
    expect(cards[0]!.thread!.clocks.every((clock) => clock.doubtful)).toBe(true);
  });

  test('refuses and counts a card dated more than a day ahead, keeps the others, and is then not complete', async () => {
    await record(list({ cards: [] }));
    const { cards, refused } = await record(
      list({ asOf: NOON + HOUR_MS, cards: [card({ activity: day('2026-11-27') }), card({ buyer: 'Bo' })] }),
    );
    expect(refused).toBe(1);
    expect(cards[0]).toBeNull();
    expect(cards[1]).not.toBeNull();
    expect(await facts('change')).toHaveLength(0);
  });

  test('keeps hostile text as it is', async () => {
    const buyer = '<img src=x onerror=alert(1)>\u202e\u200b\ud800__proto__';
    const { cards } = await record(list({ cards: [card({ buyer })] }));
    const [row] = await world.all('keys');
    expect(row.buyer).toBe(buyer);
    expect(cards[0]!.thread).not.toBeNull();
  });

  test('names no key by what the site cuts off', async () => {
    const long = 'x'.repeat(75);
    const first = await record(list({ cards: [card({ subject: `${long}…` })] }));
    const second = await record(list({ asOf: NOON + 1, cards: [card({ subject: `${long} and the rest` })] }));
    expect(second.cards[0]!.key).toBe(first.cards[0]!.key);
  });
});

describe('two complete readings of a folder', () => {
  const bo = card({ buyer: 'Bo' });

  test('make one change for each thread that left or entered, bounded by both', async () => {
    await record(list({ cards: [card()] }));
    await record(list({ asOf: NOON + HOUR_MS, cards: [bo] }));
    const changes = await facts('change');
    expect(changes).toHaveLength(2);
    for (const change of changes) expect(change).toMatchObject({ after: NOON, by: NOON + HOUR_MS });
    const left = await world.all('threads');
    const closed = left.find((thread) => thread.clocks[0].closing);
    expect(closed.clocks[0].closing.by).toBe('either');
  });

  test('the first of all makes none', async () => {
    await record(list());
    expect(await facts('change')).toHaveLength(0);
  });

  test('an older or repeated one makes none and does not move the membership', async () => {
    await record(list({ cards: [card(), bo], asOf: NOON }));
    await record(list({ cards: [card()], asOf: NOON - HOUR_MS }), NOON);
    await record(list({ cards: [card()], asOf: NOON }), NOON);
    expect(await facts('change')).toHaveLength(0);
    expect((await world.all('memberships'))[0]).toMatchObject({ asOf: NOON });
  });

  test('an incomplete one closes nothing', async () => {
    await record(list({ cards: [card(), bo] }));
    await record(
      list({ cards: [card()], asOf: NOON + HOUR_MS, complete: false, incompleteBecause: 'not-all-rendered' }),
    );
    expect(await facts('change')).toHaveLength(0);
    expect((await world.all('threads')).every((thread) => thread.clocks.every((clock: any) => !clock.closing))).toBe(
      true,
    );
  });

  test('one that left and is back, looking as it did before, waits again, also in a reading that proves nothing', async () => {
    const other = card({ buyer: 'Bo' });
    await record(list({ cards: [card(), other] }));
    await record(list({ asOf: NOON + HOUR_MS, cards: [other] }));
    const back = list({
      asOf: NOON + 2 * HOUR_MS,
      complete: false,
      incompleteBecause: 'no-count',
      cards: [card(), other],
    });
    const { cards } = await record(back);
    expect(cards[0]!.thread!.clocks.at(-1)).toMatchObject({ closing: null });
    const count = (await facts()).length;
    await record({ ...back, asOf: NOON + 3 * HOUR_MS, observedAt: NOON + 3 * HOUR_MS });
    expect(await facts()).toHaveLength(count);
  });

  test('a thread listed by its card before and by its case now neither left nor entered', async () => {
    await record(list());
    await record(list({ asOf: NOON + HOUR_MS, cards: [card({ caseId: CASE })] }));
    await record(list({ asOf: NOON + 2 * HOUR_MS, cards: [card()] }));
    expect(await facts('change')).toHaveLength(0);
    expect(await facts('link')).toHaveLength(1);
    const threads = await world.all('threads');
    expect(threads.map((row) => row.id)).toEqual([`case:${CASE}`]);
    expect(await world.all('clocks')).toHaveLength(1);
  });

  test('date a change by the last look at the old state, though that look wrote nothing', async () => {
    const resolved = card({ state: 'resolved', activity: day('2026-11-20') });
    await record(list({ folder: 'all', cards: [resolved] }));
    await record(list({ folder: 'all', cards: [resolved], asOf: NOON + 3 * HOUR_MS }));
    expect(await facts()).toHaveLength(1);
    const { cards } = await record(list({ folder: 'all', cards: [card()], asOf: NOON + 4 * HOUR_MS }));
    const open = cards[0]!.thread!.clocks.find((clock) => !clock.closing)!;
    expect(open.basis).toBe('bounded');
    expect(open.receivedAt.earliest).toBe(NOON + 3 * HOUR_MS - 5 * MINUTE_MS);
  });
});

describe('an account without a name', () => {
  test('is the one account known on its host', async () => {
    const named = await record(list());
    const unnamed = await record(list({ account: null, asOf: NOON + 1 }));
    expect(unnamed.cards[0]!.key).toBe(named.cards[0]!.key);
    expect(await world.all('coverage')).toHaveLength(1);
  });

  test('stands under its host, and gives way when its name is seen', async () => {
    await record(list({ account: null }));
    expect((await world.all('coverage'))[0].account).toBe(HOST);
    await record(list({ asOf: NOON + HOUR_MS }));
    expect((await world.all('coverage')).map((row) => row.account)).toEqual(['NORDWIND']);
    const threads = await world.all('threads');
    expect(threads).toHaveLength(1);
    expect(threads[0]).toMatchObject({ account: 'NORDWIND', marketplaceId: INDIA });
  });
});
