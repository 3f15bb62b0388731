import type { CardReading, Folder, IncompleteReason } from '../core/reading';
import { type Metrics, withinMetrics } from './metrics';
import type { Survey } from './survey';
import { hidesRows } from './virtual-list';

export interface Shown {
  readonly folder: Folder | null;
  readonly survey: Survey;
  /** null where the page's own count is not there, or older than the list. */
  readonly metrics: Metrics | null;
  readonly cards: readonly CardReading[];
  readonly cardsNotRead: number;
  /** Rows that are drawn without text yet. */
  readonly hasBlanks: boolean;
  readonly container: Element;
  readonly rows: readonly Element[];
}

/** Whether all cards show a status that this folder does not hold: they are still another folder's. */
export function contradict(cards: readonly CardReading[], folder: Folder): boolean {
  const foreign = folder === 'response-needed' ? 'resolved' : folder === 'resolved' ? 'response-needed' : null;
  return foreign !== null && cards.length > 0 && cards.every(({ state }) => state === foreign);
}

/** Why the cards are not proved to be the whole folder; null where they are. Absence of doubt is not proof. */
export function doubtOf(shown: Shown): IncompleteReason | null {
  const { folder, survey, metrics, cards } = shown;
  if (folder === null) return 'folder-unknown';
  const button = survey.filters.length === 1 ? survey.filters[0]! : null;
  if (button && button.count > 0) return 'filtered';
  if (shown.cardsNotRead > 0) return 'cards-not-read';
  if (shown.hasBlanks || hidesRows(shown.container, shown.rows)) return 'not-all-rendered';
  const isWhole = button !== null && !button.guessed;
  if (folder !== 'response-needed' || !isWhole || !metrics || !withinMetrics(cards, metrics)) return 'no-count';
  if (metrics.responseNeeded !== cards.length) return 'count-differs';
  return isNewestFirst(cards) ? 'no-count' : null;
}

/**
 * Of a list with its oldest first, as the site asks for it (seen July 2026), what is not drawn yet is newer, so that
 * the metrics would count it. With its newest first it may be older than the days they count.
 */
function isNewestFirst(cards: readonly CardReading[]): boolean {
  const [first, last] = [cards[0]?.activity, cards.at(-1)?.activity];
  if (!first || !last) return false;
  if ('local' in first && 'local' in last) return first.local.from > last.local.from;
  return 'span' in first && 'span' in last && first.span.earliest > last.span.latest;
}
