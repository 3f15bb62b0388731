import type { Clock } from './clock';
import { closedNoLaterThan, type Evidence, gotBefore } from './evidence';
import type { Instant } from './span';

/**
 * The one clock of a case that the page's own lists have only ever shown resolved: its first message came when the case
 * was opened, and it was closed, by a reply or a mark, no later than the case was resolved. Weak evidence: which messages
 * there are is not known, and a case that the seller began counts as if the buyer had. So it stands only where no message
 * of the case is known and no earlier look showed it waiting. null also where nothing bounds the receipt.
 */
export function resolvedClockOf(evidence: readonly Evidence[], openedFrom: Instant | null): Clock | null {
  if (openedFrom === null) return null;
  const waits = evidence.filter(({ needs }) => needs);
  const resolved = evidence.filter(
    (seen) => !seen.needs && !seen.absent && waits.every((wait) => gotBefore(seen, wait)),
  );
  if (!resolved.some(({ isAnswer }) => isAnswer)) return null;
  const latest = Math.min(...resolved.map(closedNoLaterThan));
  if (openedFrom > latest) return null;
  const at = { earliest: openedFrom, latest };
  const closing = { at, by: 'either', told: null } as const;
  return { receivedAt: at, basis: 'bounded', openAsOf: openedFrom, closing, doubtful: false };
}
