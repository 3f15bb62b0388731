import type { Random } from '../practice/random';
import { type CardDesign, cardShape, type Rows } from './card-shape';
import type { Renderer } from './render';
import type { Shape } from './shape';
import type { TrueCard } from './truth';

/** So many rows a virtual list draws, whatever it holds. */
const WINDOW = 10;
const ROW_PX = 120;

/** The list's own elements: drawn whole, or as a window whose rows are used again for other cards. */
export class ListDrawing {
  private readonly card: Shape;
  private readonly mark: string | null;
  readonly rows: HTMLElement[] = [];
  private room: Element | ShadowRoot | null = null;
  private cards: readonly TrueCard[] = [];
  private open: TrueCard | null = null;

  constructor(
    private readonly renderer: Renderer,
    private readonly shapes: Rows,
    random: Random,
    design: CardDesign,
  ) {
    this.card = cardShape(random, design, shapes.row);
    this.mark = random.pick(['aria-selected', 'aria-current', null]);
  }

  /** All cards, in `place` of what stands there. */
  drawIn(place: Element, cards: readonly TrueCard[], open: TrueCard | null): void {
    this.cards = cards;
    this.open = open;
    this.rows.push(...cards.map((each) => this.row(each)));
    this.containerIn(place, cards[0]!).append(...this.rows);
  }

  /** Only the rows in view, each at a place of its own; the room has the height of all. */
  drawWindowIn(place: Element, cards: readonly TrueCard[], open: TrueCard | null): void {
    this.cards = cards;
    this.open = open;
    const room = this.containerIn(place, cards[0]!);
    const host = room instanceof ShadowRoot ? (room.host as HTMLElement) : (room as HTMLElement);
    host.style.cssText += `;position:relative;height:${cards.length * ROW_PX}px`;
    this.room = room;
    this.scrollTo(0);
  }

  /** The row of each number shows the next card that falls to it, as rows of virtual lists do. */
  scrollTo(first: number): void {
    const last = Math.min(this.cards.length, first + WINDOW);
    for (let at = Math.max(0, last - WINDOW); at < last; at++) {
      const drawn = this.row(this.cards[at]!);
      drawn.style.cssText += `;position:absolute;top:${at * ROW_PX}px;height:${ROW_PX}px;width:100%;overflow:hidden`;
      const row = this.rows[at % WINDOW];
      if (row) refill(row, drawn);
      else {
        this.rows[at % WINDOW] = drawn;
        this.room!.append(drawn);
      }
    }
    this.rows[0]!.parentNode!.dispatchEvent(new Event('scroll'));
  }

  private row(card: TrueCard): HTMLElement {
    const row = this.renderer.draw(this.card, card)!;
    if (this.mark && card === this.open) row.setAttribute(this.mark, 'true');
    return row;
  }

  private containerIn(place: Element, card: TrueCard): Element | ShadowRoot {
    const container = this.renderer.draw({ ...this.shapes.container, kids: [] }, card)!;
    if (container.localName === 'tbody') {
      const table = document.createElement('table');
      table.style.width = '100%';
      table.append(container);
      place.replaceWith(table);
    } else place.replaceWith(container);
    return container.shadowRoot ?? container;
  }
}

/** Makes an element show what another does, and keeps as many of its own nodes as it can. */
function refill(kept: Element | ShadowRoot, wanted: Element | ShadowRoot): void {
  if (kept instanceof Element && wanted instanceof Element) {
    for (const { name } of [...kept.attributes]) if (!wanted.hasAttribute(name)) kept.removeAttribute(name);
    for (const { name, value } of wanted.attributes)
      if (kept.getAttribute(name) !== value) kept.setAttribute(name, value);
    if (kept.shadowRoot && wanted.shadowRoot) refill(kept.shadowRoot, wanted.shadowRoot);
  }
  const [mine, theirs] = [[...kept.childNodes], [...wanted.childNodes]];
  const isAlike =
    mine.length === theirs.length &&
    mine.every((node, at) => node.nodeName === theirs[at]!.nodeName && hasRoot(node) === hasRoot(theirs[at]!));
  if (!isAlike) {
    kept.replaceChildren(...theirs);
    return;
  }
  for (const [at, node] of mine.entries()) {
    const like = theirs[at]!;
    if (node instanceof Element) refill(node, like as Element);
    else if (node.nodeValue !== like.nodeValue) node.nodeValue = like.nodeValue;
  }
}

const hasRoot = (node: Node): boolean => node instanceof Element && node.shadowRoot !== null;

/** What stands in the list's place while it loads, or when it is empty. */
export const standIn = (state: string): Node[] =>
  state === 'empty'
    ? [Object.assign(document.createElement('p'), { textContent: 'Nothing here.' })]
    : [1, 2, 3, 4].map(() => {
        const bar = document.createElement('div');
        bar.append(document.createElement('div'), document.createElement('div'));
        return bar;
      });

export const SLOT = 'list-slot';
/** The list's place may lie in a root. */
export function slotIn(root: Element): Element | null {
  const here = root.querySelector(SLOT);
  if (here) return here;
  for (const each of root.querySelectorAll('*')) {
    const found = each.shadowRoot && slotIn(each.shadowRoot as unknown as Element);
    if (found) return found;
  }
  return null;
}
