import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../src/core/clock';
import { DEFAULT_RULES } from '../../src/core/clock';
import { DAY_MS } from '../../src/core/span';
import { cardKey } from '../../src/ledger/ids';
import { slowLaw } from '../core/laws';
import { matchOf, withoutEchoes } from '../core/truth';
import { heardBy, isEcho, type LookKind, T0, truthOf } from '../core/world';
import {
  buyerOf,
  CASES,
  cardsIn,
  type Inbox,
  type InboxLook,
  NOW,
  readingOf,
  recorded,
  unmatchedInboxes,
} from './inbox';
import { restored, saved, told } from './restoring';
import { newWorld, type World } from './world';

const BY_TEXT: readonly LookKind[] = ['response-needed', 'all', 'part'];
const BY_DATA: readonly LookKind[] = ['response', 'newest', 'listed', 'listed-all'];
const SALTS = ['salt-of-another', 'salt-of-this'] as const;
const END = T0 + 13 * DAY_MS;
const listOfAll = (isMatched: boolean, after: number): InboxLook => ({
  ...{ at: END, asOf: END + after, observedAt: END + after, what: 'all', which: 0, isMatched },
});

async function withoutNames(world: World): Promise<void> {
  const db = await world.db();
  for (const { namedAt: _, ...row } of await db.getAll('keys'))
    await db.put('keys', { ...row, buyer: null, subject: null });
}
const readingsBy = (inbox: Inbox, kinds: readonly LookKind[]) =>
  inbox.looks.filter(({ what }) => kinds.includes(what)).map((look) => readingOf(inbox, look));

/** Every name that the two ledgers may have for one thread. */
function namesOf(inbox: Inbox, i: number): Set<string> {
  const [reading] = [readingOf(inbox, { ...listOfAll(false, 0) })];
  const cards = cardsIn(reading!).filter(({ buyer }) => buyer === buyerOf(inbox, i));
  const keys = SALTS.flatMap((salt) => cards.map((card) => cardKey(salt, 'NORDWIND', card, new Map())));
  return new Set([`case:${CASES[i]}`, ...keys]);
}
/** Whether all that is said for sure of this thread, under whatever name, is true of messages of their own. */
async function isSureOnce(world: World, inbox: Inbox, i: number, looks: readonly InboxLook[]): Promise<boolean> {
  const names = namesOf(inbox, i);
  const clocks: Clock[] = (await world.all('threads'))
    .filter((thread) => [thread.id, ...thread.keys].some((name) => names.has(name)))
    .flatMap((thread) => thread.clocks.filter(({ doubtful }: Clock) => !doubtful));
  const truth = inbox.threads[i]!;
  const echoes = [...inbox.looks, ...looks].filter((look) => isEcho(truth, look.at));
  return matchOf(withoutEchoes(clocks, echoes), truthOf(truth, NOW), DEFAULT_RULES, NOW) !== null;
}

describe('an inbox that one browser saw by its text, another in the page’s own data', { timeout: 600_000 }, () => {
  const both = fc.tuple(unmatchedInboxes, fc.boolean(), fc.boolean(), fc.boolean());

  test('counts no message twice as sure, whichever is restored onto the other; once a page shows which card is which case nothing is in doubt', () =>
    slowLaw(
      60,
      fc.asyncProperty(both, async ([inbox, isTextSaved, isSavedNamed, isNewerNamed]) => {
        const [first, second] = isTextSaved ? [BY_TEXT, BY_DATA] : [BY_DATA, BY_TEXT];
        const { world: older } = await recorded(readingsBy(inbox, first), SALTS[0]);
        if (!isSavedNamed) await withoutNames(older);
        const text = await saved(older, NOW);
        const { world } = await recorded(readingsBy(inbox, second), SALTS[1]);
        if (!isNewerNamed) await withoutNames(world);
        await restored(world, text, NOW);
        for (const i of [0, 1, 2]) expect(await isSureOnce(world, inbox, i, [])).toBe(true);
        const after = await told(world);
        expect(await restored(world, text, NOW)).toMatchObject({ added: 0 });
        expect(await told(world)).toEqual(after);

        // Cards alone do not tell which case they are.
        const known = new Set((await world.all('keys')).map(({ key }) => key));
        const cards = readingOf(inbox, listOfAll(false, 0));
        if (cards?.result === 'read' && cards.kind === 'list') {
          const salt = (await (await world.db()).get('meta', 'salt')) as string;
          const seenBefore = cards.cards.filter((card) => known.has(cardKey(salt, 'NORDWIND', card, new Map())));
          await world.ledger.recordReading({ ...cards, cards: seenBefore }, NOW);
          for (const i of [0, 1, 2]) expect(await isSureOnce(world, inbox, i, [listOfAll(false, 0)])).toBe(true);
        }

        const named = readingOf(inbox, listOfAll(true, 1));
        if (named) await world.ledger.recordReading(named, NOW);
        for (const row of await world.all('keys')) expect(row.mayBe).toBeUndefined();
        const begun = [0, 1, 2].filter((i) => heardBy(inbox.threads[i]!, END).length > 0);
        expect((await world.all('threads')).map(({ id }) => id)).toEqual(begun.map((i) => `case:${CASES[i]}`));
        for (const i of begun) expect(await isSureOnce(world, inbox, i, [listOfAll(true, 1)])).toBe(true);
        expect(await restored(world, text, NOW)).toMatchObject({ added: 0 });
        for (const row of await world.all('keys')) expect(row.mayBe).toBeUndefined();
      }),
    ));

  test('is as doubtful where it is saved and restored once more', () =>
    slowLaw(
      30,
      fc.asyncProperty(both, async ([inbox, isTextSaved, isSavedNamed, isNewerNamed]) => {
        const [first, second] = isTextSaved ? [BY_TEXT, BY_DATA] : [BY_DATA, BY_TEXT];
        const { world: older } = await recorded(readingsBy(inbox, first), SALTS[0]);
        if (!isSavedNamed) await withoutNames(older);
        const text = await saved(older, NOW);
        const { world } = await recorded(readingsBy(inbox, second), SALTS[1]);
        if (!isNewerNamed) await withoutNames(world);
        await restored(world, text, NOW);
        const [again, before] = [await saved(world, NOW), await told(world)];
        const third = await newWorld(undefined, NOW);
        await restored(third, again, NOW);
        expect(await told(third)).toEqual(before);
        await restored(third, again, NOW);
        expect(await told(third)).toEqual(before);
      }),
    ));
});
