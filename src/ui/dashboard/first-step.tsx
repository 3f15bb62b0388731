import { t } from '../../platform/i18n';
import type { SectionProps } from './section-props';

/** What to do before there is any message to speak of; how each account is read stands below it. */
export const FirstStep = ({ view, source, attempt }: Pick<SectionProps, 'view' | 'source' | 'attempt'>) => (
  <section aria-labelledby="first-step-heading">
    <h2 id="first-step-heading" tabIndex={-1}>
      {t(view.accounts.length === 0 ? 'firstStepHeading' : 'firstStepNoneYet')}
    </h2>
    <p>{t('firstStepWhat')}</p>
    {view.accounts.length === 0 && (
      <button type="button" class="main-act" onClick={() => void attempt(source.openInbox(null))}>
        {t('popupOpenInbox')}
      </button>
    )}
  </section>
);
