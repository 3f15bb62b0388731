import { beforeEach, expect, test } from 'vitest';
import type { Unreadable } from '../../src/core/reading';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { HOUR_MS } from '../../src/core/span';
import { glanceOf } from '../../src/ledger/glance';
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
