import { OWN_ATTRIBUTE } from '../site/flat-tree';
import { CHIP_STYLE } from './chip-style';
import type { ChipLook, ChipWords } from './chip-words';
import { dress } from './dress';
import { drawGlyph, newGlyph } from './glyphs';

/** Inside these, a control of ours would be one inside another: a screen reader would not find it. */
const CONTROLS =
  'button, [role="button"], [role="option"], [role="tab"], [role="menuitem"], [role="radio"], [role="checkbox"], [role="switch"]';

/** One chip on one card; its host has no size, so that it moves nothing. */
export class Chip {
  readonly host = document.createElement('span');
  readonly button: HTMLElement;
  private readonly glyph = newGlyph();
  private readonly text = document.createElement('span');
  private readonly details = document.createElement('span');
  private look: ChipLook | null = null;
  words: ChipWords | null = null;

  constructor(
    readonly card: Element,
    /** The card's date as drawn now; the page may draw another in its place. */
    public date: Element,
  ) {
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

  get hasFocus(): boolean {
    return this.host.shadowRoot?.activeElement === this.button;
  }

  show(words: ChipWords): void {
    if (this.words?.text !== words.text) this.text.textContent = words.text;
    const details = ` ${words.details.join(' ')}`;
    if (this.details.textContent !== details) this.details.textContent = details;
    if (this.look !== words.look) {
      if (this.look) this.button.classList.remove(this.look);
      this.look = words.look;
      this.button.classList.add('chip', words.look);
      drawGlyph(this.glyph, words.look);
    }
    if (this.words?.rests !== words.rests) this.button.classList.toggle('rests', words.rests);
    this.words = words;
  }

  /** Puts the chip's right edge and top at this distance from where the host stands. */
  place(right: number, top: number): void {
    this.button.style.transform = `translate(calc(${Math.round(right)}px - 100%), ${Math.round(top)}px)`;
    this.button.classList.add('placed');
  }

  /** Puts the chip on its card, also where the page has redrawn the card around it. */
  keepAttached(): void {
    if (!this.host.isConnected && this.card.isConnected) attach(this.host, this.card, this.date);
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

/**
 * Puts the host where it takes no room and still scrolls with the card: as a box without size among a block's lines.
 * Among flex and grid items even that takes a gap, so there it goes behind the date's own text. Failing both it stands
 * out of the flow, and may stay behind while a list around it scrolls.
 */
function attach(host: HTMLElement, card: Element, date: Element): void {
  // A row of a table holds cells only; a component shows what is in its root.
  const inside = card.shadowRoot ?? (card.localName === 'tr' ? (card.lastElementChild ?? card) : card);
  const way = wayFor(card, inside instanceof Element ? inside : card, date);
  host.style.position = way === 'out of flow' ? 'absolute' : 'relative';
  if (way === 'behind the date') {
    host.style.display = 'inline-block';
    host.style.verticalAlign = 'top';
  }
  (way === 'behind the date' ? date : inside).append(host);
}

type Way = 'last line' | 'behind the date' | 'out of flow';
const BLOCK = /^(block|flow-root|list-item|inline-block|table-cell)$/;

/** The cards of a list are alike: asking for each style in turn would have each worked out anew. */
const asked = new WeakMap<Node, Way>();
function wayFor(card: Element, inside: Element, date: Element): Way {
  const list = card.parentNode ?? card;
  let way = asked.get(list);
  if (!way) {
    const isText = date.shadowRoot === null && !date.localName.includes('-');
    const display = getComputedStyle(date).display;
    if (BLOCK.test(getComputedStyle(inside).display)) way = 'last line';
    else way = isText && (display === 'inline' || BLOCK.test(display)) ? 'behind the date' : 'out of flow';
    asked.set(list, way);
  }
  return way;
}
