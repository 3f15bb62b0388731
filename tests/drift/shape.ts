import type { Random } from '../practice/random';
import { chance, hashName, weighted } from './dice';
import type { TrueCard } from './truth';

/** How an element shows its text. */
export type How = 'text' | 'split' | 'marked' | 'label' | 'label and root' | 'root' | 'slotted' | 'nested roots';

/** An element of the page before it is drawn; one shape draws every card. `says` gives its text, null leaves it out. */
export interface Shape {
  readonly tag: string;
  readonly css: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kids: readonly Shape[];
  readonly says: ((card: TrueCard) => string | null) | null;
  readonly how: How;
  /** Its kids stand in an open shadow root. */
  readonly inRoot: boolean;
  /** What differs from card to card beside texts. */
  readonly fill: ((element: Element, card: TrueCard) => void) | null;
  /** Names stay that are attested of the real site, and what is drawn by other means. */
  readonly keeps: boolean;
}

const NONE: Omit<Shape, 'tag' | 'css'> = {
  attributes: {},
  kids: [],
  says: null,
  how: 'text',
  inRoot: false,
  fill: null,
  keeps: false,
};
export const box = (css: string, ...kids: Shape[]): Shape => ({ ...NONE, tag: 'div', css, kids });
export const text = (says: Shape['says'] | string, css = '', tag = 'span'): Shape => ({
  ...{ ...NONE, tag, css },
  says: typeof says === 'string' ? () => says : says,
});
export const leaf = (tag: string, attributes: Record<string, string>, css = ''): Shape => ({
  ...{ ...NONE, tag, css, attributes },
  keeps: true,
});

/** How far a redesign goes in each respect, as shares of its elements. */
export interface Habits {
  readonly retag: number;
  readonly wrap: number;
  /** Texts that stand in attributes and shadow roots. */
  readonly components: number;
  /** Boxes that keep what they hold in an open shadow root. */
  readonly roots: number;
  /** The library's name, as `kat` is one. */
  readonly library: string;
}

export const habitsOf = (random: Random): Habits => {
  const some = (): number =>
    weighted(random, [
      [3, 0],
      [3, 0.15],
      [2, 0.5],
      [1, 0.95],
    ] as const);
  return {
    retag: random.pick([0, 0.3, 1]),
    wrap: random.pick([0, 0, 0.15, 0.4]),
    components: some(),
    roots: chance(random, 0.5) ? 0 : some(),
    library: weighted(random, [
      [2, 'kat'],
      [1, hashName(random, 3)],
    ] as const),
  };
};

const BOXES = ['div', 'section', 'article', 'header', 'span', 'p', 'fieldset', 'main'] as const;
const TEXTS = ['span', 'b', 'strong', 'em', 'div', 'p', 'h4', 'small', 'label', 'cite', 'dd', 'bdi', 'h3'] as const;
const WORDS = ['label', 'text', 'cell', 'line', 'item', 'box', 'field', 'part'] as const;
const HOWS: readonly How[] = ['label', 'label', 'label and root', 'root', 'slotted', 'nested roots'];

/** The same shape drawn with other tags, in more elements, and with its texts in attributes and shadow roots. */
export function redesigned(random: Random, shape: Shape, habits: Habits): Shape {
  const kids = shape.kids.map((kid) => redesigned(random, kid, habits));
  let next: Shape = { ...shape, kids };
  if (shape.keeps) return next;
  const component = (): string => `${habits.library}-${random.pick(WORDS)}`;
  if (shape.says && chance(random, habits.components)) next = { ...next, tag: component(), how: random.pick(HOWS) };
  else if (shape.says && chance(random, 0.06)) next = { ...next, how: 'split' };
  if (next.how === 'text' && chance(random, habits.retag))
    next = { ...next, tag: random.pick(shape.says ? TEXTS : BOXES) };
  if (!shape.says && kids.length > 0 && chance(random, habits.roots))
    next = { ...next, tag: component(), inRoot: true };
  return chance(random, habits.wrap) ? wrapped(random, next, habits) : next;
}

/** One or two more elements around it, which take its place on the screen. */
function wrapped(random: Random, shape: Shape, habits: Habits): Shape {
  const isComponent = chance(random, habits.roots / 2);
  const tag = isComponent
    ? `${habits.library}-${random.pick(WORDS)}`
    : random.pick(['div', 'span', 'section'] as const);
  const outer: Shape = { ...NONE, tag, css: placing(shape.css), kids: [shape], inRoot: isComponent };
  return chance(random, 0.3) ? { ...NONE, tag: 'div', css: placing(shape.css), kids: [outer] } : outer;
}

/** What of a style says where the element stands in its parent. */
const placing = (css: string): string =>
  `display:block;${css
    .split(';')
    .filter((rule) => /^(?:grid-|flex:|order:|margin-left:auto)/.test(rule))
    .join(';')}`;
