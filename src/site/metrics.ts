import type { CardReading, LocalSpan } from '../core/reading';
import { parseDayRange } from './date-range';
import { drawnInside, flatParentOf } from './flat-tree';
import { ATTESTED } from './site-words';
import type { Survey } from './survey';
import { textOf } from './text-of';

/** The page's own count of messages that need a response, and the days that it counts. */
export interface Metrics {
  readonly responseNeeded: number;
  readonly days: LocalSpan;
  /** The metrics row, whose labels are also folder words. */
  readonly region: Element;
}

/** The metrics row's count; null where it is not there, not understood, or two disagree. */
export function readMetrics(survey: Survey, language: string, now: number, apart: readonly Element[]): Metrics | null {
  const found: Metrics[] = [];
  for (const { first, last, owner } of survey.metrics) {
    const days = parseDayRange(first, last, language, now);
    if (!days) continue;
    for (let at: Element | null = owner, climbs = 0; at && climbs < 8; at = flatParentOf(at), climbs++) {
      const region: Element = at;
      if (apart.some((other) => drawnInside(other, region))) break;
      const count = countIn(textOf(region));
      if (count === null) continue;
      found.push({ responseNeeded: count, days, region });
      break;
    }
  }
  return new Set(found.map((metrics) => metrics.responseNeeded)).size === 1 ? found[0]! : null;
}

function countIn(text: string): number | null {
  for (const { responseNeededCount: word } of ATTESTED) {
    const at = word === null ? -1 : text.indexOf(`${word} `);
    const number =
      at < 0 ? null : /^:? ?(\d{1,3}(?:[,.\u202f ]\d{3})*|\d+)(?!\d)/.exec(text.slice(at + word!.length + 1));
    if (number) return Number(number[1]!.replace(/\D/g, ''));
  }
  return null;
}

/** Whether every card's day lies within the days that the metrics count; only then may the two be compared. */
export const withinMetrics = (cards: readonly CardReading[], { days }: Metrics): boolean =>
  cards.every(({ activity }) => {
    if ('local' in activity) return activity.local.from >= days.from && activity.local.to <= days.to;
    // A relative text is of these days: it lies at least a day inside the range, whatever the zone.
    return activity.span.earliest >= Date.parse(`${days.from}:00Z`) + 864e5;
  });
