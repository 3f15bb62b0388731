import { t } from '../../platform/i18n';
import { KeepErase } from './keep-erase';
import { KeepRestore } from './keep-restore';
import { KeepSave } from './keep-save';
import { type KeepSource, keepSource } from './keep-source';
import type { SectionProps } from './section-props';

export const KeepSection = (props: SectionProps) => <Keep {...props} keep={keepSource} />;

/** What is known, to be saved, restored or erased. */
export function Keep({ view, keep }: SectionProps & { readonly keep: KeepSource }) {
  const named = [...view.accounts, ...view.clocks].map(({ account }) => account);
  const accounts = [...new Set(named)].filter((account) => account !== '').sort();
  return (
    <section class="keep-section" aria-labelledby="keep-heading">
      <h2 id="keep-heading" tabIndex={-1}>
        {t('keepHeading')}
      </h2>
      <p>{t('keepWhat')}</p>
      <KeepSave keep={keep} />
      <KeepRestore keep={keep} />
      <KeepErase keep={keep} accounts={accounts} />
    </section>
  );
}
