import type { Source } from '../../core/facts';
import type { ShownThread } from '../../core/ledger-view';
import { t } from '../../platform/i18n';

const SOURCES: Readonly<Record<Source, () => string>> = {
  list: () => t('sourceList'),
  thread: () => t('sourceThread'),
  response: () => t('sourceResponse'),
  seller: () => t('sourceSeller'),
  worker: () => t('sourceWorker'),
};
/** "from: the message list, the page's own data"; null where no fact is kept that tells it. */
export const sourcesText = (sources: readonly Source[]): string | null =>
  sources.length === 0 ? null : t('statementFrom', sources.map((source) => SOURCES[source]()).join(', '));

/** By which Amazon would find it: its order, else its case; a dash where neither was shown. */
export function threadText(thread: ShownThread | null): string {
  if (thread?.orderId) return t('statementOrder', thread.orderId);
  return thread?.caseId ? t('statementCase', thread.caseId) : '–';
}

const MOST_LINKS = 6;

/** "12, 15, 57": the newest tell the most where there are many; a dash where no link names it. */
export function linksText(links: readonly number[]): string {
  if (links.length === 0) return '–';
  const shown = links.slice(-MOST_LINKS).join(', ');
  return links.length > MOST_LINKS ? t('statementMoreLinks', shown, String(links.length - MOST_LINKS)) : shown;
}
