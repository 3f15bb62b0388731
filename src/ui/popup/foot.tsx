import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Glance } from '../../core/glance';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { Glyph } from '../shared/glyph';
import { Pauses } from './pauses';

interface Props {
  readonly glance: Glance;
  readonly now: Instant;
  readonly onPause: (until: Instant) => void;
  readonly onSwitchOff: () => void;
  /** null where there is nothing to plan from. */
  readonly onPlan: (() => void) | null;
  /** Then the focus is back where it left from. */
  readonly isBackFromPlan: boolean;
  readonly onDashboard: () => void;
  readonly onSettings: () => void;
}

/** The ways to what does not fit here. And alerts can wait; the clocks do not. */
export function Foot({ glance, now, onPause, onSwitchOff, onPlan, isBackFromPlan, onDashboard, onSettings }: Props) {
  const planWay = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isBackFromPlan) planWay.current?.focus();
  }, [isBackFromPlan]);
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
      {glance.watching !== false && (
        <>
          <Pauses {...{ glance, now, onPause }} />
          <button type="button" class="switch-off" title={t('popupSwitchOffTitle')} onClick={onSwitchOff}>
            {t('popupSwitchOff')}
          </button>
        </>
      )}
    </footer>
  );
}
