import { useState } from 'preact/hooks';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { AccountName } from '../shared/account-name';
import type { Asked } from '../shared/asked';
import type { ShownExample } from './options-source';
import { Section } from './section';

interface Props {
  readonly examples: Asked<readonly ShownExample[]>;
  readonly now: Instant;
  readonly onForget: (example: ShownExample) => Promise<boolean>;
  readonly onRetry: () => void;
}

/** The messages that the seller has shown so that a list could be read; one click forgets each. */
export function Examples({ examples, now, onForget, onRetry }: Props) {
  const [forgotten, setForgotten] = useState<string | null>(null);
  const forget = async (example: ShownExample): Promise<void> => {
    if (!(await onForget(example))) return;
    setForgotten(example.account);
    // The button goes with its row.
    document.getElementById('examples-heading')?.focus();
  };
  return (
    <Section id="examples" heading={t('optionsExamples')} asked={examples} onRetry={onRetry}>
      {(shown) => (
        <>
          <p class="quiet">{t('optionsExamplesWhy')}</p>
          {shown.length === 0 && <p>{t('optionsNoExample')}</p>}
          <ul class="rows">
            {shown.map((example) => {
              const { account, host, learnedAt } = example;
              return (
                <li key={`${account} ${host}`}>
                  <span class="row-name">
                    <AccountName {...{ account, host }} />
                  </span>
                  <span class="row-note quiet">{t('exampleShownAt', clockText(learnedAt, now))}</span>
                  <button type="button" aria-label={t('exampleForgetOf', account)} onClick={() => void forget(example)}>
                    {t('exampleForget')}
                  </button>
                </li>
              );
            })}
          </ul>
          <p role="status">{forgotten !== null && t('exampleForgotten', forgotten)}</p>
        </>
      )}
    </Section>
  );
}
