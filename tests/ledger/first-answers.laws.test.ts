import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LedgerClock, WINDOW_DAYS } from '../../src/core/clock';
import { knownFromOf } from '../../src/core/known-from';
import { DEFAULT_SETTINGS, rulesOf, type Settings } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/core/span';
import { windowFigures } from '../../src/core/window-figures';
import { glanceOf, readGlance, refreshSnapshot } from '../../src/ledger/glance';
import { makeColumns } from '../../src/ledger/keep-columns';
import type { LedgerDb } from '../../src/ledger/schema';
import { ledgerViewOf } from '../../src/ledger/view';
import { anyClock } from '../core/clock-choices';
import { slowLaw } from '../core/laws';
import { NOON } from '../core/told-facts';
import { list, newWorld } from './world';

const wholeHours = fc
  .array(anyClock(95), { maxLength: 40 })
  .map((clocks) => clocks.map((clock, i) => ({ ...clock, threadId: `key:${i}`, ordinal: 0 })));
/** Not on whole hours, so that some turn between two looks, and others do not; or none that turns, only such as soon leave a window. */
const someClocks = fc
  .tuple(wholeHours, fc.infiniteStream(fc.nat(HOUR_MS - 1)), fc.boolean())
  .map(([clocks, shifts, isAllOver]) =>
    clocks.flatMap((clock, i) => {
      const shift: number = shifts.next().value;
      if (!isAllOver) return shifted(clock, -shift);
      const edge = NOON - WINDOW_DAYS[i % 3]! * DAY_MS;
      return clock.closing ? shifted(clock, edge + 8 * shift - clock.receivedAt.latest) : [];
    }),
  );

function shifted(clock: LedgerClock, byMs: number): LedgerClock {
  const { receivedAt, closing, openAsOf } = clock;
  const moved = <S extends { earliest: Instant; latest: Instant }>({ earliest, latest }: S) => ({
    ...{ earliest: earliest + byMs, latest: latest + byMs },
  });
  return {
    ...clock,
    ...{ receivedAt: moved(receivedAt), openAsOf: openAsOf + byMs },
    closing: closing && { ...closing, at: moved(closing.at) },
  };
}

async function put(db: LedgerDb, clocks: readonly LedgerClock[]): Promise<void> {
  const tx = db.transaction('clocks', 'readwrite');
  for (const { threadId, ordinal, account, marketplaceId, ...clock } of clocks) {
    const { receivedAt, closing } = clock;
    const times = closing
      ? { closedFrom: closing.at.earliest, closedTo: closing.at.latest }
      : { openFrom: receivedAt.earliest, openTo: receivedAt.latest };
    const received = { receivedFrom: receivedAt.earliest, receivedTo: receivedAt.latest };
    tx.store.put({ threadId, ordinal, keys: [threadId], account, marketplaceId, clock, ...received, ...times });
  }
  await tx.done;
}

/** What is drawn first of each window, from a glance and from the view. */
async function expectTheSame(db: LedgerDb, settings: Settings, now: Instant): Promise<void> {
  const glance = (await readGlance(now))!;
  const view = await ledgerViewOf(db, now);
  expect(glance).toMatchObject({ at: now, accounts: view.accounts, due: view.due, targetShare: settings.targetShare });
  for (const days of WINDOW_DAYS) {
    const knownFrom = knownFromOf(view.seen, null);
    const { score, groups } = windowFigures(view.clocks, rulesOf(settings), now, days, knownFrom);
    const { onTime, late, overdue, excluded, settled, unclear } = glance.score[days];
    expect(glance.score[days]).toEqual(score);
    const { running } = glance.counts;
    expect({ running, overdue, 'on-time': onTime, late, excluded, settled, unclear }).toEqual(
      Object.fromEntries(Object.entries(groups).map(([standing, { length }]) => [standing, length])),
    );
  }
}

describe('what the dashboard draws first, from what was counted before', () => {
  test.each<[string, Partial<Settings>]>([
    ['the rules of now', {}],
    ['one reply that answers only the newest', { replyAnswersEarlier: false }],
    ['automated replies', { automatedRepliesIn: ['NORDWIND'] }],
  ])('is what all messages say, under %s, however long ago it was counted', (_, over) =>
    slowLaw(
      40,
      fc.asyncProperty(someClocks, fc.nat(10 * 60), async (clocks, minutes) => {
        const settings = { ...DEFAULT_SETTINGS, ...over };
        const { db: open, ledger } = await newWorld(settings);
        const db = await open();
        await ledger.recordReading(list({ cards: [], asOf: NOON }), NOON);
        await put(db, clocks);
        await makeColumns(db, NOON);
        await refreshSnapshot(db, settings, NOON);
        for (const later of [NOON, NOON + 3 * 60_000, NOON + minutes * 60_000])
          await expectTheSame(db, settings, later);
      }),
    ),
  );

  test('is not counted anew where messages only leave the windows, hours later', async () => {
    const world = await newWorld();
    const db = await world.db();
    const hours = Array.from({ length: 24 * 95 }, (_, i) => i + 30);
    const clocks = hours.map((ago): LedgerClock => {
      const receivedAt = { earliest: NOON - ago * HOUR_MS, latest: NOON - ago * HOUR_MS };
      const closing = { at: receivedAt, by: 'reply', told: null } as const;
      const owner = { account: 'NORDWIND', marketplaceId: null, threadId: `key:${ago}`, ordinal: 0 };
      return { ...owner, receivedAt, basis: 'exact', openAsOf: receivedAt.earliest, closing, doubtful: false };
    });
    await put(db, clocks);
    await refreshSnapshot(db, DEFAULT_SETTINGS, NOON);
    await makeColumns(db, NOON);
    // Whoever counts anew finds nothing.
    const later = NOON + 10 * HOUR_MS;
    expect((await glanceOf(db, DEFAULT_SETTINGS, later)).score[7].onTime).toBe(7 * 24 - 39);
    await db.clear('columns');
    const spare = await db.getAll('clocks');
    const tx = db.transaction('clocks', 'readwrite');
    for (const { threadId, receivedTo } of spare) if (receivedTo > NOON - 6 * DAY_MS) tx.store.delete([threadId, 0]);
    await tx.done;
    expect((await readGlance(later))!.score[7].onTime).toBe(7 * 24 - 39);
    expect((await readGlance(later))!.score[90].onTime).toBe(90 * 24 - 39);
  });
});
