import { beforeEach, expect, test } from 'vitest';
import type { Fact } from '../../src/core/facts';
import { exactly, HOUR_MS } from '../../src/core/span';
import { CASE, card, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const kinds = async () => ((await world.all('facts')) as Fact[]).map((fact) => fact.kind).sort();
const record = (reading: Parameters<World['ledger']['recordReading']>[0], now = reading.observedAt) =>
  world.ledger.recordReading(reading, now);
// 24 Nov 10:05 in India is 04:35 UTC.
const asked = { author: 'buyer', at: minute('2026-11-24T10:05') } as const;
const replied = { author: 'seller', at: minute('2026-11-24T11:00') } as const;

test('an opened thread pins the clock to the minute', async () => {
  const { cards } = await record(thread({ messages: [asked] }));
  const clock = cards[0]!.thread!.clocks[0]!;
  expect(clock.basis).toBe('exact');
  expect(new Date(clock.receivedAt.earliest).toISOString()).toBe('2026-11-24T04:35:00.000Z');
  expect(await kinds()).toEqual(['message', 'sighting']);
});

test('opened again unchanged, it writes nothing; a reply is one new message', async () => {
  await record(thread({ messages: [asked] }));
  await record(thread({ messages: [asked], asOf: NOON + HOUR_MS }));
  expect(await kinds()).toEqual(['message', 'sighting']);
  const { cards } = await record(thread({ messages: [asked, replied], asOf: NOON + 2 * HOUR_MS }));
  expect((await kinds()).filter((kind) => kind === 'message')).toHaveLength(2);
  expect(cards[0]!.thread!.clocks[0]!.closing?.by).toBe('reply');
});

test('a card that looks as it did before its thread was answered waits again, and is written down once', async () => {
  const incomplete = { complete: false, incompleteBecause: 'no-count' } as const;
  await record(list({ ...incomplete, asOf: NOON - 7 * HOUR_MS }));
  const answered = thread({ messages: [asked, replied], card: card(), asOf: NOON + HOUR_MS });
  expect((await record(answered)).cards[0]!.thread!.clocks.every((clock) => clock.closing)).toBe(true);
  const { cards } = await record(list({ ...incomplete, asOf: NOON + 2 * HOUR_MS }));
  expect(cards[0]!.thread!.clocks.map((clock) => clock.closing?.by ?? 'open')).toEqual(['reply', 'open']);
  const written = await kinds();
  await record(list({ ...incomplete, asOf: NOON + 3 * HOUR_MS }));
  expect(await kinds()).toEqual(written);
});

test('an older reading that arrives late makes no mark of a reply that it shows', async () => {
  const thanks = { author: 'buyer', at: minute('2026-11-24T16:30') } as const;
  await record(thread({ messages: [asked], asOf: NOON - 7 * HOUR_MS }));
  await record(thread({ messages: [asked, replied, thanks], asOf: NOON }));
  const late = thread({ messages: [asked, replied], asOf: NOON - 2 * HOUR_MS, state: 'resolved' });
  const { cards } = await record(late, NOON + 1);
  expect(cards[0]!.thread!.clocks.map((clock) => clock.closing?.by ?? 'open')).toEqual(['reply', 'open']);
});

test('two messages of one minute are two, told apart by their place', async () => {
  const { cards } = await record(thread({ messages: [asked, asked] }));
  expect(cards[0]!.thread!.clocks).toHaveLength(2);
  await record(thread({ messages: [asked, asked], asOf: NOON + 1 }));
  expect((await kinds()).filter((kind) => kind === 'message')).toHaveLength(2);
});

test('texts that count from now do not multiply a message', async () => {
  const sliding = (at: number) =>
    ({ author: 'buyer', at: { span: { earliest: at - 6 * HOUR_MS, latest: at - 5 * HOUR_MS } } }) as const;
  await record(thread({ messages: [sliding(NOON)] }));
  const { cards } = await record(thread({ messages: [sliding(NOON + HOUR_MS / 2)], asOf: NOON + HOUR_MS / 2 }));
  expect(cards[0]!.thread!.clocks).toHaveLength(1);
});

test('a card and a case seen together become one thread, and old alert marks and keys resolve to it', async () => {
  const { cards } = await record(list());
  const key = cards[0]!.key;
  await record(thread({ messages: [asked], card: card(), asOf: NOON + 1 }));
  const [resolved] = await world.ledger.threadsOfKeys([key]);
  expect(resolved!.thread!.id).toBe(`case:${CASE}`);
  expect(await world.all('threads')).toHaveLength(1);
  expect(await world.all('clocks')).toHaveLength(1);
});

test('a key linked to two cases stays a doubtful thread of its own', async () => {
  await record(list());
  await record(thread({ messages: [asked], card: card(), asOf: NOON + 1 }));
  await record(thread({ caseId: '99999999-2222-3333-4444-555555555555', card: card(), asOf: NOON + 2 }));
  const threads = await world.all('threads');
  expect(threads).toHaveLength(3);
  const own = threads.find((row) => row.id.startsWith('key:'));
  expect(own.clocks.every((clock: { doubtful: boolean }) => clock.doubtful)).toBe(true);
});

test('a thread without case or card is refused and counted', async () => {
  const { refused, cards } = await record(thread({ caseId: null, messages: [asked] }));
  expect({ refused, cards }).toEqual({ refused: 1, cards: [null] });
  expect(await kinds()).toEqual([]);
});

test('a message up to a day ahead is kept, beyond that refused, and the thread is then not complete', async () => {
  const ahead = (hours: number) => ({ author: 'buyer', at: { span: exactly(NOON + hours * HOUR_MS) } }) as const;
  const { refused } = await record(thread({ messages: [ahead(23), ahead(25)] }));
  expect(refused).toBe(1);
  const facts = (await world.all('facts')) as Fact[];
  expect(facts.filter((fact) => fact.kind === 'message')).toHaveLength(1);
  expect(facts.find((fact) => fact.kind === 'sighting')).toMatchObject({ messagesComplete: false });
});

test('a reading observed more than a day ahead changes nothing', async () => {
  const { refused } = await record(list({ asOf: NOON + 25 * HOUR_MS }), NOON);
  expect(refused).toBe(1);
  expect(await world.all('facts')).toEqual([]);
  expect(await world.all('coverage')).toEqual([]);
});

test('readings recorded at the same time give the same ledger as one after the other', async () => {
  const readings = [list(), list({ asOf: NOON + 1000, cards: [card({ buyer: 'Bo' })] }), list({ asOf: NOON + 2000 })];
  await Promise.all(readings.map((reading) => record(reading, NOON)));
  const together = (await world.all('facts')).map((fact) => fact.id).sort();
  const salt = await (await world.db()).get('meta', 'salt');
  world = await newWorld();
  await (await world.db()).put('meta', salt, 'salt');
  for (const reading of readings) await record(reading, NOON);
  expect((await world.all('facts')).map((fact) => fact.id).sort()).toEqual(together);
});

test("the seller's word closes a clock by key or thread id, and is taken back by another", async () => {
  const { cards } = await record(list());
  const told = await world.ledger.recordTold(
    { key: cards[0]!.key, claim: 'no-response-needed', at: NOON, undoes: null },
    NOON,
  );
  const closed = (await world.ledger.threadsOfKeys([cards[0]!.key]))[0]!.thread!;
  expect(closed.clocks[0]!.closing).toMatchObject({ by: 'mark', told: told!.factId });
  expect(closed.told).toHaveLength(1);
  await world.ledger.recordTold(
    { key: 'key:anything', claim: 'no-response-needed', at: NOON, undoes: told!.factId },
    NOON + 1,
  );
  const open = (await world.ledger.threadsOfKeys([cards[0]!.key]))[0]!.thread!;
  expect(open.clocks[0]!.closing).toBeNull();
  expect(open.told).toEqual([]);
  expect(
    await world.ledger.recordTold({ key: 'key:unknown', claim: 'answered', at: NOON, undoes: null }, NOON),
  ).toBeNull();
  expect(
    await world.ledger.recordTold({ key: cards[0]!.key, claim: 'answered', at: NOON, undoes: 'nothing' }, NOON),
  ).toBeNull();
});
