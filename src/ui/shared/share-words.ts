import type { WindowDays, WindowScore } from '../../core/clock';
import { lateBudgetOf } from '../../core/late-budget';
import { DAY_MS, type Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { percentText } from './share-text';

/** The share in one sentence: how many replies it is from the target, or why it is not known. */
export function shareReading(window: WindowScore, targetShare: number, days: WindowDays): string {
  const target = percentText(targetShare, targetShare);
  const budget = lateBudgetOf(window, targetShare);
  switch (budget.kind) {
    case 'unknown':
      return mayCount(window) ? t('popupShareUnclear') : t('popupShareNothing', String(days));
    case 'spare':
      return tn(budget.sure ? 'popupSpare' : 'popupSpareUnsure', budget.lateReplies, target);
    case 'undecided':
      return t('popupUndecided', target);
    case 'short':
      return budget.onTimeReplies === null ? t('popupShortOfAll') : tn('popupShort', budget.onTimeReplies, target);
  }
}

/** Messages that may count there are, though none surely does. */
const mayCount = ({ late, overdue, settled, unclear }: WindowScore): boolean => late + overdue + settled + unclear > 0;

/** "2 of 30 days seen" until the window is filled; null from then on. */
export function daysSeenText(
  { knownFrom }: Pick<WindowScore, 'knownFrom'>,
  days: WindowDays,
  at: Instant,
): string | null {
  if (knownFrom === null) return t('popupDaysSeenNone', String(days));
  const seen = Math.floor((at - knownFrom) / DAY_MS);
  if (seen >= days) return null;
  return seen < 1 ? t('popupDaysSeenFirst', String(days)) : t('popupDaysSeen', String(seen), String(days));
}
