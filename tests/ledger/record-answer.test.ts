import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/core/clock';
import type { Fact } from '../../src/core/facts';
import type { Reading } from '../../src/core/reading';
import { DAY_MS, exactly, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { standingOf } from '../../src/core/standing';
import { answered, caseAnswer, caseId, listAnswer, message } from './answers';
import { CASE, card, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const record = (reading: Reading, now = reading.observedAt) => world.ledger.recordReading(reading, now);
const facts = async (kind?: Fact['kind']) =>
  ((await world.all('facts')) as Fact[]).filter((fact) => !kind || fact.kind === kind);
const clocks = async () => (await world.all('clocks')).map((row) => row.clock);
const ASKED = NOON - 3 * HOUR_MS;

describe("a list in the page's own data", () => {
  test('bounds the message that waits between the opening of its case and its last activity', async () => {
    await record(listAnswer());
    const [clock] = await clocks();
    expect(clock).toMatchObject({ basis: 'bounded', closing: null, doubtful: false });
    expect(clock.receivedAt).toEqual({ earliest: ASKED + 2_000 - MINUTE_MS, latest: ASKED + 2_200 });
    const [sighting] = await facts('sighting');
    expect(sighting).toMatchObject({ source: 'response', folder: 'response-needed', openedAt: ASKED + 2_000 });
    expect(sighting).toMatchObject({ activity: { span: exactly(ASKED + 2_200) } });
  });

  test('gives a wide span where the case is old, narrowed by when it was last resolved or seen without a message', async () => {
    const old = { openedAt: NOON - 400 * DAY_MS, updatedAt: ASKED };
    await record(listAnswer({ cases: [answered(old)] }));
    expect((await clocks())[0].receivedAt.earliest).toBe(old.openedAt - MINUTE_MS);
    world = await newWorld();
    await record(listAnswer({ cases: [answered({ ...old, resolvedAt: NOON - 9 * DAY_MS })] }));
    expect((await clocks())[0].receivedAt.earliest).toBe(NOON - 9 * DAY_MS - MINUTE_MS);
    world = await newWorld();
    await record(listAnswer({ asOf: NOON - DAY_MS, cases: [] }));
    await record(listAnswer({ cases: [answered(old)] }));
    expect((await clocks())[0]).toMatchObject({
      basis: 'bounded',
      receivedAt: { earliest: NOON - DAY_MS - 5 * MINUTE_MS },
    });
  });

  test('adds nothing when it comes again unchanged, also beside a list of all cases that names no state', async () => {
    await record(listAnswer());
    await record(listAnswer({ asOf: NOON + MINUTE_MS }));
    await record(listAnswer({ asOf: NOON + 2 * MINUTE_MS, folder: 'all', cases: [answered({ state: null })] }));
    await record(listAnswer({ asOf: NOON + 3 * MINUTE_MS }));
    expect(await facts()).toHaveLength(1);
  });

  test('closes what has left it, and only that', async () => {
    const other = answered({ caseId: caseId(2) });
    await record(listAnswer({ cases: [answered(), other] }));
    await record(listAnswer({ asOf: NOON + HOUR_MS, cases: [other] }));
    expect(await facts('change')).toMatchObject([
      { key: `case:${CASE}`, direction: 'left', after: NOON, by: NOON + HOUR_MS },
    ]);
    const open = (await world.all('threads')).filter((row) => row.clocks.some((clock: any) => !clock.closing));
    expect(open.map((row) => row.caseId)).toEqual([caseId(2)]);
  });

  test('that is not all of the folder closes nothing', async () => {
    await record(listAnswer({ cases: [answered(), answered({ caseId: caseId(2) })] }));
    await record(listAnswer({ asOf: NOON + HOUR_MS, cases: [answered({ caseId: caseId(2) })], complete: false }));
    expect(await facts('change')).toEqual([]);
  });

  test('keeps times up to a day ahead and refuses what is further, or older than Amazon; then it is not complete', async () => {
    await record(listAnswer({ cases: [answered(), answered({ caseId: caseId(2) })] }));
    const cases = [
      answered({ updatedAt: NOON + 23 * HOUR_MS }),
      answered({ caseId: caseId(2), updatedAt: NOON + 26 * HOUR_MS }),
      answered({ caseId: caseId(3), openedAt: Date.UTC(1994, 0, 1) }),
    ];
    const { refused } = await record(listAnswer({ asOf: NOON + 1, cases }));
    expect(refused).toBe(2);
    expect(await facts('change')).toEqual([]);
    expect((await facts('sighting')).filter((fact) => fact.asOf === NOON + 1)).toHaveLength(1);
  });

  test('needs no clock of this computer: a message of what is yet to come is one message, by every way', async () => {
    const sent = NOON + 2 * HOUR_MS;
    await record(listAnswer({ cases: [answered({ openedAt: sent + 2_000, updatedAt: sent + 2_200 })] }));
    expect(await clocks()).toMatchObject([
      { basis: 'bounded', doubtful: false, receivedAt: { earliest: sent + 2_000 - MINUTE_MS, latest: sent + 2_200 } },
    ]);
    await record(caseAnswer({ asOf: NOON + 1, messages: [message('buyer', sent)] }));
    await record(
      listAnswer({ asOf: NOON + 2, cases: [answered({ openedAt: sent + 2_000, updatedAt: sent + 2_200 })] }),
    );
    expect(await clocks()).toMatchObject([{ basis: 'exact', receivedAt: exactly(sent), closing: null }]);
  });

  test('takes no bound from what may have happened while the message waited', async () => {
    // Seen waiting, then resolved and waiting again before the next list: which message waits is not known.
    await record(
      listAnswer({
        asOf: NOON - 9 * HOUR_MS,
        cases: [answered({ openedAt: NOON - DAY_MS, updatedAt: NOON - 10 * HOUR_MS })],
      }),
    );
    const again = { openedAt: NOON - DAY_MS, updatedAt: NOON - HOUR_MS, resolvedAt: NOON - 5 * HOUR_MS };
    await record(listAnswer({ cases: [answered(again)] }));
    expect((await clocks())[0]).toMatchObject({
      ...{ doubtful: false, closing: null },
      receivedAt: { earliest: NOON - DAY_MS - MINUTE_MS, latest: NOON - 10 * HOUR_MS },
    });
  });

  test('exports a thread by its case alone, and alerts can find it', async () => {
    await record(listAnswer());
    expect((await world.all('keys'))[0]).toMatchObject({ key: `case:${CASE}`, buyer: null, subject: null });
    expect((await world.all('threads'))[0]).toMatchObject({ caseId: CASE, host: 'sellercentral.amazon.in' });
  });
});

describe('a case that lists have only shown resolved', () => {
  const resolved = (hours: number) =>
    answered({
      state: 'resolved',
      openedAt: NOON - 90 * HOUR_MS,
      resolvedAt: NOON - (90 - hours) * HOUR_MS,
      updatedAt: NOON - (90 - hours) * HOUR_MS,
    });
  const standing = async () => (await clocks()).map((clock) => standingOf(clock, DEFAULT_RULES, NOON));

  test('is settled where it was resolved within a day of being opened, else unclear', async () => {
    await record(listAnswer({ folder: 'all', cases: [resolved(23)] }));
    expect(await standing()).toEqual(['settled']);
    world = await newWorld();
    await record(listAnswer({ folder: 'all', cases: [resolved(25)] }));
    expect(await standing()).toEqual(['unclear']);
  });

  test('has no clock where nothing says when it was opened', async () => {
    await record(listAnswer({ folder: 'all', cases: [{ ...resolved(23), openedAt: null }] }));
    expect(await clocks()).toEqual([]);
  });

  test('is exact once it has been opened, also before', async () => {
    const asked = NOON - 90 * HOUR_MS - 2_000;
    const messages = [message('buyer', asked), message('seller', asked + 26 * HOUR_MS)];
    const opened = caseAnswer({ case: resolved(26), messages });
    await record(listAnswer({ folder: 'all', asOf: NOON - 1, cases: [resolved(26)] }));
    await record(opened);
    expect(await clocks()).toMatchObject([{ basis: 'exact', receivedAt: exactly(asked), closing: { by: 'reply' } }]);
    expect(await standing()).toEqual(['late']);
    world = await newWorld();
    await record(opened);
    await record(listAnswer({ folder: 'all', asOf: NOON + 1, cases: [resolved(26)] }));
    expect(await standing()).toEqual(['late']);
  });

  test('keeps its clock beside that of a message which came after', async () => {
    await record(listAnswer({ folder: 'all', asOf: NOON - 5 * HOUR_MS, cases: [resolved(23)] }));
    await record(listAnswer({ cases: [answered({ openedAt: NOON - 90 * HOUR_MS })] }));
    expect(await standing()).toEqual(['settled', 'running']);
    expect((await clocks())[1].receivedAt.earliest).toBe(NOON - 5 * HOUR_MS - 5 * MINUTE_MS);
  });

  test('older than the horizon is not written', async () => {
    const old = NOON - 201 * DAY_MS;
    await record(
      listAnswer({
        folder: 'all',
        cases: [answered({ state: 'resolved', openedAt: old, updatedAt: old, resolvedAt: old })],
      }),
    );
    expect(await facts()).toEqual([]);
  });
});

describe("a case's own data", () => {
  test('gives each message its instant, once', async () => {
    const reading = caseAnswer({ messages: [message('buyer', ASKED), message('buyer', ASKED + 5_000)] });
    await record(reading);
    await record({ ...reading, asOf: NOON + HOUR_MS, observedAt: NOON + HOUR_MS });
    expect(await facts('message')).toHaveLength(2);
    expect(await clocks()).toMatchObject([
      { receivedAt: exactly(ASKED), basis: 'exact' },
      { receivedAt: exactly(ASKED + 5_000) },
    ]);
    expect(await facts('sighting')).toHaveLength(1);
  });

  test("is one with the thread's text and the list, in every order", async () => {
    // 09:00 UTC is 14:30 in India.
    const readings: Reading[] = [
      thread({
        asOf: NOON - 3 * MINUTE_MS,
        messages: [{ author: 'buyer', at: minute('2026-11-24T14:30') }],
        card: card(),
      }),
      caseAnswer({ asOf: NOON - 2 * MINUTE_MS, messages: [message('buyer', ASKED + 4_000)] }),
      listAnswer({ asOf: NOON - MINUTE_MS }),
      list({ asOf: NOON }),
    ];
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
    ]) {
      world = await newWorld();
      for (const i of order) await record(readings[i]!, NOON);
      expect(await clocks()).toMatchObject([{ receivedAt: exactly(ASKED + 4_000), basis: 'exact', closing: null }]);
    }
  });

  test('refuses a message more than a day ahead, and has then not all of them', async () => {
    const messages = [message('buyer', NOON + 23 * HOUR_MS), message('buyer', NOON + 25 * HOUR_MS)];
    expect((await record(caseAnswer({ messages }))).refused).toBe(1);
    expect(await facts('message')).toHaveLength(1);
    expect(await facts('sighting')).toMatchObject([{ messagesComplete: false }]);
  });
});
