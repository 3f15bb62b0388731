import { type Candidate, type Compared, candidateCausesOf, isIn } from './candidate-causes';
import type { Range } from './response-times';
import { windowOf } from './score';
import { distanceTo, mayShowAs } from './typed-figure';
import { partsOf, shareOfParts } from './way-of-counting';

export interface Comparison {
  readonly share: Range | null;
  /** Typed less ours, 0 where it lies in our range; null where ours is not known. */
  readonly gap: number | null;
  /** `exact` and `rounded`: the same figure as far as its digits go. `in-range`: what is unclear allows it. */
  readonly agreement: 'exact' | 'rounded' | 'in-range' | 'none' | 'unknown';
  /** Those that alone explain the figure come first. */
  readonly candidates: readonly Candidate[];
}

/** How the typed figure and ours stand to each other. */
export function comparisonOf(compared: Compared): Comparison {
  const { all, scope, rulesOf, now, days, typed } = compared;
  const clocks = all.filter((clock) => isIn(clock, scope));
  const share = shareOfParts(partsOf({ clocks, rulesOf, now, period: windowOf(days, now) }));
  const candidates = candidateCausesOf(compared);
  if (!share) return { share, gap: null, agreement: 'unknown', candidates };
  const gap = distanceTo(share, typed);
  if (!mayShowAs(share, typed)) return { share, gap, agreement: 'none', candidates };
  if (share.min < share.max) return { share, gap, agreement: 'in-range', candidates };
  return { share, gap, agreement: gap === 0 ? 'exact' : 'rounded', candidates };
}
