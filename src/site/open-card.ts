import type { CardReading, ReadTime, ThreadReading } from '../core/reading';
import { OWN_ATTRIBUTE } from './flat-tree';
import type { ListMemory } from './list-memory';

const SELECTED =
  '[aria-selected="true"],[aria-current]:not([aria-current="false"]),[aria-pressed="true"],[aria-checked="true"]';

/** Where a card carries a mark of being selected: in the page, or only in its component. */
export type Mark = 'page' | 'component' | null;

export function markOf(card: Element): Mark {
  if (card.matches(SELECTED) || card.querySelector(SELECTED)) return 'page';
  const isComponent = card.localName.includes('-') && card.hasAttribute('selected');
  return isComponent || card.shadowRoot?.querySelector(SELECTED) ? 'component' : null;
}

/** The one card that the list marks as selected; null where none or several are. Marks by colour alone see `cardOfThread`. */
export function selectedCard({ units }: ListMemory): CardReading | null {
  const marked = units.filter(({ known }) => known.mark !== null);
  const inPage = marked.filter(({ known }) => known.mark === 'page');
  const [only, ...others] = inPage.length > 0 ? inPage : marked;
  return only && others.length === 0 ? only.known.card : null;
}

/** A subject is cut at 75 characters, often inside the order id; less than this of it could be anyone's. */
const CUT_ID = /(?<![\d-])(\d{3}-\d{2}[\d-]{0,13})…$/;

/** Whether the card's subject names this order, as far as it can be seen; null where it shows no order to compare. */
export function namesOrder(card: CardReading, orderId: string | null): boolean | null {
  if (orderId === null) return null;
  if (card.orderId !== null) return card.orderId === orderId;
  const cut = CUT_ID.exec(card.subject)?.[1];
  return cut === undefined ? null : orderId.startsWith(cut);
}

/**
 * Without a mark: the one card that has the thread's buyer and its last day, no other order, and on which the seller
 * has just clicked, or that alone names the order, or alone is tinted. Null where that leaves none, or a doubt.
 */
export function cardOfThread(
  { buyer, orderId, messages }: ThreadReading,
  { units }: ListMemory,
  clicked: string | null,
): CardReading | null {
  const last = messages.at(-1);
  if (buyer === null || !last) return null;
  const candidates = units.filter(
    ({ known: { card } }) =>
      card !== null && card.buyer === buyer && namesOrder(card, orderId) !== false && mayEndWith(card, last.at),
  );
  const [first, ...others] = candidates.filter(({ known }) => known.content === clicked);
  if (first && others.length === 0) return first.known.card;
  const [only, ...more] = candidates;
  if (!only || more.length > 0) return null;
  return namesOrder(only.known.card!, orderId) === true || isTinted(only.element, units) ? only.known.card : null;
}

/** Whether a card of this day can be of a thread whose last message is of that minute: a mark may have come after it. */
function mayEndWith({ activity, state }: CardReading, last: ReadTime): boolean {
  if ('span' in activity || 'span' in last) return true;
  const [day, minute] = [activity.local, last.local];
  return minute.from < day.to && (state !== 'response-needed' || minute.from >= day.from);
}

const MOST_COMPARED = 12;

/** Whether this card alone has another ground or edge than the rest. Asked once per opened thread: it costs a style pass. */
function isTinted(element: Element, units: ListMemory['units']): boolean {
  const others = units.filter((unit) => unit.known.kind === 'card' && unit.element !== element).slice(0, MOST_COMPARED);
  const looks = new Set(others.map((unit) => lookOf(unit.element)));
  return others.length >= 2 && looks.size === 1 && !looks.has(lookOf(element));
}

/** Colours of the card's outer layers: components tint an element inside their root. */
function lookOf(element: Element): string {
  const layers: string[] = [];
  for (let at: Element | undefined = element; at && layers.length < 4; at = innerLayer(at)) {
    const { backgroundColor, borderLeftColor, borderLeftWidth, boxShadow } = getComputedStyle(at);
    layers.push(`${backgroundColor} ${borderLeftColor} ${borderLeftWidth} ${boxShadow}`);
  }
  return layers.join();
}

const innerLayer = (element: Element): Element | undefined =>
  [...(element.shadowRoot ?? element).children].find(
    (child) => !['style', 'link', 'script', 'slot'].includes(child.localName) && !child.hasAttribute(OWN_ATTRIBUTE),
  );
