import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES } from '../../src/core/clock';
import type { Fact } from '../../src/core/facts';
import type { Reading } from '../../src/core/reading';
import { DAY_MS } from '../../src/core/span';
import type { ThreadRow } from '../../src/ledger/schema';
import { slowLaw } from '../core/laws';
import { matchOf, withoutEchoes } from '../core/truth';
import { heardBy, isEcho, T0, truthOf } from '../core/world';
import {
  CASES,
  cardsIn,
  type Inbox,
  type InboxLook,
  inboxes,
  NOW,
  readingOf,
  recorded,
  twinInboxes,
  unmatchedInboxes,
} from './inbox';

const END = T0 + 13 * DAY_MS;
/** A list of all, whose cards the page has found among its cases: from then on every name of every thread is known. */
const NAMED: InboxLook = { at: END, asOf: END, observedAt: END, what: 'all', which: 0, isMatched: true };

const readingsOf = (inbox: Inbox, looks: readonly InboxLook[]) => looks.map((look) => readingOf(inbox, look));
const begun = (inbox: Inbox): number[] => [0, 1, 2].filter((i) => heardBy(inbox.threads[i]!, END).length > 0);

/** All that a thread's row says is true of that very thread, and each of its messages is counted once. */
function isTrueOf({ clocks }: ThreadRow, inbox: Inbox, i: number): boolean {
  const world = inbox.threads[i]!;
  const echoes = [...inbox.looks, NAMED].filter((look) => isEcho(world, look.at));
  return matchOf(withoutEchoes(clocks, echoes), truthOf(world, NOW), DEFAULT_RULES, NOW) !== null;
}

const delayed = <T>(values: readonly T[], delays: readonly number[]): T[] =>
  values
    .flatMap((value, i) => [{ value, at: i + delays[i]! }, ...(delays[i] === 3 ? [{ value, at: i }] : [])])
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
const delays = fc.array(fc.nat(3), { minLength: 14, maxLength: 14 });

function expectOneThreadEach(inbox: Inbox, threads: readonly ThreadRow[]): void {
  expect(threads.map(({ id }) => id)).toEqual(begun(inbox).map((i) => `case:${CASES[i]}`));
  for (const i of begun(inbox)) {
    const row = threads.find(({ caseId }) => caseId === CASES[i])!;
    expect(isTrueOf(row, inbox, i)).toBe(true);
  }
}

describe('who is who, over random inboxes', { timeout: 600_000 }, () => {
  test('a thread that is seen by several ways is one as soon as its names are known, and no message counts twice', () =>
    slowLaw(
      150,
      fc.asyncProperty(fc.oneof(inboxes, unmatchedInboxes), async (inbox) => {
        const { threads } = await recorded(readingsOf(inbox, [...inbox.looks, NAMED]));
        expectOneThreadEach(inbox, threads);
      }),
    ));

  test('also where readings come late, twice, or in another order', () =>
    slowLaw(
      150,
      fc.asyncProperty(fc.oneof(inboxes, unmatchedInboxes), delays, fc.boolean(), async (inbox, late, isNamedFirst) => {
        const order = delayed(inbox.looks, late);
        const looks = isNamedFirst ? [NAMED, ...order] : [...order, NAMED];
        const { threads } = await recorded(readingsOf(inbox, looks));
        expectOneThreadEach(inbox, threads);
      }),
    ));

  test('also where it is seen in two tabs, on two hosts of one marketplace', () =>
    slowLaw(
      100,
      fc.asyncProperty(inboxes, fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }), async (inbox, elsewhere) => {
        if (inbox.threads[0]!.marketplaceId === null) return;
        const hosts = [inbox.threads[0]!.host, 'sellercentral-europe.amazon.com'];
        const readings = readingsOf(inbox, [...inbox.looks, NAMED]).map(
          (reading, i): Reading | null => reading && { ...reading, host: hosts[Number(elsewhere[i] ?? false)]! },
        );
        expectOneThreadEach(inbox, (await recorded(readings)).threads);
      }),
    ));

  test('twins never become one: from when they have been seen to be two, their key is its own, and doubtful', () =>
    slowLaw(
      250,
      fc.asyncProperty(twinInboxes, delays, async (inbox, late) => {
        const { facts, threads } = await recorded(readingsOf(inbox, [...delayed(inbox.looks, late), NAMED]));
        // A case's own facts speak of no other case.
        for (const fact of facts) {
          if (fact.kind !== 'message' || fact.messageId === null) continue;
          expect(fact.key).toBe(`case:${CASES[Number(fact.messageId.split(' ')[0])]}`);
        }
        const shared = facts.find((fact) => fact.kind === 'sighting' && fact.cards > 1)?.key ?? twiceLinked(facts);
        if (!shared) return;
        const own = threads.find(({ id }) => id === shared)!;
        expect(own.clocks.every((clock) => clock.doubtful)).toBe(true);
        for (const row of threads) {
          if (row === own) continue;
          expect(row.keys).not.toContain(shared);
          // The third thread's key is its own.
          if (row.caseId) expect(isTrueOf(row, inbox, CASES.indexOf(row.caseId))).toBe(true);
        }
      }),
    ));

  test('two accounts never mix, whatever their threads have in common', () =>
    slowLaw(
      60,
      fc.asyncProperty(
        inboxes,
        inboxes,
        fc.array(fc.boolean(), { minLength: 28, maxLength: 28 }),
        async (one, other, turns) => {
          const elsewhere = {
            ...other,
            threads: other.threads.map((world) => ({ ...world, host: one.threads[0]!.host })),
          };
          const own = readingsOf(one, one.looks);
          // No two accounts have a case in common; everything else they may.
          const others = readingsOf(elsewhere, elsewhere.looks).map((reading) => reading && asOther(reading));
          const rest: (Reading | null)[][] = [[...own], [...others]];
          const mixed: (Reading | null)[] = [];
          for (const turn of turns) mixed.push(rest[Number(turn)]!.shift() ?? null);
          mixed.push(...rest.flat());
          const alone = await recorded(own, 'salt');
          const both = await recorded(mixed, 'salt');
          const ofOne = (facts: readonly Fact[]) => facts.filter(({ account }) => account === 'NORDWIND');
          expect(ofOne(both.facts)).toEqual(alone.facts);
          const rowsOf = (threads: readonly ThreadRow[]) =>
            threads.filter(({ account }) => account === 'NORDWIND').map(({ derivation: _, ...row }) => row);
          expect(rowsOf(both.threads)).toEqual(rowsOf(alone.threads));
        },
      ),
    ));
});

const twiceLinked = (facts: readonly Fact[]): string | undefined => {
  const links = facts.filter((fact) => fact.kind === 'link');
  return links.find((link) => links.some(({ key, caseId }) => key === link.key && caseId !== link.caseId))?.key;
};

const otherId = (caseId: string): string => caseId.replace(/^0/, 'a');
function asOther(reading: Reading): Reading {
  const page = { ...reading, account: 'SUED' } as Reading;
  if (page.result !== 'read') return page;
  switch (page.kind) {
    case 'list':
      return {
        ...page,
        cards: cardsIn(page).map((card) => ({ ...card, caseId: card.caseId && otherId(card.caseId) })),
      };
    case 'thread':
      return { ...page, caseId: page.caseId && otherId(page.caseId) };
    case 'list-answer':
      return { ...page, cases: page.cases.map((each) => ({ ...each, caseId: otherId(each.caseId) })) };
    case 'case-answer':
      return { ...page, case: { ...page.case, caseId: otherId(page.case.caseId) } };
  }
}
