import type { WindowDays } from '../../core/clock';
import { sideOf } from '../../core/response-stats';
import { HOUR_MS } from '../../core/span';
import type { WindowFigures } from '../../core/window-figures';
import { t, tn } from '../../platform/i18n';
import { onlyThese } from './only-these';
import type { SectionProps } from './section-props';
import { hoursText, tookText } from './took-text';

interface Props {
  readonly figures: WindowFigures;
  readonly averageHours: number;
  readonly days: WindowDays;
  readonly onShow: SectionProps['onShow'];
}

/** How soon replies came: average, median and 90th percentile, and the average against its limit. */
export function ResponseLines({ figures: { stats, responses }, averageHours, days, onShow }: Props) {
  const maybe = responses.known.filter(({ isSure }) => !isSure).map(({ clock }) => clock);
  const { leftOut } = responses;
  return (
    <div class="took">
      <h3>{t('tookHeading')}</h3>
      {stats ? (
        <>
          <dl class="took-numbers">
            <Figure name={t('tookAverage')} value={tookText(stats.average)} />
            <Figure name={t('tookMedian')} value={tookText(stats.median)} />
            <Figure name={t('tookNinetieth')} value={tookText(stats.ninetieth)} />
          </dl>
          <p>{sideText(sideOf(stats.average, averageHours * HOUR_MS), averageHours)}</p>
        </>
      ) : (
        <p>{t('tookNone', String(days))}</p>
      )}
      <p class="quiet apart">
        {stats && <span>{tn('tookOf', responses.known.length - maybe.length)}</span>}
        {maybe.length > 0 && (
          <button type="button" onClick={() => onShow(onlyThese(maybe, t('tookMaybeShown', String(days))))}>
            {tn('tookMaybe', maybe.length)}
          </button>
        )}
        {leftOut.length > 0 && (
          <button type="button" onClick={() => onShow(onlyThese(leftOut, t('tookLeftOutShown', String(days))))}>
            {tn('tookLeftOut', leftOut.length)}
          </button>
        )}
      </p>
    </div>
  );
}

const Figure = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

function sideText(side: ReturnType<typeof sideOf>, averageHours: number): string {
  const hours = hoursText(averageHours);
  if (side === 'either') return t('averageEither', hours);
  return side === 'under' ? t('averageUnder', hours) : t('averageOver', hours);
}
