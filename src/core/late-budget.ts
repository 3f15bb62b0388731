import type { WindowScore } from './clock';

/** How far the share is from the target, in replies. What is unclear counts against the seller. */
export type LateBudget =
  | { readonly kind: 'unknown' }
  /** The target is met; so many more late replies break it. `sure`: nothing unclear could change the number. */
  | { readonly kind: 'spare'; readonly lateReplies: number; readonly sure: boolean }
  /** The target is missed; so many on-time replies meet it again. null: no number does (a target of 100 %). */
  | { readonly kind: 'short'; readonly onTimeReplies: number | null }
  /** What is unclear decides whether the target is met. */
  | { readonly kind: 'undecided' };

/** Targets are exact to a hundredth of a percent, so that shares compare as whole numbers. */
const PARTS = 10_000;

/** The late budget of one window. With nothing surely counted it is unknown. */
export function lateBudgetOf(window: WindowScore, targetShare: number): LateBudget {
  if (!window.share) return { kind: 'unknown' };
  const target = Math.round(targetShare * PARTS);
  const { onTime, counted } = window.worst;
  if (onTime * PARTS >= target * counted) {
    const lateReplies = Math.floor((onTime * PARTS) / target) - counted + 1;
    return { kind: 'spare', lateReplies, sure: window.share.min === window.share.max };
  }
  if (window.best.onTime * PARTS >= target * window.best.counted) return { kind: 'undecided' };
  const missing = target * counted - onTime * PARTS;
  return { kind: 'short', onTimeReplies: target < PARTS ? Math.ceil(missing / (PARTS - target)) : null };
}

/** A share in tenths of a percent, rounded down: 89.96 % is 899, and only a whole share is 1000. */
export const tenthsOf = (share: number): number => Math.floor(share * 1_000 + 1e-9);
