import { flatParentOf } from './flat-tree';
import { attributesOf } from './lesson-texts';
import { walkRuns } from './text-of';

interface Counted {
  texts: number;
  dates: number;
  /** Holds a text as long as a subject. */
  isLong: boolean;
  /** Something in it may be a message by itself. */
  hasBlock: boolean;
}

/** A message has a name, a date and a subject, and not many texts more. */
const LEAST_TEXTS = 3;
const MOST_TEXTS = 30;
const LONG = 20;
const NO_MESSAGES = 'nav, footer, [role="navigation"], #case-messages, #sc-navbar-container';

/**
 * The elements of the page that may be messages, the likeliest first: like neighbours that hold some texts each, best
 * with a date and a longer text. By what a person would point at, so that a list of any form is among them.
 */
export function blocksOf(document: Document, isDate: (text: string) => boolean): Element[] {
  const groups = new Map<string, { readonly blocks: Element[]; score: number }>();
  const numbers = new Map<Element, number>();
  const open: Counted[] = [];
  const count = (text: string): void => {
    const at = open.at(-1)!;
    at.texts++;
    if (isDate(text)) at.dates++;
    if (text.length >= LONG) at.isLong = true;
  };
  const close = (element: Element): void => {
    const counted = open.pop()!;
    const { texts, dates, isLong } = counted;
    const around = open.at(-1);
    if (!around) return;
    const isBlock = texts >= LEAST_TEXTS && texts <= MOST_TEXTS;
    if (isBlock) {
      const parent = flatParentOf(element)!;
      if (!numbers.has(parent)) numbers.set(parent, numbers.size);
      const key = `${numbers.get(parent)} ${element.localName}`;
      const group = groups.get(key) ?? { blocks: [], score: 0 };
      groups.set(key, group);
      group.blocks.push(element);
      group.score += (dates > 0 ? 10 : 1) * (isLong ? 2 : 1) * (counted.hasBlock ? 0.5 : 1);
    }
    around.texts += texts;
    around.dates += dates;
    around.isLong ||= isLong;
    around.hasBlock ||= counted.hasBlock || (isBlock && isLong);
  };
  const steps = walkRuns(document.body, {
    enter(element) {
      if (element.matches(NO_MESSAGES)) return false;
      open.push({ texts: 0, dates: 0, isLong: false, hasBlock: false });
      for (const { text } of attributesOf(element)) count(text);
      return true;
    },
    leave: close,
    run: count,
  });
  while (!steps.next().done);
  return [...groups.values()].sort((a, b) => b.score - a.score).flatMap(({ blocks }) => blocks);
}
