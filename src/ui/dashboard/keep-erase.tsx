import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import { EraseDialog } from './erase-dialog';
import type { KeepSource } from './keep-source';

/** Erases everything, or one account, once that is confirmed. */
export function KeepErase({ keep, accounts }: { keep: KeepSource; accounts: readonly string[] }) {
  /** Of which account; null: of all. */
  const [asked, setAsked] = useState<{ readonly account: string | null } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  async function erase(account: string | null): Promise<void> {
    await (account === null ? keep.eraseAll() : keep.eraseAccount(account));
    setDone(account === null ? t('erasedAll') : t('erasedOf', account));
  }
  // The button that asked goes with its account.
  useEffect(() => {
    if (!asked && done !== null) heading.current?.focus();
  }, [asked, done]);
  const ask = (account: string | null): void => {
    setDone(null);
    setAsked({ account });
  };

  return (
    <div class="keep-part">
      <h3 ref={heading} tabIndex={-1}>
        {t('eraseHeading')}
      </h3>
      <p class="quiet">{t('eraseNote')}</p>
      <div class="keep-acts">
        {accounts.map((account) => (
          <button key={account} type="button" onClick={() => ask(account)}>
            {t('eraseOf', account)}
          </button>
        ))}
        <button type="button" onClick={() => ask(null)}>
          {t('eraseAll')}
        </button>
      </div>
      <p role="status">{done}</p>
      {asked && (
        <EraseDialog
          account={asked.account}
          keep={keep}
          onErase={() => erase(asked.account)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
