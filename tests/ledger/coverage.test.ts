import { beforeEach, describe, expect, test } from 'vitest';
import type { ListAnswer, Reading, Remark, RemarkReading, Unreadable } from '../../src/core/reading';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { glanceOf } from '../../src/ledger/glance';
import { answered, caseAnswer, listAnswer, message } from './answers';
import { HOST, list, NOON, newWorld, thread, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const unreadable = (over: Partial<Unreadable> = {}): Unreadable => ({
  ...{
    kind: 'list',
    result: 'unreadable',
    host: HOST,
    account: 'NORDWIND',
    observedAt: NOON,
    reason: 'list-not-rendered',
  },
  ...over,
});
const accounts = async (now = NOON) => (await glanceOf(await world.db(), DEFAULT_SETTINGS, now)).accounts;

test('a read list is watched, complete only when that is proved', async () => {
  await world.ledger.recordReading(list({ complete: false, incompleteBecause: 'no-count' }), NOON);
  expect(await accounts()).toMatchObject([{ state: 'watching', complete: false, why: 'no-count', asOf: NOON }]);
  await world.ledger.recordReading(list({ asOf: NOON + 1 }), NOON);
  expect(await accounts()).toMatchObject([{ state: 'watching', complete: true, why: null }]);
});

test('turns stale by age of the list, not of the look', async () => {
  await world.ledger.recordReading(list(), NOON);
  await world.ledger.recordReading(list({ observedAt: NOON + 7 * HOUR_MS }), NOON + 7 * HOUR_MS);
  expect(await accounts(NOON + 7 * HOUR_MS)).toMatchObject([{ state: 'stale', since: NOON + 6 * HOUR_MS, asOf: NOON }]);
});

test('an older tab does not overwrite what a fresh one proved', async () => {
  await world.ledger.recordReading(list({ asOf: NOON }), NOON);
  await world.ledger.recordReading(
    list({ asOf: NOON - HOUR_MS, observedAt: NOON, complete: false, incompleteBecause: 'no-count' }),
    NOON,
  );
  expect(await accounts()).toMatchObject([{ complete: true, asOf: NOON }]);
});

test('a broken list is unreadable, an unreadable thread pane is not', async () => {
  await world.ledger.recordReading(list(), NOON);
  await world.ledger.recordReading(unreadable({ kind: 'thread', observedAt: NOON + 1 }), NOON);
  expect((await accounts())[0]!.state).toBe('watching');
  await world.ledger.recordReading(unreadable({ observedAt: NOON + 2 }), NOON);
  expect(await accounts()).toMatchObject([
    { state: 'unreadable', why: 'list-not-rendered', since: NOON + 2, complete: false, asOf: NOON },
  ]);
});

test('a thread that was not understood is said beside the list, until one is read', async () => {
  const why = async () => (await accounts())[0]!.why;
  const broken = unreadable({ kind: 'thread', reason: 'thread-not-understood' });
  await world.ledger.recordReading(broken, NOON);
  expect(await accounts()).toEqual([]);
  await world.ledger.recordReading(list(), NOON);
  await world.ledger.recordReading(unreadable({ kind: 'thread', reason: 'loading' }), NOON);
  expect(await why()).toBeNull();
  await world.ledger.recordReading(broken, NOON);
  expect(await accounts()).toMatchObject([{ state: 'watching', complete: true, why: 'thread-not-understood' }]);
  await world.ledger.recordReading(list({ asOf: NOON + 1 }), NOON);
  expect(await why()).toBe('thread-not-understood');
  await world.ledger.recordReading(thread(), NOON);
  expect(await why()).toBeNull();
});

test('a page that shows no list and no account leaves a coverage that is not sound', async () => {
  await world.ledger.recordReading(unreadable({ account: null }), NOON);
  expect(await accounts()).toMatchObject([{ state: 'unreadable', lastReadAt: null, asOf: null }]);
});

test('sent messages and opened threads say nothing of completeness', async () => {
  await world.ledger.recordReading(list(), NOON);
  await world.ledger.recordReading(
    list({ folder: 'sent', complete: false, incompleteBecause: 'no-count', asOf: NOON + 1, cards: [] }),
    NOON,
  );
  await world.ledger.recordReading(thread({ asOf: NOON + 2, complete: false }), NOON);
  expect(await accounts()).toMatchObject([{ complete: true, asOf: NOON }]);
});

test('whoever reads one account of a host is signed in: the others are watched again, though not known to be whole', async () => {
  await world.ledger.recordReading(list(), NOON);
  await world.ledger.recordReading(list({ account: 'Blue' }), NOON);
  await world.ledger.recordReading(list({ account: 'Far', host: 'sellercentral.amazon.de' }), NOON);
  const states = async () =>
    Object.fromEntries((await accounts()).map((one) => [one.account, [one.state, one.complete]]));
  const signOut = async () => {
    for (const host of [HOST, 'sellercentral.amazon.de'])
      await world.ledger.recordHostState(host, 'signed-out', NOON + 1);
  };
  await signOut();
  await world.ledger.recordReading(unreadable({ reason: 'signed-out', account: 'Blue' }), NOON + 2);
  expect(await states()).toMatchObject({ NORDWIND: ['signed-out', false] });
  const { changed } = await world.ledger.recordReading(list({ account: 'Blue', asOf: NOON + 3 }), NOON + 3);
  expect(changed).toBe(true);
  expect(await states()).toEqual({
    Blue: ['watching', true],
    NORDWIND: ['watching', false],
    Far: ['signed-out', false],
  });
  await signOut();
  await world.ledger.recordReading(thread({ account: 'Blue', asOf: NOON + 4 }), NOON + 4);
  expect(await states()).toMatchObject({ Blue: ['watching', false], NORDWIND: ['watching', false] });
});

test('signed out, revoked and back', async () => {
  await world.ledger.recordReading(list(), NOON);
  expect(await world.ledger.recordHostState(HOST, 'signed-out', NOON + 1)).toBe(true);
  expect(await world.ledger.recordHostState(HOST, 'signed-out', NOON + 2)).toBe(false);
  expect(await accounts()).toMatchObject([{ state: 'signed-out', since: NOON + 1, complete: false }]);
  await world.ledger.recordReading(list({ asOf: NOON + 3 }), NOON);
  expect(await accounts()).toMatchObject([{ state: 'watching', complete: true, since: NOON + 3 }]);
});

test('an account that could not be read before a sign-out is not watched because another one was read', async () => {
  await world.ledger.recordReading(unreadable({ account: 'SUED', reason: 'list-not-rendered' }), NOON);
  await world.ledger.recordHostState(HOST, 'signed-out', NOON + 1_000);
  await world.ledger.recordReading(list({ asOf: NOON + 2_000 }), NOON + 2_000);
  const row = (await world.all('coverage')).find(({ account }) => account === 'SUED');
  expect(row).toMatchObject({ state: 'unreadable', why: 'list-not-rendered', complete: false });
});

describe("the page's own data", () => {
  const answer = (minutes: number, over: Partial<ListAnswer> = {}) =>
    listAnswer({ asOf: NOON + minutes * MINUTE_MS, cases: [], ...over });
  const unproved = (minutes: number, why: 'no-count' | 'routes-disagree' = 'no-count') =>
    list({ asOf: NOON + minutes * MINUTE_MS, cards: [], complete: false, incompleteBecause: why });
  const known = async (...readings: Reading[]) => {
    world = await newWorld();
    for (const reading of readings) await world.ledger.recordReading(reading, reading.observedAt);
    return (await accounts())[0];
  };
  const at = (minutes: number): number => NOON + minutes * MINUTE_MS;

  test('is a reading: all that waits is as good as a complete list', async () => {
    expect(await known(answer(0))).toMatchObject({ state: 'watching', complete: true, why: null, asOf: NOON });
    expect(await known(answer(0, { complete: false }))).toMatchObject({ complete: false, why: 'not-all-rendered' });
    expect(await known(answer(0, { folder: 'all' }))).toMatchObject({ complete: false, asOf: null, lastReadAt: NOON });
  });

  test('and a list without proof do not undo each other, in either order, while both are of the same time', async () => {
    expect(await known(answer(0), unproved(1))).toMatchObject({ complete: true, why: null, asOf: NOON });
    expect(await known(unproved(1), answer(0))).toMatchObject({ complete: true, why: null });
    expect(await known(list(), answer(1, { complete: false }))).toMatchObject({ complete: true, asOf: NOON });
  });

  test('is overtaken by what is newer', async () => {
    expect(await known(answer(0), unproved(6))).toMatchObject({ complete: false, why: 'no-count', asOf: at(6) });
    expect(await known(list(), answer(6, { complete: false }))).toMatchObject({ complete: false, asOf: at(6) });
    expect(await known(unproved(0), answer(6))).toMatchObject({ complete: true, asOf: at(6) });
    expect(await known(answer(6), unproved(0))).toMatchObject({ complete: true, asOf: at(6) });
    // Of the same page, minute by minute: what was proved an hour ago is not proved now.
    const minutes = Array.from({ length: 60 }, (_, i) => unproved(i + 1));
    expect(await known(answer(0), ...minutes)).toMatchObject({ complete: false, why: 'no-count' });
  });

  test('that disagrees with the page is said, in either order', async () => {
    const why = 'routes-disagree';
    expect(await known(answer(0), unproved(1, why))).toMatchObject({ complete: false, why });
    expect(await known(unproved(1, why), answer(0))).toMatchObject({ complete: false, why });
    expect(await known(unproved(1, why), answer(9))).toMatchObject({ complete: true, why: null });
  });

  test('does not make a page readable, and says how fresh all is that is known', async () => {
    const broken = unreadable({ observedAt: at(1) });
    expect(await known(answer(0), broken, answer(2))).toMatchObject({
      ...{ state: 'unreadable', why: 'list-not-rendered', complete: false, asOf: at(2) },
    });
    expect(await known(answer(0), broken, list({ asOf: at(3) }))).toMatchObject({ state: 'watching', complete: true });
  });

  test('comes from someone who is signed in', async () => {
    await world.ledger.recordReading(list(), NOON);
    await world.ledger.recordHostState(HOST, 'signed-out', NOON + 1);
    await world.ledger.recordReading(answer(1), NOON + MINUTE_MS);
    expect(await accounts()).toMatchObject([{ state: 'watching', complete: true }]);
    await world.ledger.recordHostState(HOST, 'signed-out', NOON + 2 * MINUTE_MS);
    await world.ledger.recordReading(caseAnswer({ asOf: at(3) }), at(3));
    expect(await accounts()).toMatchObject([{ state: 'watching', complete: false }]);
  });
});

describe('a remark', () => {
  const remark = (about: Remark, holds: boolean, account: string | null = 'NORDWIND'): RemarkReading => ({
    ...{ kind: 'remark', result: 'remark', host: HOST, account, observedAt: NOON, about, holds },
  });
  const record = (reading: Reading) => world.ledger.recordReading(reading, NOON);
  const why = async () => (await accounts())[0]!.why;

  test('is said where nothing graver is, leaves a reading complete, and is taken back', async () => {
    await record(list());
    await record(remark('observer-failed', true));
    expect(await accounts()).toMatchObject([{ state: 'watching', complete: true, why: 'observer-failed' }]);
    await record(list({ asOf: NOON + 1 }));
    expect(await why()).toBe('observer-failed');
    await record(list({ asOf: NOON + 2, complete: false, incompleteBecause: 'no-count' }));
    expect(await why()).toBe('no-count');
    await record(list({ asOf: NOON + 3 }));
    expect((await record(remark('observer-failed', true))).changed).toBe(false);
    expect((await record(remark('observer-failed', false))).changed).toBe(true);
    expect(await why()).toBeNull();
  });

  test('of which there are several: the gravest is said', async () => {
    await record(list());
    await record(remark('clock-off', true));
    await record(remark('answers-not-understood', true));
    expect(await why()).toBe('answers-not-understood');
    await record(remark('answers-not-understood', false));
    expect(await why()).toBe('clock-off');
  });

  test('on an inbox that has not been read is kept for when it is, and claims nothing', async () => {
    await record(remark('observer-failed', true));
    expect(await accounts()).toMatchObject([{ complete: false, asOf: null, why: 'observer-failed' }]);
    await record(list());
    expect(await accounts()).toMatchObject([{ complete: true, why: 'observer-failed' }]);
  });

  test('is made of times that lie ahead of this clock, until they do not any more', async () => {
    const ahead = (ms: number, asOf: number) => listAnswer({ asOf, cases: [answered({ updatedAt: asOf + ms })] });
    await record(ahead(4 * MINUTE_MS, NOON));
    expect(await why()).toBeNull();
    await record(ahead(2 * HOUR_MS, NOON + 1));
    expect(await accounts()).toMatchObject([{ complete: true, why: 'clock-off' }]);
    await record(caseAnswer({ asOf: NOON + 2, messages: [message('buyer', NOON - HOUR_MS)] }));
    expect(await why()).toBeNull();
    await record(caseAnswer({ asOf: NOON + 3, messages: [message('buyer', NOON + HOUR_MS)] }));
    expect(await why()).toBe('clock-off');
  });
});
