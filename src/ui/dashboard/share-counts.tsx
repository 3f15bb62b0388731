import type { Standing } from '../../core/clock';
import { t } from '../../platform/i18n';
import { standingWord } from '../shared/standing-word';

/** What is counted first. */
const ORDER: readonly Standing[] = ['on-time', 'late', 'overdue', 'settled', 'unclear', 'excluded', 'running'];

interface Props {
  readonly counts: Readonly<Record<Standing, number>>;
  readonly onStanding: (standing: Standing) => void;
}

/** The counts behind the share; each shows its threads. */
export const ShareCounts = ({ counts, onStanding }: Props) => (
  <ul class="share-counts" aria-label={t('shareCounts')}>
    {ORDER.map((standing) => (
      <li key={standing}>
        <button type="button" disabled={counts[standing] === 0} onClick={() => onStanding(standing)}>
          <b>{counts[standing]}</b> {standingWord(standing)}
        </button>
      </li>
    ))}
  </ul>
);
