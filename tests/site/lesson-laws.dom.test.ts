import { afterEach, expect, test } from 'vitest';
import type { Lesson } from '../../src/core/lesson';
import type { ListReading } from '../../src/core/reading';
import { lessonOf, type Parts } from '../../src/site/lesson';
import { textsOfCard } from '../../src/site/lesson-texts';
import { ListMemory } from '../../src/site/list-memory';
import { listSeenOf, locateList } from '../../src/site/list-reader';
import { finish } from '../../src/site/text-of';
import { Random } from '../practice/random';
import { drawLayout, type Layout, type Message, messages } from './lesson-layouts';
import { make } from './reconstruction';

const NOW = Date.parse('2026-07-30T12:00:00Z');
const RUNS = 300;
const TAGS = ['div', 'span', 'b', 'p', 'msg-text'];
const WORDS = ['New', 'Velop', '3', 'EUR 12.50', 'Zenit'];
afterEach(() => document.body.replaceChildren());

/**
 * An invented card: three parts in any order, each in some element, perhaps wrapped or in an attribute, with other words
 * between. Those that are `plain` are of two tags only, so that by chance many are nearly, but not quite, the same.
 */
function layoutOf(seed: number, plain = false): Layout {
  const tags = plain ? TAGS.slice(0, 2) : TAGS;
  const source = new Random(seed);
  const random = (): number => source.next();
  const pick = <T>(all: readonly T[]): T => source.pick(all);
  const fields = (['name', 'subject', 'date'] as const)
    .map((part) => ({
      part,
      tag: pick(tags),
      wrap: !plain && random() < 0.4 ? pick(tags) : null,
      way: plain ? 'text' : random() < 0.2 ? 'title' : random() < 0.2 ? 'shadow' : 'text',
      at: random(),
    }))
    .sort((a, b) => a.at - b.at);
  const words = WORDS.filter(() => random() < 0.3).map((word) => ({
    word,
    tag: pick(tags),
    at: Math.floor(random() * 4),
  }));
  const [card, list] = [plain ? 'div' : pick(['div', 'li', 'a', 'msg-card']), pick(['div', 'ul', 'msg-list'])];
  const partOf = (text: string, { tag, wrap, way }: (typeof fields)[number]): HTMLElement => {
    const element = make(
      tag,
      way === 'title' ? { title: text } : {},
      way === 'title' ? '…' : way === 'text' ? text : '',
    );
    if (way === 'shadow' && ['div', 'span', 'p', 'msg-text'].includes(tag))
      element.attachShadow({ mode: 'open' }).append(make('i', {}, text));
    else if (way === 'shadow') element.append(text);
    return wrap ? make(wrap, {}, element) : element;
  };
  return {
    card: (message) =>
      make(
        card,
        {},
        ...fields.flatMap((field, at) => [
          ...words.filter((each) => each.at === at).map(({ word, tag }) => make(tag, {}, word)),
          partOf(message[field.part], field),
        ]),
      ),
    list: (cards) => make(list, {}, ...cards),
  };
}

const partsAs = (card: Element, message: Message): Parts => {
  const texts = textsOfCard(card)!;
  const part = (wanted: string) => texts.find(({ text }) => text === wanted)!;
  return { name: part(message.name), subject: part(message.subject), date: part(message.date) };
};
function readBy(lesson: Lesson): {
  readonly cards: string[] | null;
  readonly notRead: number;
  readonly fits: boolean | null;
} {
  const memory = new ListMemory();
  memory.learn(lesson);
  const url = new URL('https://sellercentral.amazon.in/messaging/inbox');
  const context = { url, now: NOW, asOf: NOW, metricsAreCurrent: true };
  finish(locateList(document, context, memory));
  const { reading } = listSeenOf(document, context, memory);
  if (reading.result !== 'read') return { cards: null, notRead: 0, fits: memory.lessonFits };
  const { cards, cardsNotRead } = reading as ListReading;
  return {
    cards: cards.map(
      ({ buyer, subject, activity }) => `${buyer} ${subject} ${'local' in activity && activity.local.from}`,
    ),
    notRead: cardsNotRead,
    fits: memory.lessonFits,
  };
}
const truthOf = (shown: readonly Message[]): string[] =>
  shown.map(({ name, subject, date }) => `${name} ${subject} 2026-07-${date.split(' ')[0]!.padStart(2, '0')}T00:00`);

test('what was taught by one card of any form reads the next list of that form, whole and right', () => {
  for (let seed = 1; seed <= RUNS; seed++) {
    const [first, next] = [messages(4, seed), messages(1 + (seed % 9), 3 * seed)];
    const layout = layoutOf(seed);
    const [card] = drawLayout(layout, first);
    const lesson = lessonOf(card!, partsAs(card!, first[0]!), NOW);
    drawLayout(layout, next);
    expect(readBy(lesson), `seed ${seed}`).toEqual({ cards: truthOf(next), notRead: 0, fits: true });
  }
});

test('of a list of another form it reads nothing wrong, and loses nothing without a word', () => {
  let read = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const shown = messages(6, seed);
    const [card] = drawLayout(layoutOf(seed, true), shown);
    const lesson = lessonOf(card!, partsAs(card!, shown[0]!), NOW);
    for (const other of [seed + RUNS, seed + 2 * RUNS, seed + 3 * RUNS]) {
      drawLayout(layoutOf(other, true), shown);
      const { cards, notRead } = readBy(lesson);
      if (cards === null) continue;
      read++;
      const truth = truthOf(shown);
      expect(
        cards.filter((each) => !truth.includes(each)),
        `seed ${seed}, ${other}`,
      ).toEqual([]);
      expect(cards.length + notRead, `seed ${seed}, ${other}`).toBe(shown.length);
    }
  }
  expect(read, 'forms that are alike').toBeGreaterThan(0);
});

test('cards with a word more, a part less or one in another element are read rightly, or counted as not read', () => {
  let notReadAtAll = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const source = new Random(seed);
    const shown = messages(10, seed);
    const layout = layoutOf(seed, seed % 2 === 0);
    const [card] = drawLayout(layout, shown);
    const lesson = lessonOf(card!, partsAs(card!, shown[0]!), NOW);
    const odd = (message: Message): HTMLElement => {
      const made = layout.card(message);
      const at = made.children[source.whole(0, made.children.length - 1)]!;
      const change = source.whole(0, 2);
      if (change === 0) at.before(make(source.pick(TAGS), {}, source.pick(WORDS)));
      else if (change === 1) at.remove();
      else at.replaceWith(make(source.pick(TAGS), {}, at.cloneNode(true)));
      return made;
    };
    const oddOnes = 1 + (seed % 5);
    drawLayout(
      { ...layout, card: (message) => (shown.indexOf(message) < oddOnes ? odd : layout.card)(message) },
      shown,
    );
    const { cards, notRead } = readBy(lesson);
    const truth = truthOf(shown);
    if (cards === null) {
      notReadAtAll++;
      expect(oddOnes, `seed ${seed}`).toBeGreaterThan(2);
      continue;
    }
    expect(
      cards.filter((each) => !truth.includes(each)),
      `seed ${seed}`,
    ).toEqual([]);
    expect(cards.length + notRead, `seed ${seed}`).toBe(10);
  }
  expect(notReadAtAll).toBeLessThan(RUNS / 2);
});
