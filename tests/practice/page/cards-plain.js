import { classes, el, ICONS, icon, setAttribute, setText } from './element.js';
import { keyed } from './keyed.js';

/** Plain elements with hashed class names; the selected card differs by its colour alone. */
export function plainCards({ onOpen, onEnd }) {
  const element = el('div', { class: classes.cards, onScroll: () => nearEnd(element) && onEnd() });
  return { element, show: keyed(element, (texts) => plainCard(texts, onOpen)) };
}

export const nearEnd = ({ scrollTop, clientHeight, scrollHeight }) => scrollTop + clientHeight > scrollHeight - 300;

/** One card that can be filled again with another case, as rows of a virtual list are. */
export function plainCard(first, onOpen) {
  let shown = first;
  let drawnState = null;
  const flag = el('img', { class: classes.flag });
  const buyer = el('b', { class: classes.buyer });
  const day = el('span', { class: classes.day });
  const subject = el('div', { class: classes.subject });
  const mark = el('span', { class: classes.mark });
  const status = el('span', {});
  const card = el(
    'div',
    {
      class: classes.card,
      tabindex: '0',
      onClick: () => onOpen(shown.caseId),
      onKeydown: (event) => event.key === 'Enter' && onOpen(shown.caseId),
    },
    el('div', { class: classes.cardhead }, flag, buyer, day),
    subject,
    el('div', { class: classes.cardfoot }, mark, status),
  );
  const update = (texts, isSelected) => {
    if (texts.state !== drawnState) {
      drawnState = texts.state;
      mark.replaceChildren(icon(ICONS[texts.state], classes[texts.state === 'resolved' ? 'done' : 'needed']));
    }
    shown = texts;
    setAttribute(flag, 'alt', texts.country);
    setAttribute(flag, 'src', texts.flag);
    setText(buyer, texts.buyer);
    setText(day, texts.day);
    setText(subject, texts.subject);
    setText(status, texts.status);
    setAttribute(card, 'class', isSelected ? `${classes.card} ${classes.selected}` : classes.card);
  };
  return { element: card, update };
}
