import { beforeEach, describe, expect, test } from 'vitest';
import { knownFromOf } from '../../src/core/known-from';
import type { ListAnswer, ListReading, PagePlace } from '../../src/core/reading';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/span';
import { glanceOf, refreshSnapshot } from '../../src/ledger/glance';
import type { CoverageRow } from '../../src/ledger/schema';
import { ledgerViewOf } from '../../src/ledger/view';
import { answered, caseAnswer, caseId, listAnswer, message } from './answers';
import { card, day, list, minute, NOON, newWorld, thread, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await newWorld();
});
const settings = DEFAULT_SETTINGS;
/** `2026-11-24` less so many days. */
const dateOf = (daysAgo: number): string => new Date(NOON - daysAgo * DAY_MS).toISOString().slice(0, 10);
/** The end of that day in India. */
const endOf = (daysAgo: number): Instant => Date.parse(`${dateOf(daysAgo)}T18:29:59.999Z`);

const old = (daysAgo: number, over: Parameters<typeof card>[0] = {}) =>
  card({ buyer: `b${daysAgo}`, state: 'resolved', activity: day(dateOf(daysAgo)), ...over });
const all = (days: readonly number[], over: Partial<ListReading> = {}): ListReading =>
  list({
    ...{ folder: 'all', complete: false, incompleteBecause: 'no-count' },
    ...{ cards: days.map((daysAgo) => old(daysAgo)), ...over },
  });
const record = (...readings: Parameters<World['ledger']['recordReading']>[0][]) =>
  readings.reduce<Promise<unknown>>(
    (before, reading) => before.then(() => world.ledger.recordReading(reading, Math.max(NOON, reading.observedAt))),
    Promise.resolve(),
  );
const coverage = async (): Promise<CoverageRow> => (await world.all('coverage'))[0];
const listedFrom = async (): Promise<Instant | undefined> => (await coverage())?.listedFrom;
const knownFrom = async (now = NOON): Promise<Instant | null> => {
  return (await glanceOf(await world.db(), settings, now)).score[90].knownFrom;
};
const seen = async (now = NOON) => {
  return (await ledgerViewOf(await world.db(), now)).seen;
};
/** What opening that conversation shows: a question and its answer, on the card's day. */
const opened = (daysAgo: number, n: number, over: Parameters<typeof thread>[0] = {}) =>
  thread({
    ...{ asOf: NOON + n * MINUTE_MS, caseId: caseId(n), card: old(daysAgo), buyer: `b${daysAgo}`, state: 'resolved' },
    messages: [
      { author: 'buyer', at: minute(`${dateOf(daysAgo)}T08:00`) },
      { author: 'seller', at: minute(`${dateOf(daysAgo)}T09:00`) },
    ],
    ...over,
  });

describe('the list of all messages, by its cards', () => {
  test('reaches back to the end of the oldest day shown, further with each part that is scrolled to', async () => {
    await record(all([0, 1, 3]));
    expect(await listedFrom()).toBe(endOf(3));
    await record(all([0, 1, 3, 8, 8, 20], { observedAt: NOON + MINUTE_MS }));
    expect(await coverage()).toMatchObject({ listedFrom: endOf(20), listedAt: NOON + MINUTE_MS });
    await record(all([0, 1], { observedAt: NOON + 2 * MINUTE_MS }));
    expect(await coverage()).toMatchObject({ listedFrom: endOf(20), listedAt: NOON + MINUTE_MS });
  });

  test('proved whole it reaches back to the horizon', async () => {
    await record(all([], { complete: true, incompleteBecause: null }));
    expect(await listedFrom()).toBe(NOON - 200 * DAY_MS);
  });

  test('older than what is kept it does not reach', async () => {
    await record(all([0, 300]));
    expect(await listedFrom()).toBe(NOON - 200 * DAY_MS);
  });

  test.each<[string, ListReading]>([
    ['another folder', all([0, 1, 3], { folder: 'resolved' })],
    ['no known folder', all([0, 1, 3], { folder: null, incompleteBecause: 'folder-unknown' })],
    ['filtered', all([0, 1, 3], { incompleteBecause: 'filtered' })],
    ['rows that are not drawn', all([0, 1, 3], { incompleteBecause: 'not-all-rendered' })],
    ['cards that were not read', all([0, 1, 3], { incompleteBecause: 'cards-not-read', cardsNotRead: 1 })],
    ['a disagreement with the page\u2019s own data', all([0, 1, 3], { incompleteBecause: 'routes-disagree' })],
    ['oldest first', all([3, 1, 0])],
    ['by something else than dates', all([0, 3, 1, 5])],
    ['one day alone', all([1, 1])],
    ['one card', all([2])],
  ])('of %s says nothing of how far it reaches', async (_, reading) => {
    await record(reading);
    expect(await listedFrom()).toBeUndefined();
  });

  test('a card from the future is not believed, and neither is the list', async () => {
    await record(all([0, 1, 3], { cards: [old(-3), old(1), old(3)] }));
    expect(await listedFrom()).toBeUndefined();
  });

  test('a later page alone is not the list from its newest on', async () => {
    await record(all([0, 1, 3]), all([8, 9, 20], { observedAt: NOON + MINUTE_MS }));
    expect(await listedFrom()).toBe(endOf(3));
  });

  test('from before the account was watched it tells nothing: between the two nobody looked', async () => {
    const asOf = NOON - 5 * HOUR_MS;
    await record(list(), all([1, 3, 20], { asOf, observedAt: NOON }));
    expect(await listedFrom()).toBeUndefined();
  });
});

describe('the list of all cases, in the page’s own data', () => {
  const at = (daysAgo: number): Instant => NOON - daysAgo * DAY_MS - HOUR_MS;
  const solved = (daysAgo: number) =>
    answered({
      ...{ caseId: caseId(daysAgo), state: 'resolved', openedAt: at(daysAgo) - 3 * HOUR_MS },
      ...{ updatedAt: at(daysAgo), resolvedAt: at(daysAgo) },
    });
  const place = (over: Partial<PagePlace> = {}): PagePlace => ({
    ...{ after: null, next: 'b', isLast: false },
    ...over,
  });
  const page = (days: readonly number[], where: PagePlace, over: Partial<ListAnswer> = {}): ListAnswer =>
    listAnswer({ folder: 'all', complete: false, cases: days.map(solved), place: where, ...over });
  const second = (over: Partial<PagePlace> = {}) => place({ after: 'b', next: 'c', ...over });

  test('reaches back page by page, and with the last one to the horizon', async () => {
    await record(page([1, 2], place()));
    expect(await listedFrom()).toBe(at(2));
    await record(page([4, 9], second(), { asOf: NOON + 1 }));
    expect(await coverage()).toMatchObject({ listedFrom: at(9), listedAt: NOON + 1 });
    await record(page([12], second({ after: 'c', next: null, isLast: true }), { asOf: NOON + 2 }));
    expect(await listedFrom()).toBe(NOON + 2 - 200 * DAY_MS);
  });

  test('one page that is all reaches back to the horizon', async () => {
    await record(page([1], place({ isLast: true, next: null }), { complete: true }));
    expect(await listedFrom()).toBe(NOON - 200 * DAY_MS);
  });

  test.each<[string, ListAnswer]>([
    ['does not follow the one before', page([4, 9], second({ after: 'z' }), { asOf: NOON + 1 })],
    ['is not known where it stands', { ...page([4, 9], second(), { asOf: NOON + 1 }), place: undefined as never }],
    ['is in another order', page([4, 9, 5], second(), { asOf: NOON + 1 })],
    ['is newer than the one before', page([1, 9], second(), { asOf: NOON + 1 })],
    ['lacks a date', page([], second(), { asOf: NOON + 1, cases: [answered({ updatedAt: null, state: null })] })],
    ['is of another folder', page([4, 9], second(), { asOf: NOON + 1, folder: 'resolved' })],
  ])('a page that %s adds nothing', async (_, next) => {
    await record(page([1, 2], place()), next);
    expect(await listedFrom()).toBe(at(2));
  });

  test('a page that was missed ends what can be followed', async () => {
    await record(page([1, 2], place()), page([12, 14], second({ after: 'c', next: 'd' }), { asOf: NOON + 1 }));
    await record(page([20, 24], second({ after: 'd', next: 'e' }), { asOf: NOON + 2 }));
    expect(await listedFrom()).toBe(at(2));
  });

  test('reaches no further than the newest case that was held back', async () => {
    await record(page([1, 4], place({ heldBackAt: at(2) })), page([6, 9], second(), { asOf: NOON + 1 }));
    expect(await listedFrom()).toBe(at(2));
  });

  test('with exact times one scroll fills the history: each case has its clock', async () => {
    await record(page([1, 2], place()), page([4, 40], second({ next: null, isLast: true }), { asOf: NOON + 1 }));
    expect(await knownFrom()).toBe(NOON - 90 * DAY_MS);
    expect((await seen())[0]).toMatchObject({ unread: { 7: 0, 30: 0, 90: 0 }, newestUnread: [] });
  });

  test('a case that is open, and does not wait, is not known until it is opened', async () => {
    const open = answered({ caseId: caseId(7), state: null, openedAt: at(9), updatedAt: at(7) });
    const undated = answered({ caseId: caseId(8), state: null, openedAt: null, updatedAt: at(8) });
    await record(page([], place({ isLast: true, next: null }), { cases: [solved(1), open, undated] }));
    expect(await knownFrom()).toBe(at(7));
    const messages = [message('buyer', at(9)), message('seller', at(7))];
    await record(caseAnswer({ case: open, messages, asOf: NOON + 1 }));
    expect(await knownFrom()).toBe(at(8));
    await record(caseAnswer({ case: undated, messages: [message('buyer', at(8), 'n')], asOf: NOON + 2 }));
    expect(await knownFrom()).toBe(NOON - 90 * DAY_MS);
  });
});

describe('days grow', () => {
  test('as the conversations of the list are opened one by one, newest first', async () => {
    await record(all([0, 2, 5, 9]));
    expect(await knownFrom()).toBe(NOON);
    await record(opened(0, 1));
    expect(await knownFrom()).toBe(endOf(2));
    await record(opened(5, 2));
    expect(await knownFrom()).toBe(endOf(2));
    await record(opened(2, 3));
    // The oldest one shown holds no message of after its day; what is not shown yet may be as old.
    expect(await knownFrom()).toBe(endOf(9));
    await record(opened(9, 4));
    expect(await knownFrom()).toBe(endOf(9));
  });

  test('a conversation that waits is known by one message only, until it is opened', async () => {
    const waits = old(2, { state: 'response-needed' });
    await record(all([], { cards: [old(0), waits, old(9)] }), opened(0, 1));
    expect(await knownFrom()).toBe(endOf(2));
    await record(opened(2, 2, { card: waits, state: null }));
    expect(await knownFrom()).toBe(endOf(9));
  });

  test('a conversation of which only a part was read does not count as opened', async () => {
    await record(all([0, 2, 9]), opened(0, 1), opened(2, 2, { complete: false }));
    expect(await knownFrom()).toBe(endOf(2));
  });

  test('what comes after the list was read takes nothing back', async () => {
    await record(all([0, 2, 9]), opened(0, 1), opened(2, 2));
    const later = NOON + 3 * DAY_MS;
    const fresh = card({ buyer: 'new', activity: day(dateOf(-3)) });
    await record(list({ asOf: later, cards: [fresh], complete: false, incompleteBecause: 'no-count' }));
    await record(all([], { asOf: later + 1, cards: [fresh, old(0), old(2), old(9)] }));
    expect(await knownFrom(later + 1)).toBe(endOf(9));
  });

  test('one that was not on the list when it was read, and is of before, takes back what it may hold', async () => {
    await record(all([0, 2, 9]), opened(0, 1), opened(2, 2));
    expect(await knownFrom()).toBe(endOf(9));
    await record(all([0, 2, 4, 9, 30], { asOf: NOON + HOUR_MS }));
    expect(await knownFrom(NOON + HOUR_MS)).toBe(endOf(4));
  });

  test('a message that the seller says is none of a buyer’s needs no opening', async () => {
    await record(all([0, 2, 9]), opened(0, 1));
    const key = (await seen())[0]!.newestUnread[0]!.threadId;
    await world.ledger.recordTold({ key, claim: 'not-a-buyer-message', at: NOON, undoes: null }, NOON);
    expect(await knownFrom()).toBe(endOf(9));
  });

  test('looking alike, two conversations are known once both have been opened', async () => {
    const twins = [old(2), old(2)];
    await record(all([], { cards: [old(0), ...twins, old(9)] }), opened(0, 1), opened(2, 2));
    expect(await knownFrom()).toBe(endOf(2));
    await record(opened(2, 3));
    expect(await knownFrom()).toBe(endOf(9));
  });

  test('each account by itself; all together as far as the least known', async () => {
    await record(all([0, 2, 9]), opened(0, 1), opened(2, 2));
    await record(list({ account: 'ALMA', asOf: NOON + MINUTE_MS, cards: [] }));
    const [alma, nordwind] = (await seen()).toSorted((a, b) => (a.account < b.account ? -1 : 1));
    expect(nordwind).toMatchObject({ knownFrom: endOf(9), unread: { 7: 0, 30: 1, 90: 1 } });
    expect(alma).toMatchObject({ knownFrom: NOON + MINUTE_MS, watchedFrom: NOON + MINUTE_MS, listedFrom: null });
    expect(await knownFrom()).toBe(NOON + MINUTE_MS);
  });

  test('an account of which only a conversation was read is not known, and so neither are all together', async () => {
    await record(all([], { complete: true, incompleteBecause: null, cards: [] }));
    expect(await knownFrom()).toBe(NOON - 90 * DAY_MS);
    const told = { messages: [message('buyer', NOON - 20 * DAY_MS), message('seller', NOON - 19 * DAY_MS)] };
    for (const [account, reading] of [
      ['ALMA', caseAnswer({ account: 'ALMA', case: answered({ caseId: caseId(1), state: 'resolved' }), ...told })],
      ['SÜDWIND', opened(2, 2, { account: 'SÜDWIND' })],
    ] as const) {
      await record(reading);
      const row = (await seen()).find((each) => each.account === account);
      expect(row).toMatchObject({ knownFrom: null, watchedFrom: null, listedFrom: null });
      const view = await ledgerViewOf(await world.db(), NOON);
      expect(view.accounts.find((each) => each.account === account)).toMatchObject({ asOf: null, complete: false });
      expect([await knownFrom(), view.knownFrom]).toEqual([null, null]);
      expect(knownFromOf(view.seen, null)).toBeNull();
      expect(knownFromOf(view.seen, 'NORDWIND')).toBeLessThan(NOON - 90 * DAY_MS);
      await record(list({ account, asOf: NOON + MINUTE_MS, cards: [] }));
      expect(await knownFrom()).toBe(NOON + MINUTE_MS);
    }
  });

  test('a conversation on a page without a name is of the account that is known there', async () => {
    await record(list({ cards: [] }), opened(2, 1, { account: null }));
    await record(list({ account: 'ALMA', cards: [] }), opened(3, 2, { account: null }));
    expect((await seen()).map(({ account }) => account)).toEqual(['ALMA', 'NORDWIND']);
    expect(await knownFrom()).toBe(NOON);
  });

  test('a stored glance tells it at once, though no clock has changed', async () => {
    const refresh = async () => (await refreshSnapshot(await world.db(), settings, NOON)).score[90].knownFrom;
    const whole = { complete: true, incompleteBecause: null, cards: [] };
    await record(list({ cards: [] }));
    expect(await refresh()).toBe(NOON);
    await record(all([], whole));
    expect(await refresh()).toBe(NOON - 90 * DAY_MS);
  });

  test('the newest ten are named, and all are counted', async () => {
    await record(all(Array.from({ length: 40 }, (_, i) => i)));
    const [account] = await seen();
    expect(account!.unread).toEqual({ 7: 8, 30: 31, 90: 40 });
    expect(account!.newestUnread).toHaveLength(10);
    expect(account!.newestUnread[1]!.at).toBe(endOf(1));
  });
});
