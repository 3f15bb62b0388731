import { nearEnd } from './cards-plain.js';
import { el, setAttribute, setText } from './element.js';
import { styled } from './kat.js';
import { keyed } from './keyed.js';

/** `kat-*` components: each card keeps its content in an open shadow root, and most texts in `label` attributes. */
export function katCards({ onOpen, onEnd }) {
  const element = el('kat-list');
  const list = el('div', { class: 'list', onScroll: () => nearEnd(list) && onEnd() });
  styled(element).append(list);
  return { element, show: keyed(list, (texts) => katCard(texts, onOpen)) };
}

function katCard({ caseId }, onOpen) {
  const flag = el('img', { class: 'flag' });
  const buyer = el('kat-label', { emphasis: '' });
  const day = el('kat-label', { class: 'day' });
  const subject = el('p', { class: 'subject' });
  const status = el('kat-statusindicator');
  const card = el('kat-card', { role: 'option', tabindex: '0', onClick: () => onOpen(caseId) });
  styled(card).append(el('div', { class: 'head' }, flag, buyer, day), subject, status);
  const update = (texts, isSelected) => {
    setAttribute(flag, 'alt', texts.country);
    setAttribute(flag, 'src', texts.flag);
    setAttribute(buyer, 'label', texts.buyer);
    setAttribute(day, 'label', texts.day);
    setText(subject, texts.subject);
    setAttribute(status, 'label', texts.status);
    setAttribute(status, 'variant', texts.state === 'resolved' ? 'success' : 'warning');
    setAttribute(card, 'aria-selected', String(isSelected));
  };
  return { element: card, update };
}
