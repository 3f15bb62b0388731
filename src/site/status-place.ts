import { flatParentOf } from './flat-tree';
import { LONGEST_LABEL } from './labels';
import { type PageWords, rowOfStatuses } from './page-words';
import { FEW, isBold, type Place } from './place';
import { runsOf } from './text-of';
import { placeOf, type Unit } from './unit';

const HALF = 0.5;

/**
 * The place that holds a status word on most cards; of several, for buyers can type one, that of the most. Of few
 * cards, the one beside an icon; or the last, where none has one.
 */
export function statusOf(units: readonly Unit[], places: readonly Place[], date: Place): Place | 'unsure' | null {
  const labels = places.filter(
    (place) => place !== date && place.longest <= LONGEST_LABEL && place.states >= HALF * place.cards,
  );
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
export function learntStatus(
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
