import { useId, useLayoutEffect, useState } from 'preact/hooks';
import type { Stage } from '../../core/settings';
import { t } from '../../platform/i18n';
import { readTime, stageText, type TypedTime, typedOf } from './stage-times';

interface Props {
  readonly stage: Stage;
  /** The times of the others, in ms before the deadline. */
  readonly others: readonly number[];
  /** Id of the text that says why the last one must stay; null where it may go. */
  readonly staysBy: string | null;
  /** Id of the text that says that no sound is chosen; null where one is. */
  readonly muteBy: string | null;
  readonly onChange: (stage: Stage) => void;
  /** A good time as it is typed; null once none is waiting to be saved. */
  readonly onTry: (stage: Stage | null) => void;
  readonly onRemove: () => void;
}

const REFUSED = { number: 'stageRefused', far: 'stageTooFar', twice: 'stageTwice' } as const;

/** One stage: saved when its time is left, or refused beside it with the reason. */
export function StageRow({ stage, others, staysBy, muteBy, onChange, onTry, onRemove }: Props) {
  const ids = { error: useId(), meaning: useId() };
  const [typed, setTyped] = useState(() => typedOf(stage.beforeMs));
  useLayoutEffect(() => setTyped(typedOf(stage.beforeMs)), [stage.beforeMs]);
  const read = readTime(typed, others);
  const name = stageText(stage.beforeMs);
  const type = (part: Partial<TypedTime>): void => {
    const next = { ...typed, ...part };
    setTyped(next);
    const time = readTime(next, others);
    onTry(typeof time === 'number' ? { ...stage, beforeMs: time } : null);
  };
  const save = (): void => {
    if (typeof read === 'number' && read !== stage.beforeMs) onChange({ ...stage, beforeMs: read });
    else onTry(null);
  };
  const field = (part: keyof TypedTime, unit: string, label: string) => (
    <label>
      <input
        inputMode="decimal"
        autoComplete="off"
        value={typed[part]}
        aria-label={label}
        aria-invalid={typeof read !== 'number'}
        aria-describedby={`${ids.error} ${ids.meaning}`}
        onInput={({ currentTarget }) => type({ [part]: currentTarget.value })}
        onKeyDown={({ key }) => key === 'Enter' && save()}
      />
      <span aria-hidden="true">{unit}</span>
    </label>
  );
  return (
    <li>
      <span
        class="stage-time"
        // Hours and minutes are saved together, once both are left.
        onFocusOut={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget as Node | null)) save();
        }}
      >
        {field('hours', t('unitHours'), t('stageHours', name))}
        {field('minutes', t('unitMinutes'), t('stageMinutes', name))}
        <span id={ids.meaning}>{t(read === 0 ? 'stageOnceOverdue' : 'stageBeforeDeadline')}</span>
      </span>
      <span class="stage-ways">
        <label>
          <input
            type="checkbox"
            aria-label={t('stageBreaksThroughOf', name)}
            checked={stage.breaksThrough}
            onChange={({ currentTarget }) => onChange({ ...stage, breaksThrough: currentTarget.checked })}
          />
          {t('stageBreaksThrough')}
        </label>
        <label class={muteBy === null ? '' : 'idle'}>
          <input
            type="checkbox"
            aria-label={t('stageSoundOf', name)}
            {...lockedBy(muteBy)}
            checked={muteBy === null && stage.sound}
            onChange={({ currentTarget }) => onChange({ ...stage, sound: currentTarget.checked })}
          />
          {t('stageSound')}
        </label>
      </span>
      <button type="button" aria-label={t('stageRemoveOf', name)} {...lockedBy(staysBy)} onClick={onRemove}>
        {t('stageRemove')}
      </button>
      <p id={ids.error} class="failed stage-refused" role="status">
        {typeof read === 'number' ? null : t(REFUSED[read])}
      </p>
    </li>
  );
}

const lockedBy = (reason: string | null) => (reason === null ? {} : { disabled: true, 'aria-describedby': reason });
