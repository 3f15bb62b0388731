import type { Instant } from '../../core/span';
import { uiLanguage } from '../../platform/i18n';

const textOf = (at: Instant, shape: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(uiLanguage(), shape).format(at);

/** "12 Dec": a day of the seller's zone, near or far. */
export const dayText = (at: Instant): string => textOf(at, { day: 'numeric', month: 'short' });
export const dayNumber = (at: Instant): string => textOf(at, { day: 'numeric' });
