import { useMemo } from 'preact/hooks';
import { type Bin, edgesOf, responseHistogram } from '../../core/response-histogram';
import { responsesIn } from '../../core/response-times';
import { windowOf } from '../../core/score';
import type { Settings } from '../../core/settings';
import { t, tn } from '../../platform/i18n';
import { ChartTable } from './chart-table';
import { onlyThese } from './only-these';
import type { SectionProps } from './section-props';
import { hoursText } from './took-text';

/** How many replies came how soon; the limits stand as lines between the bars. */
export function TimesSection({ view, clocks, rulesOf, now, days, onShow }: SectionProps) {
  const { settings } = view;
  const { bins, unsure } = useMemo(
    () => responseHistogram(responsesIn(clocks, rulesOf, windowOf(days, now)).known, edgesOf(settings)),
    [clocks, rulesOf, now, days, settings],
  );
  const most = Math.max(...bins.map((bin) => bin.clocks.length));
  const window = String(days);
  return (
    <section aria-labelledby="times-heading">
      <h2 id="times-heading" tabIndex={-1}>
        {t('timesHeading', window)}
      </h2>
      {most > 0 ? (
        <ol class="times">
          {bins.map((bin) => (
            <Row
              key={bin.fromHours}
              {...{ bin, most, settings }}
              onClick={() => onShow(onlyThese(bin.clocks, t('timesBinShown', binText(bin), window)))}
            />
          ))}
        </ol>
      ) : (
        <p>{t('timesNone', window)}</p>
      )}
      {unsure.length > 0 && (
        <p class="quiet apart">
          <button type="button" onClick={() => onShow(onlyThese(unsure, t('timesUnsureShown', window)))}>
            {tn('timesUnsure', unsure.length)}
          </button>
        </p>
      )}
      {most + unsure.length > 0 && (
        <ChartTable
          name="reply-times"
          caption={t('timesTableCaption', window)}
          columns={[t('timesWithin'), t('timesReplies')]}
          rows={() => [
            ...bins.map((bin) => [binText(bin), bin.clocks.length]),
            ...(unsure.length > 0 ? [[t('timesUnsureRow'), unsure.length]] : []),
          ]}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly bin: Bin;
  readonly most: number;
  readonly settings: Settings;
  readonly onClick: () => void;
}

function Row({ bin, most, settings: { hours, averageHours }, onClick }: RowProps) {
  const count = bin.clocks.length;
  const marks = [
    ...(bin.toHours === averageHours ? [t('timesAverageMark', hoursText(averageHours))] : []),
    ...(bin.toHours === hours ? [t('timesDeadlineMark', hoursText(hours))] : []),
  ];
  return (
    <li>
      <button
        type="button"
        class={`times-row ${bin.fromHours >= hours ? 'past' : ''}`}
        disabled={count === 0}
        {...{ onClick }}
      >
        <span class="times-bin">{binText(bin)}</span>{' '}
        <span class="times-track">
          <span class="times-bar" style={{ inlineSize: `${(count / most) * 100}%` }} />
          <span class="times-count">{count}</span>
        </span>
      </button>
      {marks.map((mark) => (
        <p key={mark} class="times-mark">
          {mark}
        </p>
      ))}
    </li>
  );
}

const binText = ({ fromHours, toHours }: Bin): string =>
  toHours === Number.POSITIVE_INFINITY
    ? t('timesLastBin', hoursText(fromHours))
    : t('timesBin', hoursText(fromHours), hoursText(toHours));
