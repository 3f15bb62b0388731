import type { HistoryMonth } from '../../core/history-months';
import { dateFormat } from '../../platform/formats';
import { t } from '../../platform/i18n';
import { ShareBar } from '../shared/share-bar';
import { shareText } from '../shared/share-text';
import { ChartTable } from './chart-table';

interface Props {
  /** Newest first. */
  readonly months: readonly HistoryMonth[];
  readonly targetShare: number;
}

/** As many as are drawn; the table has them all. */
const DRAWN = 12;

/** Months whose messages are no longer kept, from the counts of their days: drawn apart, for they enter no share. */
export function EarlierMonths({ months, targetShare }: Props) {
  const textOf = ({ share }: HistoryMonth): string => (share ? shareText(share, targetShare) : '–');
  return (
    <div class="earlier">
      <h3>{t('earlierHeading')}</h3>
      <p class="quiet">{t('earlierHow')}</p>
      <ul class="earlier-months">
        {months.slice(0, DRAWN).map((month) => (
          <li key={month.month}>
            <span>{monthText(month.month)}</span>
            <ShareBar share={month.share} {...{ targetShare }} />
            <span class="earlier-share">{textOf(month)}</span>
          </li>
        ))}
      </ul>
      <ChartTable
        name="share-of-earlier-months"
        caption={t('earlierHeading')}
        columns={[t('earlierMonth'), t('shareByShare'), t('earlierCounted')]}
        rows={() => months.map((month) => [monthText(month.month), textOf(month), month.best.counted])}
      />
    </div>
  );
}

const monthText = (month: string): string =>
  dateFormat({ month: 'short', year: 'numeric', timeZone: 'UTC' }).format(Date.parse(`${month}-01T00:00:00Z`));
