import { useRef, useState } from 'preact/hooks';
import type { ProofLog } from '../../ledger/proof-file';
import { t } from '../../platform/i18n';
import { stampText } from '../../platform/time-text';

/** The hash to note elsewhere, which fixes all that was logged up to it. */
export function ProofHead({ head: { seq, hash, at } }: { head: NonNullable<ProofLog['head']> }) {
  const code = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(hash);
      setSaid(t('proofCopied'));
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current);
      setSaid(t('proofCopyByHand'));
    }
  };
  return (
    <div class="proof-head">
      <p>{at === null ? t('proofHeadUndated', String(seq)) : t('proofHead', String(seq), stampText(at))}</p>
      <p class="acts">
        <code class="hash" ref={code}>
          {hash}
        </code>
        <button type="button" onClick={() => void copy()}>
          {t('proofCopy')}
        </button>
        <span class="quiet" role="status">
          {said}
        </span>
      </p>
      <p class="quiet">{t('proofHeadWhy')}</p>
    </div>
  );
}
