import type { CardState } from '../core/reading';
import { stateOfLabel } from './labels';
import { isBelow, type PlacedRun, placeOf, type Unit } from './unit';

/** Where the cards of one list keep what; found by what the column has in common, never by one card's texts. */
export interface Columns {
  readonly date: number;
  readonly name: number;
  readonly subject: number;
  readonly subjectBase: number;
  /** A place that holds a status word on most cards though it is not the last; null where there is none. */
  readonly state: number | null;
  /** The last text of each card is a label, in words that may not be known. */
  readonly endsInLabel: boolean;
}

type IsDate = (text: string) => boolean;
const COMMON = 0.8;

interface Place {
  cards: number;
  dates: number;
  states: number;
  length: number;
  order: number;
  base: number;
}

function placesOf(units: readonly Unit[], isDate: IsDate): Map<number, Place> {
  const places = new Map<number, Place>();
  for (const unit of units)
    for (const [order, run] of unit.runs.entries()) {
      const key = placeOf(run);
      let place = places.get(key);
      if (!place) {
        place = { cards: 0, dates: 0, states: 0, length: 0, order: 0, base: run.base };
        places.set(key, place);
      }
      place.cards++;
      place.order += order;
      place.length += run.text.length;
      if (isDate(run.text)) place.dates++;
      if (stateOfLabel(run.text)) place.states++;
    }
  return places;
}

/** The columns that these cards share; null where no place holds a date on most of them, or two do. */
export function columnsOf(units: readonly Unit[], isDate: IsDate): Columns | null {
  const count = units.length;
  const places = placesOf(units, isDate);
  const byDates = [...places].filter(([, place]) => place.dates > 0).sort((a, b) => b[1].dates - a[1].dates);
  const [best, second] = byDates;
  if (!best || best[1].dates < Math.max(1, 0.6 * count)) return null;
  // Two places that look like dates just as often: a buyer may have typed one of them.
  if (second && second[1].dates === best[1].dates && !agree(units, best[0], second[0])) return null;
  const date = best[0];

  const common = [...places]
    .filter(([key, place]) => key !== date && place.cards >= COMMON * count && place.states < 0.5 * place.cards)
    .filter(([, place]) => place.dates < 0.6 * count || count === 1)
    .map(([key, place]) => ({ key, ...place, order: place.order / place.cards, length: place.length / place.cards }))
    .sort((a, b) => a.order - b.order);
  const name = common[0];
  // A subject is the longest text that follows the name.
  const subject = common
    .slice(1)
    .reduce<(typeof common)[number] | null>((a, b) => (a && a.length >= b.length ? a : b), null);
  if (!name || !subject) return null;
  const state = [...places].find(([key, place]) => key !== date && place.states >= 0.5 * count && key !== subject.key);
  return {
    date,
    name: name.key,
    subject: subject.key,
    subjectBase: subject.base,
    state: state?.[0] ?? null,
    endsInLabel: lastIsLabel(units, subject.key),
  };
}

const agree = (units: readonly Unit[], a: number, b: number): boolean =>
  units.every((unit) => {
    const texts = unit.runs.filter((run) => placeOf(run) === a || placeOf(run) === b).map((run) => run.text);
    return new Set(texts).size <= 1;
  });

/** Few short texts that recur at the end of many cards are a label in a language that we have no words for. */
function lastIsLabel(units: readonly Unit[], subject: number): boolean {
  if (units.length < 4) return false;
  const ends = units.map((unit) => unit.runs.at(-1)).filter((run) => run !== undefined);
  if (ends.some((run) => placeOf(run) === subject || run.text.length > 40)) return false;
  return new Set(ends.map((run) => run.text)).size <= Math.max(1, units.length / 4);
}

/** What one card says, by its columns. */
export interface CardTexts {
  readonly buyer: string;
  readonly subject: string;
  readonly date: PlacedRun;
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
  const first = runs.findIndex((run) => placeOf(run) === columns.subject && run !== date && run !== name);
  if (!name || first < 0) return null;

  const last = runs.at(-1)!;
  const lastIsOwn = runs.length - 1 > first && last !== date && last !== name;
  // Buyers type the subject, so it is never taken for the status, whatever it says.
  const label = lastIsOwn && (columns.endsInLabel || stateOfLabel(last.text)) ? last : null;
  const placed =
    columns.state === null
      ? undefined
      : runs.find((run) => placeOf(run) === columns.state && run !== date && run !== name);
  const state =
    (label && stateOfLabel(label.text)) ?? (placed && placed !== runs[first] ? stateOfLabel(placed.text) : null);

  const subject = runs
    .slice(first)
    .filter(
      (run) =>
        run !== date && run !== name && run !== label && run !== placed && isBelow(run.base, columns.subjectBase),
    )
    .map((run) => run.text)
    .join(' ');
  return { buyer: name.text, subject, date, state };
}
