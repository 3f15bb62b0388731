import { t } from '../../platform/i18n';
import type { SectionProps } from './section-props';

interface Props extends Pick<SectionProps, 'source' | 'attempt'> {
  /** Whether no account has a message, not only this one. */
  readonly isAll: boolean;
}

/** Nothing to show, and the way on. */
export const ThreadsEmpty = ({ isAll, source, attempt }: Props) =>
  isAll ? (
    <>
      <p>{t('threadsEmpty')}</p>
      <button type="button" class="main-act" onClick={() => void attempt(source.openInbox(null))}>
        {t('popupOpenInbox')}
      </button>
    </>
  ) : (
    <p>{t('threadsEmptyScope')}</p>
  );
