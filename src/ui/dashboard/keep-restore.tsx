import { useState } from 'preact/hooks';
import { t } from '../../platform/i18n';
import { FileButton } from '../shared/file-button';
import type { KeepSource } from './keep-source';
import { refusedWords, restoredWords } from './keep-words';
import { Progress, useLongWork, wasCancelled } from './long-work';
import { readBackup, type WholeBackup } from './read-backup';
import { type Restored, restore } from './restore';
import { inSlices } from './slices';

type Outcome =
  | { readonly kind: 'restored'; readonly restored: Restored; readonly backup: WholeBackup }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'cancelled' };

/** Adds to the ledger what a saved file holds. */
export function KeepRestore({ keep }: { keep: KeepSource }) {
  const { running, run, cancel } = useLongWork();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isOver, setIsOver] = useState(false);

  async function add(backup: WholeBackup, erasedToo: boolean): Promise<void> {
    const restored = await run(t('keepAdding'), (work) =>
      restore(backup, erasedToo, keep.restorer, { ...work, wait: inSlices(work.signal) }),
    );
    const isNothing = restored.ended === 'cancelled' && restored.added + restored.known + restored.refused === 0;
    setOutcome(isNothing ? { kind: 'cancelled' } : { kind: 'restored', restored, backup });
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    setOutcome(null);
    try {
      await work();
    } catch (error) {
      setOutcome(wasCancelled(error) ? { kind: 'cancelled' } : { kind: 'refused', text: refusedWords(error) });
    }
  }

  const take = (file: File | null | undefined): void => {
    if (!file || running) return;
    void attempt(async () => {
      const backup = await run(t('keepChecking'), (work) => readBackup(file, Date.now(), work));
      await add(backup, false);
    });
  };

  return (
    <div class="keep-part">
      <h3 id="restore-heading">{t('keepRestoreHeading')}</h3>
      <p class="quiet" id="restore-note">
        {t('keepRestoreNote')}
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        class={isOver ? 'drop-place drop-over' : 'drop-place'}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setIsOver(false);
          take(event.dataTransfer?.files[0]);
        }}
      >
        <FileButton
          text={t('keepChoose')}
          labelledBy="restore-heading"
          describedBy="restore-note"
          disabled={running !== null}
          onFile={take}
        />
        <span class="quiet">{t('keepDrop')}</span>
      </div>
      {running && <Progress running={running} onCancel={cancel} />}
      <div role="status">
        {outcome?.kind === 'cancelled' && <p>{t('keepRestoreCancelled')}</p>}
        {outcome?.kind === 'restored' && restoredWords(outcome.restored).map((text) => <p key={text}>{text}</p>)}
      </div>
      {outcome?.kind === 'restored' && outcome.restored.refused > 0 && !running && (
        <button type="button" onClick={() => void attempt(() => add(outcome.backup, true))}>
          {t('keepErasedToo')}
        </button>
      )}
      {outcome?.kind === 'refused' && (
        <p class="failed" role="alert">
          {outcome.text}
        </p>
      )}
    </div>
  );
}
