import { drawInbox } from '../../site/reconstruction';

const NAMES = ['Anna K.', 'Ravi', 'Zoë Müller', 'Olu A.', "Conan O'Brien", 'Jose'];

/** A card with six things to read: flag, buyer, day, subject, order id, status. Each has its own texts. */
function cardMarkup(at: number): string {
  const buyer = `${NAMES[at % NAMES.length]} ${at}`;
  const order = `405-${String(1_000_000 + (at % 9_000_000))}-${String(2_000_000 + at)}`;
  const status = at % 3 === 0 ? 'Resolved' : 'Response needed';
  return (
    `<div class="css-c"><div class="css-1x9"><img alt="India"><b>${buyer}</b><span class="css-d4">${(at % 23) + 1} Nov 2026</span></div>` +
    `<div class="css-2q">Question of ${buyer} (Order: ${order})</div><div class="css-3"><i></i><span>${status}</span></div></div>`
  );
}

export const markupOf = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, at) => cardMarkup(from + at)).join('');

/** The reconstructed inbox with so many cards; parsed, so that no script has yet touched the cards' elements. */
export function drawCards(count: number): HTMLElement {
  const list = drawInbox({ cards: [], count: null });
  list.innerHTML = markupOf(count);
  return list;
}

/** Cards that are not in the page yet. */
export function moreCards(count: number, from: number): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = markupOf(count, from);
  return template.content;
}
