import { t } from '../../platform/i18n';
import type { Search } from './threads-search';

/** How far was looked, where that is not everywhere; it can be stopped and taken up again. */
export function ThreadsSearchSaid({ words, state, known, total, isCut, stop, goOn }: Search) {
  if (words.length === 0) return null;
  const numbers = [String(known), String(total)] as const;
  return (
    <>
      {state === 'reading' && known < total && (
        <div class="threads-said">
          <progress aria-label={t('threadsReading', ...numbers)} max={total} value={known} />
          <span class="quiet">{t('threadsReading', ...numbers)}</span>
          <button type="button" onClick={stop}>
            {t('threadsStop')}
          </button>
        </div>
      )}
      {(state === 'stopped' || state === 'failed') && known < total && (
        <div class="threads-said" role="status">
          <span class={state === 'failed' ? 'failed' : 'quiet'}>
            {t(state === 'failed' ? 'threadsSearchFailed' : 'threadsStopped', ...numbers)}
          </span>
          <button type="button" onClick={goOn}>
            {t('threadsGoOn')}
          </button>
        </div>
      )}
      {isCut && <p class="quiet">{t('threadsSearchCut', String(total))}</p>}
    </>
  );
}
