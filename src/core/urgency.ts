import { HOUR_MS, type Instant, type Span, widthMs } from './span';

/** How an open clock presses at one moment; each has a shape, a word and a colour of its own. */
export type Urgency = 'overdue' | 'may-be-due' | 'wide' | 'within-hour' | 'soon' | 'calm';

const SOON_MS = 4 * HOUR_MS;

/** A span this wide gives no honest countdown. */
export const isWide = (deadline: Span): boolean => widthMs(deadline) > HOUR_MS;

/** Overdue is said only past the deadline's latest end; a countdown runs to its earliest. */
export function urgencyOf(deadline: Span, now: Instant): Urgency {
  if (now > deadline.latest) return 'overdue';
  if (now > deadline.earliest) return 'may-be-due';
  if (isWide(deadline)) return 'wide';
  const leftMs = deadline.earliest - now;
  if (leftMs <= HOUR_MS) return 'within-hour';
  return leftMs <= SOON_MS ? 'soon' : 'calm';
}
