import { useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import { WorkProgress } from '../shared/work-progress';
import { useLongWork, wasCancelled } from './long-work';
import type { ProofSource } from './proof-source';

/** Saves the whole log as a file: shows how far that has come, and can be cancelled. */
export function ProofSave({ save }: Pick<ProofSource, 'save'>) {
  const { running, run, cancel } = useLongWork();
  const [hasFailed, setHasFailed] = useState(false);
  const start = async (): Promise<void> => {
    setHasFailed(false);
    try {
      await run(t('proofSaving'), save);
    } catch (error) {
      setHasFailed(!wasCancelled(error));
    }
  };
  return (
    <>
      {running ? (
        <WorkProgress label={running.what} done={running.done} onCancel={cancel} />
      ) : (
        <button type="button" onClick={() => void start()}>
          {t('proofSave')}
        </button>
      )}
      {hasFailed && (
        <p class="failed" role="alert">
          {t('proofNotSaved')}
        </p>
      )}
    </>
  );
}
