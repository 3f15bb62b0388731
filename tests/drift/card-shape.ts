import type { Random } from '../practice/random';
import { chance, shuffled, weighted } from './dice';
import { type FlagStyle, flagShape } from './flags';
import { box, type Habits, leaf, redesigned, type Shape, text } from './shape';
import type { State, TrueCard } from './truth';

export interface CardDesign {
  readonly flag: FlagStyle;
  readonly language: string;
  readonly states: Readonly<Record<State, string>> | null;
  readonly extras: readonly Extra[];
  readonly arrangement: Arrangement;
  readonly habits: Habits;
}
/** Where a card's parts stand. `grid` places them on the screen as it likes, in any order of the page. */
export type Arrangement =
  | 'attested'
  | 'foot date'
  | 'date first'
  | 'head status'
  | 'subject first'
  | 'row'
  | 'columns'
  | 'grid';
export const ARRANGEMENTS: readonly (readonly [number, Arrangement])[] = [
  [4, 'attested'],
  [2, 'foot date'],
  [2, 'date first'],
  [1, 'head status'],
  [1, 'subject first'],
  [2, 'row'],
  [2, 'columns'],
  [2, 'grid'],
];
export const EXTRAS = [
  'new',
  'urgent',
  'initials',
  'preview',
  'product',
  'count',
  'order',
  'tick',
  'marketplace',
  'chevron',
] as const;
export type Extra = (typeof EXTRAS)[number];

const LINE = 'display:flex;gap:6px;align-items:center;';
const TEXT = 'white-space:nowrap;overflow:hidden;text-overflow:ellipsis;flex:0 1 auto;';

interface Parts {
  readonly flag: Shape[];
  readonly name: Shape;
  readonly date: Shape;
  readonly subject: Shape;
  readonly status: Shape[];
  readonly extra: (which: Extra) => Shape[];
}

const isNew = (card: TrueCard): string | null => (card.unread ? 'New' : null);
const initials = ({ buyer }: TrueCard): string =>
  buyer
    .split(' ')
    .map((part) => [...part][0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

function partsOf(random: Random, design: CardDesign): Parts {
  const { states, extras } = design;
  const shapes: Record<Extra, () => Shape> = {
    urgent: () => text((card) => (card.at % 3 === 0 ? 'Urgent' : null), 'flex:none;font-weight:700;color:#b00;', 'b'),
    new: () => text(isNew, 'background:#077398;color:#fff;flex:none;'),
    initials: () =>
      text(initials, 'width:28px;height:28px;border-radius:50%;background:#dde;text-align:center;flex:none;'),
    preview: () => text((card) => card.case.messages.at(-1)!.text.slice(0, 90), `${TEXT}color:#777;`, 'p'),
    product: () => text((card) => card.case.product, `${TEXT}color:#777;`),
    count: () => text(({ case: { messages } }) => `(${messages.length})`, 'flex:none;color:#777;'),
    order: () => text(({ case: { orderId } }) => orderId, 'flex:none;color:#777;'),
    tick: () => leaf('input', { type: 'checkbox' }, 'flex:none;'),
    marketplace: () => text((card) => card.case.asin, 'flex:none;color:#777;'),
    chevron: () => text('›', 'flex:none;'),
  };
  const gap = chance(random, 0.7) ? 'margin-left:auto;' : '';
  return {
    flag: flagShape(random, design.flag, design.language),
    name: text(({ buyer }) => buyer, `${TEXT}font-weight:700;`, 'b'),
    date: text(({ date }) => date.text, `flex:none;color:#5b6b6d;${gap}`),
    subject: text(({ subject }) => subject, `overflow:hidden;flex:1 1 auto;`, 'div'),
    status: states
      ? [
          box(
            `${LINE}flex:none;`,
            leaf('i', {}),
            text(({ state }) => states[state], ''),
          ),
        ]
      : [],
    extra: (which) => (extras.includes(which) ? [shapes[which]()] : []),
  };
}

/** How every card of the list looks; `card` is drawn for each. */
export function cardShape(random: Random, design: CardDesign, row: Shape): Shape {
  const { flag, name, date, subject, status, extra } = partsOf(random, design);
  const line = (...kids: Shape[]): Shape => box(LINE, ...kids);
  const after = [...extra('preview'), ...extra('product')];
  const marks = [...extra('new'), ...extra('count')];
  const foot = [...status, ...extra('order'), ...extra('marketplace')];
  const lead = [...extra('tick'), ...extra('initials'), ...extra('urgent')];
  const stacked = (): Shape[] => {
    switch (design.arrangement) {
      case 'foot date':
        return [line(...lead, ...flag, name, ...marks), subject, ...after, line(...foot, date)];
      case 'date first':
        return [
          line(date, ...extra('new')),
          line(...lead, ...flag, name, ...extra('count')),
          subject,
          ...after,
          ...(foot.length ? [line(...foot)] : []),
        ];
      case 'head status':
        return [line(...lead, ...flag, name, ...status, ...marks), subject, ...after, line(...extra('order'), date)];
      case 'subject first':
        return [
          line(subject, date),
          line(...lead, name, ...marks, ...flag),
          ...after,
          ...(foot.length ? [line(...foot)] : []),
        ];
      case 'columns':
        return [
          box(
            'display:flex;gap:8px;',
            ...lead,
            ...flag,
            box('display:block;flex:1 1 auto;', line(name, date, ...marks), subject, ...after),
            ...(foot.length ? [box('display:block;flex:none;', ...foot)] : []),
          ),
        ];
      default:
        return [
          line(...lead, ...flag, name, ...marks, date),
          subject,
          ...after,
          ...(foot.length ? [line(...foot)] : []),
        ];
    }
  };
  const { habits } = design;
  const free = (shapes: readonly Shape[]): Shape[] => shapes.map((shape) => redesigned(random, shape, habits));
  if (design.arrangement === 'row') {
    const cells = [
      line(...lead, ...flag, name, ...marks),
      ...shuffled(random, [subject, date, ...status.slice(0, 1), ...extra('order')]),
    ];
    const wide = (shape: Shape): string => (shape === subject ? 'width:46%;' : '');
    return {
      ...row,
      css: row.tag === 'tr' || row.tag.endsWith('-row') ? row.css : `${row.css}display:flex;`,
      kids: cells.map((cell) => ({
        ...box(`${cellCss(row)}${wide(cell)}`, ...free([cell])),
        tag: cellTag(row),
        keeps: true,
      })),
    };
  }
  if (design.arrangement === 'grid')
    return {
      ...row,
      css: `${row.css}display:grid;grid-template-columns:40px 1fr auto;`,
      kids: free(gridded(random, { flag, name, date, subject, status, extra })),
    };
  const kids = free(stacked());
  return row.tag === 'tr' || row.tag.endsWith('-row')
    ? { ...row, kids: [{ ...box(cellCss(row), ...kids), tag: cellTag(row), keeps: true }] }
    : { ...row, kids };
}

/** Each part has its place on the screen; in which order they stand in the page does not show. */
function gridded(random: Random, { flag, name, date, subject, status, extra }: Parts): Shape[] {
  const at = (row: number, column: string, shapes: readonly Shape[]): Shape[] =>
    shapes.map((shape) => ({ ...shape, css: `${shape.css}grid-row:${row};grid-column:${column};` }));
  const placed = [
    ...at(1, '1', flag.slice(0, 1)),
    ...at(1, '2', [name]),
    ...at(1, '3', [date]),
    ...at(2, '1/4', [subject]),
    ...at(3, '1/4', [...extra('preview').slice(0, 1)]),
    ...at(4, '1/4', status),
  ];
  return chance(random, 0.5) ? placed : shuffled(random, placed);
}

const cellTag = ({ tag }: Shape): string =>
  tag === 'tr' ? 'td' : tag.endsWith('-row') ? tag.replace(/row$/, 'cell') : 'div';
const cellCss = ({ tag }: Shape): string =>
  tag === 'tr' || tag.endsWith('-row')
    ? 'display:table-cell;padding:4px;vertical-align:top;'
    : 'flex:1 1 10%;padding:4px;overflow:hidden;';

export interface Rows {
  readonly container: Shape;
  readonly row: Shape;
}

/** What a list and its cards are made of. */
export function rowsOf(random: Random, { library }: Habits, virtual: boolean): Rows {
  const padding = 'padding:8px 12px;border-bottom:1px solid #dfe6e6;';
  const shape = (tag: string, css: string, attributes: Record<string, string> = {}): Shape => ({
    ...box(css),
    tag,
    attributes,
  });
  const rootRow = { ...shape(`${library}-card`, `display:block;${padding}`), inRoot: true };
  return weighted(random, [
    [3, { container: shape('div', 'display:block;'), row: shape('div', `display:block;${padding}`) }],
    [
      2,
      {
        container: shape('ul', 'display:block;list-style:none;padding:0;'),
        row: shape('li', `display:block;${padding}`),
      },
    ],
    [1, { container: shape('div', 'display:grid;'), row: shape('article', `display:block;${padding}`) }],
    [
      2,
      {
        container: shape('div', 'display:block;', { role: 'listbox' }),
        row: shape('div', `display:block;${padding}`, { role: 'option', tabindex: '0' }),
      },
    ],
    [
      2,
      {
        container: shape('div', 'display:flex;flex-direction:column;'),
        row: shape('a', `display:block;${padding}`, { href: '#' }),
      },
    ],
    [
      1,
      {
        container: shape('div', 'display:block;'),
        row: shape('button', `display:block;width:100%;text-align:left;${padding}`),
      },
    ],
    [virtual ? 0 : 2, { container: shape('tbody', ''), row: shape('tr', '') }],
    [
      virtual ? 0 : 2,
      {
        container: shape(`${library}-table`, 'display:table;width:100%;'),
        row: shape(`${library}-table-row`, 'display:table-row;'),
      },
    ],
    [2, { container: { ...shape(`${library}-list`, 'display:block;'), inRoot: true }, row: rootRow }],
    [1, { container: shape('div', 'display:block;'), row: rootRow }],
  ] as const);
}
