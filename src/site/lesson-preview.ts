import type { Lesson } from '../core/lesson';
import type { CardReading, ReadTime } from '../core/reading';
import type { Instant } from '../core/span';
import { dateParser } from './date-text';
import { drawnInside } from './flat-tree';
import { ListMemory } from './list-memory';
import { languageOf, locateList } from './list-reader';
import { finish } from './text-of';

/** What a text of this page says as a date, before its zone is known; null where it is not understood. */
export function pageDates(document: Document, now: Instant): (text: string) => ReadTime | null {
  const parse = dateParser(languageOf(document), now);
  return (text) => parse(text, null);
}

/** What is read of the page by an example, which `fits` or not; `disagrees` where the page is read without it. */
export interface Preview {
  readonly outcome: 'fits' | 'unlike' | 'disagrees';
  readonly cards: readonly CardReading[];
  readonly cardsNotRead: number;
}

/** Reads the page as it would be read by this example of one of its cards, once and at once. */
export function previewOf(card: Element, lesson: Lesson, url: URL, now: Instant): Preview {
  const memory = new ListMemory();
  memory.learn(lesson);
  finish(locateList(card.ownerDocument, { url, now, asOf: now }, memory));
  const read = memory.units.filter(({ known }) => known.kind === 'card');
  const isThere = read.some(({ element }) => drawnInside(card, element) || drawnInside(element, card));
  return {
    outcome: memory.lessonFits && isThere ? 'fits' : read.length > 0 ? 'disagrees' : 'unlike',
    cards: read.map(({ known }) => known.card!),
    cardsNotRead: memory.units.filter(({ known }) => known.kind === 'not-read').length,
  };
}
