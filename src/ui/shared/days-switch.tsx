import { WINDOW_DAYS, type WindowDays } from '../../core/clock';
import { t, tn } from '../../platform/i18n';

/** Of how many days the share is. */
export function DaysSwitch({ days, onDays }: { days: WindowDays; onDays: (days: WindowDays) => void }) {
  return (
    <fieldset class="days">
      <legend class="unseen">{t('popupWindow')}</legend>
      {WINDOW_DAYS.map((choice) => (
        <label key={choice}>
          <input type="radio" name="days" value={choice} checked={choice === days} onChange={() => onDays(choice)} />
          <span class="days-choice">{tn('popupDays', choice)}</span>
        </label>
      ))}
    </fieldset>
  );
}
