import { useEffect, useRef } from 'preact/hooks';
import type { ToldWord } from '../../core/glance';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { ShownText } from '../shared/shown-text';

interface Props {
  readonly told: readonly ToldWord[];
  readonly now: Instant;
  /** The word just given: shown, and its Undo at hand. */
  readonly justTold: string | null;
  readonly onUndo: (word: ToldWord) => void;
}

/** The seller's words in force, newest first, each with its Undo. */
export function ToldList({ told, now, justTold, onUndo }: Props) {
  const root = useRef<HTMLDetailsElement>(null);
  const isThere = told.some(({ factId }) => factId === justTold);
  useEffect(() => {
    if (!isThere || !root.current) return;
    root.current.open = true;
    root.current.querySelector<HTMLElement>('.just-told button')?.focus();
  }, [isThere, justTold]);
  if (told.length === 0) return null;
  return (
    <details class="told" ref={root}>
      <summary>{tn('wordHeading', told.length)}</summary>
      <ul>
        {told.map((word) => (
          <li key={word.factId} class={`told-row ${word.factId === justTold ? 'just-told' : ''}`}>
            <p class="told-words">
              <ShownText kind="buyer" text={word.buyer ?? t('wordNoName')} />
              <span>{claimText(word, now)}</span>
            </p>
            <button
              type="button"
              aria-label={t('wordUndoOf', word.buyer ?? t('wordNoName'))}
              onClick={() => onUndo(word)}
            >
              {t('wordUndo')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function claimText({ claim, at }: ToldWord, now: Instant): string {
  switch (claim) {
    case 'answered':
      return t('wordAnswered', clockText(at, now));
    case 'no-response-needed':
      return t('wordNoResponse');
    case 'not-a-buyer-message':
      return t('wordNotBuyer');
  }
}
