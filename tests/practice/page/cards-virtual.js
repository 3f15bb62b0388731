import { nearEnd, plainCard } from './cards-plain.js';
import { classes, el, setAttribute } from './element.js';

const ROW_PX = 116;
const EXTRA = 2;

/** Draws only the rows in view, in elements that are used again for other cases; says which one is selected. */
export function virtualCards({ onOpen, onEnd }) {
  const room = el('div', { class: classes.room, role: 'listbox' });
  const element = el('div', { class: `${classes.cards} ${classes.scroller}` }, room);
  const rows = [];
  let all = [];
  let selected = null;

  const draw = () => {
    const first = Math.max(0, Math.floor(element.scrollTop / ROW_PX) - EXTRA);
    const last = Math.min(all.length, Math.ceil((element.scrollTop + element.clientHeight) / ROW_PX) + EXTRA);
    const height = `${all.length * ROW_PX}px`;
    if (room.style.height !== height) room.style.height = height;
    const wanted = last - first;
    while (rows.length > wanted) rows.pop().element.remove();
    for (let at = first; at < last; at++) {
      const number = at % wanted;
      if (!rows[number]) {
        rows[number] = plainCard(all[at], onOpen);
        rows[number].element.setAttribute('role', 'option');
      }
      const row = rows[number];
      const top = `${at * ROW_PX}px`;
      if (row.element.style.top !== top) row.element.style.top = top;
      row.update(all[at], all[at].caseId === selected);
      setAttribute(row.element, 'aria-selected', String(all[at].caseId === selected));
      if (row.element.parentNode !== room) room.append(row.element);
    }
  };
  element.addEventListener('scroll', () => {
    draw();
    if (nearEnd(element)) onEnd();
  });
  // The pane's height is known only after it has been laid out.
  new ResizeObserver(draw).observe(element);
  return {
    element,
    show(texts, selectedCase) {
      all = texts;
      selected = selectedCase;
      draw();
    },
  };
}
