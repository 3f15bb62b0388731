import type { CardState } from '../core/reading';
import { drawnInside } from './flat-tree';
import { LONGEST_LABEL } from './labels';
import { shareOnOneLine } from './lines';
import { isStatusWord, type PageWords, rowOfStatuses, stateOfStatus } from './page-words';
import type { Run } from './text-of';
import { isBelow, type PlacedRun, placeOf, type Unit } from './unit';

/** Where the cards of one list keep what; found by what the column has in common, never by one card's texts. */
export interface Columns {
  readonly date: number;
  readonly name: number;
  readonly subject: number;
  /** A place that holds a status word on most cards though texts follow it; null where the last text is the status. */
  readonly state: number | null;
  /** Most cards show a status word that is known, or known to be one. */
  readonly labelled: boolean;
  /** What a status says, and whether a text is one, by the words that this column of cards bears out. */
  readonly stateOf: (text: string) => CardState | null;
  readonly isStatus: (text: string) => boolean;
}
/** `dates`: no place is surely the cards' date. `cards`: no place is surely their name or subject. */
export type NoColumns = 'dates' | 'cards';

type IsDate = (text: string) => boolean;
const COMMON = 0.8;
const DATED = 0.6;

interface Place {
  readonly key: number;
  cards: number;
  dates: number;
  states: number;
  numbers: number;
  longest: number;
  order: number;
}

/** The places of these cards, in the order in which they are drawn. */
function placesOf(units: readonly Unit[], isDate: IsDate, words: PageWords): Place[] {
  const places = new Map<number, Place>();
  for (const unit of units)
    for (const [order, run] of unit.runs.entries()) {
      const key = placeOf(run);
      let place = places.get(key);
      if (!place) {
        place = { key, cards: 0, dates: 0, states: 0, numbers: 0, longest: 0, order: 0 };
        places.set(key, place);
      }
      place.cards++;
      place.order += order;
      place.longest = Math.max(place.longest, run.text.length);
      if (isDate(run.text)) place.dates++;
      if (isStatusWord(run.text, words)) place.states++;
      if (/\p{N}/u.test(run.text)) place.numbers++;
    }
  return [...places.values()].sort((a, b) => a.order / a.cards - b.order / b.cards);
}

/**
 * The columns that these cards share. Which places they are does not depend on how many cards there are, nor on the
 * words of their labels: a thread is known by its buyer and subject, so another choice would make it another thread.
 */
export function columnsOf(units: readonly Unit[], isDate: IsDate, words: PageWords): Columns | NoColumns {
  const places = placesOf(units, isDate, words);
  const common = places.filter(({ cards }) => cards >= COMMON * units.length);
  const dated = places.filter(({ dates }) => dates >= Math.max(1, DATED * units.length));
  const date = dateOf(units, dated, common);
  if (!date) return 'dates';
  const known = common.filter(({ states, cards }) => states >= 0.5 * cards).at(-1) ?? null;
  const learnt = known ? null : learntStatus(units, common, date, words);
  if (learnt === 'unsure') return 'cards';
  const state = known ?? learnt?.place ?? null;

  const [name, ...texts] = common.filter((place) => place !== date && place !== state);
  const subject = name && subjectOf(units, name, texts, dated, state !== null);
  if (!name || !subject) return 'cards';
  if (units.length < FEW && (date === common[0] || standsForDate(units, name, subject, date))) return 'dates';
  return {
    date: date.key,
    name: name.key,
    subject: subject.key,
    state: state && state !== common.at(-1) ? state.key : null,
    labelled: state !== null,
    stateOf: (text) => stateOfStatus(text, words.guesses && known !== null && units.length >= FEW),
    isStatus: (text) => isStatusWord(text, words) || (learnt?.row.has(text) ?? false),
  };
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

/**
 * The first text below the line of the name. The last of several is a label, in words that may not be known; what
 * reads as a date everywhere is a subject only where nothing else is.
 */
function subjectOf(
  units: readonly Unit[],
  name: Place,
  texts: readonly Place[],
  dated: readonly Place[],
  labelled: boolean,
): Place | undefined {
  const last = texts.at(-1);
  const endsInLabel = !labelled && texts.length > 1 && last!.longest <= LONGEST_LABEL;
  const free = endsInLabel ? texts.slice(0, -1) : texts;
  if (free.length < 2) return free[0];
  const below = free.filter((place) => shareOnOneLine(units, name.key, place.key) < 1);
  const candidates = below.length > 0 ? below : free;
  return candidates.find((place) => !dated.includes(place)) ?? candidates[0];
}

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
}

/** null for a unit that is not laid out as its column is. */
export function textsOf(unit: Unit, columns: Columns, isDate: IsDate): CardTexts | null {
  const { runs } = unit;
  const dateBase = Math.floor(columns.date / 64);
  let date = runs.find((run) => placeOf(run) === columns.date && isDate(run.text));
  if (!date) {
    // A badge before it shifts the count of equal places; then the only date among them is meant.
    const dates = runs.filter((run) => run.base === dateBase && isDate(run.text));
    if (dates.length !== 1) return null;
    date = dates[0]!;
  }
  const name = runs.find((run) => placeOf(run) === columns.name && run !== date);
  const first = runs.find((run) => placeOf(run) === columns.subject && run !== date && run !== name);
  if (!name || !first) return null;

  // Buyers type the subject, so it is never taken for the status, whatever it says.
  const subject = runs.filter((run) => run === first || (run !== date && run !== name && continues(run, first)));
  const last = runs.at(-1)!;
  const placed = columns.state === null ? last : runs.find((run) => placeOf(run) === columns.state);
  const label = placed && placed !== date && placed !== name && !subject.includes(placed) ? placed : null;
  // Where each card ends in a status, one that ends in its subject has none to tell: what we took for it is the status.
  if (columns.labelled && columns.state === null && last === first && columns.isStatus(first.text)) return null;
  return {
    buyer: name.text,
    subject: subject.map((run) => run.text).join(' '),
    date,
    state: label && columns.stateOf(label.text),
  };
}

/** Whether a text belongs to the element that another one starts, e.g. after a part in bold. */
const continues = (run: PlacedRun, first: PlacedRun): boolean =>
  run.owner === first.owner ||
  (run.base !== first.base && isBelow(run.base, first.base) && drawnInside(run.owner, first.owner));
