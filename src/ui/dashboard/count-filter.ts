import type { LedgerClock, Standing, WindowDays } from '../../core/clock';
import type { WindowFigures } from '../../core/window-figures';
import { t } from '../../platform/i18n';
import { standingWord } from '../shared/standing-word';
import { onlyThese } from './only-these';
import type { TableFilter } from './section-props';

/** The messages behind one count of a window. */
export function countFilter(
  standing: Standing,
  { groups, period }: WindowFigures,
  clocks: readonly LedgerClock[],
  days: WindowDays,
): TableFilter {
  const { from } = period;
  const straddles = clocks.some(({ receivedAt }) => receivedAt.earliest < from && receivedAt.latest >= from);
  // The table would show one at the window's edge by what became of it, where here it is unclear or does not count.
  if (straddles) return onlyThese(groups[standing], t('shareGroupShown', standingWord(standing), String(days)));
  return { standings: [standing], received: period };
}
