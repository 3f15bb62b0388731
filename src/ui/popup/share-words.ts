import type { WindowDays, WindowScore } from '../../core/clock';
import type { Glance } from '../../core/glance';
import { t, tn } from '../../platform/i18n';
import { shareReading } from '../shared/share-words';

/** The share in one sentence. The copy of the open clocks, which serves without the ledger, knows of no share. */
export function readingOf({ score, from, targetShare }: Glance, days: WindowDays): string {
  const window = score[days];
  return from === 'mirror' && !window.share ? t('popupShareNoLedger') : shareReading(window, targetShare, days);
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
