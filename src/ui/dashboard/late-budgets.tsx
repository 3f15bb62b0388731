import { WINDOW_DAYS, type WindowScore } from '../../core/clock';
import { lateBudgetOf } from '../../core/late-budget';
import { t, tn } from '../../platform/i18n';
import { ShareBar } from '../shared/share-bar';
import { shareText } from '../shared/share-text';
import { shareReading } from '../shared/share-words';
import { ChartTable } from './chart-table';
import { sureText } from './gap-words';

interface Props {
  /** Aligned with `WINDOW_DAYS`. */
  readonly windows: readonly WindowScore[];
  readonly targetShare: number;
}

/** How many more late replies each window stands, or how many on-time ones bring it back. */
export function LateBudgets({ windows, targetShare }: Props) {
  const rows = WINDOW_DAYS.map((days, i) => {
    const window = windows[i]!;
    const budget = lateBudgetOf(window, targetShare);
    return {
      days,
      share: window.share,
      shown: window.share ? shareText(window.share, targetShare) : t('forecastDash'),
      reading: shareReading(window, targetShare, days),
      more: budget.kind === 'undecided' ? sureText(budget.onTimeReplies) : null,
    };
  });
  return (
    <>
      <h3>{t('forecastBudget')}</h3>
      <ul class="forecast-rows">
        {rows.map(({ days, share, shown, reading, more }) => (
          <li key={days}>
            <span class="forecast-name">{tn('popupDays', days)}</span>
            <span class="forecast-share">{shown}</span>
            <ShareBar {...{ share, targetShare }} />
            <span class="forecast-words">{more ? t('forecastTwo', reading, more) : reading}</span>
          </li>
        ))}
      </ul>
      <p class="quiet">{t('forecastBudgetHow')}</p>
      <ChartTable
        name="late-budget"
        caption={t('forecastBudget')}
        columns={[t('forecastWindow'), t('forecastShare'), t('forecastMeaning')]}
        rows={rows.map(({ days, shown, reading, more }) => [
          tn('popupDays', days),
          shown,
          more ? t('forecastTwo', reading, more) : reading,
        ])}
      />
    </>
  );
}
