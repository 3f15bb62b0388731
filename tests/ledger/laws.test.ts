import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/core/clock';
import { deriveThreads } from '../../src/core/derive';
import type { Fact } from '../../src/core/facts';
import type { CardReading, ListReading, ThreadReading } from '../../src/core/reading';
import { DAY_MS, MINUTE_MS } from '../../src/core/span';
import type { ThreadRow } from '../../src/ledger/schema';
import { slowLaw } from '../core/laws';
import { matchOf, withoutEchoes } from '../core/truth';
import {
  dayText,
  heardBy,
  isEcho,
  isWaiting,
  type Look,
  minuteText,
  newestListOf,
  T0,
  truthOf,
  type World,
  worlds,
} from '../core/world';
import { card, list, newWorld, thread } from './world';

const NOW = T0 + 14 * DAY_MS;
const BUYERS = ['Anna', 'Bo', 'Chidi'] as const;
const CASES = BUYERS.map((_, i) => `${i}${i}${i}${i}${i}${i}${i}${i}-2222-4333-8444-555555555555`);

/** Three threads of one inbox, and the looks at it: the first world's, at all three. */
interface Inbox {
  readonly threads: readonly World[];
  readonly looks: readonly InboxLook[];
}
interface InboxLook extends Look {
  /** The thread that is opened, or whose card an incomplete list leaves out. */
  readonly which: number;
}

const inboxes: fc.Arbitrary<Inbox> = fc
  .tuple(worlds, worlds, worlds, fc.array(fc.nat(2), { minLength: 14, maxLength: 14 }))
  .map(([first, second, third, which]) => {
    // Here a `part` is a list, and takes its turn among the lists.
    let newest = T0;
    const looks = first.looks.map((look, i) => {
      const isOfList = look.what !== 'thread' && look.what !== 'response';
      if (isOfList) newest = Math.max(newest + 1, look.asOf);
      return { ...look, which: which[i]!, asOf: isOfList ? newest : look.asOf };
    });
    const place = { zone: first.zone, marketplaceId: first.marketplaceId, host: first.host };
    return { threads: [first, second, third].map((world) => ({ ...world, ...place, looks: [] })), looks };
  });

/** What a reader gives of the page at this look; null where there is nothing to read. */
function readingOf({ threads }: Inbox, look: InboxLook): ListReading | ThreadReading | null {
  const { host, marketplaceId, zone } = threads[0]!;
  const page = { host, asOf: look.asOf, observedAt: look.observedAt };
  const cards = threads.flatMap((world, i): CardReading[] => {
    const last = heardBy(world, look.at).at(-1);
    const waiting = isWaiting(world, look.at);
    // `part` stands for Response Needed without proof: a list that draws only some of its rows.
    const isDrawn = look.what === 'all' || (waiting && !(look.what === 'part' && i === look.which));
    if (!last || !isDrawn) return [];
    const state = waiting ? 'response-needed' : 'resolved';
    return [card({ buyer: BUYERS[i]!, activity: dayText(last.at, zone), state, marketplaceId })];
  });
  if (look.what === 'all')
    return list({ ...page, folder: 'all', cards, complete: false, incompleteBecause: 'no-count' });
  if (look.what === 'response-needed') return list({ ...page, cards });
  if (look.what === 'part') return list({ ...page, cards, complete: false, incompleteBecause: 'not-all-rendered' });
  const world = threads[look.which]!;
  const seen = world.events.filter((event) => event.at <= look.at);
  const last = seen.at(-1);
  if (!last) return null;
  const resolved = isWaiting(world, look.at)
    ? undefined
    : heardBy(world, look.at).findLast(({ what }) => what === 'seller' || what === 'mark');
  const messages = seen.flatMap(({ at, what }) =>
    what === 'mark' ? [] : [{ author: what, at: minuteText(at, zone) }],
  );
  if (messages.length === 0) return null;
  const own = card({ buyer: BUYERS[look.which]!, activity: dayText(last.at, zone), state: null, marketplaceId });
  return thread({
    ...{ ...page, caseId: CASES[look.which]!, card: own, buyer: own.buyer, marketplaceId, messages },
    ...{ state: resolved ? 'resolved' : null, resolvedAt: resolved ? dayText(resolved.at, zone) : null },
  });
}

/** What the ledger holds after these looks were recorded, in this order. */
async function recorded(inbox: Inbox, looks: readonly InboxLook[]) {
  const world = await newWorld(undefined, T0);
  let answer: Awaited<ReturnType<typeof world.ledger.recordReading>> | null = null;
  for (const look of looks) {
    const reading = readingOf(inbox, look);
    if (reading) answer = await world.ledger.recordReading(reading, Math.max(look.observedAt, NOW - DAY_MS));
  }
  const facts = (await world.all('facts')) as Fact[];
  return { facts, threads: (await world.all('threads')) as ThreadRow[], clocks: await world.all('clocks'), answer };
}

/** Buyers' names are in the keys' rows; here the thread is known by whose truth fits. */
const isTrue = (inbox: Inbox, threads: readonly ThreadRow[]): boolean => {
  const truths = inbox.threads.map((world) => truthOf(world, NOW));
  const fits = ({ clocks }: ThreadRow, i: number) => {
    const echoes = inbox.looks.filter((look) => isEcho(inbox.threads[i]!, look.at));
    return matchOf(withoutEchoes(clocks, echoes), truths[i]!, DEFAULT_RULES, NOW) !== null;
  };
  const place = ([first, ...rest]: readonly ThreadRow[], free: readonly number[]): boolean =>
    !first ||
    free.some(
      (i) =>
        fits(first, i) &&
        place(
          rest,
          free.filter((other) => other !== i),
        ),
    );
  return place(threads, [0, 1, 2]);
};

describe('the ledger, over random inboxes', { timeout: 600_000 }, () => {
  test('its rows are what follows from its facts', () =>
    slowLaw(
      40,
      fc.asyncProperty(inboxes, async (inbox) => {
        const { facts, threads, clocks } = await recorded(inbox, inbox.looks);
        const derived = deriveThreads(facts);
        expect(threads.map(({ id, clocks: own, told }) => ({ id, clocks: own, told }))).toEqual(
          derived.map(({ id, clocks: own, told }) => ({ id, clocks: own, told })),
        );
        expect(clocks.map((row) => row.clock)).toEqual(derived.flatMap((one) => one.clocks));
      }),
    ));

  test('the truth lies in all that it holds, though it writes only what is news', () =>
    slowLaw(
      250,
      fc.asyncProperty(inboxes, async (inbox) => {
        const { threads } = await recorded(inbox, inbox.looks);
        expect(isTrue(inbox, threads)).toBe(true);
      }),
    ));

  test('the truth lies in it also when readings arrive late or twice', () =>
    slowLaw(
      250,
      fc.asyncProperty(inboxes, fc.array(fc.nat(3), { minLength: 14, maxLength: 14 }), async (inbox, delays) => {
        const order = inbox.looks
          .flatMap((look, i) => [{ look, at: i + delays[i]! }, ...(delays[i] === 3 ? [{ look, at: i }] : [])])
          .sort((a, b) => a.at - b.at);
        const { threads } = await recorded(
          inbox,
          order.map(({ look }) => look),
        );
        expect(isTrue(inbox, threads)).toBe(true);
      }),
    ));

  test('each card that the newest list shows waiting has an open clock', () =>
    slowLaw(
      250,
      fc.asyncProperty(inboxes, async (inbox) => {
        const last = newestListOf(inbox.looks.map((look) => (look.what === 'part' ? { ...look, what: 'all' } : look)));
        if (!last) return;
        const { answer } = await recorded(inbox, inbox.looks);
        const reading = readingOf(inbox, inbox.looks.at(-1)!) as ListReading;
        reading.cards.forEach(({ state }, i) => {
          if (state !== 'response-needed') return;
          expect(answer!.cards[i]!.thread!.clocks.some((clock) => clock.closing === null)).toBe(true);
        });
      }),
    ));

  test('a card that is missing from lists not proved complete keeps its clock open', () =>
    slowLaw(
      40,
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 * 24 * 60 }), { maxLength: 6 }), async (minutes) => {
        const world = await newWorld(undefined, T0);
        await world.ledger.recordReading(
          list({ asOf: T0, cards: [card({ activity: dayText(T0, 'Asia/Kolkata') })] }),
          NOW,
        );
        for (const asOf of minutes.map((after) => T0 + after * MINUTE_MS)) {
          const other = card({ buyer: 'Bo', activity: dayText(asOf, 'Asia/Kolkata') });
          const reading = list({ asOf, cards: [other], complete: false, incompleteBecause: 'not-all-rendered' });
          await world.ledger.recordReading(reading, NOW);
        }
        const [first] = (await world.all('clocks')).sort((a, b) => a.receivedTo - b.receivedTo);
        expect(first.clock.closing).toBeNull();
      }),
    ));
});
