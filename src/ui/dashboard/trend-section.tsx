import { useMemo, useState } from 'preact/hooks';
import { historyMonths } from '../../core/history-months';
import { knownFromOf } from '../../core/known-from';
import { type TrendDay, trendOf } from '../../core/trend';
import { dateFormat } from '../../platform/formats';
import { t } from '../../platform/i18n';
import { ownZone } from '../../platform/own-zone';
import { shareText } from '../shared/share-text';
import { ChartTable } from './chart-table';
import { EarlierMonths } from './earlier-months';
import type { SectionProps } from './section-props';
import { ShareChart } from './share-chart';

const SHOWN_DAYS = 90;

/** How the share has moved, day by day, against the target. */
export function TrendSection({ view, clocks, scope, rulesOf, now, days }: SectionProps) {
  const { targetShare } = view.settings;
  const knownFrom = knownFromOf(view.seen, scope.account);
  const trend = useMemo(
    () => trendOf(clocks, rulesOf, now, days, SHOWN_DAYS, ownZone(), knownFrom),
    [clocks, rulesOf, now, days, knownFrom],
  );
  const months = useMemo(() => historyMonths(view.history.filter(isIn(scope))), [view, scope]);
  const [pointed, setPointed] = useState<number | null>(null);
  const gist = gistOf(trend, targetShare);
  const window = String(days);
  const shown = trend[pointed ?? trend.length - 1]!;
  return (
    <section aria-labelledby="trend-heading">
      <h2 id="trend-heading" tabIndex={-1}>
        {t('trendHeading')}
      </h2>
      {gist === null ? (
        <p>{t('trendNone')}</p>
      ) : (
        <>
          <p>{gist}</p>
          <ShareChart days={trend} label={t('trendLabel', window, gist)} {...{ targetShare }} onDay={setPointed} />
          <p class="trend-pointed" aria-hidden="true">
            {t('trendDay', dayText(shown), textOf(shown, targetShare))}
          </p>
          <p class="quiet">{t('trendHow', window)}</p>
          <ChartTable
            name="share-over-time"
            caption={t('trendTableCaption', window)}
            columns={[t('trendTo'), t('shareByShare'), t('trendSeen')]}
            rows={() => trend.map((day) => [dayText(day), textOf(day, targetShare), seenText(day)])}
          />
        </>
      )}
      {months.length > 0 && <EarlierMonths {...{ months, targetShare }} />}
    </section>
  );
}

const isIn =
  ({ account, marketplaceId }: SectionProps['scope']) =>
  (of: { account: string; marketplaceId: string | null }): boolean =>
    (account === null || of.account === account) && (marketplaceId === null || of.marketplaceId === marketplaceId);

/** null where no day has a share. */
function gistOf(trend: readonly TrendDay[], targetShare: number): string | null {
  const shares = trend.flatMap(({ share }) => share ?? []);
  if (shares.length === 0) return null;
  const now = trend.at(-1)!.share;
  const textAt = (share: number): string => shareText({ min: share, max: share }, targetShare);
  const [lowest, highest] = [
    textAt(Math.min(...shares.map(({ min }) => min))),
    textAt(Math.max(...shares.map(({ max }) => max))),
  ];
  return t(
    'forecastTwo',
    now ? t('trendNow', shareText(now, targetShare)) : t('trendNowUnknown'),
    lowest === highest ? t('trendSteady', lowest) : t('trendGist', lowest, highest),
  );
}

/** Today ends now; any other day ends as the next begins. */
const dayText = ({ at }: TrendDay): string =>
  dateFormat({ weekday: 'short', day: 'numeric', month: 'short' }).format(at - 1);

const textOf = ({ share }: TrendDay, targetShare: number): string => (share ? shareText(share, targetShare) : '–');

function seenText({ seen }: TrendDay): string {
  if (seen === 'all') return t('trendAllSeen');
  return seen === 'part' ? t('trendPartSeen') : t('trendNotSeen');
}
