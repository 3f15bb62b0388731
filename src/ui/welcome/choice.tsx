import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n';
import { ExactTimesFacts } from '../shared/exact-times';

/** Both ways of reading times, in plain words. Nothing is chosen beforehand; Escape is "not now". */
export function Choice({ onChoose }: { onChoose: (exactTimes: boolean) => unknown }) {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onChoose(false);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
  return (
    <section aria-labelledby="choice-heading">
      <h2 id="choice-heading">{t('welcomeChoice')}</h2>
      <div class="choices">
        <section class="choice" aria-labelledby="exact-heading">
          <h3 id="exact-heading">
            {t('exactTimes')} <span class="tag">{t('welcomeRecommended')}</span>
          </h3>
          <div class="choice-body">
            <p>{t('exactTimesWhat')}</p>
            <ExactTimesFacts />
          </div>
          <button type="button" class="main-act" onClick={() => onChoose(true)}>
            {t('welcomeAccept')}
          </button>
        </section>
        <section class="choice" aria-labelledby="text-heading">
          <h3 id="text-heading">{t('welcomeTextOnly')}</h3>
          <div class="choice-body">
            <p>{t('welcomeTextOnlyWhat')}</p>
            <p class="quiet">{t('welcomeLater')}</p>
          </div>
          <button type="button" onClick={() => onChoose(false)}>
            {t('welcomeDecline')}
          </button>
        </section>
      </div>
    </section>
  );
}
