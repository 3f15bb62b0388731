import { cleanText } from '../core/clean-text';
import { DEEPEST_PATH, type LessonPart, MOST_OF_PATH, TEXT_ATTRIBUTES } from '../core/lesson';
import { flatParentOf } from './flat-tree';
import { walkRuns } from './text-of';

/** One text of a card, drawn or in an attribute, with the place that a lesson names. */
export interface CardText extends Omit<LessonPart, 'of'> {
  readonly text: string;
  readonly owner: Element;
}

/** No card has more. */
const MOST_TEXTS = 60;
const MOST_STEPS = 40;

/** Texts of an element that stand in its attributes. */
export const attributesOf = (element: Element): { name: string; text: string }[] =>
  TEXT_ATTRIBUTES.flatMap((name) => {
    const text = cleanText(element.getAttribute(name) ?? '');
    return text === '' ? [] : [{ name, text }];
  });

/** All texts of a card, in drawn order; null where it is too large to be one. */
export function textsOfCard(card: Element): CardText[] | null {
  const { texts, isAll } = firstTextsOf(card);
  return isAll ? texts : null;
}

/** The texts of an element, as many as a card may have. */
export function firstTextsOf(card: Element): { readonly texts: CardText[]; readonly isAll: boolean } {
  const texts: CardText[] = [];
  const counts = new Map<string, number>();
  const drawn = new Map<Element, number>();
  const add = (text: string, owner: Element, attribute: string): void => {
    const tags = pathTo(owner, card);
    if (tags === null) return;
    const path = tags + attribute;
    const ordinal = counts.get(path) ?? 0;
    counts.set(path, ordinal + 1);
    if (ordinal < MOST_OF_PATH) texts.push({ text, owner, path, ordinal });
  };
  const steps = walkRuns(card, {
    enter(element) {
      for (const { name, text } of attributesOf(element)) add(text, element, `@${name}`);
      return true;
    },
    run(text, owner) {
      const before = drawn.get(owner);
      // What stands before and behind a part in bold is one text.
      if (before !== undefined)
        texts[before] = { ...texts[before]!, text: cleanText(`${texts[before]!.text} ${text}`) };
      else {
        add(text, owner, '');
        if (texts.at(-1)?.owner === owner) drawn.set(owner, texts.length - 1);
      }
    },
  });
  for (let step = 0; !steps.next().done; step++)
    if (step > MOST_STEPS || texts.length > MOST_TEXTS) return { texts, isAll: false };
  return { texts, isAll: texts.length <= MOST_TEXTS };
}

/** The tags that lead from a card to what is drawn in it; null where that is too deep. */
function pathTo(inner: Element, card: Element): string | null {
  const tags: string[] = [];
  for (let at: Element | null = inner; at && at !== card; at = flatParentOf(at))
    if (tags.unshift(at.localName) > DEEPEST_PATH) return null;
  return tags.join('/');
}
