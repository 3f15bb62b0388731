import type { Ratio, WindowScore } from './clock';

/** How far the share is from the target, in replies. What is unclear counts against the seller. */
export type LateBudget =
  | { readonly kind: 'unknown' }
  /** The target is met; so many more late replies break it. `sure`: nothing unclear could change the number. */
  | { readonly kind: 'spare'; readonly lateReplies: number; readonly sure: boolean }
  /** The target is missed; so many on-time replies meet it again. null: no number does (a target of 100 %). */
  | { readonly kind: 'short'; readonly onTimeReplies: number | null }
  /** What is unclear decides whether the target is met; so many on-time replies meet it in any case. */
  | { readonly kind: 'undecided'; readonly onTimeReplies: number | null };

/** Targets are exact to a hundredth of a percent, so that shares compare as whole numbers. */
const PARTS = 10_000;
const partsOf = (targetShare: number): number => Math.round(targetShare * PARTS);

/** Whether so many on time reach the target; of nothing this is not asked. */
export const reaches = ({ onTime, counted }: Ratio, targetShare: number): boolean =>
  onTime * PARTS >= partsOf(targetShare) * counted;

/** The late budget of one window. With nothing surely counted it is unknown. */
export function lateBudgetOf(window: WindowScore, targetShare: number): LateBudget {
  if (!window.share) return { kind: 'unknown' };
  const target = partsOf(targetShare);
  const { onTime, counted } = window.worst;
  if (reaches(window.worst, targetShare)) {
    const lateReplies = Math.floor((onTime * PARTS) / target) - counted + 1;
    return { kind: 'spare', lateReplies, sure: window.share.min === window.share.max };
  }
  const missing = target * counted - onTime * PARTS;
  const onTimeReplies = target < PARTS ? Math.ceil(missing / (PARTS - target)) : null;
  return { kind: reaches(window.best, targetShare) ? 'undecided' : 'short', onTimeReplies };
}

/** A share in tenths of a percent, rounded down: 89.96 % is 899, and only a whole share is 1000. */
export const tenthsOf = (share: number): number => Math.floor(share * 1_000 + 1e-9);
