import { useLayoutEffect, useRef } from 'preact/hooks';
import { HOUR_MS, type Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { Glyph } from '../shared/glyph';
import { tomorrowMorning } from './time-field';

interface Props {
  readonly now: Instant;
  readonly onPause: (until: Instant) => void;
  /** null where there is nothing to plan from. */
  readonly onPlan: (() => void) | null;
  /** Then the focus is back where it left from. */
  readonly isBackFromPlan: boolean;
  readonly onDashboard: () => void;
  readonly onSettings: () => void;
}

/** The ways to what does not fit here. And alerts can wait; the clocks do not. */
export function Foot({ now, onPause, onPlan, isBackFromPlan, onDashboard, onSettings }: Props) {
  const planWay = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isBackFromPlan) planWay.current?.focus();
  }, [isBackFromPlan]);
  const morningAt = tomorrowMorning(now);
  return (
    <footer>
      <div class="ways">
        <button type="button" class="dashboard-way" onClick={onDashboard}>
          {t('dashboardTitle')}
        </button>
        {onPlan && (
          <button type="button" class="plan-way" ref={planWay} onClick={onPlan}>
            {t('leaveTitle')}
          </button>
        )}
        <button
          type="button"
          class="settings"
          aria-label={t('popupSettings')}
          title={t('popupSettings')}
          onClick={onSettings}
        >
          <Glyph name="settings" />
        </button>
      </div>
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
    </footer>
  );
}
