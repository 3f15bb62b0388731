import type { ComponentChildren } from 'preact';
import { t } from '../../platform/i18n';
import type { Asked } from '../shared/asked';

interface Props<T> {
  readonly id: string;
  readonly heading: string;
  readonly asked: Asked<T>;
  readonly onRetry: () => void;
  readonly children: (value: T) => ComponentChildren;
}

/** One part of the settings, which waits and fails by itself. */
export function Section<T>({ id, heading, asked, onRetry, children }: Props<T>) {
  return (
    <section aria-labelledby={`${id}-heading`} aria-busy={asked.kind === 'loading'}>
      <h2 id={`${id}-heading`} tabIndex={-1}>
        {heading}
      </h2>
      {asked.kind === 'loading' && <p class="quiet">{t('optionsLoading')}</p>}
      {asked.kind === 'failed' && <NotThere text={t('optionsFailed')} onRetry={onRetry} />}
      {asked.kind === 'shown' && children(asked.value)}
    </section>
  );
}

/** What could not be had, and another try. */
export const NotThere = ({ text, onRetry }: { text: string; onRetry: () => void }) => (
  <div class="not-there">
    <p class="failed" role="alert">
      {text}
    </p>
    <button type="button" onClick={onRetry}>
      {t('optionsRetry')}
    </button>
  </div>
);
