import { flatParentOf } from './flat-tree';
import type { ListMemory } from './list-memory';
import type { CardReading, ThreadReading } from '../core/reading';

const SELECTED =
  '[aria-selected="true"],[aria-current]:not([aria-current="false"]),[aria-pressed="true"],[aria-checked="true"]';
const MOST_ROOTS = 400;

/** The one card that the list marks as selected; null where none or several are (marks by colour alone are not seen). */
export function selectedCard({ found, units }: ListMemory): CardReading | null {
  if (!found) return null;
  const cards = new Map(
    units.filter(({ known }) => known.kind === 'card').map(({ element, known }) => [element, known.card!]),
  );
  const marked = new Set<CardReading>();
  const mark = (from: Element): void => {
    for (let at: Element | null = from; at && at !== found.container; at = flatParentOf(at)) {
      const card = cards.get(at);
      if (card) marked.add(card);
    }
  };
  const root: ParentNode =
    found.container.localName === 'slot' ? (found.container.getRootNode() as ShadowRoot).host : found.container;
  for (const element of root.querySelectorAll(SELECTED)) mark(element);
  if (marked.size === 0)
    for (const element of [...cards.keys()].slice(0, MOST_ROOTS)) {
      const inner =
        element.shadowRoot?.querySelector(SELECTED) ??
        (element.localName.includes('-') && element.hasAttribute('selected') ? element : null);
      if (inner) mark(inner);
    }
  return marked.size === 1 ? [...marked][0]! : null;
}

/** A subject is cut at 75 characters, often inside the order id; less than this of it could be anyone's. */
const CUT_ID = /(?<![\d-])(\d{3}-\d{4}[\d-]{0,11})…$/;

/** Whether the card's subject names this order, as far as it can be seen; null where it shows no order to compare. */
export function namesOrder(card: CardReading, orderId: string | null): boolean | null {
  if (orderId === null) return null;
  if (card.orderId !== null) return card.orderId === orderId;
  const cut = CUT_ID.exec(card.subject)?.[1];
  return cut === undefined ? null : orderId.startsWith(cut);
}

/** Without a mark: the one card that has the thread's buyer and, as far as can be seen, the order pane's order. */
export function cardOfThread({ buyer, orderId }: ThreadReading, { units }: ListMemory): CardReading | null {
  if (buyer === null || orderId === null) return null;
  const ofBuyer = units.flatMap(({ known }) => (known.card && known.card.buyer === buyer ? [known.card] : []));
  const [card, ...others] = ofBuyer.filter((each) => namesOrder(each, orderId) !== false);
  return card && others.length === 0 && namesOrder(card, orderId) === true ? card : null;
}
