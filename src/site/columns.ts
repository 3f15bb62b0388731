import type { CardState } from '../core/reading';
import { dateOf, standsForDate } from './date-place';
import { isStatusWord, type PageWords, stateOfStatus } from './page-words';
import { partsOf } from './parts';
import { FEW, isBold, placesOf } from './place';
import { learntStatus, statusOf } from './status-place';
import type { PlacedRun, Unit } from './unit';

/** Where the cards of one list keep what; found by what the column has in common, never by one card's texts. */
export interface Columns {
  readonly date: number;
  readonly name: number;
  readonly subject: number;
  /** The place that holds a status word on most cards, or on those that have it; null where there is none. */
  readonly state: number | null;
  /** How many texts of the same tags these cards have, by base: with more or fewer, places mean something else. */
  readonly counts: ReadonlyMap<number, number>;
  /** Where these cards have flag emoji, by base: elsewhere one is a name or a subject. */
  readonly emojiBases: ReadonlySet<number>;
  /** Whether names alone are bold. Asks for styles. */
  readonly boldNames: () => boolean;
  /** Most cards show a status word that is known, or known to be one. */
  readonly labelled: boolean;
  /** What a status says, and whether a text is one, by the words that this column of cards bears out. */
  readonly stateOf: (text: string) => CardState | null;
  readonly isStatus: (text: string) => boolean;
}
/** `dates`: no place is surely the cards' date. `cards`: no place is surely their name or subject. */
export type NoColumns = 'dates' | 'cards';

export type IsDate = (text: string) => boolean;
const DATED = 0.6;

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
  let boldNames: boolean | null = null;
  const chosen = [date, name, subject, ...(state ? [state] : [])].map(({ key }) => baseOf(key));
  return {
    date: date.key,
    name: name.key,
    subject: subject.key,
    state: state?.key ?? null,
    counts: new Map(chosen.map((base) => [base, countOf(units[0]!.runs, base)])),
    emojiBases: new Set(units[0]!.emoji.map(({ run }) => run.base)),
    boldNames: () => (boldNames ??= places.every((place) => isBold(units, place.key) === (place === name))),
    labelled: state !== null,
    stateOf: (text) => stateOfStatus(text, words.guesses && known !== null && !isUnsure && units.length >= FEW),
    isStatus: (text) => isStatusWord(text, words) || (!isUnsure && (learnt?.row.has(text) ?? false)),
  };
}

export const baseOf = (key: number): number => Math.floor(key / 64);
export function countOf(runs: readonly PlacedRun[], base: number): number {
  let count = 0;
  for (const run of runs) if (run.base === base) count++;
  return count;
}

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
