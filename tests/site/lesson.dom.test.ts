import { afterEach, describe, expect, it, test } from 'vitest';
import type { Lesson } from '../../src/core/lesson';
import type { ListReading } from '../../src/core/reading';
import { dateParser } from '../../src/site/date-text';
import { guessParts, lessonOf, type Parts } from '../../src/site/lesson';
import { blocksOf } from '../../src/site/lesson-blocks';
import { textsOfCard } from '../../src/site/lesson-texts';
import { ListMemory } from '../../src/site/list-memory';
import { listSeenOf, locateList, readList } from '../../src/site/list-reader';
import { finish } from '../../src/site/text-of';
import { drawLayout, LAYOUTS, type Layout, type Message, messages } from './lesson-layouts';
import { drawInbox, make, someCards } from './reconstruction';

const NOW = Date.parse('2026-07-30T12:00:00Z');
const context = {
  url: new URL('https://sellercentral.amazon.in/messaging/inbox?fi=responseNeeded'),
  now: NOW,
  asOf: NOW,
  metricsAreCurrent: true,
};
const parse = dateParser('en-IN', NOW);
const isDate = (text: string): boolean => parse(text, null) !== null;
afterEach(() => document.body.replaceChildren());

/** The parts as a seller confirms them: the texts that this message is known to have. */
function partsAs(card: Element, { name, subject, date }: Message): Parts {
  const texts = textsOfCard(card)!;
  const part = (wanted: string) =>
    texts.find(({ text }) => text === wanted) ?? texts.find(({ owner }) => owner.textContent === wanted)!;
  return { name: part(name), date: part(date), subject: part(subject) };
}
function teach(layout: Layout, shown: readonly Message[], which = 0): Lesson {
  const card = drawLayout(layout, shown)[which]!;
  return lessonOf(card, partsAs(card, shown[which]!), NOW);
}
function readBy(lesson: Lesson | null, memory = new ListMemory()) {
  memory.learn(lesson);
  finish(locateList(document, context, memory));
  const { reading, cards } = listSeenOf(document, context, memory);
  return { reading, cards, fits: memory.lessonFits };
}
const textsOf = ({ cards }: ListReading): Message[] =>
  cards.map(({ buyer, subject, activity }) => ({
    name: buyer,
    subject,
    date: 'local' in activity ? `${Number(activity.local.from.slice(8, 10))} Jul 2026` : 'a span',
  }));

describe.each(Object.entries(LAYOUTS))('a list of unknown form: %s', (_name, layout) => {
  it('is unreadable by itself, and is read by what was shown of one of its cards', () => {
    const shown = messages(6);
    const lesson = teach(layout, shown, 1);
    expect(readList(document, context).reading.result).toBe('unreadable');
    const { reading, cards, fits } = readBy(lesson);
    expect(reading).toMatchObject({ result: 'read', cardsNotRead: 0, complete: false });
    expect(textsOf(reading as ListReading)).toEqual(shown);
    expect(fits).toBe(true);
    expect(cards.every(({ card, dateElement }) => card.contains(dateElement) || card.shadowRoot)).toBe(true);
  });

  it('is read on the next page too, of whatever length', () => {
    const lesson = JSON.parse(JSON.stringify(teach(layout, messages(4)))) as Lesson;
    for (const shown of [messages(1, 5), messages(2, 3), messages(40, 7)]) {
      drawLayout(layout, shown);
      expect(textsOf(readBy(lesson).reading as ListReading)).toEqual(shown);
    }
  });

  it('is found among the blocks of the page before all others, and its parts are guessed', () => {
    const shown = messages(6);
    const cards = drawLayout(layout, shown);
    const blocks = blocksOf(document, isDate);
    expect(blocks.slice(0, 2).every((block) => cards.includes(block as HTMLElement))).toBe(true);
    expect(cards.every((card) => blocks.includes(card))).toBe(true);
    const guessed = guessParts(textsOfCard(cards[0]!)!, isDate)!;
    expect(guessed.date.text).toBe(shown[0]!.date);
  });

  it('taught by one card, no redesign of it gives a wrong card', () => {
    const shown = messages(7);
    const lesson = teach(layout, shown);
    for (const [name, other] of Object.entries(LAYOUTS)) {
      drawLayout(other, shown);
      const { reading, fits } = readBy(lesson);
      if (reading.result === 'read') expect(textsOf(reading), name).toEqual(shown);
      else expect(fits, name).not.toBe(true);
    }
  });
});

describe('what is not as it was shown', () => {
  const layout = LAYOUTS['three texts without a mark']!;
  const lesson = () => teach(layout, messages(5));

  it('a card with a text more of the name’s kind is counted as not read, not read wrongly', () => {
    const taught = lesson();
    const cards = drawLayout(layout, messages(8));
    cards[2]!.prepend(make('b', {}, 'New'));
    const { reading } = readBy(taught);
    expect(reading).toMatchObject({ result: 'read', cardsNotRead: 1, incompleteBecause: 'cards-not-read' });
    expect((reading as ListReading).cards.map(({ buyer }) => buyer)).not.toContain('New');
  });

  it.each([
    [
      'the name’s place holds the subject and the other way round',
      ([b, p]: Element[]) => {
        const text = b!.textContent;
        b!.textContent = p!.textContent;
        p!.textContent = text;
      },
    ],
    [
      'dates are in words that nobody knows',
      ([, , i]: Element[]) => {
        i!.textContent = 'Velop 7';
      },
    ],
    [
      'all subjects are the same',
      ([, p]: Element[]) => {
        p!.textContent = 'Open this conversation now';
      },
    ],
    [
      'the name’s place holds a status',
      ([b]: Element[]) => {
        b!.textContent = 'Resolved';
      },
    ],
    [
      'names are dates',
      ([b]: Element[]) => {
        b!.textContent = '7 Jul 2026';
      },
    ],
    [
      'dates are those of an open thread',
      ([, , i]: Element[]) => {
        i!.textContent = '5 Jul 2026 9:30 pm';
      },
    ],
    [
      'a badge before each name',
      ([b]: Element[]) => {
        b!.before(make('b', {}, 'New'));
      },
    ],
  ])('the example is broken where %s', (_name, change) => {
    const taught = lesson();
    for (const card of drawLayout(layout, messages(6))) change([...card.children]);
    const { reading, fits } = readBy(taught);
    expect(reading.result).toBe('unreadable');
    expect(fits).not.toBe(true);
  });

  it('two lists of the same build, one beside the other: which one is meant is not known', () => {
    const taught = lesson();
    const cards = drawLayout(layout, messages(4));
    cards[0]!.parentElement!.after(make('section', {}, make('div', {}, ...messages(3, 9).map(layout.card))));
    expect(readBy(taught)).toMatchObject({ reading: { result: 'unreadable' }, fits: false });
  });

  it('a message that stands apart is counted as not read', () => {
    const taught = lesson();
    const cards = drawLayout(layout, messages(6));
    cards[0]!.parentElement!.after(make('section', {}, make('div', {}, layout.card(messages(1, 9)[0]!))));
    expect(readBy(taught).reading).toMatchObject({ cardsNotRead: 1 });
  });

  it('a day’s cards of which none says a date that is understood are counted as not read', () => {
    const days = LAYOUTS['an element for each day']!;
    const taught = teach(days, messages(9));
    drawLayout(
      days,
      messages(10).map((message, at) => (at < 2 ? { ...message, date: 'Velop' } : message)),
    );
    expect(readBy(taught).reading).toMatchObject({
      cardsNotRead: 2,
      complete: false,
      incompleteBecause: 'cards-not-read',
    });
    expect((readBy(taught).reading as ListReading).cards).toHaveLength(8);
  });

  it('the thread pane is no list, however it is built', () => {
    const taught = lesson();
    drawLayout(layout, []);
    document.querySelector('#case-messages')!.replaceChildren(make('div', {}, ...messages(6).map(layout.card)));
    expect(readBy(taught).reading.result).toBe('unreadable');
  });

  it('a page that has changed while it was watched is read anew each time, and the break is seen', () => {
    const taught = lesson();
    const memory = new ListMemory();
    const cards = drawLayout(layout, messages(6));
    expect(readBy(taught, memory)).toMatchObject({ reading: { result: 'read' }, fits: true });
    for (const card of cards) card.lastElementChild!.textContent = 'Velop';
    expect(readBy(taught, memory)).toMatchObject({ reading: { result: 'unreadable' } });
  });
});

describe('beside the reader’s own evidence', () => {
  const taughtOf = (part: (card: Element) => Parts): Lesson => {
    drawInbox({ cards: someCards(6) });
    const card = document.querySelector('#pane > div > div')!;
    return lessonOf(card, part(card), NOW);
  };
  const right = () => taughtOf((card) => guessParts(textsOfCard(card)!, isDate)!);

  it('an example that agrees changes nothing', () => {
    const lesson = right();
    const plain = readList(document, context).reading;
    expect(plain.result).toBe('read');
    expect(readBy(lesson)).toMatchObject({ reading: plain, fits: true });
  });

  it('one that says otherwise is broken, and the list with flags and status is read as before', () => {
    const lesson = taughtOf((card) => {
      const parts = guessParts(textsOfCard(card)!, isDate)!;
      return { ...parts, name: parts.subject, subject: parts.name };
    });
    const plain = readList(document, context).reading;
    expect(readBy(lesson)).toMatchObject({ reading: plain, fits: false });
  });

  it('a redesign that the reader understands by itself is read, and the example is broken', () => {
    const lesson = teach(LAYOUTS['rows of a table']!, messages(5));
    drawInbox({ cards: someCards(6) });
    expect(readBy(lesson)).toMatchObject({ reading: { result: 'read' }, fits: false });
  });

  it('an empty page proves nothing about it', () => {
    const lesson = right();
    drawInbox({ cards: [] });
    expect(readBy(lesson).fits).toBeNull();
  });

  it('forgotten, it has no say any more', () => {
    const memory = new ListMemory();
    const lesson = teach(LAYOUTS['rows of a table']!, messages(5));
    expect(readBy(lesson, memory).reading.result).toBe('read');
    expect(readBy(null, memory)).toMatchObject({ reading: { result: 'unreadable' }, fits: null });
  });
});

test('a status behind the texts is read where most cards show one; what a buyer types is none', () => {
  const layout: Layout = {
    card: ({ name, subject, date }) =>
      make(
        'div',
        {},
        make('b', {}, name),
        make('i', {}, date),
        make('p', {}, subject),
        make('u', {}, 'Response needed'),
      ),
  };
  const lesson = teach(layout, messages(4));
  const cards = drawLayout(layout, messages(4));
  cards[1]!.querySelector('u')!.textContent = 'Resolved';
  const states = () => (readBy(lesson).reading as ListReading).cards.map(({ state }) => state);
  expect(states()).toEqual(['response-needed', 'resolved', 'response-needed', 'response-needed']);
  for (const [at, card] of cards.entries())
    if (at !== 1) card.querySelector('u')!.textContent = 'Preview of the message';
  expect(states()).toEqual([null, null, null, null]);
});

test.each(['html', 'body', 'div', 'no-such-card'])(
  'a lesson of odd places never throws, and reads no phantom: %s',
  (card) => {
    const shown = messages(6);
    const part = (path: string, ordinal = 0, of = 1) => ({ path, ordinal, of });
    const odd = ['', 'i', 'div/i', 'slot', '@title', 'div@alt', 'body/div/div'];
    for (const path of odd)
      for (const [name, subject] of [
        [part('b'), part('p')],
        [part(path, 1, 2), part(path, 2, 3)],
        [part('@label'), part(path, 0, 64)],
      ] as const) {
        drawLayout(LAYOUTS['three texts without a mark']!, shown);
        const { reading } = readBy({ version: 1, card, name, subject, date: part(path), timed: true, learnedAt: NOW });
        if (reading.result === 'read') expect(textsOf(reading as ListReading)).toEqual(shown);
      }
  },
);

test('a card with more than 64 texts of one kind, or a page of 20,000 elements, costs no more than a look', () => {
  const layout = LAYOUTS['three texts without a mark']!;
  const lesson = teach(layout, messages(4));
  const cards = drawLayout(layout, messages(6));
  cards[3]!.append(...Array.from({ length: 3_000 }, () => make('b', {}, 'x')));
  document.body.append(make('div', {}, ...Array.from({ length: 20_000 }, () => make('i', {}, '7 Jul 2026'))));
  const begin = performance.now();
  expect(readBy(lesson).reading).toMatchObject({ result: 'read', cardsNotRead: 1 });
  expect(performance.now() - begin).toBeLessThan(1_000);
});
