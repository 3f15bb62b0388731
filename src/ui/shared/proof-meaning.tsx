import { t } from '../../platform/i18n';

/** What a proof log proves, and what not: said wherever one is shown. */
export const ProofMeaning = () => (
  <>
    <section aria-labelledby="proves-heading">
      <h2 id="proves-heading">{t('meaningProves')}</h2>
      <ul class="facts">
        <li>{t('meaningSaw')}</li>
        <li>{t('meaningKept')}</li>
        <li>{t('meaningWord')}</li>
      </ul>
    </section>
    <section aria-labelledby="proves-not-heading">
      <h2 id="proves-not-heading">{t('meaningNot')}</h2>
      <ul class="facts">
        <li>{t('meaningAmazon')}</li>
        <li>{t('meaningUnseen')}</li>
        <li>{t('meaningCut')}</li>
      </ul>
    </section>
  </>
);
