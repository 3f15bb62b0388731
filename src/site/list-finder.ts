import { type Columns, columnsOf, textsOf } from './columns';
import { flatChildrenOf, flatParentOf } from './flat-tree';
import { filtersOfText, folderOfLabel, metricsOfText, stateOfLabel } from './labels';
import type { Survey } from './survey';
import { readUnit, type Unit } from './unit';

export interface FoundList {
  readonly container: Element;
  readonly columns: Columns;
  /** The tag that cards have. */
  readonly tag: string;
  readonly flagged: boolean;
  readonly labelled: boolean;
  /** One card alone does not show which element holds the list: the next one may stand elsewhere. */
  readonly alone: boolean;
}
/** `dates`: cards are there, but their dates are not understood. `none`: nothing here looks like cards. */
export type NotFound = 'dates' | 'none';

interface Reading {
  readonly language: string;
  readonly isDate: (text: string) => boolean;
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
function isPane(unit: Unit): boolean {
  const folders = new Set(unit.runs.map((run) => folderOfLabel(run.text)).filter((folder) => folder !== null));
  if (folders.size >= 3) return true;
  return unit.runs.some((run) => filtersOfText(run.text) !== null || metricsOfText(run.text) !== null);
}

const hasState = (unit: Unit): boolean => unit.runs.some((run) => stateOfLabel(run.text) !== null);
const hasTimeOfDay = (unit: Unit): boolean =>
  unit.runs.some((run) => run.text.length < 40 && /\d{4}.{1,4}\d{1,2}[:.]\d{2}/.test(run.text));
const isStrong = (unit: Unit): boolean => unit.country !== null || hasState(unit);

/** A date, a name and a subject at least. */
function looksLikeCard(unit: Unit | null, { isDate }: Reading): unit is Unit {
  if (!unit || unit.runs.length < 3 || unit.runs.length > 40 || isPane(unit)) return false;
  const dates = unit.runs.filter((run) => isDate(run.text)).length;
  const words = unit.runs.filter((run) => !isDate(run.text) && stateOfLabel(run.text) === null).length;
  return dates >= 1 && words >= 2;
}

const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most ? [...all] : Array.from({ length: most }, (_, at) => all[Math.floor((at * all.length) / most)]!);

/**
 * The message list by repeated structure: like siblings of which nearly each holds a date, a name and a longer text,
 * and most a flag or a status word. One card alone is taken only with all of that. No class names play a part.
 */
export function* findList(survey: Survey, reading: Reading): Generator<void, FoundList | NotFound> {
  const candidates = [...(yield* holdersOf(survey.dates))]
    .filter(([, children]) => children.size >= 2)
    .sort((a, b) => b[1].size - a[1].size)
    .slice(0, 12);
  let best: { found: FoundList; score: number } | null = null;
  let cardsSeen = false;
  for (const [container, children] of candidates) {
    yield;
    const sample = spread([...children], 8).map((element) => readUnit(element, reading.language));
    const cards = sample.filter((unit) => looksLikeCard(unit, reading));
    if (cards.length < Math.max(2, sample.length / 2)) continue;
    const strong = cards.filter(isStrong).length >= cards.length / 2;
    // Without flag or status there must be more of them, in a page that shows a list pane; and times of day are a thread's.
    if (!strong && (children.size < 3 || survey.filters.length === 0 || cards.every(hasTimeOfDay))) continue;
    const score = children.size * (strong ? 3 : 1) * (cards.length / sample.length);
    if (best && best.score >= score) continue;
    const found = yield* describe(container, [...children], reading);
    if (found) best = { found, score };
    else cardsSeen = true;
  }
  if (best) return best.found;
  const single = singleCard(survey, reading);
  if (single) return single;
  return cardsSeen || (yield* undatedCards(survey, reading)) ? 'dates' : 'none';
}

function* describe(
  container: Element,
  children: readonly Element[],
  reading: Reading,
): Generator<void, FoundList | null> {
  const units: Unit[] = [];
  for (const element of spread(children, 60)) {
    const unit = readUnit(element, reading.language);
    if (looksLikeCard(unit, reading)) units.push(unit);
    yield;
  }
  const columns = columnsOf(units, reading.isDate);
  return columns ? foundList(container, units, columns) : null;
}

function foundList(container: Element, units: readonly Unit[], columns: Columns): FoundList {
  return {
    container,
    columns,
    tag: units[0]!.element.localName,
    flagged: units.some((unit) => unit.country !== null),
    labelled: units.some(hasState),
    alone: units.length === 1,
  };
}

/** One card: the smallest element around a date that is a whole card, with flag and status word. */
function singleCard(survey: Survey, reading: Reading): FoundList | null {
  const found: FoundList[] = [];
  for (const date of survey.dates.slice(0, 10)) {
    let card: Unit | null = null;
    for (let at: Element | null = date; at && !card; at = flatParentOf(at)) {
      const unit = readUnit(at, reading.language);
      if (!unit || unit.runs.length > 40 || isPane(unit)) break;
      if (looksLikeCard(unit, reading) && unit.country !== null && hasState(unit)) card = unit;
    }
    const container = card ? flatParentOf(card.element) : null;
    const columns = card ? columnsOf([card], reading.isDate) : null;
    if (card && container && columns && textsOf(card, columns, reading.isDate))
      found.push(foundList(container, [card], columns));
  }
  const containers = new Set(found.map(({ container }) => container));
  return containers.size === 1 ? found[0]! : null;
}

/** Like siblings with flags or status words and several texts, but without a date that we can read. */
function* undatedCards(survey: Survey, reading: Reading): Generator<void, boolean> {
  for (const [, children] of yield* holdersOf([...survey.flags, ...survey.states])) {
    yield;
    const sample = spread([...children], 8).map((element) => readUnit(element, reading.language));
    const cards = sample.filter(
      (unit) =>
        unit &&
        unit.runs.length >= 3 &&
        !isPane(unit) &&
        unit.country !== null &&
        unit.runs.filter((run) => !stateOfLabel(run.text)).length >= 3,
    );
    if (cards.length >= Math.max(1, sample.length / 2)) return true;
  }
  return false;
}

/** The elements that may be cards, in drawn order. */
export const unitsOf = (container: Element): Element[] => flatChildrenOf(container);
