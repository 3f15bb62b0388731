import type { Random } from '../practice/random';
import { chance, hashName, shuffled } from './dice';
import { box, type Habits, leaf, redesigned, type Shape, text } from './shape';
import { NOW, type TrueCard } from './truth';
import type { PageWords } from './words';

export interface Frame {
  readonly words: PageWords;
  readonly store: string;
  readonly country: string;
  /** The number that the metrics row shows; null where there is no such row. */
  readonly count: number | null;
  readonly range: string;
  readonly selectedFolder: number | null;
  /** The list's pane has its button; without, nothing says where the list is. */
  readonly hasButton: boolean;
  readonly habits: Habits;
  /** The list with its cards, or what stands for it; null in a narrow window. */
  readonly list: Shape | null;
  readonly thread: Shape | null;
  readonly order: Shape | null;
  readonly decoys: readonly { readonly place: Place; readonly shape: Shape }[];
  /** The panes stand elsewhere on the screen than on the real site. */
  readonly movedPanes: boolean;
}
export const PLACES = ['top', 'bottom', 'aside', 'order', 'navigation', 'under list', 'over list'] as const;
export type Place = (typeof PLACES)[number];

const PANES = { folders: 170, list: 400, thread: 560, order: 260, aside: 200 } as const;

/** The whole page after the practice site's: its blocks, in an order and in elements of its own. */
export function pageShape(random: Random, frame: Frame): Shape {
  const { habits, words } = frame;
  const loose = (shape: Shape): Shape => redesigned(random, shape, habits);
  const at = (place: Place): Shape[] => frame.decoys.filter((each) => each.place === place).map(({ shape }) => shape);
  const kept = (css: string, ...kids: Shape[]): Shape => ({ ...box(css, ...kids), keeps: true });

  const button = frame.hasButton ? [loose(box('padding:6px;', text(words.filters, '', 'button')))] : [];
  const listPane = frame.list && [
    box('display:block;', ...at('over list'), ...button, frame.list, ...at('under list')),
  ];
  const order = [...(frame.order ? [loose(frame.order)] : []), ...at('order')];
  const panes: [keyof typeof PANES, Shape[]][] = [
    ['folders', [loose(folderColumn(frame))]],
    ...(listPane ? [['list', listPane] as [keyof typeof PANES, Shape[]]] : []),
    ...(frame.thread ? [['thread', [frame.thread]] as [keyof typeof PANES, Shape[]]] : []),
    ...(order.length > 0 ? [['order', order] as [keyof typeof PANES, Shape[]]] : []),
    ...(at('aside').length > 0 ? [['aside', at('aside')] as [keyof typeof PANES, Shape[]]] : []),
  ];
  const shown = frame.movedPanes ? shuffled(random, panes) : panes;
  const placed = shown.map(([name, kids], order) =>
    maybeNested(random, box(`order:${order};flex:0 0 ${PANES[name]}px;width:${PANES[name]}px;`, ...kids)),
  );
  const columns = box(
    'display:flex;align-items:flex-start;',
    ...(chance(random, 0.7) ? placed : shuffled(random, placed)),
  );
  const metrics = frame.count === null ? [] : [loose(metricsRow(frame, frame.count))];
  const blocks = [...at('top'), ...metrics, kept('', columns)];
  return kept('display:block;width:1600px;', navigation(frame, at('navigation')), {
    ...kept(
      'display:block;',
      loose(toolsRow()),
      ...(chance(random, 0.85) ? blocks : [...blocks].reverse()),
      ...at('bottom'),
    ),
    attributes: { id: chance(random, 0.8) ? 'sc-content-container' : hashName(random) },
  });
}

/** Frameworks put elements around panes that show nothing. */
const maybeNested = (random: Random, pane: Shape): Shape =>
  chance(random, 0.2) ? box(pane.css, box('display:block;', ...pane.kids)) : pane;

/** Header and menu; the pill with the store's name is attested. */
function navigation({ store, country }: Frame, more: Shape[]): Shape {
  return {
    ...box(
      'display:block;',
      { ...text(store), attributes: { class: 'dropdown-account-switcher-header-label-global' }, keeps: true },
      { ...text(country), keeps: true },
      leaf('img', { alt: country, width: '20' }),
      ...more,
    ),
    attributes: { id: 'sc-navbar-container' },
    keeps: true,
  };
}

const toolsRow = (): Shape =>
  box('display:flex;', leaf('input', {}), text('Messaging settings', '', 'button'), text('More', '', 'button'));

function folderColumn({ words, selectedFolder }: Frame): Shape {
  const folders = words.folders.map((word, at): Shape => {
    const mark = at === selectedFolder ? { 'aria-current': 'page' } : {};
    return { ...box('display:block;padding:6px;', text(word, '', 'button')), attributes: mark };
  });
  return box('display:block;', box('display:block;', ...folders), text('Collapse', '', 'button'));
}

function metricsRow({ words, range }: Frame, count: number): Shape {
  const card = (name: string, value: number, parts: string): Shape =>
    box('display:block;padding:6px;', text(name), text(String(value), '', 'b'), text(parts, '', 'p'));
  return box(
    'display:block;',
    text(words.metrics(range), '', 'p'),
    box(
      'display:flex;',
      card('Cases requiring attention', count, words.needed(count)),
      card('Cases resolved', 2, 'Cases resolved today 0'),
    ),
  );
}

/** The right pane: dated rows that are no message. */
export const orderShape = (
  word: string,
  { case: { orderId, product, asin } }: TrueCard,
  day: (at: number) => string,
): Shape => {
  const row = (name: string, value: string): Shape => box('display:flex;', text(name, '', 'dt'), text(value, '', 'dd'));
  return box(
    'display:block;',
    text(word, '', 'h3'),
    ...(orderId ? [leaf('kat-link', { label: orderId })] : []),
    box(
      'display:block;',
      row('Ordered', day(NOW - 5 * 86_400_000)),
      row('Ship by', day(NOW - 2 * 86_400_000)),
      row('Deliver by', day(NOW)),
    ),
    text(product, '', 'p'),
    text(asin, '', 'p'),
  );
};
