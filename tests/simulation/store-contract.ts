import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS, type Instant, later, MINUTE_MS } from '../../src/core/span';
import type { Intents } from '../../src/ledger/alerts';
import { Random } from '../practice/random';
import type { Books, Waiting } from './books';
import { ACCOUNTS, drawReceipt, drawSettings, ZONES } from './draw';
import { MemoryStore } from './memory-store';

/** A Tuesday. */
const NOON = Date.UTC(2026, 10, 24, 12);
const ZONE = 'UTC';
const settings: Settings = { ...DEFAULT_SETTINGS, nudgeAfterMs: null };
const one: Waiting = { threadId: 'key:a', ordinal: 0, account: 'NORDWIND', deadline: exactly(NOON) };
const idsOf = ({ toShow }: Intents): string[] => toShow.map(({ id }) => id);

/** What every place in which alerts are kept must hold to, be it the ledger's database or a simulation's memory. */
export function alertStoreContract(newStore: () => Promise<Books>): void {
  const show = async (store: Books, at: Instant, by = settings) => {
    const intents = await store.commitIntents(by, ZONE, at);
    for (const alert of intents.toShow) await store.commitShown(alert, at);
    if (intents.toClear.length > 0) await store.commitCleared(intents.toClear);
    return intents;
  };

  test('an intent comes again under its id until it is recorded as shown, and then no more', async () => {
    const store = await newStore();
    await store.put(one);
    const first = await store.commitIntents(settings, ZONE, NOON - HOUR_MS);
    expect(first.toShow).toMatchObject([{ stage: '1h', shownAt: null }]);
    const again = await store.commitIntents(settings, ZONE, NOON - HOUR_MS + 1);
    expect(idsOf(again)).toEqual(idsOf(first));
    await store.commitShown(again.toShow[0]!, NOON - HOUR_MS + 1);
    expect(await store.commitIntents(settings, ZONE, NOON - HOUR_MS + 2)).toEqual({ toShow: [], toClear: [] });
  });

  test('a later stage replaces the one on the screen, and an answer clears it; one that is gone already is left alone', async () => {
    const store = await newStore();
    await store.put(one);
    const [four] = idsOf(await show(store, NOON - 4 * HOUR_MS));
    const hour = await show(store, NOON - HOUR_MS);
    expect(hour.toClear).toEqual([four]);
    await store.remove(one);
    expect(await show(store, NOON - HOUR_MS + 1)).toEqual({ toShow: [], toClear: idsOf(hour) });
    await store.put(one);
    const overdue = idsOf(await show(store, NOON + 1));
    expect(overdue).toHaveLength(1);
    await store.gone(overdue[0]!);
    await store.remove(one);
    expect(await show(store, NOON + 2)).toEqual({ toShow: [], toClear: [] });
  });

  test('of one thread a message that is overdue stays told of when a later one is, and goes when it alone is closed', async () => {
    const store = await newStore();
    const later = { ...one, ordinal: 1, deadline: exactly(NOON + 5 * HOUR_MS) };
    await store.put(one);
    await store.put(later);
    const overdue = idsOf(await show(store, NOON + 1));
    expect(await show(store, NOON + HOUR_MS)).toMatchObject({ toShow: [{ stage: '4h' }], toClear: [] });
    await store.remove(one);
    expect((await show(store, NOON + HOUR_MS + 1)).toClear).toEqual(overdue);
  });

  test('what is of no use is to be cleared until it was, also an intent that may have been shown', async () => {
    const store = await newStore();
    await store.put(one);
    const shown = idsOf(await show(store, NOON - 4 * HOUR_MS));
    const intent = idsOf(await store.commitIntents(settings, ZONE, NOON - HOUR_MS));
    await store.remove(one);
    const both = { toShow: [], toClear: [...intent, ...shown] };
    expect(await store.commitIntents(settings, ZONE, NOON - HOUR_MS + 1)).toEqual(both);
    expect(await show(store, NOON - HOUR_MS + 2)).toEqual(both);
    expect(await show(store, NOON - HOUR_MS + 3)).toEqual({ toShow: [], toClear: [] });
    await store.put(one);
    // What was seen is not told of again; what was only intended is.
    expect(idsOf(await show(store, NOON - HOUR_MS + 4))).toEqual(intent);
  });

  test('a message that is known better is not told of again for the same stage', async () => {
    const store = await newStore();
    await store.put({ ...one, deadline: { earliest: NOON, latest: NOON + MINUTE_MS - 1 } });
    expect((await show(store, NOON - HOUR_MS)).toShow).toHaveLength(1);
    await store.put({ ...one, deadline: exactly(NOON + 30_000) });
    expect((await show(store, NOON - HOUR_MS + 1)).toShow).toEqual([]);
  });

  test('a thread rests until its snooze is over, at the most until its last warning, and comes back once', async () => {
    const store = await newStore();
    await store.put(one);
    await show(store, NOON - 4 * HOUR_MS);
    expect(await store.snooze('key:a', NOON, settings, ZONE, NOON - 3 * HOUR_MS)).toMatchObject({
      until: NOON - HOUR_MS,
    });
    const half = await store.snooze('key:a', NOON - 2 * HOUR_MS, settings, ZONE, NOON - 3 * HOUR_MS);
    expect(half.until).toBe(NOON - 2 * HOUR_MS);
    expect(await store.nextTurnAt(settings, ZONE, NOON - 3 * HOUR_MS)).toBe(NOON - 2 * HOUR_MS);
    expect((await show(store, NOON - 2 * HOUR_MS - 1)).toShow).toEqual([]);
    expect((await show(store, NOON - 2 * HOUR_MS)).toShow).toMatchObject([{ kind: 'clock' }]);
    expect((await show(store, NOON - 2 * HOUR_MS + 1)).toShow).toEqual([]);
    expect((await store.snooze('key:a', NOON, settings, ZONE, NOON - HOUR_MS)).until).toBeNull();
    expect((await store.snooze('key:none', NOON, settings, ZONE, NOON)).until).toBeNull();
  });

  test('an intent that a crash left over rests with its thread', async () => {
    const store = await newStore();
    await store.put(one);
    expect((await store.commitIntents(settings, ZONE, NOON - 4 * HOUR_MS)).toShow).toHaveLength(1);
    await store.snooze('key:a', NOON - 2 * HOUR_MS, settings, ZONE, NOON - 3 * HOUR_MS);
    expect((await show(store, NOON - 3 * HOUR_MS + 1)).toShow).toEqual([]);
    expect((await show(store, NOON - 2 * HOUR_MS)).toShow).toHaveLength(1);
    expect((await show(store, NOON - 2 * HOUR_MS + 1)).toShow).toEqual([]);
  });

  test('an intent that a crash left over keeps to quiet hours, unless it may break through', async () => {
    const from = 9 * 60;
    // The stage comes at 8:00, an hour before them.
    const quietWeek = settings.quietWeek.map(() => ({ isOff: false, hours: { from, to: 13 * 60 } }));
    for (const breaksThrough of [false, true]) {
      const store = await newStore();
      const deadline = exactly(NOON + 4 * HOUR_MS);
      const stages = [{ beforeMs: 8 * HOUR_MS, breaksThrough, sound: false }];
      const by = { ...settings, quietWeek, stages, absenceLeadMs: 10 * MINUTE_MS };
      await store.put({ ...one, deadline });
      const left = idsOf(await store.commitIntents(by, ZONE, NOON - 4 * HOUR_MS));
      expect(left).toHaveLength(1);
      expect(idsOf(await store.commitIntents(by, ZONE, NOON - 2 * HOUR_MS))).toEqual(breaksThrough ? left : []);
      expect(idsOf(await show(store, NOON + HOUR_MS, by))).toEqual(left);
    }
  });

  test('an alert leaves the screen when all that it is of is put off, wherever that was said', async () => {
    const store = await newStore();
    await store.put(one);
    await store.put({ ...one, threadId: 'key:b' });
    const shown = idsOf(await show(store, NOON - 4 * HOUR_MS));
    await store.snooze('key:a', NOON - 2 * HOUR_MS, settings, ZONE, NOON - 3 * HOUR_MS);
    expect((await show(store, NOON - 3 * HOUR_MS)).toClear).toEqual([]);
    await store.snooze('key:b', NOON - 2 * HOUR_MS, settings, ZONE, NOON - 3 * HOUR_MS);
    expect((await show(store, NOON - 3 * HOUR_MS)).toClear).toEqual(shown);
    expect((await show(store, NOON - 2 * HOUR_MS)).toShow).toMatchObject([{ kind: 'group' }]);
  });

  test('a thread comes back from its snooze also where its first stage is hours away', async () => {
    const store = await newStore();
    await store.put(one);
    await store.snooze('key:a', NOON - 11 * HOUR_MS, settings, ZONE, NOON - 12 * HOUR_MS);
    expect((await show(store, NOON - 11 * HOUR_MS)).toShow).toMatchObject([{ kind: 'clock' }]);
  });

  test('what one digest told of is not told of again, though a later digest has the same first message and as many', async () => {
    const store = await newStore();
    for (const [threadId, hours] of Object.entries({ 'key:a': 0, 'key:b': 3, 'key:c': 4 }))
      await store.put({ ...one, threadId, deadline: exactly(NOON + hours * HOUR_MS) });
    await show(store, NOON - 4 * HOUR_MS);
    const half = HOUR_MS / 2;
    expect((await show(store, NOON - half)).toShow).toMatchObject([{ kind: 'digest', keys: ['key:a', 'key:b'] }]);
    expect((await show(store, NOON + half)).toShow).toMatchObject([{ kind: 'digest', keys: ['key:a', 'key:c'] }]);
    expect((await show(store, NOON + half + 1)).toShow).toEqual([]);
  });

  test('messages that come back from a snooze together do so once, though one of them rests again with another', async () => {
    const store = await newStore();
    for (const threadId of ['key:a', 'key:b', 'key:c']) await store.put({ ...one, threadId });
    const rest = async (names: string[], until: Instant, now: Instant) => {
      for (const name of names) await store.snooze(name, until, settings, ZONE, now);
      return (await show(store, until)).toShow;
    };
    const [ten, nine] = [NOON - 10 * HOUR_MS, NOON - 9 * HOUR_MS];
    expect(await rest(['key:a', 'key:b'], ten, ten - 1)).toMatchObject([{ keys: ['key:a', 'key:b'] }]);
    expect(await rest(['key:a', 'key:c'], nine, ten + 1)).toMatchObject([{ keys: ['key:a', 'key:c'] }]);
    expect((await show(store, nine + 1)).toShow).toEqual([]);
  });

  test('an inbox that was left is told of once for each time it was read', async () => {
    const store = await newStore();
    const nudging = { ...settings, nudgeAfterMs: HOUR_MS };
    await store.read('NORDWIND', NOON);
    expect(await store.nextTurnAt(nudging, ZONE, NOON)).toBe(NOON + HOUR_MS);
    expect((await show(store, NOON + HOUR_MS - 1, nudging)).toShow).toEqual([]);
    expect((await show(store, NOON + HOUR_MS, nudging)).toShow).toMatchObject([{ kind: 'look' }]);
    // Nothing more comes of it: only the reading's own age may wake the worker again.
    expect(await store.nextTurnAt(nudging, ZONE, NOON + HOUR_MS)).toBe(NOON + nudging.staleAfterMs + 1);
    expect((await show(store, NOON + 2 * HOUR_MS, nudging)).toShow).toEqual([]);
    await store.read('NORDWIND', NOON + 2 * HOUR_MS);
    expect((await show(store, NOON + 2 * HOUR_MS, nudging)).toClear).toHaveLength(1);
    expect((await show(store, NOON + 3 * HOUR_MS, nudging)).toShow).toHaveLength(1);
  });

  test('what was told of inboxes is remembered whatever the seller sets, and a later nudge takes the place of one that says less', async () => {
    const store = await newStore();
    const nudging = (hours: number): Settings => ({ ...settings, nudgeAfterMs: hours * HOUR_MS });
    await store.read('NORDWIND', NOON);
    await store.read('OSTWIND', NOON + 1);
    expect((await show(store, NOON + HOUR_MS + 1, nudging(1))).toShow).toMatchObject([{ keys: { length: 2 } }]);
    await store.read('SUEDWIND', NOON + 2);
    const later = await show(store, NOON + HOUR_MS + 2, nudging(1));
    expect(later).toMatchObject({ toShow: [{ keys: { length: 3 } }], toClear: { length: 1 } });
    await store.read('SUEDWIND', NOON + HOUR_MS + 3);
    for (const hours of [4, 1]) expect((await show(store, NOON + HOUR_MS + 4, nudging(hours))).toShow).toEqual([]);
  });

  describe('answers as the memory of the simulation does,', () => {
    test.each([1, 2, 3, 4, 5])('whatever happens (%i)', async (seed) => {
      const [store, memory] = [await newStore(), new MemoryStore()];
      const random = new Random(seed);
      /** Asks both, and answers what they agree on. */
      const both = async <T>(ask: (books: Books) => Promise<T>): Promise<T> => {
        const answer = await ask(store);
        expect(await ask(memory)).toEqual(answer);
        return answer;
      };
      const waiting: Waiting[] = [];
      let [now, by, zone]: [Instant, Settings, string] = [NOON, drawSettings(random), random.pick(ZONES)];
      const seen: string[] = [];
      for (let step = 0; step < 120; step += 1) {
        now += random.whole(1, 3 * HOUR_MS);
        const act = random.next();
        const some = waiting.length > 0 ? random.pick(waiting) : null;
        if (act < 0.35) {
          const threadId = `key:${random.whole(0, 12)}`;
          const ordinal = waiting.filter((each) => each.threadId === threadId).length;
          const deadline = later(drawReceipt(random, now), DAY_MS - random.whole(0, 20) * HOUR_MS);
          const clock = { threadId, ordinal, account: random.pick(ACCOUNTS), deadline };
          waiting.push(clock);
          await both((books) => books.put(clock));
        } else if (act < 0.45 && some) await both((books) => books.remove(some));
        else if (act < 0.55) {
          const [account, at] = [random.pick(ACCOUNTS), now];
          await both((books) => books.read(account, at));
        } else if (act < 0.65 && some) {
          const until = now + random.whole(1, 6) * HOUR_MS;
          await both((books) => books.snooze(some.threadId, until, by, zone, now));
        } else if (act < 0.7 && seen.length > 0) {
          const id = random.pick(seen);
          await both((books) => books.gone(id));
        } else if (act < 0.75) by = { ...drawSettings(random), pausedUntil: random.pick([null, now + HOUR_MS]) };
        else if (act < 0.8) zone = random.pick(ZONES);
        const { toShow, toClear } = await both((books) => books.commitIntents(by, zone, now));
        for (const alert of toShow) {
          // Sometimes the worker is killed before it can say so.
          if (random.next() < 0.2) continue;
          seen.push(alert.id);
          await both((books) => books.commitShown(alert, now));
        }
        if (random.next() < 0.7) await both((books) => books.commitCleared(toClear));
        await both((books) => books.nextTurnAt(by, zone, now));
      }
      expect(seen.length).toBeGreaterThan(10);
    });
  });
}
