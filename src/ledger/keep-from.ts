import type { Instant } from '../core/span';
import { hashOf } from './ids';
import type { Meta } from './stored';

/** What stands for the name of an account that was erased, so that nothing of it is left. */
export const nameless = (account: string): string => `#${hashOf(account)}`;

/** Until when what was known of this account was erased by the seller; `since`: by erasing it at that moment or later. */
export function erasedUntil(keepFrom: Meta['keepFrom'] | undefined, account: string, since: Instant = 0): Instant {
  const until = Math.max(keepFrom?.['*'] ?? 0, keepFrom?.[nameless(account)] ?? 0);
  return until >= since ? until : 0;
}

/** As of before when facts of this account are refused: they were erased, or lie beyond the horizon. */
export const keptFrom = (keepFrom: Meta['keepFrom'] | undefined, account: string): Instant =>
  Math.max(keepFrom?.[account] ?? 0, erasedUntil(keepFrom, account));
