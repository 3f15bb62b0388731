import { useEffect, useRef, useState } from 'preact/hooks';
import type { KnownHere, Refusal, Verified } from '../../ledger/proof-file';
import { t } from '../../platform/i18n';
import { Glyph } from '../shared/glyph';
import { ProofMeaning } from '../shared/proof-meaning';
import { WorkProgress } from '../shared/work-progress';
import { DropFile } from './drop-file';
import { Verdict } from './verdict';
import { refusalText } from './verify-words';

/** What became of the file that was chosen last. */
export type Checking =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking'; readonly name: string; readonly done: number }
  | { readonly kind: 'refused'; readonly name: string; readonly why: Refusal | 'unread' }
  | { readonly kind: 'checked'; readonly name: string; readonly verified: Verified; readonly here: KnownHere };

interface Props {
  readonly checking: Checking;
  readonly onFile: (file: File) => void;
  readonly onCancel: () => void;
}

/** Checks a saved proof log, from plain data; works without any ledger. */
export function Verify({ checking, onFile, onCancel }: Props) {
  const [noted, setNoted] = useState('');
  const result = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (checking.kind === 'refused' || checking.kind === 'checked') result.current?.querySelector('h2')?.focus();
  }, [checking.kind]);
  return (
    <main class="page verify">
      <header class="page-head">
        <Glyph name="clock" />
        <h1>{t('verifyTitle')}</h1>
      </header>
      <p class="lead">{t('verifyWhat')}</p>
      <DropFile onFile={onFile} />
      <label class="noted">
        <span>{t('verifyNoted')}</span>
        <input
          type="text"
          value={noted}
          onInput={({ currentTarget }) => setNoted(currentTarget.value)}
          autocomplete="off"
          spellcheck={false}
        />
      </label>
      <div ref={result}>
        {checking.kind === 'checking' && (
          <WorkProgress label={t('verifyChecking', checking.name)} done={checking.done} onCancel={onCancel} />
        )}
        {checking.kind === 'refused' && (
          <section class="broken" aria-labelledby="verdict-heading">
            <h2 id="verdict-heading" class="verdict" tabIndex={-1}>
              {t('verifyRefused', checking.name)}
            </h2>
            <p>{refusalText(checking.why)}</p>
          </section>
        )}
        {checking.kind === 'checked' && <Verdict {...checking} noted={noted.trim()} />}
      </div>
      <ProofMeaning />
    </main>
  );
}
