import { afterEach, describe, expect, it } from 'vitest';
import type { ListReading, Unreadable } from '../../src/core/reading';
import { readList } from '../../src/site/list-reader';
import { learnRows } from '../../src/site/page-words';
import { finish, runsOf } from '../../src/site/text-of';
import { drawInbox, make, type PageParts } from './reconstruction';

const NOW = Date.parse('2026-07-30T12:00:00Z');
/** Words of a language that the site has never been seen in, nor been guessed at. */
const FOLDERS = ['Kaikki', 'Vastattava', 'Lähetetyt viestit', 'Ratkaistu', 'Ilmoitettu ratkaisemattomaksi'];
const NAMES = ['Anna K.', 'Ravi', 'Zoë Müller', '李雷', 'buyer', 'Olu A.', "Conan O'Brien", 'Jose'];

interface Shown {
  buyer: string;
  subject: string;
  date: string;
  status: string;
}
const someCards = (count: number): Shown[] =>
  Array.from({ length: count }, (_, at) => ({
    buyer: NAMES[at % NAMES.length]!,
    subject: `${NAMES[at % NAMES.length]} kysyy ${at + 2}. kerran`,
    date: `${at + 3} Jul 2026`,
    status: at % 3 === 0 ? 'Vastattava' : 'Ratkaistu',
  }));

/** Cards whose status stands above the subject, on a line of its own or beside the name. */
const layouts = {
  'above the subject': ({ buyer, subject, date, status }: Shown) => [
    make('div', {}, make('img', { alt: 'India' }), make('b', {}, buyer), make('span', {}, date)),
    make('div', {}, make('em', {}, status)),
    make('p', {}, subject),
  ],
  'before the date': ({ buyer, subject, date, status }: Shown) => [
    make('img', { alt: 'India' }),
    make('b', {}, buyer),
    make('em', {}, status),
    make('span', {}, date),
    make('i', {}, subject),
  ],
  'in the end': ({ buyer, subject, date, status }: Shown) => [
    make('div', {}, make('img', { alt: 'India' }), make('b', {}, buyer), make('span', {}, date)),
    make('p', {}, subject),
    make('div', {}, make('em', {}, status)),
  ],
};
type Layout = keyof typeof layouts;

function look(layout: Layout, cards: readonly Shown[], parts: Partial<PageParts> = {}): ListReading | Unreadable {
  const list = drawInbox({
    cards: [],
    folders: FOLDERS,
    filters: 'Suodattimet (0)',
    metrics: '',
    count: null,
    ...parts,
  });
  list.append(...cards.map((card) => make('div', {}, ...layouts[layout](card))));
  const url = new URL('https://sellercentral.amazon.in/messaging/inbox?fi=responseNeeded');
  return readList(document, { url, now: NOW, asOf: NOW, metricsAreCurrent: true }).reading;
}
function read(...of: Parameters<typeof look>): ListReading {
  const reading = look(...of);
  if (reading.result !== 'read') throw new Error(`unreadable: ${reading.reason}`);
  return reading;
}
const textsOf = ({ cards }: ListReading): string[][] => cards.map(({ buyer, subject }) => [buyer, subject]);
const shownOf = (cards: readonly Shown[]): string[][] => cards.map(({ buyer, subject }) => [buyer, subject]);
afterEach(() => document.body.replaceChildren());

describe.each(Object.keys(layouts) as Layout[])('a status in unlisted words %s', (layout) => {
  it.each([3, 4, 8])("is known by the folder column's words, and what it means is not (%i cards)", (count) => {
    const cards = someCards(count);
    const reading = read(layout, cards);
    expect(textsOf(reading)).toEqual(shownOf(cards));
    expect(reading).toMatchObject({ folder: 'response-needed', complete: false, incompleteBecause: 'no-count' });
    expect(reading.cards.map(({ state }) => state)).toEqual(Array(count).fill(null));
  });
  it('is known where all cards say the same, folders show counts, and the column can be folded', () => {
    const cards = someCards(5).map((card) => ({ ...card, status: 'Vastattava' }));
    const folders = FOLDERS.map((label, at) => `${label} (${at})`);
    expect(textsOf(read(layout, cards, { folders }))).toEqual(shownOf(cards));
  });
  it('is never told as a subject of one or two cards, which show too little', () => {
    for (const count of [1, 2]) {
      const reading = look(layout, someCards(count));
      if (reading.result === 'read') expect(textsOf(reading)).toEqual(shownOf(someCards(count)));
      if (layout === 'in the end' && count === 2) expect(reading.result).toBe('read');
    }
  });
  it('proves nothing, with whatever else is shown in English', () => {
    const cards = someCards(4);
    expect(read(layout, cards, { selected: 'Ratkaistu' })).toMatchObject({
      folder: 'response-needed',
      complete: false,
    });
    const { reason } = look(layout, [], { filters: 'Filters (0)' }) as Unreadable;
    expect(reason).toBe('empty-not-proved');
  });
});

describe('what is learnt', () => {
  const rows = (): string[][] =>
    finish(learnRows(runsOf(document.body), (text) => / Jul 2026$/.test(text))).map((row) => [...row]);

  it('is each row of labels of which one recurs', () => {
    document.body.append(
      make('ul', {}, ...['Yksi', 'Kaksi', 'Kolme'].map((label) => make('li', {}, make('span', {}, label)))),
      make('ul', {}, ...['Neljä', 'Viisi', 'Kuusi'].map((label) => make('li', {}, label))),
      make('p', {}, make('b', {}, 'Kaksi')),
    );
    expect(rows()).toEqual([['Yksi', 'Kaksi', 'Kolme']]);
  });
  it("is nothing of a card's own lines, of long rows, nor of rows that repeat a word", () => {
    const list = make('div', {});
    for (const name of ['buyer', 'buyer', 'Anna'])
      list.append(
        make('div', {}, make('p', {}, name), make('p', {}, '6 Jul 2026'), make('p', {}, 'Hei'), make('p', {}, 'Uusi')),
      );
    document.body.append(
      list,
      make(
        'ul',
        {},
        ...Array.from({ length: 12 }, (_, at) => make('li', {}, `${at} buyer${at}`)),
        make('li', {}, 'Hei'),
      ),
      make('ul', {}, ...['Hei', 'Uusi', 'Hei', 'Vanha'].map((label) => make('li', {}, label))),
    );
    expect(rows()).toEqual([]);
  });
  it('takes no name for a status, though a row of labels holds it', () => {
    const cards = someCards(5).map((card) => ({ ...card, buyer: 'buyer' }));
    const readings = (Object.keys(layouts) as Layout[]).map((layout) =>
      look(layout, cards, { folders: ['buyer', 'seller', ...FOLDERS.slice(0, 3)] }),
    );
    // Nothing tells name and status apart where all buyers go by a label's word: unreadable is right, another name is not.
    for (const reading of readings)
      expect(reading.result === 'read' ? textsOf(reading) : reading.reason).toEqual(
        reading.result === 'read' ? shownOf(cards) : 'list-not-understood',
      );
  });
});

it('learns what the folder column tells also when it is drawn after the list', async () => {
  const { ListMemory } = await import('../../src/site/list-memory');
  const { locateList, listSeenOf } = await import('../../src/site/list-reader');
  const folders = ['Alle', 'Antwort erforderlich', 'Gesendete Nachrichten', 'Gelöst', 'Als ungelöst gemeldet'];
  const cards = someCards(4).map((card) => ({ ...card, status: 'Antwort erforderlich' }));
  const list = drawInbox({ cards: [], folders: [], filters: 'Filter (0)', metrics: '', count: null });
  list.append(...cards.map((card) => make('div', {}, ...layouts['in the end'](card))));
  const memory = new ListMemory();
  const context = { url: new URL('https://sellercentral.amazon.in/messaging/inbox'), now: NOW, asOf: NOW };
  const states = (): unknown[] => {
    finish(locateList(document, context, memory));
    const { reading } = listSeenOf(document, { ...context, metricsAreCurrent: true }, memory);
    return reading.result === 'read' ? reading.cards.map(({ state }) => state) : [reading.reason];
  };
  expect(states()).toEqual([null, null, null, null]);
  document.querySelector('main ul')!.prepend(...folders.map((label) => make('li', {}, label)));
  memory.survey = null;
  expect(states()).toEqual(Array(4).fill('response-needed'));
});
