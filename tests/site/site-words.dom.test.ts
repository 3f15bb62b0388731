import { afterEach, describe, expect, it } from 'vitest';
import type { ListReading, Unreadable } from '../../src/core/reading';
import { readList } from '../../src/site/list-reader';
import { guessedLanguages, guessedWords } from './guessed-words';
import { type CardText, drawInbox, type Face, type PageParts } from './reconstruction';

const NOW = Date.parse('2026-07-30T12:00:00Z');
const INBOX = 'https://sellercentral.amazon.in/messaging/inbox';
const FACES: Face[] = ['plain', 'list', 'links', 'table', 'kat', 'slotted', 'virtual'];

function look(parts: PageParts, address = INBOX): ListReading | Unreadable {
  drawInbox(parts);
  const context = { url: new URL(address), now: NOW, asOf: NOW - 1_000, metricsAreCurrent: true };
  return readList(document, context).reading;
}
function read(parts: PageParts, address = INBOX): ListReading {
  const reading = look(parts, address);
  if (reading.result !== 'read') throw new Error(`unreadable: ${reading.reason}`);
  return reading;
}
afterEach(() => document.body.replaceChildren());

const BUYERS = ['Anna K.', 'Ravi', 'Zoë Müller', '李雷', 'buyer', 'Olu A.', "Conan O'Brien", 'Jose'];
const cardsOf = (statuses: readonly (string | undefined)[], flag?: string): CardText[] =>
  statuses.map((status, at) => ({
    buyer: BUYERS[at % BUYERS.length]!,
    // As it was seen: with the buyer's name, and cut.
    subject: `${`Product details enquiry ${at} from Amazon customer ${BUYERS[at % 8]} (Order: 405-1234567-1234567)`.slice(0, 75)}…`,
    date: `2026-07-${String(10 + (at % 20)).padStart(2, '0')}`,
    ...(status === undefined ? {} : { status }),
    ...(flag === undefined ? {} : { flag }),
  }));
const shownOf = (cards: readonly CardText[]) =>
  cards.map(({ buyer, subject, date }) => ({ buyer, subject, from: `${date}T00:00` }));
const seenOf = ({ cards }: ListReading) =>
  cards.map(({ buyer, subject, activity }) => ({
    buyer,
    subject,
    from: 'local' in activity ? activity.local.from : null,
  }));

/** The nth wording of each of a language's words, as a page that uses just these. */
const wordsOf = (fields: readonly (readonly string[])[], nth: number): string[] =>
  fields.map((words) => words[nth % words.length]!);
const pages = guessedLanguages
  .flatMap(({ language, fields }) =>
    Array.from({ length: Math.max(...fields.map((words) => words.length)) }, (_, nth) => {
      const [all, needed, sent, resolved, unresolved, filters] = wordsOf(fields, nth) as [
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      const parts = { language, folders: [all, needed, sent, resolved, unresolved], filters: `${filters} (0)` };
      return { name: `${language} ${nth}`, parts, needed, resolved, unresolved };
    }),
  )
  .map((page, at) => ({ ...page, at }));
/** Where nothing is known but the button and the count, which is what proves a list whole in English. */
const unknown = ['Kaikki', 'Vastattava', 'Lähetetyt', 'Ratkaistut', 'Ratkaisematta'];

describe.each(pages)('a page in guessed words ($name)', ({ at, parts, needed, resolved, unresolved }) => {
  const stateOf = (status: string) => (status === needed ? 'response-needed' : null);
  const statuses = [needed, resolved, needed, unresolved, resolved, needed];

  it('is read, with flags and without; a guess calls for a response and does nothing else', () => {
    for (const flag of [undefined, ''])
      for (const count of [3, 6]) {
        const cards = cardsOf(statuses.slice(0, count), flag);
        const reading = read({ ...parts, cards });
        expect(seenOf(reading)).toEqual(shownOf(cards));
        expect(reading.cards.map(({ state }) => state)).toEqual(statuses.slice(0, count).map(stateOf));
        expect(reading).toMatchObject({ folder: null, complete: false, cardsNotRead: 0 });
      }
  });
  it('is read with dates as its language writes them', () => {
    const long = new Intl.DateTimeFormat(parts.language, { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' });
    const cards = cardsOf(statuses);
    const dated = cards.map((card) => ({ ...card, date: long.format(Date.parse(card.date)) }));
    expect(seenOf(read({ ...parts, cards: dated }))).toEqual(shownOf(cards));
  });
  it('is read where cards say nothing else than that they are resolved', () => {
    const cards = cardsOf([resolved, resolved, resolved, unresolved]);
    const reading = read({ ...parts, cards }, `${INBOX}?fi=responseNeeded`);
    expect(seenOf(reading)).toEqual(shownOf(cards));
    expect(reading.cards.map(({ state }) => state)).toEqual([null, null, null, null]);
    // The address is proof of the folder, and a guess takes nothing from it.
    expect(reading).toMatchObject({ folder: 'response-needed', complete: false });
  });
  it('says nothing by the words of one or two cards', () => {
    for (const count of [1, 2])
      for (const status of [needed, resolved]) {
        const reading = read({ ...parts, cards: cardsOf(Array(count).fill(status)) });
        expect(reading.cards.map(({ state }) => state)).toEqual(Array(count).fill(null));
        expect(seenOf(reading)).toEqual(shownOf(cardsOf(Array(count).fill(status))));
      }
  });
  it('is never proved whole or empty, not with the count and the days of an English page', () => {
    const address = `${INBOX}?fi=responseNeeded`;
    expect(read({ ...parts, cards: cardsOf([needed, needed, needed]), count: 3 }, address)).toMatchObject({
      folder: 'response-needed',
      complete: false,
      incompleteBecause: 'no-count',
    });
    for (const count of [0, null])
      for (const text of [...parts.folders, parts.filters])
        expect(lookEmpty({ ...parts, cards: [], count }, text, address)).toMatchObject({
          result: 'unreadable',
          reason: 'empty-not-proved',
        });
  });
  it('names no folder by what is selected', () => {
    for (const selected of parts.folders)
      expect(read({ ...parts, cards: cardsOf(statuses), selected })).toMatchObject({
        folder: null,
        complete: false,
        incompleteBecause: 'folder-unknown',
      });
  });
  it('keeps the names of its threads, whatever their number, and whatever of its labels is known', () => {
    const cards = cardsOf(statuses);
    for (const face of [FACES[at % FACES.length]!, FACES[(at + 3) % FACES.length]!])
      for (const folders of [parts.folders, unknown])
        for (const count of [2, 3, 6]) {
          const reading = read({ ...parts, face, folders, cards: cards.slice(0, count) });
          expect(seenOf(reading)).toEqual(shownOf(cards.slice(0, count)));
        }
  });
});

function lookEmpty(parts: PageParts, text: string, address: string): ListReading | Unreadable {
  drawInbox(parts).append(text);
  const context = { url: new URL(address), now: NOW, asOf: NOW - 1_000, metricsAreCurrent: true };
  return readList(document, context).reading;
}

describe('a guessed word alone', () => {
  const words = guessedWords.map(({ language, word, meaning }) => [`${language}: ${word}`, word, meaning] as const);

  it.each(words)('is no status, however many cards show it (%s)', (_, word) => {
    for (const folders of [[word, ...unknown], undefined])
      for (const count of [1, 4]) {
        const cards = cardsOf(Array(count).fill(word));
        const reading = read({ cards, ...(folders ? { folders } : {}), filters: 'x', count: null });
        expect(seenOf(reading)).toEqual(shownOf(cards));
        expect(reading.cards.map(({ state }) => state)).toEqual(Array(count).fill(null));
        expect(reading).toMatchObject({ folder: null, complete: false });
      }
  });
  it.each(words)('is no folder, and empties none (%s)', (_, word) => {
    const folders = [word, ...unknown];
    expect(read({ cards: cardsOf(['x', 'x', 'x']), folders, selected: word })).toMatchObject({
      folder: null,
      complete: false,
    });
    const address = `${INBOX}?fi=responseNeeded`;
    for (const filters of ['Filters (0)', `${word} (0)`]) {
      expect(lookEmpty({ cards: [], count: null, filters, folders }, word, address).result).toBe('unreadable');
      expect(lookEmpty({ cards: [], count: null, filters }, word, address).result).toBe('unreadable');
    }
  });
  it.each(words)('typed by buyers changes nothing but their own text (%s)', (_, word, meaning) => {
    const mine = pages.find(({ parts }) => [...parts.folders, parts.filters].join().includes(word))!;
    for (const parts of [{}, mine.parts]) {
      const status = parts === mine.parts ? mine.resolved : 'Resolved';
      const cards = cardsOf(Array(8).fill(status));
      const rest = read({ ...parts, cards }).cards;
      const text = meaning === 'filters' ? `${word} (0)` : word;
      cards[1]!.subject = text;
      cards[4]!.buyer = text;
      const reading = read({ ...parts, cards });
      expect(reading.cards.length + reading.cardsNotRead).toBe(8);
      for (const card of reading.cards) {
        const at = cards.findIndex(({ buyer, subject }) => buyer === card.buyer && subject === card.subject);
        expect(at, `${card.buyer} ${card.subject}`).toBeGreaterThanOrEqual(0);
        expect(card.state).toBe(rest[at]!.state);
      }
    }
  });
});

describe('the metrics row in words that were never seen', () => {
  it('proves nothing by its count, nor is it a message', () => {
    const metrics = 'Globale Kommunikationskennzahlen vom 30 June - 30 July 2026. Karte für Details wählen.';
    const address = `${INBOX}?fi=responseNeeded`;
    expect(read({ cards: cardsOf(['Response needed', 'Response needed']), metrics }, address)).toMatchObject({
      complete: false,
      incompleteBecause: 'no-count',
    });
    expect(look({ cards: [], metrics, count: 0 }, address)).toMatchObject({
      result: 'unreadable',
      reason: 'empty-not-proved',
    });
  });
});
