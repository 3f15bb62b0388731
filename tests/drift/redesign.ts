import { marketplaceOfHost } from '../../src/core/marketplaces';
import { Random } from '../practice/random';
import { ARRANGEMENTS, EXTRAS, rowsOf } from './card-shape';
import { cardDates, listStateOf, sizeOf, threadDates } from './choices';
import { showDate } from './date-styles';
import { DECOYS, decoyShape } from './decoys';
import { chance, shuffled, weighted } from './dice';
import { FLAGS } from './flags';
import { ListDrawing, SLOT, slotIn, standIn } from './list-drawing';
import { orderShape, PLACES, pageShape } from './page-shape';
import { Renderer } from './render';
import { box, habitsOf, leaf, type Shape } from './shape';
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
/** `windowed`: a list that draws only some rows at a time, and uses their elements again. */
export function drawRedesign(seed: number, { windowed = false } = {}): Redesign {
  const random = new Random(seed);
  const words = weighted(random, PAGE_WORDS);
  const { language } = words;
  const dates = cardDates(random, language);
  const cut = weighted(random, [
    [5, 75],
    [2, null],
    [1, 60],
    [1, 100],
  ] as const);
  const odd = random.pick([0, 0, 0, 0, 0.05, 0.05, 0.1, 0.2]);
  const truth = truthOf(random, { size: sizeOf(random, seed), language, dates, cut, odd });
  const { host } = truth;
  const own = marketplaceOfHost(host)!;

  const habits = habitsOf(random);
  const flag = weighted(random, [[3, 'img alt'], ...FLAGS.map((each) => [1, each] as const)] as const);
  const states = chance(random, 0.75) ? words.states : null;
  const extras = shuffled(random, EXTRAS).slice(0, random.pick([0, 0, 1, 2]));
  const arrangement = weighted(random, ARRANGEMENTS);
  const rows = rowsOf(random, habits, windowed);

  const listState = windowed ? 'whole' : listStateOf(random);
  const isListed = listState === 'whole' || listState === 'part';
  const drawn = !isListed
    ? []
    : listState === 'part'
      ? truth.cards.slice(0, Math.ceil(truth.cards.length * 0.7))
      : truth.cards;
  const open = drawn.length > 0 && chance(random, 0.7) ? random.pick(drawn) : null;

  const isNamed = chance(random, 0.85);
  const threadDesign = {
    isNamed,
    dates: threadDates(random, language),
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
  const slot = slotIn(root);
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
