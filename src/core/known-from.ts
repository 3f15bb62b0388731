import type { SeenAccount } from './ledger-view';
import type { Instant } from './span';

/** From when on the messages of these accounts are known; null where the list of one was never read, or there is none. */
export function knownFromOf(seen: readonly SeenAccount[], account: string | null): Instant | null {
  const ofScope = seen.filter((row) => account === null || row.account === account);
  return knownTogether(ofScope.map(({ knownFrom }) => knownFrom));
}

/** Of several accounts none is known before the last of them, and never where one is not. */
export function knownTogether(each: readonly (Instant | null)[]): Instant | null {
  const known = each.filter((at) => at !== null);
  return known.length > 0 && known.length === each.length ? Math.max(...known) : null;
}
