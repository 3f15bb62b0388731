import type { Candidate } from '../../core/candidate-causes';
import type { WindowDays } from '../../core/clock';
import type { Comparison } from '../../core/compare';
import type { FigureKind, TypedFigure } from '../../core/typed-figure';
import { t, tn } from '../../platform/i18n';
import { Glyph } from '../shared/glyph';
import { ChartTable } from './chart-table';
import { agreementText, candidateText, figureText, howMuchText, rangeText } from './compare-words';
import { onlyThese } from './only-these';
import type { SectionProps } from './section-props';

interface Props extends Pick<SectionProps, 'clocks' | 'onShow'> {
  readonly asked: { readonly typed: TypedFigure; readonly kind: FigureKind; readonly days: WindowDays };
  readonly comparison: Comparison;
}

/** How the two figures stand to each other, and what may lie between them. */
export function CompareResult({ asked, comparison, clocks, onShow }: Props) {
  const { kind, typed, days } = asked;
  const { share, agreement, candidates } = comparison;
  const shown = agreement === 'exact' || agreement === 'rounded' ? [] : candidates;
  const inScope = new Set(clocks);
  return (
    <>
      <dl class="compare-figures">
        <div>
          <dt>{t('compareAmazon', String(days))}</dt>
          <dd>{figureText(typed, kind)}</dd>
        </div>
        <div>
          <dt>{t('compareOurs', String(days))}</dt>
          <dd>{share ? rangeText(share, kind) : t('forecastDash')}</dd>
        </div>
      </dl>
      <p>{agreementText(comparison, kind)}</p>
      {shown.length > 0 && (
        <>
          <h3>{t('compareCauses')}</h3>
          <p class="quiet">{t('compareCausesHow')}</p>
          <ul class="causes">
            {shown.map((cause, i) => (
              <Cause key={i} {...{ cause, kind, onShow }} canShow={cause.clocks.every((clock) => inScope.has(clock))} />
            ))}
          </ul>
          <ChartTable
            name="amazon-compared"
            caption={t('compareCauses')}
            columns={[t('compareCause'), t('nextDayMessages'), t('compareOtherwise'), t('compareAlone')]}
            rows={() =>
              shown.map((cause) => [
                candidateText(cause).name,
                cause.kind === 'unseen' ? null : cause.clocks.length,
                cause.share ? rangeText(cause.share, kind) : null,
                howMuchText(cause),
              ])
            }
          />
        </>
      )}
      {shown.length === 0 && agreement === 'none' && <p>{t('compareNoCause')}</p>}
    </>
  );
}

interface CauseProps extends Pick<SectionProps, 'onShow'> {
  readonly cause: Candidate;
  readonly kind: FigureKind;
  /** Whether the table, as it is chosen now, can show them all. */
  readonly canShow: boolean;
}

function Cause({ cause, kind, canShow, onShow }: CauseProps) {
  const { name, why } = candidateText(cause);
  const { clocks, share, explains } = cause;
  return (
    <li>
      <p class="cause-name">
        <Glyph name={explains ? 'check' : explains === null ? 'question' : 'about'} />
        {name}
      </p>
      <p>{why}</p>
      <p>
        {share && t(cause.kind === 'unclear' ? 'compareDepending' : 'compareWouldBe', rangeText(share, kind))}{' '}
        <span class="cause-verdict">{howMuchText(cause)}</span>
      </p>
      {clocks.length > 0 && canShow && (
        <button type="button" onClick={() => onShow(onlyThese(clocks, name))}>
          {tn('compareShow', clocks.length)}
        </button>
      )}
      {clocks.length > 0 && !canShow && <p class="quiet">{tn('compareOutOfScope', clocks.length)}</p>}
    </li>
  );
}
