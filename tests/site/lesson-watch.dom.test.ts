import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Lesson } from '../../src/core/lesson';
import type { Reading } from '../../src/core/reading';
import { lessonOf } from '../../src/site/lesson';
import { textsOfCard } from '../../src/site/lesson-texts';
import { type PageWatch, watchPage } from '../../src/site/watcher';
import { drawLayout, LAYOUTS, messages } from './lesson-layouts';
import { pass } from './passing-time';
import { drawInbox, someCards } from './reconstruction';

const LOADED = Date.parse('2026-07-30T12:00:00Z');
const layout = LAYOUTS['three texts without a mark']!;
let readings: Reading[] = [];
let lesson: Lesson | null = null;
let watch: PageWatch;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: LOADED + 1_000 });
  readings = [];
  lesson = null;
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

const start = (): void => {
  watch = watchPage({
    document,
    now: () => Date.now(),
    loadedAt: LOADED,
    url: () => new URL('https://sellercentral.amazon.in/messaging/inbox?fi=responseNeeded'),
    lesson: () => lesson,
    onReading: (reading) => readings.push(reading),
    onListElements: () => {},
  });
};
const lessonFrom = (card: Element): Lesson => {
  const [name, subject, date] = textsOfCard(card)!;
  return lessonOf(card, { name: name!, subject: subject!, date: date! }, Date.now());
};
/** What was told of the list and of the example; the thread pane is another matter. */
const told = () =>
  readings.flatMap((reading) => {
    if (reading.kind === 'remark') return [`${reading.about} ${reading.holds}`];
    if (reading.kind !== 'list') return [];
    if (reading.result === 'unreadable') return [reading.reason];
    return [`${reading.cards.length} cards by ${reading.layout}`];
  });

test('unreadable, taught, read, redesigned, said, and forgotten', async () => {
  const [card] = drawLayout(layout, messages(5));
  start();
  await pass(9_000);
  expect(told()).toEqual(['list-not-understood']);

  lesson = lessonFrom(card!);
  watch.lookAgain();
  await pass(5_000);
  expect(told().slice(1)).toEqual(['5 cards by div>div +lesson', 'lesson-broken false']);

  drawLayout(layout, messages(6, 3));
  await pass(5_000);
  expect(told().slice(3)).toEqual(['6 cards by div>div +lesson']);

  drawLayout(LAYOUTS['rows of a table']!, messages(6, 3));
  await pass(10_000);
  expect(told().slice(4)).toEqual(['list-not-understood', 'lesson-broken true']);

  drawInbox({ cards: someCards(4) });
  await pass(10_000);
  expect(told().slice(6)).toEqual(['4 cards by div>div +flag +status']);
  expect(readings.every((reading) => reading.account === 'NORDWIND')).toBe(true);

  lesson = null;
  drawLayout(layout, messages(5));
  await pass(10_000);
  expect(told().slice(7)).toEqual(['list-not-understood']);
});

test('a list that grows, shrinks and is scrolled is read by the example each time', async () => {
  const cards = drawLayout(layout, messages(8));
  lesson = lessonFrom(cards[0]!);
  start();
  await pass(3_000);
  for (const card of cards.slice(5)) card.remove();
  await pass(5_000);
  const list = cards[0]!.parentElement!;
  list.prepend(layout.card(messages(1, 20)[0]!));
  await pass(5_000);
  expect(told().filter((each) => each.includes('cards'))).toEqual([
    '8 cards by div>div +lesson',
    '5 cards by div>div +lesson',
    '6 cards by div>div +lesson',
  ]);
});

test('without an example nothing is said of one', async () => {
  drawInbox({ cards: someCards(4) });
  start();
  await pass(10_000);
  expect(told()).toEqual(['4 cards by div>div +flag +status']);
});
