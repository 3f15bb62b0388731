import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import type { KeepSource } from './keep-source';
import { SavingState, useSaving } from './saving';

interface Props {
  /** null: everything. */
  readonly account: string | null;
  readonly keep: KeepSource;
  readonly onErase: () => Promise<void>;
  readonly onClose: () => void;
}

/** Says what goes, offers to save it first, and asks once more. Closed, the browser gives the focus back. */
export function EraseDialog({ account, keep, onErase, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const saving = useSaving(keep);
  const [state, setState] = useState<'asked' | 'erasing' | 'failed'>('asked');
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);

  async function erase(): Promise<void> {
    setState('erasing');
    try {
      await onErase();
      dialog.current?.close();
    } catch {
      setState('failed');
    }
  }

  return (
    <dialog
      ref={dialog}
      class="erase-dialog"
      aria-labelledby="erase-title"
      aria-describedby="erase-goes"
      onCancel={(event) => state === 'erasing' && event.preventDefault()}
      onClose={onClose}
    >
      <h3 id="erase-title">{account === null ? t('eraseTitleAll') : t('eraseTitleOf', account)}</h3>
      <p id="erase-goes">{account === null ? t('eraseGoesAll') : t('eraseGoesOf')}</p>
      <p>{t('eraseWayBack')}</p>
      <button
        type="button"
        disabled={saving.running !== null || state === 'erasing'}
        onClick={() => void saving.save('json', (work) => keep.file(Date.now(), work))}
      >
        {t('eraseSaveFirst')}
      </button>
      <SavingState {...saving} />
      {state === 'failed' && (
        <p class="failed" role="alert">
          {t('eraseFailed')}
        </p>
      )}
      <p role="status">{state === 'erasing' && t('erasing')}</p>
      <div class="keep-acts">
        <button type="button" disabled={state === 'erasing'} onClick={() => dialog.current?.close()}>
          {t('eraseKeep')}
        </button>
        <button type="button" class="danger-act" disabled={state === 'erasing'} onClick={() => void erase()}>
          {account === null ? t('eraseDoAll') : t('eraseDoOf', account)}
        </button>
      </div>
    </dialog>
  );
}
