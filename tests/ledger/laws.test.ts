import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/core/clock';
import { deriveThreads } from '../../src/core/derive';
import { MINUTE_MS } from '../../src/core/span';
import type { ThreadRow } from '../../src/ledger/schema';
import { slowLaw } from '../core/laws';
import { matchOf, withoutEchoes } from '../core/truth';
import { dayText, isEcho, newestListOf, T0, truthOf } from '../core/world';
import {
  cardsIn,
  type Inbox,
  type InboxLook,
  inboxes,
  NOW,
  readingOf,
  recorded as recordedAll,
  unmatchedInboxes,
} from './inbox';
import { card, list, newWorld } from './world';

const recorded = (inbox: Inbox, looks: readonly InboxLook[]) =>
  recordedAll(looks.map((look) => readingOf(inbox, look)));

/**
 * Buyers' names are in the keys' rows; here the thread is known by whose truth fits. Until a page has shown that a card is
 * a case, one thread may stand under both names.
 */
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
  const named = (name: string) => threads.filter(({ id }) => id.startsWith(name));
  return place(named('case:'), [0, 1, 2]) && place(named('key:'), [0, 1, 2]);
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
      fc.asyncProperty(fc.oneof(inboxes, unmatchedInboxes), async (inbox) => {
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

  test('each card or case that the newest list shows waiting has an open clock', () =>
    slowLaw(
      250,
      fc.asyncProperty(inboxes, async (inbox) => {
        const last = newestListOf(inbox.looks.map((look) => (look.what === 'part' ? { ...look, what: 'all' } : look)));
        if (!last) return;
        const { answer } = await recorded(inbox, inbox.looks);
        const reading = readingOf(inbox, inbox.looks.at(-1)!)!;
        const shown = reading.kind === 'list-answer' ? reading.cases : cardsIn(reading);
        shown.forEach(({ state }, i) => {
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
