import { LESSON_PARTS, type Lesson } from '../core/lesson';
import { flatChildrenOf, flatParentOf } from './flat-tree';
import { attributesOf, firstTextsOf } from './lesson-texts';
import { placing } from './list-pane';
import type { Survey } from './survey';
import { walkRuns } from './text-of';

/** One text alone is a heading; a card that lacks a part still has two. */
export const LEAST_TEXTS = 2;

/** Elements that hold a date where the lesson's date may stand. The thread pane holds messages, but no list. */
export function* datesOf(
  { date }: Lesson,
  document: Document,
  isDate: (text: string) => boolean,
): Generator<void, Set<Element>> {
  const [tags, attribute] = date.path.split('@') as [string, string | undefined];
  const tag = tags === '' ? null : tags.split('/').at(-1)!;
  const owners = new Set<Element>();
  const add = (text: string, owner: Element): void => {
    if ((tag === null || owner.localName === tag) && isDate(text)) owners.add(owner);
  };
  yield* walkRuns(document.body, {
    enter(element) {
      if (element.id === 'case-messages') return false;
      if (attribute) for (const { name, text } of attributesOf(element)) if (name === attribute) add(text, element);
      return true;
    },
    run(text, owner) {
      if (!attribute) add(text, owner);
    },
  });
  return owners;
}

/** The elements that may be the cards of these dates, by the lesson's path. */
export function cardsAround(owners: Iterable<Element>, lesson: Lesson): Set<Element> {
  const cards = new Set<Element>();
  for (const owner of owners) {
    const card = cardAround(owner, lesson);
    if (card) cards.add(card);
  }
  return cards;
}

function cardAround(owner: Element, { date, card }: Lesson): Element | null {
  const tags = date.path.replace(/@.*/, '');
  let at: Element | null = owner;
  for (let steps = tags === '' ? 0 : tags.split('/').length; steps > 0 && at; steps--) at = flatParentOf(at);
  return at?.localName === card && flatParentOf(at) ? at : null;
}

/** The elements that stand where this one does, by the tags around it, in drawn order: also those of another day. */
export function placedAs(card: Element): Element[] {
  const around: Element[] = [];
  for (let at: Element | null = card; at; at = flatParentOf(at)) around.unshift(at);
  return around
    .slice(1)
    .reduce(
      (places, { localName }) =>
        places.flatMap((place) => flatChildrenOf(place).filter((child) => child.localName === localName)),
      around.slice(0, 1),
    );
}

/**
 * What a card's neighbour is: `unlike` a card that was shown, but one too, for it has two of the three parts' places, or
 * a date among few texts (`mostTexts`, 0 for another element's child); `blank`, without text yet; else null, a heading or a pane.
 */
export function kinOf(
  unit: Element,
  lesson: Lesson,
  isDate: (text: string) => boolean,
  mostTexts: number,
): 'unlike' | 'blank' | null {
  const { texts } = firstTextsOf(unit);
  if (texts.length === 0) return mostTexts > 0 ? 'blank' : null;
  if (texts.length < LEAST_TEXTS) return null;
  const paths = new Set(texts.map(({ path }) => path));
  const shared = LESSON_PARTS.filter((part) => paths.has(lesson[part].path)).length;
  const isDated = texts.length <= mostTexts && texts.some(({ text }) => isDate(text));
  return shared >= 2 || isDated ? 'unlike' : null;
}

/** The tags around a card, from its parent outwards. */
function trailOf(card: Element): string {
  const trail: string[] = [];
  for (let at = flatParentOf(card); at; at = flatParentOf(at)) trail.push(at.localName);
  return trail.join();
}

/** Cards by where they stand, the most first. What stands where no list is counts only if there is no other. */
export function listsOf(cards: readonly Element[], survey: Survey): Element[][] {
  const siblings = new Map<Element | null, Element[]>();
  for (const card of cards) {
    const parent = flatParentOf(card);
    const known = siblings.get(parent);
    if (known) known.push(card);
    else siblings.set(parent, [card]);
  }
  const placeOf = placing(survey);
  const all = [...siblings.values()];
  const placed = all.filter(([card]) => placeOf(card!) !== 'elsewhere');
  const lists = new Map<string, Element[]>();
  for (const group of placed.length > 0 ? placed : all) {
    const trail = trailOf(group[0]!);
    lists.set(trail, [...(lists.get(trail) ?? []), ...group]);
  }
  return [...lists.values()].sort((a, b) => b.length - a.length);
}

/** The innermost element that holds all of these. */
export function commonOf(elements: readonly Element[]): Element {
  let common = elements[0]!;
  for (const element of elements) {
    const around = new Set<Element>();
    for (let at: Element | null = element; at; at = flatParentOf(at)) around.add(at);
    while (!around.has(common)) common = flatParentOf(common)!;
  }
  return common;
}
