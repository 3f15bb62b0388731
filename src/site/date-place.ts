import { LONGEST_LABEL } from './labels';
import { shareOnOneLine } from './lines';
import type { Place } from './place';
import { placeOf, type Unit } from './unit';

/** Of several places that hold dates, for buyers can type one: the one on the line of the name that stands first. */
export function dateOf(units: readonly Unit[], dated: readonly Place[], [first]: readonly Place[]): Place | null {
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

/** Whether the date, in words that we cannot read, may stand where a subject was found, and a typed one below it. */
export function standsForDate(units: readonly Unit[], name: Place, subject: Place, date: Place): boolean {
  if (subject.longest > LONGEST_LABEL || subject.order > date.order) return false;
  if (shareOnOneLine(units, name.key, subject.key) < 1) return false;
  return shareOnOneLine(units, name.key, date.key) < 1 || subject.numbers === subject.cards;
}
