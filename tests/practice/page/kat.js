import { ICONS } from './element.js';

// Components after the KAT library that Seller Central uses: open shadow roots, texts in attributes. Their insides are made up.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  * { box-sizing: border-box; }
  :host { font: inherit; color: inherit; }
  :host([hidden]) { display: none; }
  button { font: inherit; border-radius: 4px; padding: 7px 14px; border: 1px solid #8a9a9c; background: #fff; color: #002f36; cursor: pointer; white-space: nowrap; }
  button:hover { background: #f1f5f5; }
  button.primary { background: #077398; border-color: #077398; color: #fff; font-weight: 600; }
  button.link { border-color: transparent; background: none; color: #077398; padding: 4px 6px; }
  i.caret { display: inline-block; margin-left: 7px; border: 4px solid transparent; border-top-color: currentColor; transform: translateY(2px); }
  a { color: #077398; text-decoration: none; }
  a:hover { text-decoration: underline; }
  textarea { font: inherit; width: 100%; min-height: 76px; padding: 9px 11px; border: 1px solid #8a9a9c; border-radius: 4px; resize: vertical; display: block; }
  .tab { display: block; width: 100%; text-align: left; border: 0; border-left: 3px solid transparent; border-radius: 0; background: none; padding: 10px 16px; color: inherit; }
  .tab[aria-current] { background: #e3f2f7; border-left-color: #077398; font-weight: 700; }
  .list { height: 100%; overflow-y: auto; }
  .head { display: flex; align-items: center; gap: 8px; }
  .flag { width: 21px; height: 14px; flex: none; }
  .day { margin-left: auto; color: #5b6b6d; font-size: 12px; flex: none; }
  .subject { margin: 6px 0 8px; line-height: 1.4; color: #2b3a3c; min-height: 2.8em; overflow-wrap: anywhere; }
  .status { display: inline-flex; align-items: center; gap: 6px; font-size: 12.5px; color: #3c4b4d; }
  svg { width: 15px; height: 15px; fill: #b26a00; flex: none; }
  .success svg { fill: #2e7d32; }
`);
const hosts = new CSSStyleSheet();
hosts.replaceSync(`
  :host(kat-card) { display: block; padding: 12px 14px 10px; border-bottom: 1px solid #dfe6e6; cursor: pointer; }
  :host(kat-card:hover) { background: #f6f9f9; }
  :host(kat-card[aria-selected="true"]) { background: #dff0f6; box-shadow: inset 3px 0 #077398; }
  :host(kat-list) { display: block; height: 100%; }
  :host(kat-label[emphasis]) { font-weight: 700; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  :host(kat-box) { display: block; border: 1px solid #dfe6e6; border-radius: 6px; padding: 12px 16px; margin-bottom: 12px; background: #fff; }
  :host(kat-button), :host(kat-link), :host(kat-statusindicator) { display: inline-block; }
  :host(kat-tab), :host(kat-textarea) { display: block; }
`);

/** The component's open shadow root, in the library's look. */
export function styled(host) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet, hosts];
  return root;
}

const make = (tag, className, ...inside) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inside);
  return element;
};
function glyph(state) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[state]);
  svg.append(path);
  return svg;
}

/** Defines a component that draws itself anew whenever one of its attributes changes. */
function define(name, attributes, draw) {
  customElements.define(
    name,
    class extends HTMLElement {
      static observedAttributes = attributes;
      connectedCallback() {
        this.draw();
      }
      attributeChangedCallback() {
        if (this.isConnected) this.draw();
      }
      draw() {
        styled(this).replaceChildren(...draw(this));
      }
    },
  );
}

const label = (element) => element.getAttribute('label') ?? '';

define('kat-button', ['label', 'variant', 'caret'], (element) => {
  const inner = make('button', element.getAttribute('variant') ?? 'secondary', make('span', '', label(element)));
  if (element.hasAttribute('caret')) inner.append(make('i', 'caret'));
  return [inner];
});
define('kat-link', ['label', 'href'], (element) => {
  const link = make('a', 'link', make('span', 'link__inner', label(element)));
  link.href = element.getAttribute('href') ?? '#';
  return [link];
});
define('kat-label', ['label'], (element) => [make('span', '', label(element)), make('slot')]);
define('kat-statusindicator', ['label', 'variant'], (element) => {
  const isSuccess = element.getAttribute('variant') === 'success';
  return [
    make(
      'span',
      isSuccess ? 'status success' : 'status',
      glyph(isSuccess ? 'resolved' : 'response-needed'),
      make('span', '', label(element)),
    ),
  ];
});
define('kat-tab', ['label', 'selected'], (element) => {
  const inner = make('button', 'tab', label(element));
  if (element.hasAttribute('selected')) inner.setAttribute('aria-current', 'page');
  return [inner];
});
define('kat-box', [], () => [make('slot')]);

customElements.define(
  'kat-textarea',
  class extends HTMLElement {
    constructor() {
      super();
      const area = make('textarea');
      styled(this).append(area);
      area.addEventListener('input', () =>
        this.dispatchEvent(new CustomEvent('kat-change', { bubbles: true, composed: true })),
      );
    }
    connectedCallback() {
      this.area.placeholder = this.getAttribute('placeholder') ?? '';
    }
    get area() {
      return this.shadowRoot.querySelector('textarea');
    }
    get value() {
      return this.area.value;
    }
    set value(text) {
      this.area.value = text;
    }
  },
);
