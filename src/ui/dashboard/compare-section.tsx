import { useId, useMemo, useState } from 'preact/hooks';
import { WINDOW_DAYS, type WindowDays } from '../../core/clock';
import { comparisonOf } from '../../core/compare';
import { knownFromOf } from '../../core/known-from';
import type { Instant } from '../../core/span';
import { type FigureKind, parseFigure, type TypedFigure } from '../../core/typed-figure';
import { t, tn } from '../../platform/i18n';
import { CompareResult } from './compare-result';
import type { SectionProps } from './section-props';

interface Asked {
  readonly typed: TypedFigure;
  readonly kind: FigureKind;
  readonly days: WindowDays;
  readonly at: Instant;
}

const KINDS: readonly FigureKind[] = ['late', 'on-time'];

/** The seller's look at Seller Central beside our reckoning. */
export function CompareSection(props: SectionProps) {
  const { view, scope, rulesOf, now, days } = props;
  const [kind, setKind] = useState<FigureKind>('late');
  const [chosen, setChosen] = useState<WindowDays | null>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isRefused, setRefused] = useState(false);
  const id = useId();
  const window = chosen ?? days;
  const comparison = useMemo(
    () =>
      asked &&
      comparisonOf({
        ...{ all: view.clocks, scope, rulesOf, now: Math.max(asked.at, view.at), days: asked.days },
        ...{ knownFrom: knownFromOf(view.seen, scope.account), typed: asked.typed },
      }),
    [asked, view, scope, rulesOf],
  );
  const compare = (event: Event): void => {
    event.preventDefault();
    const typed = parseFigure(text, kind);
    setRefused(typed === null);
    setAsked(typed && { typed, kind, days: window, at: now });
  };
  return (
    <section class="compare" aria-labelledby="compare-heading">
      <h2 id="compare-heading" tabIndex={-1}>
        {t('compareHeading')}
      </h2>
      <p>{t('compareWhat')}</p>
      <form class="compare-form" onSubmit={compare} noValidate>
        <fieldset class="compare-kinds">
          <legend>{t('compareKind')}</legend>
          {KINDS.map((each) => (
            <label key={each}>
              <input type="radio" name={`${id}-kind`} checked={each === kind} onChange={() => setKind(each)} />
              {t(each === 'late' ? 'compareKindLate' : 'compareKindOnTime')}
            </label>
          ))}
        </fieldset>
        <label class="choice-field">
          <span>{t('popupWindow')}</span>
          <select
            value={String(window)}
            onChange={({ currentTarget }) =>
              setChosen(WINDOW_DAYS.find((each) => String(each) === currentTarget.value) ?? null)
            }
          >
            {WINDOW_DAYS.map((each) => (
              <option key={each} value={String(each)}>
                {tn('popupDays', each)}
              </option>
            ))}
          </select>
        </label>
        <label class="choice-field">
          <span>{t('compareFigure')}</span>
          <input
            type="text"
            inputMode="decimal"
            autocomplete="off"
            maxLength={12}
            value={text}
            aria-invalid={isRefused}
            aria-describedby={isRefused ? `${id}-refused` : undefined}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <button type="submit" class="main-act">
          {t('compareDo')}
        </button>
        {isRefused && (
          <p class="failed" id={`${id}-refused`} role="alert">
            {t('compareRefused')}
          </p>
        )}
      </form>
      <div class="compare-result" aria-live="polite">
        {asked && comparison && <CompareResult {...{ ...props, asked, comparison }} />}
      </div>
    </section>
  );
}
