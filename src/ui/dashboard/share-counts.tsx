import type { Standing } from '../../core/clock';
import type { WindowFigures } from '../../core/window-figures';
import { t } from '../../platform/i18n';
import { standingWord } from '../shared/standing-word';
import { onlyThese } from './only-these';
import type { SectionProps, TableFilter } from './section-props';

/** What is counted first. */
const ORDER: readonly Standing[] = ['on-time', 'late', 'overdue', 'settled', 'unclear', 'excluded', 'running'];

interface Props extends Pick<SectionProps, 'clocks' | 'days' | 'onShow'> {
  readonly figures: WindowFigures;
}

/** The counts behind the share; each shows its threads. */
export function ShareCounts({ figures: { groups, period }, clocks, days, onShow }: Props) {
  const filterOf = (standing: Standing): TableFilter => {
    const { from } = period;
    const straddles = clocks.some(({ receivedAt }) => receivedAt.earliest < from && receivedAt.latest >= from);
    // The table would show one at the window's edge by what became of it, where here it is unclear or does not count.
    if (straddles) return onlyThese(groups[standing], t('shareGroupShown', standingWord(standing), String(days)));
    return { standings: [standing], received: period };
  };
  return (
    <ul class="share-counts" aria-label={t('shareCounts')}>
      {ORDER.map((standing) => (
        <li key={standing}>
          <button type="button" disabled={groups[standing].length === 0} onClick={() => onShow(filterOf(standing))}>
            <b>{groups[standing].length}</b> {standingWord(standing)}
          </button>
        </li>
      ))}
    </ul>
  );
}
