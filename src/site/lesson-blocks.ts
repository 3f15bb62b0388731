import { flatParentOf } from './flat-tree';
import { attributesOf } from './lesson-texts';
import { walkRuns } from './text-of';

interface Counted {
  texts: number;
  dates: number;
  /** Holds a text as long as a subject. */
  isLong: boolean;
  /** How many texts has what in it may well be a message by itself; 0 for nothing. */
  innerTexts: number;
  /** How many like it, dated or not, stand in it side by side. */
  inner: number;
}

interface Group {
  readonly blocks: Element[];
  readonly depth: number;
  score: number;
  /** Texts of its smallest and its largest block. */
  least: number;
  most: number;
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
  const groups = new Map<string, Group>();
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
    const { texts, dates, isLong, innerTexts, inner } = counted;
    const around = open.at(-1);
    if (!around) return;
    const isBlock = texts >= LEAST_TEXTS && texts <= MOST_TEXTS && element.localName !== 'slot';
    if (isBlock) {
      const parent = flatParentOf(element)!;
      if (!numbers.has(parent)) numbers.set(parent, numbers.size);
      const key = `${numbers.get(parent)} ${element.localName}`;
      const group = groups.get(key) ?? { blocks: [], depth: open.length, score: 0, least: texts, most: texts };
      groups.set(key, group);
      group.blocks.push(element);
      group.least = Math.min(group.least, texts);
      group.most = Math.max(group.most, texts);
      const isPane = inner > 1 || (innerTexts > 0 && innerTexts < texts);
      group.score += (dates > 0 ? 10 : 1) * (isLong ? 2 : 1) * (isPane ? 0.1 : 1);
    }
    around.texts += texts;
    around.dates += dates;
    around.isLong ||= isLong;
    around.inner += Math.max(inner, isBlock && isLong ? 1 : 0);
    around.innerTexts = Math.max(around.innerTexts, innerTexts, isBlock && isLong && dates > 0 ? texts : 0);
  };
  const steps = walkRuns(document.body, {
    enter(element) {
      if (element.matches(NO_MESSAGES)) return false;
      open.push({ texts: 0, dates: 0, isLong: false, innerTexts: 0, inner: 0 });
      for (const { text } of attributesOf(element)) count(text);
      return true;
    },
    leave: close,
    run: count,
  });
  while (!steps.next().done);
  return [...groups.values()].sort((a, b) => rankOf(b) - rankOf(a)).flatMap(({ blocks }) => blocks);
}

/** Of like ones that hold the same, the outer ones are the rows; of one alone the innermost is the message. Panes are unlike. */
const rankOf = ({ blocks, depth, score, least, most }: Group): number =>
  (score * least) / most + (blocks.length > 1 ? -depth : depth) / 1_000;
