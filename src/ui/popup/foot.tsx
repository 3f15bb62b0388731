import { HOUR_MS, type Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { tomorrowMorning } from './time-field';

/** Alerts can wait; the clocks do not. */
export function Foot({ now, onPause }: { now: Instant; onPause: (until: Instant) => void }) {
  const morningAt = tomorrowMorning(now);
  return (
    <footer>
      <span id="pause-label">{t('popupPause')}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons make no form */}
      <div class="pauses" role="group" aria-labelledby="pause-label">
        <button type="button" onClick={() => onPause(now + HOUR_MS)}>
          {t('popupPauseHour')}
        </button>
        <button type="button" onClick={() => onPause(morningAt)}>
          {t('popupPauseTomorrow', clockText(morningAt, morningAt))}
        </button>
      </div>
    </footer>
  );
}
