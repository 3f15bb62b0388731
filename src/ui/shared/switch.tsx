import { useId, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';

interface Props {
  readonly name: string;
  readonly isOn: boolean;
  /** What its position means. */
  readonly effectOf: (isOn: boolean) => string;
  /** Ends when it is saved, or was not; then `isOn` says which. */
  readonly onSwitch: (isOn: boolean) => Promise<unknown>;
}

/** A switch with its state in words. */
export function Switch({ name, isOn, effectOf, onSwitch }: Props) {
  const effect = useId();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const shown = wanted ?? isOn;
  const change = async (to: boolean): Promise<void> => {
    setWanted(to);
    await onSwitch(to);
    setWanted(null);
  };
  return (
    <div class="switch-block">
      <label class="switch">
        <input
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its state by itself
          role="switch"
          checked={shown}
          aria-describedby={effect}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span class="switch-name">{name}</span>
        <span class="switch-state" aria-hidden="true">
          {t(shown ? 'switchOn' : 'switchOff')}
        </span>
      </label>
      <p id={effect} class="quiet">
        {effectOf(shown)}
      </p>
    </div>
  );
}
