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
  return metrics.responseNeeded === cards.length ? null : 'count-differs';
}
