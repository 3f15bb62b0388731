import { type CardTexts, textsOf } from './card-texts';
import { type Columns, columnsOf, likeUnits, type NoColumns } from './columns';
import { flatChildrenOf, flatParentOf } from './flat-tree';
import { filtersOfText, folderOfLabel, guessedFilters, guessedFolder, metricsOfText, stateOfLabel } from './labels';
import { followsButton, type Place, placing } from './list-pane';
import { isStatusWord, type PageWords } from './page-words';
import { speaksOf } from './parts';
import type { Survey } from './survey';
import { readUnit, type Unit } from './unit';

export interface FoundList {
  readonly container: Element;
  /** The elements that may be cards, in drawn order. */
  readonly units: () => Element[];
  /** What one of them says; null for one that is not laid out as the others are. */
  readonly textsOf: (unit: Unit, isDate: (text: string) => boolean) => CardTexts | null;
  /** An element of the cards' tag with so many texts is one of them, also where it cannot be read. */
  readonly leastTexts: number;
  /** The tag that cards have. */
  readonly tag: string;
  readonly flagged: boolean;
  readonly labelled: boolean;
  /** By which words the page's labels were known when it was found. */
  readonly words: PageWords;
  /**
   * To be found anew for each reading: one card alone does not show which element holds the list, for the next one may
   * stand elsewhere; and an example of the seller's is checked each time.
   */
  readonly findAnew: boolean;
  readonly isTaught: boolean;
}
/** Cards are there, but their `dates` or other texts are not understood (`cards`); `none`: nothing looks like cards. */
export type NotFound = NoColumns | 'none';

interface Reading {
  readonly language: string;
  readonly isDate: (text: string) => boolean;
  /** How many messages need a response by the page's own count; null where it shows none. */
  readonly counted: () => number | null;
  readonly words: PageWords;
}

/** Parents of anchors with those of their children that hold one. Linear: a climb ends where an earlier one passed. */
export function* holdersOf(anchors: readonly Element[]): Generator<void, Map<Element, Set<Element>>> {
  const holders = new Map<Element, Set<Element>>();
  for (const [at, anchor] of anchors.entries()) {
    if (at % 128 === 127) yield;
    let child = anchor;
    for (let parent = flatParentOf(child); parent; parent = flatParentOf(child)) {
      const known = holders.get(parent);
      if (known) {
        known.add(child);
        break;
      }
      holders.set(parent, new Set([child]));
      child = parent;
    }
  }
  return holders;
}

/** Words that stand around a list, never in a card: a unit that holds them is a pane. */
function isPane(unit: Unit, { guesses }: PageWords): boolean {
  const folders = new Set(
    unit.runs.map(({ text }) => folderOfLabel(text) ?? (guesses ? guessedFolder(text) : null)).filter(Boolean),
  );
  if (folders.size >= 3) return true;
  return unit.runs.some(
    ({ text }) =>
      filtersOfText(text) !== null || metricsOfText(text) !== null || (guesses && guessedFilters(text) !== null),
  );
}

const hasState = (unit: Unit, words: PageWords): boolean => unit.runs.some((run) => isStatusWord(run.text, words));
/** The site cuts subjects, at 75 characters when it was seen. */
const isCut = (unit: Unit): boolean => unit.runs.some(({ text }) => text.length >= 40 && /(?:…|\.\.\.)$/.test(text));
/** One text says another again, as subjects say the buyer's name. */
const isAbout = ({ runs }: Unit): boolean =>
  runs.some(({ text }) => runs.some((other) => speaksOf(other.text, text) && !/\p{N}/u.test(text)));
/** An order or a product is named within a longer text, as subjects do; the id may be cut. */
const isOrdered = ({ runs }: Unit): boolean =>
  runs.some(({ text }) => text.length >= 30 && /\D{12}(?:\d{3}-\d{2}|\bB0[\dA-Z]{2})/.test(text));
type Mark = (unit: Unit, words: PageWords) => boolean;
const hasFlag: Mark = ({ country }) => country !== null;
const MARKS: readonly Mark[] = [hasFlag, hasState, isCut, isAbout, isOrdered];
/** How many of a card's own marks it has: a flag, a status word, and a subject's three. */
const marksOf = (unit: Unit, words: PageWords): number => MARKS.filter((has) => has(unit, words)).length;
/** Those of the marks that half of the cards have; of what buyers may write over, a third. */
const sharedMarks = (cards: readonly Unit[], words: PageWords): Mark[] =>
  MARKS.filter((has) => {
    const least = has === hasFlag || has === hasState ? 1 / 2 : 1 / 3;
    return cards.filter((unit) => has(unit, words)).length >= least * cards.length;
  });
/** One kind of mark could be anything's, but next to the list's own button; flags and labels anywhere. */
const areEnough = (marks: readonly Mark[], place: Place, isNext: () => boolean): boolean =>
  (marks.length >= 2 || (marks.length === 1 && isNext())) &&
  (place !== 'elsewhere' || marks.includes(isOrdered) || marks.includes(isAbout));

/** A date, a name and a subject at least; beside a mark they may say anything, for buyers type two of them. */
function looksLikeCard(unit: Unit | null, { isDate, words }: Reading): unit is Unit {
  if (!unit || unit.runs.length < 3 || unit.runs.length > 40 || isPane(unit, words)) return false;
  const bases = unit.runs.filter((run) => isDate(run.text)).map(({ base }) => base);
  const dates = bases.length;
  // Two dates at like places are two cards' dates.
  if (new Set(bases).size < dates) return false;
  if (marksOf(unit, words) > 0) return dates >= 1 && unit.runs.length >= (hasState(unit, words) ? 4 : 3);
  return dates >= 1 && unit.runs.length - dates >= 2;
}

/** Those of the units that share most of their places' tags with the first of the largest group: others are other things. */
function likeEachOther(units: readonly Unit[]): Unit[] {
  const [model] = likeUnits(units);
  const bases = new Set(model?.runs.map(({ base }) => base));
  return units.filter(({ runs }) => 2 * runs.filter(({ base }) => bases.has(base)).length > runs.length);
}

const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most ? [...all] : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]!);

const MOST_HOLDERS = 60;
const MOST_CANDIDATES = 12;
const PLACES: readonly Place[] = ['elsewhere', 'open', 'beside', 'pane'];

/**
 * The message list by repeated structure: like siblings of which nearly each holds a date, a name and a longer text,
 * and most a mark of cards. It stands in the pane of the list's own button, where that is known. One card alone is
 * taken only with two marks. No class names play a part. Two that could be it are none.
 */
export function* findList(survey: Survey, asked: Omit<Reading, 'words'>): Generator<void, FoundList | NotFound> {
  const { words } = survey;
  const reading = { ...asked, words };
  const placeOf = placing(survey);
  const candidates = [...(yield* holdersOf(survey.dates))]
    .filter(([, children]) => children.size >= 2)
    .sort((a, b) => b[1].size - a[1].size)
    .slice(0, MOST_HOLDERS)
    .map(([container, children]) => ({ container, children: [...children], place: placeIn(survey, children, placeOf) }))
    .slice(0, MOST_CANDIDATES);
  let best = null as { readonly found: FoundList | NoColumns; readonly rank: number; isTied: boolean } | null;
  for (const { container, children, place } of candidates) {
    yield;
    const sample = spread(children, 12).map((element) => readUnit(element, reading.language));
    const cards = likeEachOther(sample.filter((unit) => looksLikeCard(unit, reading)));
    if (cards.length < Math.max(2, sample.length / 2)) continue;
    const marks = sharedMarks(cards, words);
    if (!areEnough(marks, place, () => followsButton(survey, container))) continue;
    const rank = PLACES.indexOf(place) * (MARKS.length + 1) + marks.length;
    if (best && best.rank > rank) continue;
    const found = yield* describe(container, children, reading);
    if (best?.rank === rank) best.isTied = true;
    else best = { found, rank, isTied: false };
  }
  if (best && !best.isTied && typeof best.found !== 'string') return best.found;
  const single = best ? 'none' : yield* singleCard(survey, reading, placeOf);
  if (typeof single !== 'string') return single;
  const seen = best ? (typeof best.found === 'string' ? best.found : 'cards') : single;
  return seen === 'none' && (yield* undatedCards(survey, reading, placeOf)) ? 'dates' : seen;
}

function* describe(
  container: Element,
  children: readonly Element[],
  reading: Reading,
): Generator<void, FoundList | NoColumns> {
  const units: Unit[] = [];
  for (const element of spread(children, 60)) {
    const unit = readUnit(element, reading.language);
    if (looksLikeCard(unit, reading)) units.push(unit);
    yield;
  }
  const columns = columnsOf(units, reading.isDate, reading.words);
  return typeof columns === 'string' ? columns : foundList(container, units, columns, reading.words);
}

function foundList(container: Element, units: readonly Unit[], columns: Columns, words: PageWords): FoundList {
  return {
    container,
    units: () => unitsOf(container),
    textsOf: (unit, isDate) => textsOf(unit, columns, isDate),
    leastTexts: 3,
    tag: units[0]!.element.localName,
    flagged: units.some((unit) => unit.country !== null),
    labelled: units.some(({ runs }) => runs.some((run) => columns.isStatus(run.text))),
    findAnew: units.length === 1,
    isTaught: false,
    words,
  };
}

const MOST_SINGLES = 60;

/** One card: the smallest element around a date that is a whole card, with two marks of one. */
function* singleCard(
  survey: Survey,
  reading: Reading,
  placeOf: (element: Element) => Place,
): Generator<void, FoundList | NotFound> {
  const found: FoundList[] = [];
  let seen: NotFound = 'none';
  for (const date of survey.dates.slice(0, MOST_SINGLES)) {
    yield;
    const card = cardAround(date, reading);
    if (!card) continue;
    const place = placeOf(date);
    const inPane = place === 'pane';
    const isMarked = inPane || hasFlag(card, reading.words) || hasState(card, reading.words);
    if (place === 'elsewhere' && !(isMarked && isAbout(card) && isOrdered(card))) continue;
    if (!isMarked || marksOf(card, reading.words) + Number(inPane && isTheCounted(card, reading)) < 2) {
      // A flag or a status word may stand anywhere; in the list's own pane it is a card's.
      if (inPane) seen = 'cards';
      continue;
    }
    const columns = columnsOf([card], reading.isDate, reading.words);
    const container = flatParentOf(card.element);
    if (typeof columns === 'string') seen = columns;
    else if (container && isAlone(card, container, reading) && textsOf(card, columns, reading.isDate))
      found.push(foundList(container, [card], columns, reading.words));
    else seen = 'cards';
  }
  const containers = new Set(found.map(({ container }) => container));
  return containers.size === 1 ? found[0]! : containers.size > 1 ? 'cards' : seen;
}

/** Where the children stand; what one of them says is no button. */
function placeIn({ filters }: Survey, children: ReadonlySet<Element>, placeOf: (element: Element) => Place): Place {
  for (let at = filters[0]?.owner ?? null; at; at = flatParentOf(at)) if (children.has(at)) return 'open';
  return placeOf([...children][0]!);
}

/** No sibling is like it: one of several shows too little of what they have in common. */
function isAlone(card: Unit, container: Element, reading: Reading): boolean {
  const siblings = unitsOf(container).filter(
    (each) => each !== card.element && each.localName === card.element.localName,
  );
  const others = spread(siblings, 8).map((each) => readUnit(each, reading.language));
  return likeEachOther([card, ...others.filter((unit) => looksLikeCard(unit, reading))]).length === 1;
}

/** The page counts one message that needs a response, and this says that it does. */
const isTheCounted = ({ runs }: Unit, { counted }: Reading): boolean =>
  runs.some((run) => stateOfLabel(run.text) === 'response-needed') && counted() === 1;

/** The smallest element around a date with a card's marks, or a larger one that only adds another mark at its end. */
function cardAround(date: Element, reading: Reading): Unit | null {
  let card: Unit | null = null;
  for (let at: Element | null = date; at; at = flatParentOf(at)) {
    const unit = readUnit(at, reading.language);
    if (!unit || unit.runs.length > 40 || isPane(unit, reading.words)) break;
    const marks = card ? marksOf(card, reading.words) : 0;
    if (!looksLikeCard(unit, reading) || marksOf(unit, reading.words) <= marks) continue;
    if (card && unit.runs[0]!.owner !== card.runs[0]!.owner) break;
    card = unit;
  }
  return card;
}

/** Like siblings with flags or status words and several texts, but without a date that we can read. */
function* undatedCards(
  survey: Survey,
  reading: Reading,
  placeOf: (element: Element) => Place,
): Generator<void, boolean> {
  for (const [, children] of yield* holdersOf([...survey.flags, ...survey.states])) {
    yield;
    const sample = spread([...children], 8).map((element) => readUnit(element, reading.language));
    const cards = sample.filter(
      (unit) =>
        unit &&
        unit.runs.length >= 3 &&
        !isPane(unit, reading.words) &&
        unit.country !== null &&
        unit.runs.filter((run) => !isStatusWord(run.text, reading.words)).length >= 3,
    );
    if (cards.length >= Math.max(1, sample.length / 2) && placeOf([...children][0]!) !== 'elsewhere') return true;
  }
  return false;
}

/** The elements that may be cards, in drawn order. */
export const unitsOf = (container: Element): Element[] => flatChildrenOf(container);
