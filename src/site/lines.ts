import { placeOf, type Unit } from './unit';

/** Of so many cards, the first show how all are laid out. */
const SAMPLE = 3;

/**
 * On which share of the cards two places are drawn on one line. Measures, so it is asked only where texts and tags
 * leave a doubt.
 */
export function shareOnOneLine(units: readonly Unit[], a: number, b: number): number {
  const sample = units.slice(0, SAMPLE);
  return sample.filter((unit) => isOnOneLine(ownerAt(unit, a), ownerAt(unit, b))).length / sample.length;
}

const ownerAt = (unit: Unit, place: number): Element | undefined =>
  unit.runs.find((run) => placeOf(run) === place)?.owner;

function isOnOneLine(a: Element | undefined, b: Element | undefined): boolean {
  if (!a || !b) return false;
  const [boxA, boxB] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  const shared = Math.min(boxA.bottom, boxB.bottom) - Math.max(boxA.top, boxB.top);
  return shared > Math.min(boxA.height, boxB.height) / 2;
}
