import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Stage } from '../../core/settings';
import { t } from '../../platform/i18n';
import { StageRow } from './stage-row';
import { MOST_STAGES, withOneMore } from './stage-times';

interface Props {
  readonly name: string;
  readonly stages: readonly Stage[];
  /** Id of the text that says that no sound is chosen; null where one is. */
  readonly muteBy: string | null;
  readonly onChange: (stages: readonly Stage[]) => void;
  readonly onTry: (stages: readonly Stage[] | null) => void;
}

/** Stages of one kind: from one to eight. */
export function StagesList({ name, stages, muteBy, onChange, onTry }: Props) {
  const ids = { last: useId(), most: useId() };
  const list = useRef<HTMLUListElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const [added, setAdded] = useState<number | null>(null);
  // Whoever adds a stage goes on with its time.
  useLayoutEffect(() => {
    if (added !== null) list.current?.children[added]?.querySelector('input')?.focus();
    setAdded(null);
  }, [added]);
  const add = (): void => {
    const next = withOneMore(stages);
    onChange(next.stages);
    setAdded(next.place);
  };
  const isFull = stages.length >= MOST_STAGES;
  const isLast = stages.length === 1;
  return (
    <>
      <ul ref={list} class="rows stages" aria-label={name}>
        {stages.map((stage, i) => (
          <StageRow
            key={i}
            {...{ stage, muteBy, staysBy: isLast ? ids.last : null }}
            others={stages.filter((_, j) => j !== i).map(({ beforeMs }) => beforeMs)}
            onChange={(changed) => onChange(stages.with(i, changed))}
            onTry={(tried) => onTry(tried && stages.with(i, tried))}
            onRemove={() => {
              onChange(stages.toSpliced(i, 1));
              // The button goes with its row.
              more.current?.focus();
            }}
          />
        ))}
      </ul>
      {isLast && (
        <p id={ids.last} class="quiet">
          {t('stageLast')}
        </p>
      )}
      <button
        ref={more}
        type="button"
        aria-disabled={isFull}
        aria-describedby={isFull ? ids.most : undefined}
        onClick={() => !isFull && add()}
      >
        {t('stageAdd')}
      </button>
      {isFull && (
        <p id={ids.most} class="quiet">
          {t('stageMost', String(MOST_STAGES))}
        </p>
      )}
    </>
  );
}
