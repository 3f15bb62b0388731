import { make } from './reconstruction';

/** Invented lists: forms that the reader does not know by itself. None of them was seen anywhere. */
export interface Message {
  readonly name: string;
  readonly subject: string;
  readonly date: string;
}

const NAMES = ['Anna K.', 'Ravi', 'Zoë Müller', '李雷', 'Olu A.', "Conan O'Brien", 'Jose'];
const SUBJECTS = [
  'Where is my parcel, it was due last week',
  'The lamp does not fit the socket',
  'Invoice for the order',
];
export const messages = (count: number, from = 0): Message[] =>
  Array.from({ length: count }, (_, at) => ({
    name: NAMES[(at + from) % NAMES.length]!,
    subject: `${SUBJECTS[(at + from) % SUBJECTS.length]} (${at + from})`,
    date: `${((at + from) % 28) + 1} Jul 2026`,
  }));

const shadow = (host: HTMLElement, ...inside: (Node | string)[]): HTMLElement => {
  host.attachShadow({ mode: 'open' }).append(...inside);
  return host;
};

export interface Layout {
  /** One card. */
  readonly card: (message: Message) => HTMLElement;
  readonly list?: (cards: HTMLElement[]) => HTMLElement;
}

export const LAYOUTS: Readonly<Record<string, Layout>> = {
  'three texts without a mark': {
    card: ({ name, subject, date }) =>
      make('div', {}, make('b', {}, name), make('p', {}, subject), make('i', {}, date)),
  },
  'name after the subject': {
    card: ({ name, subject, date }) =>
      make('li', {}, make('h4', {}, subject), make('div', {}, make('span', {}, name), make('time', {}, date))),
    list: (cards) => make('ul', {}, ...cards),
  },
  'all in spans, and a word of the page behind': {
    card: ({ name, subject, date }) =>
      make('a', { href: '#' }, ...[date, subject, name, 'Open'].map((text) => make('span', {}, text))),
  },
  'the date in an attribute': {
    card: ({ name, subject, date }) =>
      make('article', {}, make('b', {}, name), make('span', { title: date }, 'a while ago'), make('p', {}, subject)),
  },
  'name and date in attributes of a picture': {
    card: ({ name, subject, date }) =>
      make('article', {}, make('img', { alt: name, title: date }), make('p', {}, subject), make('p', {}, 'Reply')),
  },
  'components in open shadow roots': {
    card: ({ name, subject, date }) =>
      shadow(
        make('msg-row'),
        make('div', {}, shadow(make('msg-text'), make('span', {}, subject)), make('kat-label', { label: name })),
        shadow(make('msg-date'), make('span', {}, date)),
      ),
    list: (cards) => shadow(make('msg-list'), make('section', {}, ...cards)),
  },
  'slotted into a component': {
    card: ({ name, subject, date }) =>
      shadow(
        make('msg-box', { style: 'display: block' }, make('b', {}, name), make('p', {}, subject), make('i', {}, date)),
        make('slot'),
      ),
  },
  'rows of a table': {
    card: ({ name, subject, date }) => make('tr', {}, ...[subject, date, name].map((text) => make('td', {}, text))),
    list: (cards) =>
      make(
        'table',
        {},
        make('thead', {}, make('tr', {}, ...['Topic', 'When', 'Who'].map((text) => make('th', {}, text)))),
        make('tbody', {}, ...cards),
      ),
  },
  'a part of the subject in bold': {
    card: ({ name, subject, date }) =>
      make(
        'div',
        {},
        make('span', {}, name),
        make(
          'p',
          {},
          subject.split(' ')[0]!,
          make('b', {}, ` ${subject.split(' ')[1]} `),
          subject.split(' ').slice(2).join(' '),
        ),
        make('i', {}, date),
      ),
  },
  'an element for each day': {
    card: ({ name, subject, date }) =>
      make('div', {}, make('b', {}, name), make('p', {}, subject), make('i', {}, date)),
    list: (cards) =>
      make(
        'div',
        {},
        ...[cards.slice(0, 2), cards.slice(2)]
          .filter((day) => day.length > 0)
          .map((day, at) => make('section', {}, make('h5', {}, `Day ${at + 1}`), make('div', {}, ...day))),
      ),
  },
};

/** Draws the page with this list and gives its cards. Its own words are of no language that Reply Clock knows. */
export function drawLayout(
  { card, list = (cards) => make('div', {}, ...cards) }: Layout,
  shown: readonly Message[],
): HTMLElement[] {
  const cards = shown.map(card);
  document.documentElement.lang = 'en-IN';
  document.body.replaceChildren(
    make(
      'div',
      { id: 'sc-navbar-container' },
      make('span', { class: 'dropdown-account-switcher-header-label-global' }, 'NORDWIND'),
    ),
    make(
      'div',
      { id: 'sc-content-container' },
      make('p', {}, 'Global communication metrics from 30 June - 30 July 2026. Select a card for more details.'),
      make('ul', {}, ...['Mahtuq', 'Velop', 'Zenit'].map((word) => make('li', {}, word))),
      make('div', { id: 'pane' }, make('button', {}, 'Qoraz (0)'), list(cards)),
      make(
        'div',
        { id: 'case-messages' },
        make('div', {}, make('b', {}, 'Anna K.'), make('p', {}, 'Where is it?'), make('i', {}, '5 Jul 2026')),
      ),
      make(
        'aside',
        {},
        make('h3', {}, 'Order'),
        make('dl', {}, make('div', {}, make('dt', {}, 'Ship by'), make('dd', {}, '8 Jul 2026'))),
      ),
    ),
  );
  return cards;
}
