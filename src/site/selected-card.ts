import { flatParentOf } from './flat-tree';
import type { ListMemory } from './list-memory';
import type { CardReading } from '../core/reading';

const SELECTED = '[aria-selected="true"],[aria-current]:not([aria-current="false"]),[aria-pressed="true"],[aria-checked="true"]';
const MOST_ROOTS = 400;

/** The one card that the list marks as selected; null where none or several are (marks by colour alone are not seen). */
export function selectedCard({ found, units }: ListMemory): CardReading | null {
  if (!found) return null;
  const cards = new Map(units.filter(({ known }) => known.kind === 'card').map(({ element, known }) => [element, known.card!]));
  const marked = new Set<CardReading>();
  const mark = (from: Element): void => {
    for (let at: Element | null = from; at && at !== found.container; at = flatParentOf(at)) {
      const card = cards.get(at);
      if (card) marked.add(card);
    }
  };
  const root: ParentNode = found.container.localName === 'slot' ? (found.container.getRootNode() as ShadowRoot).host : found.container;
  for (const element of root.querySelectorAll(SELECTED)) mark(element);
  if (marked.size === 0)
    for (const element of [...cards.keys()].slice(0, MOST_ROOTS)) {
      const inner = element.shadowRoot?.querySelector(SELECTED) ?? (element.localName.includes('-') && element.hasAttribute('selected') ? element : null);
      if (inner) mark(inner);
    }
  return marked.size === 1 ? [...marked][0]! : null;
}
