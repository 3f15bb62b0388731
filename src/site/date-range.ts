import type { LocalSpan } from '../core/reading';
import type { Instant } from '../core/span';
import { parseDateText } from './date-text';

/**
 * The days from one date text to another, both included; null unless each names one day. "30 June" takes its year from
 * the range's end, whatever the language.
 */
export function parseDayRange(first: string, last: string, language: string, now: Instant): LocalSpan | null {
  const end = oneDay(last, language, now);
  const start = end && oneDay(first, language, Date.parse(end.from.slice(0, 10)));
  return end && start && start.from <= end.from ? { from: start.from, to: end.to } : null;
}

function oneDay(text: string, language: string, now: Instant): LocalSpan | null {
  const time = parseDateText(text, { language, now, zone: null });
  if (!time || !('local' in time)) return null;
  const { from, to } = time.local;
  return Date.parse(`${to}:00Z`) - Date.parse(`${from}:00Z`) === 864e5 ? time.local : null;
}
