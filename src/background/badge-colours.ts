import type { BadgeRole } from '../core/badge';

/** Reads at 4.5:1 or better on each of the grounds. */
export const BADGE_INK = '#000000';

/**
 * What stands out at 3:1 or better from light and dark toolbars alike is of middle lightness, so the ink on it is black.
 * No browser tells which toolbar it has.
 */
export const BADGE_GROUNDS: Record<BadgeRole, string> = {
  danger: '#fa4c40',
  warning: '#b18409',
  soon: '#e6630c',
  calm: '#3c92ce',
  neutral: '#848c97',
  none: '#848c97',
};
