import config from './config.js';

export const { classes, face } = config;

/** Makes an element. `on…` functions listen, `class` and other names are attributes; null and false are left out. */
export function el(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...inside.filter((node) => node !== null));
  return element;
}

/** Writes only what differs, as a framework would: an unchanged page causes no mutation. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
export function setAttribute(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** A button in this face's manner. `kind`: `primary`, `secondary` or `link`. */
export function button(label, onClick, kind = 'secondary') {
  if (face === 'kat') return el('kat-button', { label, variant: kind, onClick });
  return el('button', { type: 'button', class: `${classes.button} ${classes[kind]}`, onClick }, label);
}

/** Grey bars of these widths, in percent, while something loads. */
export const bars = (...widths) =>
  el(
    'div',
    { class: classes.bars },
    ...widths.map((width) => el('div', { class: `${classes.bar} ${classes[`w${width}`] ?? ''}` })),
  );

export function icon(path, className = classes.icon) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  if (className) svg.setAttribute('class', className);
  const shape = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}
export const ICONS = {
  'response-needed': 'M8 1a7 7 0 100 14A7 7 0 008 1zm-.8 3.5h1.6v4.4H7.2zm0 5.5h1.6v1.6H7.2z',
  resolved: 'M8 1a7 7 0 100 14A7 7 0 008 1zm3.7 5.2l-4.5 4.9-2.7-2.6 1-1.1 1.6 1.5 3.5-3.8z',
};
