import { t } from '../platform/i18n';
import { flatParentOf } from '../site/flat-tree';
import { blocksOf } from '../site/lesson-blocks';
import { textsOfCard } from '../site/lesson-texts';
import { made, madeButton } from './made';

interface PointingOptions {
  readonly document: Document;
  readonly frame: HTMLElement;
  readonly body: HTMLElement;
  readonly isDate: (text: string) => boolean;
  readonly onChoose: (card: Element) => void;
  /** More buttons, beside the one that chooses. */
  readonly acts: readonly HTMLButtonElement[];
  /** Said first, where something was chosen that will not do. */
  readonly said: string;
  readonly signal: AbortSignal;
}

const MOST_BLOCKS = 2_000;
const MOST_OPTIONS = 60;
const LONGEST_OPTION = 90;
/** What a pointer does to a page; none of it may reach this one while a message is shown. */
export const POINTER_EVENTS = [
  ...['pointerdown', 'pointerup', 'pointermove', 'pointerover', 'mousedown', 'mouseup', 'mousemove', 'mouseover'],
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'touchstart', 'touchmove', 'touchend', 'wheel'],
];
const PREVENTED = new Set(['mousedown', 'click', 'auxclick', 'dblclick', 'contextmenu']);

/** The first step: one message is pointed at, or chosen from a list by keyboard. */
export function pointAtMessage(options: PointingOptions): void {
  const { document, frame, body, isDate, onChoose, acts, said, signal } = options;
  const outline = made('div', '', 'outline');
  const list = made('select');
  list.size = 6;
  list.setAttribute('aria-label', t('teachBlocks'));
  let blocks: Element[] = [];
  /** Rows are recycled and come into view: what is pointed at may be newer than what was found. */
  let isStale = false;
  const find = (): void => {
    isStale = false;
    blocks = blocksOf(document, isDate).slice(0, MOST_BLOCKS);
    list.replaceChildren(...blocks.slice(0, MOST_OPTIONS).map((block) => made('option', nameOf(block))));
  };
  find();
  const status = made('p', said, 'failed');
  status.setAttribute('role', 'status');
  const choose = (block: Element | undefined): void => {
    if (block?.isConnected) onChoose(block);
    else status.textContent = t('teachNothingThere');
  };
  let pointed: Element | undefined;
  const point = (block: Element | undefined): void => {
    pointed = block;
    const box = block && boxOf(block);
    outline.hidden = !box;
    if (!box) return;
    for (const side of ['left', 'top', 'width', 'height'] as const) outline.style[side] = `${box[side]}px`;
    list.selectedIndex = blocks.indexOf(block);
  };
  const buttons = made('div', '', 'acts');
  if (blocks.length > 0) buttons.append(madeButton(t('teachChoose'), () => choose(pointed), 'primary'));
  buttons.append(...acts);
  frame.classList.add('pointing');
  signal.addEventListener('abort', () => frame.classList.remove('pointing'));
  body.replaceChildren(
    made('p', t(blocks.length > 0 ? 'teachPoint' : 'teachNone')),
    status,
    ...(blocks.length > 0 ? [list] : []),
    buttons,
    outline,
  );

  const show = (): void => {
    const block = blocks[list.selectedIndex];
    block?.scrollIntoView({ block: 'nearest' });
    point(block);
    if (block) dodge(frame, boxOf(block));
  };
  list.addEventListener('input', show);
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    choose(pointed);
  });
  list.selectedIndex = 0;
  show();
  (blocks.length > 0 ? list : buttons.querySelector('button'))?.focus();

  const blockAt = (x: number, y: number): Element | undefined =>
    blocks.find((each) => each.isConnected && isShownAt(each, x, y));
  const onPointer = (event: Event): void => {
    const { clientX: x, clientY: y } = event as MouseEvent;
    // Of the dialog, only what lies outside of its box is the page's.
    if (event.composedPath()[0] !== frame || isIn(frame.getBoundingClientRect(), x, y)) return;
    event.stopImmediatePropagation();
    if (PREVENTED.has(event.type)) event.preventDefault();
    if (event.type === 'wheel') return scrollAround(blockAt(x, y), event as WheelEvent);
    if (event.type !== 'click' && event.type !== 'pointermove') return;
    let block = blockAt(x, y);
    if (!block && isStale) {
      find();
      block = blockAt(x, y);
    }
    if (event.type === 'click') choose(block);
    else point(block);
  };
  const window = document.defaultView!;
  for (const type of POINTER_EVENTS)
    window.addEventListener(type, onPointer, { capture: true, passive: false, signal });
  const onMoved = (): void => {
    isStale = true;
    point(pointed);
  };
  for (const type of ['scroll', 'resize'])
    window.addEventListener(type, onMoved, { capture: true, passive: true, signal });
}

/** A block by its texts, the drawn ones first. */
function nameOf(block: Element): string {
  const texts = [...(textsOfCard(block) ?? [])].sort(
    (a, b) => Number(a.path.includes('@')) - Number(b.path.includes('@')),
  );
  return [...new Set(texts.map(({ text }) => text))].join(' · ').slice(0, LONGEST_OPTION);
}

const isIn = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  x >= left && x < right && y >= top && y < bottom;

/** An element without a box of its own is where its content is. */
function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  if (box.width > 0) return box;
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element.shadowRoot ?? element);
  return range.getBoundingClientRect();
}

/** The page behind a dialog cannot be asked what lies at a point, so boxes tell, as far as what is around lets them show. */
function isShownAt(element: Element, x: number, y: number): boolean {
  if (!isIn(boxOf(element), x, y)) return false;
  for (let at = flatParentOf(element); at; at = flatParentOf(at))
    if (getComputedStyle(at).overflow !== 'visible' && at.localName !== 'body' && at.localName !== 'html')
      if (!isIn(at.getBoundingClientRect(), x, y)) return false;
  return true;
}

/** Behind a dialog only the window scrolls by itself; the list may scroll in an element of its own. */
function scrollAround(block: Element | undefined, event: WheelEvent): void {
  for (let at = block ?? null; at; at = flatParentOf(at)) {
    if (at.scrollHeight <= at.clientHeight || !/auto|scroll/.test(getComputedStyle(at).overflowY)) continue;
    at.scrollBy({ top: event.deltaY, left: event.deltaX });
    event.preventDefault();
    return;
  }
}

/** Stands on the other side where it would hide what is chosen. */
function dodge(frame: HTMLElement, box: DOMRect): void {
  const { left, right, top } = frame.getBoundingClientRect();
  if (box.right > left && box.left < right && box.bottom > top) frame.classList.toggle('aside');
}
