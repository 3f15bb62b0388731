import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n';
import { AlertCheck } from '../shared/alert-check';
import type { AlertCheckActs } from '../shared/alert-check-acts';

/** Where the popup leads to. */
const ID = 'alert-check-heading';

/** Whether alerts reach the seller: tested, and what to switch on where they do not. */
export function AlertCheckSection({ acts }: { acts: AlertCheckActs }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    // It is drawn later than the browser looks for what the address names.
    if (location.hash === `#${ID}`) heading.current?.focus();
  }, []);
  return (
    <section aria-labelledby={ID}>
      <h2 id={ID} tabIndex={-1} ref={heading}>
        {t('optionsAlertCheck')}
      </h2>
      <p class="quiet">{t('reachWhy')}</p>
      <AlertCheck acts={acts} />
    </section>
  );
}
