import { useId, useState } from 'preact/hooks';
import { t } from '../../platform/i18n';

interface Props {
  readonly isOn: boolean;
  /** Ends when it is saved, or was not; then `isOn` says which. */
  readonly onSwitch: (isOn: boolean) => Promise<unknown>;
}

/** The switch of exact times, and what its position means. */
export function ExactTimesSwitch({ isOn, onSwitch }: Props) {
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
        <span class="switch-name">{t('exactTimes')}</span>
        <span class="switch-state" aria-hidden="true">
          {t(shown ? 'switchOn' : 'switchOff')}
        </span>
      </label>
      <p id={effect} class="quiet">
        {t(shown ? 'exactTimesOn' : 'exactTimesOff')}
      </p>
    </div>
  );
}

/** What exact times do, and what they do not, in plain words. */
export const ExactTimesFacts = () => (
  <ul class="facts">
    <li>{t('exactTimesTakes')}</li>
    <li>{t('exactTimesNoRequest')}</li>
    <li>{t('exactTimesNoticed')}</li>
    <li>{t('exactTimesAnyTime')}</li>
  </ul>
);
