import { HOUR_MS, type Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';
import { tomorrowMorning } from './time-field';

interface Props {
  readonly now: Instant;
  readonly onPause: (until: Instant) => void;
  readonly onSettings: () => void;
}

/** Alerts can wait; the clocks do not. And the way to the settings. */
export function Foot({ now, onPause, onSettings }: Props) {
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
          {t('popupPauseTomorrow', clockText(morningAt, now))}
        </button>
      </div>
      <button
        type="button"
        class="settings"
        aria-label={t('popupSettings')}
        title={t('popupSettings')}
        onClick={onSettings}
      >
        <Glyph name="settings" />
      </button>
    </footer>
  );
}
