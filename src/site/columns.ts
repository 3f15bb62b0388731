import type { CardState } from '../core/reading';
import { drawnInside, flatParentOf } from './flat-tree';
import { LONGEST_LABEL } from './labels';
import { shareOnOneLine } from './lines';
import { isStatusWord, type PageWords, rowOfStatuses, stateOfStatus } from './page-words';
import { partsOf, speaksOf } from './parts';
import { isBold, isBoldElement, type Place, placesOf } from './place';
import { type Run, runsOf } from './text-of';
import { isBelow, type PlacedRun, placeOf, type Unit, withEmojiTexts } from './unit';

/** Where the cards of one list keep what; found by what the column has in common, never by one card's texts. */
export interface Columns {
  readonly date: number;
  readonly name: number;
  readonly subject: number;
  /** The place that holds a status word on most cards, or on those that have it; null where there is none. */
  readonly state: number | null;
  /** How many texts of the same tags these cards have, by base: with more or fewer, places mean something else. */
  readonly counts: ReadonlyMap<number, number>;
  /** Names alone are bold. */
  readonly boldNames: boolean;
  /** Most cards show a status word that is known, or known to be one. */
  readonly labelled: boolean;
  /** What a status says, and whether a text is one, by the words that this column of cards bears out. */
  readonly stateOf: (text: string) => CardState | null;
  readonly isStatus: (text: string) => boolean;
}
/** `dates`: no place is surely the cards' date. `cards`: no place is surely their name or subject. */
export type NoColumns = 'dates' | 'cards';

type IsDate = (text: string) => boolean;
const DATED = 0.6;
const HALF = 0.5;

/**
 * The columns that these cards share. Which places they are does not depend on how many cards there are, nor on the
 * words of their labels: a thread is known by its buyer and subject, so another choice would make it another thread.
 */
export function columnsOf(all: readonly Unit[], isDate: IsDate, words: PageWords): Columns | NoColumns {
  const units = likeUnits(all);
  const places = placesOf(units, isDate, words);
  const dated = places.filter(({ dates }) => dates >= Math.max(1, DATED * units.length));
  const date = dateOf(units, dated, places);
  if (!date) return 'dates';
  const known = statusOf(units, places, date);
  const learnt = known ? null : learntStatus(units, places, date, words);
  const isUnsure = known === 'unsure' || learnt === 'unsure';
  const state = isUnsure ? null : (known ?? learnt?.place ?? null);

  const free = places.filter((place) => place !== date && place !== state);
  const parts = partsOf(units, free, dated, state !== null);
  // What may be a status is no name or subject only where others surely are.
  if (!parts || (isUnsure && !(parts.isNameSure && parts.isSubjectSure))) return 'cards';
  const { name, subject } = parts;
  if (units.length < FEW) {
    // An emoji may be all that a buyer typed.
    if (units.some(({ emoji, flags }) => emoji.length > 0 && (flags > 1 || !parts.isNameSure))) return 'cards';
    // What is bold is a name, also if it reads as a date.
    if (isBold(units, date.key) && !isBold(units, name.key)) return 'dates';
    if (!parts.isNameSure && date === places[0]) return 'dates';
    if (!parts.isSubjectSure && standsForDate(units, name, subject, date)) return 'dates';
  }
  const boldNames = isBold(units, name.key) && places.every((place) => place === name || !isBold(units, place.key));
  const chosen = [date, name, subject, ...(state ? [state] : [])].map(({ key }) => baseOf(key));
  return {
    date: date.key,
    name: name.key,
    subject: subject.key,
    state: state?.key ?? null,
    counts: new Map(chosen.map((base) => [base, countOf(units[0]!.runs, base)])),
    boldNames,
    labelled: state !== null,
    stateOf: (text) => stateOfStatus(text, words.guesses && known !== null && !isUnsure && units.length >= FEW),
    isStatus: (text) => isStatusWord(text, words) || (!isUnsure && (learnt?.row.has(text) ?? false)),
  };
}

const baseOf = (key: number): number => Math.floor(key / 64);
const countOf = (runs: readonly PlacedRun[], base: number): number => runs.filter((run) => run.base === base).length;

/** Those that are laid out as most are: a badge that only some have would move the places of what follows. */
export function likeUnits(units: readonly Unit[]): readonly Unit[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const layout = unit.runs.map(({ base }) => base).join();
    const group = groups.get(layout);
    if (group) group.push(unit);
    else groups.set(layout, [unit]);
  }
  return [...groups.values()].reduce((most, group) => (group.length > most.length ? group : most), []);
}

/**
 * The place that holds a status word on most cards; of several, for buyers can type one, that of the most. Of few
 * cards, the one beside an icon; or the last, where none has one.
 */
function statusOf(units: readonly Unit[], places: readonly Place[], date: Place): Place | 'unsure' | null {
  const labels = places.filter((place) => place !== date && place.states >= HALF * place.cards);
  if (labels.length === 0) return null;
  if (units.length >= FEW) return labels.reduce((most, place) => (place.states >= most.states ? place : most));
  const bold = places.filter((place) => isBold(units, place.key));
  const [name = null] = bold.length === 1 ? bold : [];
  const rivals = labels.filter((place) => place !== name);
  if (rivals.length === 0) return null;
  const others = places.filter((place) => place !== date && place !== name);
  const marked = others
    .slice(name ? 0 : 1)
    .filter(({ key, longest }) => longest <= LONGEST_LABEL && units.every((unit) => hasIcon(unit, key)));
  const [only] = marked.length > 0 ? marked : others.slice(-1);
  return marked.length < 2 && only && rivals.includes(only) ? only : 'unsure';
}

/** Flags and boxes to tick stand before names and subjects too. */
const NO_ICON = /^(?:img|input)$/;

/** Whether something without a text is drawn right before the text at this place. */
function hasIcon({ element, runs }: Unit, key: number): boolean {
  const owner = runs.find((run) => placeOf(run) === key)?.owner;
  for (let at = owner ?? null; at && at !== element; at = flatParentOf(at))
    if (at.previousElementSibling)
      return !NO_ICON.test(at.previousElementSibling.localName) && runsOf(at.previousElementSibling, 1).length === 0;
  return false;
}

/**
 * The place of a status in words that are not known: nearly all cards say there what stands in one row of labels beside
 * the list, as the folder column's words do. `unsure`: of few cards, a typed text may be the same by chance.
 */
function learntStatus(
  units: readonly Unit[],
  common: readonly Place[],
  date: Place,
  words: PageWords,
): { readonly place: Place; readonly row: ReadonlySet<string> } | 'unsure' | null {
  if (words.rows.length === 0) return null;
  const isFew = units.length < FEW;
  for (const place of common.slice(1).reverse()) {
    if (place === date || place.longest > LONGEST_LABEL) continue;
    const texts = units.flatMap(({ runs }) => runs.filter((run) => placeOf(run) === place.key)).map(({ text }) => text);
    const row = rowOfStatuses(texts, words, isFew);
    // The last of several texts is taken for a label anyway.
    if (row) return !isFew ? { place, row } : place === common.at(-1) ? null : 'unsure';
  }
  return null;
}

/** Of several places that hold dates, for buyers can type one: the one on the line of the name that stands first. */
function dateOf(units: readonly Unit[], dated: readonly Place[], [first]: readonly Place[]): Place | null {
  const [best, ...rivals] = [...dated].sort((a, b) => b.dates - a.dates);
  if (!best || !first) return null;
  if (rivals.every((rival) => agree(units, best.key, rival.key))) return best;
  if (dated.includes(first)) return null;
  const shares = dated.map((place) => ({ place, share: shareOnOneLine(units, first.key, place.key) }));
  const beside = shares.filter(({ share }) => share === 1);
  return beside.length === 1 && shares.every(({ share }) => share === 0 || share === 1) ? beside[0]!.place : null;
}

const agree = (units: readonly Unit[], a: number, b: number): boolean =>
  units.every((unit) => {
    const texts = unit.runs.filter((run) => placeOf(run) === a || placeOf(run) === b).map((run) => run.text);
    return new Set(texts).size <= 1;
  });

/** So few cards do not show by themselves that what reads as a date is theirs and not their buyers'. */
const FEW = 3;

/** Whether the date, in words that we cannot read, may stand where a subject was found, and a typed one below it. */
function standsForDate(units: readonly Unit[], name: Place, subject: Place, date: Place): boolean {
  if (subject.longest > LONGEST_LABEL || subject.order > date.order) return false;
  if (shareOnOneLine(units, name.key, subject.key) < 1) return false;
  return shareOnOneLine(units, name.key, date.key) < 1 || subject.numbers === subject.cards;
}

/** What one card says, by its columns. */
export interface CardTexts {
  readonly buyer: string;
  readonly subject: string;
  readonly date: Run;
  readonly state: CardState | null;
  /** Set where a flag emoji is name or subject: then it is no flag. */
  readonly isFlagTyped?: boolean;
}

/** null for a unit that is not laid out as its column is. */
export function textsOf(unit: Unit, columns: Columns, isDate: IsDate): CardTexts | null {
  const texts = textsIn(unit.runs, columns, isDate);
  if (texts || unit.emoji.length === 0) return texts;
  const typed = textsIn(withEmojiTexts(unit).runs, columns, isDate);
  return typed && { ...typed, isFlagTyped: true };
}

function textsIn(runs: readonly PlacedRun[], columns: Columns, isDate: IsDate): CardTexts | null {
  const date = dateRun(runs, columns.date, isDate, columns);
  if (!date) return null;
  const others = runs.filter((run) => run !== date);
  const name = runAt(others, columns.name, columns, runs) ?? onlyOf(columns.boldNames ? others.filter(isBoldRun) : []);
  if (!name) return null;
  const rest = others.filter((run) => run !== name);
  const first =
    runAt(rest, columns.subject, columns, runs) ?? onlyOf(rest.filter(({ text }) => speaksOf(text, name.text)));
  if (!first) return null;

  // Buyers type the subject, so it is never taken for the status, whatever it says.
  const subject = runs.filter((run) => run === first || (run !== date && run !== name && continues(run, first)));
  const left = rest.filter((run) => !subject.includes(run));
  const label = columns.state === null ? null : (runAt(left, columns.state, columns, runs) ?? null);
  // Where each card ends in a status, one that ends in its subject has none to tell: what we took for it is the status.
  if (columns.labelled && !label && runs.at(-1) === first && columns.isStatus(first.text)) return null;
  return {
    buyer: name.text,
    subject: subject.map((run) => run.text).join(' '),
    date,
    state: label && columns.stateOf(label.text),
  };
}

const onlyOf = (runs: readonly PlacedRun[]): PlacedRun | null => (runs.length === 1 ? runs[0]! : null);
const isBoldRun = ({ owner }: PlacedRun): boolean => isBoldElement(owner);

/** The text at a place, if this card has as many texts of its tags as the others: else it may be another's. */
function runAt(
  among: readonly PlacedRun[],
  key: number,
  { counts }: Columns,
  all: readonly PlacedRun[],
): PlacedRun | null {
  if (countOf(all, baseOf(key)) !== counts.get(baseOf(key))) return null;
  return among.find((run) => placeOf(run) === key) ?? null;
}

/** Where a badge before it shifts the count of equal places, the only date among them is meant. */
function dateRun(runs: readonly PlacedRun[], key: number, isDate: IsDate, columns: Columns): PlacedRun | null {
  const placed = runAt(runs, key, columns, runs);
  if (placed && isDate(placed.text)) return placed;
  return onlyOf(runs.filter((run) => run.base === baseOf(key) && isDate(run.text)));
}

/** Whether a text belongs to the element that another one starts, e.g. after a part in bold. */
const continues = (run: PlacedRun, first: PlacedRun): boolean =>
  run.owner === first.owner ||
  (run.base !== first.base && isBelow(run.base, first.base) && drawnInside(run.owner, first.owner));
