import { classes, el } from './element.js';
import { words } from './words.js';

/** The right pane: the order that the open case is about. Not there for a question before any order. */
export function orderPane() {
  const element = el('aside', { class: classes.orderpane, hidden: true });
  return {
    element,
    clear() {
      element.hidden = true;
    },
    show(order) {
      if (order.orderId === null) {
        element.hidden = true;
        return;
      }
      const row = (name, text) => el('div', { class: classes.orderrow }, el('dt', {}, name), el('dd', {}, text));
      element.replaceChildren(
        el(
          'div',
          { class: classes.orderhead },
          el('h3', {}, words.order),
          el(
            'button',
            { type: 'button', class: classes.cross, 'aria-label': words.close, onClick: () => (element.hidden = true) },
            '×',
          ),
        ),
        el('kat-link', { label: order.orderId, href: `/orders-v3/order/${order.orderId}` }),
        el(
          'dl',
          {},
          row(words.orderedOn, order.orderedOn),
          row(words.shipBy, order.shipBy),
          row(words.deliverBy, order.deliverBy),
          row(words.fulfilment, order.fulfilment),
        ),
        ...order.products.map(({ asin, title, quantity }) =>
          el(
            'div',
            { class: classes.product },
            el('div', { class: classes.picture }),
            el(
              'div',
              {},
              el('p', {}, title),
              el('p', { class: classes.asin }, asin),
              el('p', { class: classes.asin }, `${words.quantity}: ${quantity}`),
            ),
          ),
        ),
      );
      element.hidden = false;
    },
  };
}
