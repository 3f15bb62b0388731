import { isStatusWord, type PageWords } from './page-words';
import { placeOf, type Unit } from './unit';

/** So few cards do not show by themselves that what reads as a date is theirs and not their buyers'. */
export const FEW = 3;

/** One place that like units share, with what their texts there are. */
export interface Place {
  readonly key: number;
  cards: number;
  dates: number;
  states: number;
  /** Texts with a number in them, that are nothing but a code or sign, and that are cut. */
  numbers: number;
  codes: number;
  cuts: number;
  longest: number;
  /** All texts' lengths together. */
  length: number;
  order: number;
}

/** `405-1234567-1234567`, `(3)`, `B0XK29`, `›`: one word with numbers or without letters. */
const CODE = /^[^\p{Ll}\s]*\p{N}[^\p{Ll}\s]*$|^[^\p{L}\p{N}]*$/u;
const CUT = /(?:…|\.\.\.)$/;

/** The places of these units, in the order in which they are drawn. */
export function placesOf(units: readonly Unit[], isDate: (text: string) => boolean, words: PageWords): Place[] {
  const places = new Map<number, Place>();
  for (const unit of units)
    for (const [order, run] of unit.runs.entries()) {
      const key = placeOf(run);
      let place = places.get(key);
      if (!place) {
        place = { key, cards: 0, dates: 0, states: 0, numbers: 0, codes: 0, cuts: 0, longest: 0, length: 0, order: 0 };
        places.set(key, place);
      }
      const { text } = run;
      place.cards++;
      place.order += order;
      place.longest = Math.max(place.longest, text.length);
      place.length += text.length;
      if (isDate(text)) place.dates++;
      if (isStatusWord(text, words)) place.states++;
      if (/\p{N}/u.test(text)) place.numbers++;
      if (CODE.test(text)) place.codes++;
      if (CUT.test(text)) place.cuts++;
    }
  return [...places.values()].sort((a, b) => a.order / a.cards - b.order / b.cards);
}

export const textAt = (unit: Unit, key: number): string | undefined =>
  unit.runs.find((run) => placeOf(run) === key)?.text;

/** Of so many units, the first show how all look. */
const SAMPLE = 3;
const BOLD = 600;

/** Whether a place's texts are bold. Asks for styles, so only where texts leave a doubt. */
export const isBold = (units: readonly Unit[], key: number): boolean =>
  units.slice(0, SAMPLE).every((unit) => {
    const owner = unit.runs.find((run) => placeOf(run) === key)?.owner;
    return owner !== undefined && isBoldElement(owner);
  });

export const isBoldElement = (element: Element): boolean => Number(getComputedStyle(element).fontWeight) >= BOLD;
