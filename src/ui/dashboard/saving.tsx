import { useState } from 'preact/hooks';
import type { LongWork } from '../../ledger/export-file';
import { t } from '../../platform/i18n';
import type { KeepSource } from './keep-source';
import { Progress, type Running, useLongWork, wasCancelled } from './long-work';

interface Saving {
  readonly running: Running | null;
  readonly said: { readonly text: string; readonly isFailure: boolean } | null;
  save(ending: string, make: (work: LongWork) => Promise<Blob>): Promise<void>;
  cancel(): void;
}

/** "reply-clock-2026-11-28.json", by the seller's own day. */
const fileName = (ending: string): string => {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `reply-clock-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.${ending}`;
};

/** Makes a file and hands it to the browser. */
export function useSaving(keep: KeepSource): Saving {
  const { running, run, cancel } = useLongWork();
  const [said, setSaid] = useState<Saving['said']>(null);
  return {
    ...{ running, said, cancel },
    async save(ending, make) {
      const name = fileName(ending);
      setSaid(null);
      try {
        keep.save(name, await run(t('keepSaving'), make));
        setSaid({ text: t('keepSaved', name), isFailure: false });
      } catch (error) {
        const isCancelled = wasCancelled(error);
        setSaid({ text: t(isCancelled ? 'keepSaveCancelled' : 'keepFailed'), isFailure: !isCancelled });
      }
    },
  };
}

/** How far it is, and what came of it: said aloud, at once where it failed. */
export const SavingState = ({ running, said, cancel }: Saving) => (
  <>
    {running && <Progress running={running} onCancel={cancel} />}
    <p role="status">{said && !said.isFailure && said.text}</p>
    {said?.isFailure && (
      <p class="failed" role="alert">
        {said.text}
      </p>
    )}
  </>
);
