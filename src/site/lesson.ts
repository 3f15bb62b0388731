import { LESSON_PARTS, type Lesson, type LessonPart, type PartName } from '../core/lesson';
import type { Instant } from '../core/span';
import { drawnInside } from './flat-tree';
import { stateOfLabel } from './labels';
import { type CardText, textsOfCard } from './lesson-texts';
import { textOf } from './text-of';

type IsDate = (text: string) => boolean;
export type Parts = Readonly<Record<PartName, CardText>>;

/** A year and a time of day: what an open thread's messages show. */
const isTimed = (text: string): boolean => /\d{4}.{1,4}\d{1,2}[:.]\d{2}/.test(text);
const isDrawn = ({ path }: CardText): boolean => !path.includes('@');

/** What a card's parts may be, to be confirmed or changed by the seller; null where it has too few texts. */
export function guessParts(texts: readonly CardText[], isDate: IsDate): Parts | null {
  const inOrder = [...texts.filter(isDrawn), ...texts.filter((text) => !isDrawn(text))];
  const date =
    inOrder.find(({ text }) => isDate(text)) ??
    inOrder.filter(({ text }) => /\p{N}/u.test(text)).sort((a, b) => a.text.length - b.text.length)[0] ??
    inOrder.at(-1);
  const others = inOrder.filter(({ text }) => text !== date?.text && !isDate(text));
  const [subject] = [...others].sort((a, b) => b.text.length - a.text.length);
  const names = others.filter(({ text }) => text !== subject?.text);
  const name = names.find(({ text }) => stateOfLabel(text) === null) ?? names[0];
  return date && subject && name ? { name, date, subject } : null;
}

/** What is learnt from one card of which the seller has confirmed the parts. */
export function lessonOf(card: Element, parts: Parts, learnedAt: Instant): Lesson {
  const texts = textsOfCard(card) ?? [];
  const placed = (part: PartName): LessonPart => {
    const { path, ordinal } = parts[part];
    return { path, ordinal, of: texts.filter((text) => text.path === path).length };
  };
  return {
    version: 1,
    card: card.localName,
    name: placed('name'),
    date: placed('date'),
    subject: placed('subject'),
    timed: isTimed(parts.date.text),
    learnedAt,
  };
}

/** What stands at a card's places by what was learnt of another; null where it is built in another way. Never a guess. */
export function placedIn(card: Element, lesson: Lesson, isDate: IsDate): Parts | null {
  if (card.localName !== lesson.card) return null;
  const texts = textsOfCard(card) ?? [];
  const isApart = lesson.date.path !== lesson.name.path && lesson.date.path !== lesson.subject.path;
  const [name, date, subject] = LESSON_PARTS.map((part) => {
    const { path, ordinal, of } = lesson[part];
    const there = texts.filter((text) => text.path === path);
    if (part === 'date') {
      const dates = there.filter(({ text }) => isDate(text));
      // Two dates at like places are two cards' dates.
      if (dates.length > 1) return undefined;
      // What stands beside the date alone may come and go.
      if (dates.length === 1 && isApart) return dates[0];
    }
    return there.length === of ? there[ordinal] : undefined;
  });
  return name && date && subject ? { name, date, subject } : null;
}

/** The parts of a card by what was learnt of another; null where they are not a name, a date and a subject. */
export function partsOf(card: Element, lesson: Lesson, isDate: IsDate): Parts | null {
  const placed = placedIn(card, lesson, isDate);
  if (!placed) return null;
  const { name, date, subject } = placed;
  if (!isDate(date.text) || (isTimed(date.text) && !lesson.timed)) return null;
  if (isDate(name.text) || stateOfLabel(name.text) !== null) return null;
  // A part in bold belongs to its subject; what only stands around all three does not.
  const whole = isDrawn(subject) && ![name, date].some(({ owner }) => drawnInside(owner, subject.owner));
  return whole ? { ...placed, subject: { ...subject, text: textOf(subject.owner) } } : placed;
}
