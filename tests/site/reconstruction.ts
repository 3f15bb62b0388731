/** A hand-made inbox after site-evidence section 1 (en-IN, July 2026). A reconstruction: nobody here has seen the live page. */
export interface CardText {
  buyer: string;
  subject: string;
  date: string;
  status?: string;
  flag?: string;
}
export type Face = 'plain' | 'list' | 'links' | 'table' | 'kat' | 'slotted' | 'virtual';

const make = (tag: string, attributes: Record<string, string> = {}, ...inside: (Node | string)[]): HTMLElement => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
};

export { make };

const shadow = (host: HTMLElement, ...inside: (Node | string)[]): HTMLElement => {
  host.attachShadow({ mode: 'open' }).append(...inside);
  return host;
};

const flagOf = ({ flag = 'India' }: CardText): Node[] => (flag ? [make('img', { alt: flag })] : []);
const lines = (card: CardText): HTMLElement[] => [
  make(
    'div',
    { class: 'css-1x9' },
    ...flagOf(card),
    make('b', {}, card.buyer),
    make('span', { class: 'css-d4' }, card.date),
  ),
  make('div', { class: 'css-2q' }, card.subject),
  ...(card.status === undefined ? [] : [make('div', { class: 'css-3' }, make('i'), make('span', {}, card.status))]),
];

export const cardElement: Record<Face, (card: CardText, at: number) => HTMLElement> = {
  plain: (card) => make('div', { class: 'css-c' }, ...lines(card)),
  list: (card) => make('li', {}, make('div', {}, ...lines(card))),
  links: (card) => make('a', { href: '#' }, ...lines(card)),
  table: (card) =>
    make(
      'tr',
      {},
      make('td', {}, ...flagOf(card), card.buyer),
      make('td', {}, card.date),
      make('td', {}, card.subject),
      make('td', {}, card.status ?? ''),
    ),
  kat: (card) =>
    shadow(
      make('kat-card'),
      make(
        'div',
        {},
        ...flagOf(card),
        make('kat-label', { label: card.buyer }),
        make('kat-label', { class: 'd', label: card.date }),
      ),
      make('p', {}, card.subject),
      ...(card.status === undefined ? [] : [make('kat-statusindicator', { label: card.status })]),
    ),
  slotted: (card) => {
    const host = make('kat-box', {}, ...lines(card));
    return shadow(host, make('section', {}, make('slot')));
  },
  virtual: (card, at) =>
    make(
      'div',
      { role: 'listitem', style: `position:absolute;top:${at * 90}px;height:90px;width:300px` },
      make('div', {}, ...lines(card)),
    ),
};

const container: Record<Face, (cards: HTMLElement[]) => HTMLElement> = {
  plain: (cards) => make('div', {}, ...cards),
  list: (cards) => make('ul', {}, ...cards),
  links: (cards) => make('div', {}, ...cards),
  table: (cards) => make('table', {}, make('tbody', {}, ...cards)),
  kat: (cards) => shadow(make('kat-list'), make('div', {}, ...cards)),
  slotted: (cards) => shadow(make('kat-list', {}, ...cards), make('div', {}, make('slot'))),
  virtual: (cards) =>
    make(
      'div',
      { style: 'height:400px;overflow:auto' },
      make('div', { id: 'rows', style: `position:relative;height:${cards.length * 90}px` }, ...cards),
    ),
};

export interface PageParts {
  face?: Face;
  cards: CardText[];
  count?: number | null;
  range?: string;
  filters?: string | null;
  thread?: HTMLElement[];
  orderPane?: boolean;
  selected?: string;
  /** The page's own words, where it is not in English: whatever a test wants, none of them was seen. */
  language?: string;
  folders?: readonly string[];
  metrics?: string;
}

/** Draws the page into `document.body` and gives the list's element. */
export function drawInbox({
  face = 'plain',
  cards,
  count = cards.length,
  range = '30 June - 30 July 2026',
  filters = 'Filters (0)',
  thread = [],
  orderPane = true,
  selected,
  language = 'en-IN',
  folders: labels = ['All', 'Response Needed', 'Sent Messages', 'Resolved', 'Reported Unresolved'],
  metrics = `Global communication metrics from ${range}. Select a card for more details.`,
}: PageParts): HTMLElement {
  document.documentElement.lang = language;
  const list = container[face](cards.map((card, at) => cardElement[face](card, at)));
  const folders = labels.map((label) =>
    make('li', label === selected ? { 'aria-selected': 'true' } : {}, make('span', {}, label)),
  );
  document.body.replaceChildren(
    make(
      'div',
      { id: 'sc-navbar-container' },
      make('span', { class: 'dropdown-account-switcher-header-label-global' }, 'NORDWIND'),
      make('span', {}, 'India'),
      make('img', { alt: 'India' }),
    ),
    make(
      'div',
      { id: 'sc-content-container' },
      make(
        'div',
        {},
        make('form', {}, make('input')),
        make('button', {}, 'Messaging settings'),
        make('button', {}, 'Manage automated responses'),
      ),
      make(
        'div',
        {},
        make('h2', {}, 'Introducing Automated Responses'),
        make('button', {}, 'Dismiss'),
        make('button', {}, 'Get Started'),
      ),
      make(
        'section',
        {},
        make('p', {}, metrics),
        make(
          'div',
          {},
          make(
            'div',
            {},
            make('span', {}, 'Cases requiring attention'),
            make('b', {}, '0'),
            make('p', {}, count === null ? '' : `Response needed ${count} | Reported unresolved 0`),
          ),
        ),
        make(
          'div',
          {},
          make(
            'div',
            {},
            make('span', {}, 'Cases resolved'),
            make('b', {}, '2'),
            make('p', {}, 'Cases resolved today 0'),
          ),
        ),
      ),
      make(
        'main',
        {},
        make('ul', {}, ...folders, make('li', {}, make('button', {}, 'Collapse'))),
        ...(filters === null ? [] : [make('div', { id: 'pane' }, make('button', {}, filters), list)]),
        make('div', {}, make('div', { id: 'case-messages' }, ...thread)),
        ...(orderPane
          ? [
              make(
                'aside',
                {},
                make('h3', {}, 'Order'),
                make('kat-link', { label: '405-1234567-1234567' }),
                make(
                  'dl',
                  {},
                  make('div', {}, make('dt', {}, 'Ship by'), make('dd', {}, '8 Jul 2026')),
                  make('div', {}, make('dt', {}, 'Ordered'), make('dd', {}, '2 Jul 2026')),
                ),
              ),
            ]
          : []),
      ),
    ),
  );
  return list;
}

const NAMES = ['Anna K.', 'Ravi', 'Zoë Müller', '李雷', 'buyer', 'Olu A.', "Conan O'Brien", 'Jose'];
export const someCards = (count: number): CardText[] =>
  Array.from({ length: count }, (_, at) => ({
    buyer: NAMES[at % NAMES.length]!,
    subject:
      `Product details enquiry from Amazon customer ${NAMES[at % NAMES.length]} (Order: 405-12345`.slice(0, 74) + '…',
    date: `${(at % 28) + 1} Jul 2026`,
    status: at % 3 === 2 ? 'Resolved' : 'Response needed',
  }));
