import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import { WorkProgress } from '../shared/work-progress';
import type { ProofSource } from './proof-source';

/** Saves the whole log as a file: shows how far that has come, and can be cancelled. */
export function ProofSave({ save }: Pick<ProofSource, 'save'>) {
  const [done, setDone] = useState<number | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const start = async (): Promise<void> => {
    const mine = new AbortController();
    stop.current = mine;
    setHasFailed(false);
    setDone(0);
    try {
      await save({ signal: mine.signal, onProgress: setDone });
    } catch {
      setHasFailed(!mine.signal.aborted);
    }
    setDone(null);
  };
  return (
    <>
      {done === null ? (
        <button type="button" onClick={() => void start()}>
          {t('proofSave')}
        </button>
      ) : (
        <WorkProgress label={t('proofSaving')} done={done} onCancel={() => stop.current?.abort()} />
      )}
      {hasFailed && (
        <p class="failed" role="alert">
          {t('proofNotSaved')}
        </p>
      )}
    </>
  );
}
