import type { Standing, WindowDays } from '../../core/clock';
import type { WindowFigures } from '../../core/window-figures';
import { t } from '../../platform/i18n';
import { onlyThese } from './only-these';
import type { SectionProps, TableFilter } from './section-props';
import { standingWord } from './threads-words';

/** What is counted first. */
const ORDER: readonly Standing[] = ['on-time', 'late', 'overdue', 'settled', 'unclear', 'excluded', 'running'];

interface Props {
  readonly figures: WindowFigures;
  readonly days: WindowDays;
  readonly onShow: SectionProps['onShow'];
}

/** The counts behind the share; each shows its threads. */
export const ShareCounts = ({ figures, days, onShow }: Props) => (
  <ul class="share-counts" aria-label={t('shareCounts')}>
    {ORDER.map((standing) => {
      const count = figures.groups[standing].length;
      return (
        <li key={standing}>
          <button type="button" disabled={count === 0} onClick={() => onShow(filterOf(standing, figures, days))}>
            <b>{count}</b> {standingWord(standing)}
          </button>
        </li>
      );
    })}
  </ul>
);

function filterOf(standing: Standing, { groups, period }: WindowFigures, days: WindowDays): TableFilter {
  const straddles = groups.unclear.some(({ receivedAt }) => receivedAt.earliest < period.from);
  // The table would show one at the window's edge by what became of it, also where it counts as unclear.
  if (straddles) return onlyThese(groups[standing], t('shareGroupShown', standingWord(standing), String(days)));
  return { standings: [standing], received: period };
}
