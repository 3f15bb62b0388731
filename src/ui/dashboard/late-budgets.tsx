import { WINDOW_DAYS, type WindowScore } from '../../core/clock';
import { lateBudgetOf } from '../../core/late-budget';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { ShareBar } from '../shared/share-bar';
import { shareText } from '../shared/share-text';
import { daysSeenText, shareReading } from '../shared/share-words';
import { ChartTable } from './chart-table';
import { sureText } from './gap-words';

interface Props {
  /** Aligned with `WINDOW_DAYS`. */
  readonly windows: readonly WindowScore[];
  readonly targetShare: number;
  readonly now: Instant;
}

/** How many more late replies each window stands, or how many on-time ones bring it back. */
export function LateBudgets({ windows, targetShare, now }: Props) {
  const rows = WINDOW_DAYS.map((days, i) => {
    const window = windows[i]!;
    const budget = lateBudgetOf(window, targetShare);
    return {
      days,
      seen: daysSeenText(window, days, now),
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
        {rows.map(({ days, seen, share, shown, reading, more }) => (
          <li key={days}>
            <span class="forecast-name">
              {tn('popupDays', days)} {seen !== null && <span class="quiet">{seen}</span>}
            </span>
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
        columns={[t('forecastWindow'), t('forecastSeen'), t('forecastShare'), t('forecastMeaning')]}
        rows={() =>
          rows.map(({ days, seen, shown, reading, more }) => [
            tn('popupDays', days),
            seen ?? t('forecastSeenAll'),
            shown,
            more ? t('forecastTwo', reading, more) : reading,
          ])
        }
      />
    </>
  );
}
