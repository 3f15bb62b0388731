import { flatParentOf } from './flat-tree';
import { placeOf, type Unit } from './unit';

/** Of so many cards, the first show how all are laid out. */
const SAMPLE = 3;

/**
 * On which share of the cards two places are drawn on one line. Measures, so it is asked only where texts and tags
 * leave a doubt.
 */
export const shareOnOneLine = (units: readonly Unit[], a: number, b: number): number =>
  shareOf(units, a, b, (boxA, boxB) => {
    const shared = Math.min(boxA.bottom, boxB.bottom) - Math.max(boxA.top, boxB.top);
    return shared > Math.min(boxA.height, boxB.height) / 2;
  });

/** Whether the first place is drawn below the second. Measures too. */
export const isLaterLine = (units: readonly Unit[], a: number, b: number): boolean =>
  shareOf(units, a, b, (boxA, boxB) => boxA.top >= boxB.bottom - 1) === 1;

function shareOf(units: readonly Unit[], a: number, b: number, holds: (a: DOMRect, b: DOMRect) => boolean): number {
  const sample = units.slice(0, SAMPLE);
  return (
    sample.filter((unit) => {
      const [ownerA, ownerB] = [ownerAt(unit, a), ownerAt(unit, b)];
      return ownerA && ownerB && holds(boxOf(ownerA), boxOf(ownerB));
    }).length / sample.length
  );
}

/** A slot has no box of its own: that of what it stands in. */
function boxOf(owner: Element): DOMRect {
  let box = owner.getBoundingClientRect();
  for (let at = flatParentOf(owner); at && box.height === 0; at = flatParentOf(at)) box = at.getBoundingClientRect();
  return box;
}

const ownerAt = (unit: Unit, place: number): Element | undefined =>
  unit.runs.find((run) => placeOf(run) === place)?.owner;
