import { katCards } from './cards-kat.js';
import { plainCards } from './cards-plain.js';
import { virtualCards } from './cards-virtual.js';
import config from './config.js';
import { bars, classes, el, face } from './element.js';
import { words } from './words.js';

const CUT = 75;
const FACES = { plain: plainCards, kat: katCards, virtual: virtualCards };

/** What a card shows of a case; only days, and a subject that is cut. */
const textsOf = (each) => ({
  caseId: each.caseId,
  flag: config.flags[each.marketplaceCountryCode],
  country: config.countries[each.marketplaceCountryCode],
  buyer: each.buyerName,
  day: each.formattedLastUpdatedDate,
  subject: each.subject.length > CUT ? `${each.subject.slice(0, CUT)}…` : each.subject,
  state: each.status === 'SOLVED' ? 'resolved' : 'response-needed',
  status: words.states[each.status === 'SOLVED' ? 'resolved' : 'response-needed'],
});

/** The pane with filters and cards. `onOpen(caseId)` on a click, `onEnd()` when the list is scrolled to its end. */
export function listPane({ onOpen, onEnd }) {
  const body = el('div', { class: classes.listbody });
  const element = el('section', { class: classes.list }, el('div', { class: classes.filters }, filterButton()), body);
  const cards = FACES[face]({ onOpen, onEnd });
  return {
    element,
    showLoading: () => body.replaceChildren(...Array.from({ length: 5 }, () => bars(60, 90, 40))),
    show(found, selected, folder) {
      if (found.length === 0) {
        body.replaceChildren(el('p', { class: classes.empty }, words.empty[folder] ?? words.emptyOther));
        return;
      }
      if (body.firstChild !== cards.element) body.replaceChildren(cards.element);
      cards.show(found.map(textsOf), selected);
    },
  };
}

const filterButton = () =>
  face === 'kat'
    ? el('kat-button', { label: words.filters, variant: 'link', caret: true })
    : el('button', { type: 'button', class: classes.filter }, words.filters, el('i', { class: classes.caret }));
