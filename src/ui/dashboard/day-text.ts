import type { Instant } from '../../core/span';
import { dateFormat } from '../../platform/formats';

/** "12 Dec": a day of the seller's zone, near or far. */
export const dayText = (at: Instant): string => dateFormat({ day: 'numeric', month: 'short' }).format(at);
export const dayNumber = (at: Instant): string => dateFormat({ day: 'numeric' }).format(at);
