import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { marksOfCase } from '../../src/core/card-mark';
import type { Answer, ListReading, Reading } from '../../src/core/reading';
import { PageAnswers } from '../../src/site/page-answers';
import { type PageWatch, watchPage } from '../../src/site/watcher';
import { pass } from './passing-time';
import { cardElement, drawInbox, someCards } from './reconstruction';

const INBOX = 'https://sellercentral.amazon.in/messaging/inbox?fi=responseNeeded';
const LOADED = Date.parse('2026-07-30T12:00:00Z');
const idOf = (number: number): string => `0a1b2c3d-1111-2222-3333-${String(number).padStart(12, '0')}`;

let readings: Reading[] = [];
let answered: Answer[] = [];
let watch: PageWatch;
let answers: PageAnswers;
const lists = (): ListReading[] =>
  readings.filter((reading) => reading.kind === 'list' && reading.result === 'read') as ListReading[];

const caseIds = () =>
  lists()
    .at(-1)
    ?.cards.map(({ caseId }) => caseId);

const CARDS = someCards(3);
/** The page's own list of these cards' cases. */
const detailOf = (cards: readonly { buyer: string; subject: string; date: string }[]): string =>
  JSON.stringify({
    ...{ v: 1, kind: 'list', ageMs: 200, query: { filterList: 'ACTION_NEEDED' }, first: true, last: true },
    cases: cards.map(({ buyer, subject, date }, at) => ({
      ...{ caseId: idOf(at), marketplaceId: 'A21TJRUUN4KGV', orders: [], status: null, resolveDate: null },
      openDate: Date.parse(`${date} 12:00 UTC`),
      lastUpdatedDate: Date.parse(`${date} 12:00 UTC`),
      marks: marksOfCase(buyer, subject.replace('…', '67-1234567)')),
    })),
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: LOADED + 1_000 });
  readings = [];
  answered = [];
  answers = new PageAnswers({
    ...{ host: 'sellercentral.amazon.in', now: () => Date.now(), account: () => 'NORDWIND' },
    onAnswer: (answer) => answered.push(answer),
    onRemark: () => {},
    onCases: () => watch.lookAgain(),
  });
  watch = watchPage({
    ...{ document, now: () => Date.now(), loadedAt: LOADED, url: () => new URL(INBOX), answers: () => answers },
    onReading: (reading) => readings.push(reading),
    onListElements: () => {},
  });
});
afterEach(() => {
  watch.stop();
  answers.stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

it('cards are told with their cases, whether the data come before they are drawn or after', async () => {
  const [first, second, third] = CARDS as [(typeof CARDS)[0], (typeof CARDS)[0], (typeof CARDS)[0]];
  drawInbox({ cards: [first, second, third], selected: 'Response Needed' });
  await pass(1_000);
  expect(caseIds()).toEqual([null, null, null]);
  answers.take(detailOf(CARDS));
  await pass(3_500);
  expect(lists().at(-1)).toMatchObject({ complete: true });
  expect(caseIds()).toEqual([idOf(0), idOf(1), idOf(2)]);
  expect(answered).toMatchObject([{ kind: 'list-answer', complete: true, account: 'NORDWIND' }]);
  const told = readings.length;
  await pass(3_000);
  expect(readings).toHaveLength(told);
});

it('a card that the page’s own data do not know leaves neither of the two whole', async () => {
  answers.take(detailOf(CARDS.slice(0, 2)));
  drawInbox({ cards: CARDS, selected: 'Response Needed' });
  await pass(3_500);
  expect(lists().at(-1)).toMatchObject({ complete: false, incompleteBecause: 'routes-disagree' });
  expect(lists().at(-1)!.cards).toHaveLength(3);
  expect(answered).toEqual([]);
});

it('a message that is drawn later than the data were asked for is news, no disagreement', async () => {
  answers.take(detailOf(CARDS.slice(0, 2)));
  const list = drawInbox({ cards: CARDS.slice(0, 2), selected: 'Response Needed' });
  await pass(30_000);
  list.append(cardElement.plain(CARDS[2]!, 2));
  await pass(3_500);
  expect(caseIds()).toEqual([idOf(0), idOf(1), null]);
  expect(lists().at(-1)!.incompleteBecause).not.toBe('routes-disagree');
});
