import { useEffect, useRef, useState } from 'preact/hooks';
import type { LongWork } from '../../ledger/export-file';
import { t } from '../../platform/i18n';

/** How far it is, between 0 and 1. */
export interface Running {
  readonly what: string;
  readonly done: number;
}

interface Doing {
  readonly running: Running | null;
  /** Runs one thing at a time. Rejects as `work` does; when it was cancelled, with the signal's reason. */
  run<T>(what: string, work: (long: LongWork) => Promise<T>): Promise<T>;
  cancel(): void;
}

/** Work that takes long enough to be shown and to be cancelled. It is cancelled when its place on the page goes. */
export function useLongWork(): Doing {
  const [running, setRunning] = useState<Running | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  return {
    running,
    async run(what, work) {
      const mine = new AbortController();
      controller.current = mine;
      setRunning({ what, done: 0 });
      try {
        return await work({ onProgress: (done) => setRunning({ what, done }), signal: mine.signal });
      } catch (error) {
        throw mine.signal.aborted ? mine.signal.reason : error;
      } finally {
        setRunning(null);
      }
    },
    cancel: () => controller.current?.abort(),
  };
}

/** Whether the seller ended it himself. */
export const wasCancelled = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** How far it is, as a bar and as words, with a way to end it. */
export function Progress({ running, onCancel }: { running: Running; onCancel: () => void }) {
  const percent = Math.floor(running.done * 100);
  return (
    <div class="progress-line">
      <progress value={running.done} max={1} aria-label={running.what} />
      <span>{t('keepProgress', running.what, String(percent))}</span>
      <button type="button" onClick={onCancel}>
        {t('workCancel')}
      </button>
    </div>
  );
}
