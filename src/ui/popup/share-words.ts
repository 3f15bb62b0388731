import type { WindowDays, WindowScore } from '../../core/clock';
import type { Glance } from '../../core/glance';
import { lateBudgetOf } from '../../core/late-budget';
import { DAY_MS, type Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { percentText } from '../shared/share-text';

/** The share in one sentence: how many replies it is from the target, or why it is not known. */
export function readingOf(glance: Glance, days: WindowDays): string {
  const window = glance.score[days];
  const target = percentText(glance.targetShare, glance.targetShare);
  const budget = lateBudgetOf(window, glance.targetShare);
  switch (budget.kind) {
    case 'unknown':
      return whyUnknown(glance, window, days);
    case 'spare':
      return tn(budget.sure ? 'popupSpare' : 'popupSpareUnsure', budget.lateReplies, target);
    case 'undecided':
      return t('popupUndecided', target);
    case 'short':
      return budget.onTimeReplies === null ? t('popupShortOfAll') : tn('popupShort', budget.onTimeReplies, target);
  }
}

function whyUnknown({ from }: Glance, { unclear, settled }: WindowScore, days: WindowDays): string {
  if (from === 'mirror') return t('popupShareNoLedger');
  return unclear + settled > 0 ? t('popupShareUnclear') : t('popupShareNothing', String(days));
}

/** "47 on time · 3 late · 2 unclear": what the share rests on. Kinds of which there are none are left out, but for the first. */
export function countsOf({ onTime, late, overdue, settled, unclear }: WindowScore): string[] {
  return [
    tn('popupOnTime', onTime),
    ...(late > 0 ? [tn('popupLate', late)] : []),
    ...(overdue > 0 ? [tn('popupOverdueCount', overdue)] : []),
    ...(settled > 0 ? [tn('popupSettled', settled)] : []),
    ...(unclear > 0 ? [tn('popupUnclear', unclear)] : []),
  ];
}

/** "2 of 30 days seen" until the window is filled; null from then on. */
export function daysSeenText({ knownFrom }: WindowScore, days: WindowDays, at: Instant): string | null {
  if (knownFrom === null) return t('popupDaysSeenNone', String(days));
  const seen = Math.floor((at - knownFrom) / DAY_MS);
  if (seen >= days) return null;
  return seen < 1 ? t('popupDaysSeenFirst', String(days)) : t('popupDaysSeen', String(seen), String(days));
}
