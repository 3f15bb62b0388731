import { OWN_ATTRIBUTE } from '../site/flat-tree';
import { CHIP_STYLE } from './chip-style';
import type { ChipLook, ChipWords } from './chip-words';
import { dress } from './dress';
import { drawGlyph, newGlyph } from './glyphs';

/** Inside these, a control of ours would be one inside another: a screen reader would not find it. */
const CONTROLS =
  'button, [role="button"], [role="option"], [role="tab"], [role="menuitem"], [role="radio"], [role="checkbox"], [role="switch"]';

/** One chip on one card: out of flow and without a size, so that it moves nothing. */
export class Chip {
  readonly host = document.createElement('span');
  readonly button: HTMLElement;
  private readonly glyph = newGlyph();
  private readonly text = document.createElement('span');
  private readonly details = document.createElement('span');
  private look: ChipLook | null = null;
  words: ChipWords | null = null;

  constructor(readonly card: Element) {
    this.host.setAttribute(OWN_ATTRIBUTE, 'chip');
    // Inline, or the page would see it at its full size for one frame.
    this.host.style.cssText =
      'all: initial; color-scheme: inherit; display: block; position: absolute; width: 0; height: 0;';
    const root = this.host.attachShadow({ mode: 'open' });
    dress(root, CHIP_STYLE);
    const isInside = card.closest(CONTROLS) !== null;
    this.button = document.createElement(isInside ? 'span' : 'button');
    if (!isInside) this.button.setAttribute('type', 'button');
    this.button.setAttribute('part', 'chip');
    this.details.className = 'details';
    this.button.append(this.glyph, this.text, this.details);
    root.append(this.button);
    // What is done to the chip is not done to the card: it must not be opened, and thereby marked as read.
    for (const type of ['click', 'mousedown', 'pointerdown', 'mouseup', 'pointerup', 'keydown', 'keyup'])
      this.host.addEventListener(type, (event) => this.keepFromPage(event));
  }

  get isFocusable(): boolean {
    return this.button.localName === 'button';
  }

  show(words: ChipWords): void {
    if (this.words?.text !== words.text) this.text.textContent = words.text;
    const details = ` ${words.details.join(' ')}`;
    if (this.details.textContent !== details) this.details.textContent = details;
    if (this.look !== words.look) {
      this.look = words.look;
      this.button.classList.remove(...LOOKS);
      this.button.classList.add('chip', words.look);
      drawGlyph(this.glyph, words.look);
    }
    this.words = words;
  }

  /** Puts the chip's right edge and top at this distance from where the host stands. */
  place(right: number, top: number): void {
    this.button.style.transform = `translate(calc(${Math.round(right)}px - 100%), ${Math.round(top)}px)`;
    this.button.classList.add('placed');
  }

  /** Puts the chip on its card, also where the page has redrawn the card around it. */
  keepAttached(): void {
    if (!this.host.isConnected && this.card.isConnected) attach(this.host, this.card);
  }

  remove(): void {
    this.host.remove();
  }

  private keepFromPage(event: Event): void {
    event.stopPropagation();
    // A card may be a link.
    if (event.type === 'click') event.preventDefault();
  }
}

const LOOKS: readonly ChipLook[] = [
  'calm',
  'soon',
  'danger',
  'overdue',
  'between',
  'done',
  'late',
  'excluded',
  'unsure',
];

/** A row of a table holds cells only; a component shows what is in its root. */
function attach(host: HTMLElement, card: Element): void {
  const inside = card.shadowRoot ?? (card.localName === 'tr' ? (card.lastElementChild ?? card) : card);
  // Out of the flow it would stay where it is while a list around it scrolls. Among flex and grid items even a box
  // without a size takes a gap.
  host.style.position = areBlocks(card, inside instanceof Element ? inside : card) ? 'relative' : 'absolute';
  inside.append(host);
}

/** The cards of a list are alike: asking for each style in turn would have each worked out anew. */
const asked = new WeakMap<Node, boolean>();
function areBlocks(card: Element, inside: Element): boolean {
  const list = card.parentNode ?? card;
  const known = asked.get(list);
  if (known !== undefined) return known;
  const isBlock = /^(block|flow-root|list-item|inline-block|table-cell)$/.test(getComputedStyle(inside).display);
  asked.set(list, isBlock);
  return isBlock;
}
