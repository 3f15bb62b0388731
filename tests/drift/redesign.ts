import { marketplaceOfHost } from '../../src/core/marketplaces';
import { Random } from '../practice/random';
import { ARRANGEMENTS, EXTRAS, rowsOf } from './card-shape';
import { type DateStyle, showDate } from './date-styles';
import { DECOYS, decoyShape } from './decoys';
import { chance, shuffled, weighted } from './dice';
import { FLAGS } from './flags';
import { ListDrawing } from './list-drawing';
import { PLACES, pageShape } from './page-shape';
import { Renderer } from './render';
import { box, habitsOf, leaf, type Shape, text } from './shape';
import { messagesOf, type TrueMessage, threadShape } from './thread-shape';
import { NOW, type TrueCard, type Truth, truthOf } from './truth';
import { PAGE_WORDS } from './words';

/** One seeded redesign of the practice page, drawn into the document, and what is true of it. */
export interface Redesign {
  readonly seed: number;
  readonly url: URL;
  readonly truth: Truth;
  /** The cards that are drawn, in the page's order; the folder may hold more. */
  readonly drawn: readonly TrueCard[];
  /** The open thread; null where none is drawn. */
  readonly thread: { readonly card: TrueCard; readonly messages: readonly TrueMessage[] } | null;
  /** The rows as they are drawn. */
  readonly rows: readonly HTMLElement[];
  /** Shows other cards in the rows of a windowed list. */
  readonly scrollTo: (first: number) => void;
  /** The choices made, for the message of a failure. */
  readonly design: Readonly<Record<string, unknown>>;
}

const STORE = 'NORDWIND';
const MOST_DRAWN_LONG = 2_000;

const sizeOf = (random: Random, seed: number): number => {
  if (seed % 500 === 7) return MOST_DRAWN_LONG;
  if (seed % 125 === 11) return 300;
  return weighted(random, [
    [1.5, 1],
    [2, 2],
    [2, 3],
    [6, random.whole(4, 12)],
    [5, random.whole(13, 60)],
  ] as const);
};

const DATES: readonly (readonly [number, DateStyle])[] = [
  [5, 'attested'],
  [2, 'attested minute'],
  [2, 'long'],
  [2, 'medium'],
  [1, 'long minute'],
  [1, 'medium minute'],
  [1, 'full'],
  [1, 'dashed'],
  [1, 'iso'],
  [1, 'slashed'],
  [1, 'year-less'],
  [1, 'relative'],
  [2, 'smart'],
];
const ENGLISH_ONLY: readonly DateStyle[] = ['dashed', 'relative', 'smart', 'attested', 'attested minute', 'year-less'];

/** `windowed`: a list that draws only some rows at a time, and uses their elements again. */
export function drawRedesign(seed: number, { windowed = false } = {}): Redesign {
  const random = new Random(seed);
  const words = weighted(random, PAGE_WORDS);
  const { language } = words;
  const isEnglish = language.startsWith('en');
  const chosen = weighted(random, DATES);
  const dates =
    !isEnglish && ENGLISH_ONLY.includes(chosen)
      ? language === 'zh-CN' && !['dashed', 'relative', 'smart'].includes(chosen)
        ? chosen
        : 'long'
      : chosen;
  const cut = weighted(random, [
    [5, 75],
    [2, null],
    [1, 60],
    [1, 100],
  ] as const);
  const odd = random.pick([0, 0, 0, 0.05, 0.2]);
  const truth = truthOf(random, { size: sizeOf(random, seed), language, dates, cut, odd });
  const { host } = truth;
  const own = marketplaceOfHost(host)!;

  const habits = habitsOf(random);
  const flag = weighted(random, [[3, 'img alt'], ...FLAGS.map((each) => [1, each] as const)] as const);
  const states = chance(random, 0.75) ? words.states : null;
  const extras = shuffled(random, EXTRAS).slice(0, random.pick([0, 0, 1, 2]));
  const arrangement = weighted(random, ARRANGEMENTS);
  const rows = rowsOf(random, habits, windowed);

  const listState = windowed
    ? 'whole'
    : weighted(random, [
        [90, 'whole'],
        [6, 'part'],
        [1, 'loading'],
        [1, 'missing'],
        [2, 'empty'],
      ] as const);
  const isListed = listState === 'whole' || listState === 'part';
  const drawn = !isListed
    ? []
    : listState === 'part'
      ? truth.cards.slice(0, Math.ceil(truth.cards.length * 0.7))
      : truth.cards;
  const open = drawn.length > 0 && chance(random, 0.7) ? random.pick(drawn) : null;

  const isNamed = chance(random, 0.85);
  const threadDates = weighted(random, [
    [5, 'attested minute'],
    [1, 'medium minute'],
    [1, 'long minute'],
  ] as const);
  const threadDesign = {
    isNamed,
    dates: isEnglish || language === 'zh-CN' ? threadDates : ('long minute' as const),
    language,
    store: STORE,
    newestFirst: chance(random, 0.2),
  };
  const messages = open && messagesOf(random, open, threadDesign);
  const hasPane = chance(random, 0.9);
  const thread: Shape | null = messages
    ? threadShape(random, messages, threadDesign, habits)
    : hasPane
      ? { ...box('display:block;'), attributes: isNamed ? { id: 'case-messages' } : {}, keeps: true }
      : null;

  const day = (at: number): string => showDate(at, { zone: own.zone, now: NOW, language, style: 'long' }).text;
  const decoyDesign = { dates: chance(random, 0.7) ? dates : ('attested' as const), language, zone: own.zone, habits };
  const decoys = shuffled(random, DECOYS)
    .slice(0, random.pick([0, 1, 1, 2, 3]))
    .map((decoy) => ({ decoy, place: random.pick(PLACES), shape: decoyShape(random, decoy, decoyDesign) }));
  const needed = truth.cards.filter(
    ({ state, at }) => state === 'response-needed' && NOW - at < 30 * 86_400_000,
  ).length;
  const count = chance(random, 0.85) ? (listState === 'empty' ? 0 : needed) : null;
  const folderAt = { all: 0, 'response-needed': 1, resolved: 3 }[truth.folder];
  const hasButton = chance(random, 0.92);
  const movedPanes = chance(random, 0.12);
  const page = pageShape(random, {
    words,
    store: STORE,
    country: new Intl.DisplayNames([language], { type: 'region' }).of(own.country)!,
    count,
    range: `${day(NOW - 30 * 86_400_000)} - ${day(NOW)}`,
    selectedFolder: chance(random, 0.5) ? folderAt : null,
    hasButton,
    habits,
    list: listState === 'missing' ? null : { ...leaf(SLOT, {}), keeps: true },
    thread,
    order: open && chance(random, 0.8) ? orderShape(words.order, open, day) : null,
    decoys,
    movedPanes,
  });

  const renderer = new Renderer(random);
  document.documentElement.lang = language;
  document.adoptedStyleSheets = [renderer.sheet];
  const root = renderer.draw(page, truth.cards[0]!)!;
  const list = new ListDrawing(renderer, rows, random, { flag, language, states, extras, arrangement, habits });
  const slot = root.querySelector(SLOT) ?? findInRoots(root);
  if (slot && !isListed) slot.replaceWith(...standIn(listState));
  else if (slot && windowed) list.drawWindowIn(slot, drawn, open);
  else if (slot) list.drawIn(slot, drawn, open);
  document.body.replaceChildren(root);

  const fi = truth.folder === 'response-needed' ? '?fi=responseNeeded' : '';
  return {
    seed,
    url: new URL(`https://${host}/messaging/inbox${chance(random, 0.9) ? fi : ''}`),
    truth: listState === 'empty' ? { ...truth, cards: [] } : truth,
    drawn,
    thread: open && messages && { card: open, messages },
    rows: list.rows,
    scrollTo: (first) => list.scrollTo(first),
    design: {
      language,
      dates,
      cut,
      odd,
      flag,
      states: states !== null,
      extras,
      arrangement,
      habits,
      row: rows.row.tag,
      listState,
      isNamed,
      hasButton,
      count,
      movedPanes,
      folder: truth.folder,
      size: truth.cards.length,
      decoys: decoys.map(({ decoy, place }) => `${decoy} ${place}`),
    },
  };
}

/** What stands in the list's place while it loads, or when it is empty. */
const standIn = (state: string): Node[] =>
  state === 'empty'
    ? [Object.assign(document.createElement('p'), { textContent: 'Nothing here.' })]
    : [1, 2, 3, 4].map(() => {
        const bar = document.createElement('div');
        bar.append(document.createElement('div'), document.createElement('div'));
        return bar;
      });

const SLOT = 'list-slot';
/** The list's place may lie in a root. */
function findInRoots(root: Element): Element | null {
  for (const each of root.querySelectorAll('*')) {
    const found =
      each.shadowRoot && (each.shadowRoot.querySelector(SLOT) ?? findInRoots(each.shadowRoot as unknown as Element));
    if (found) return found;
  }
  return null;
}

const orderShape = (
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
