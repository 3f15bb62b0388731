import type { WindowScore } from '../../core/clock';
import { lateBudgetOf } from '../../core/late-budget';
import type { Recovery } from '../../core/recovery';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { clockText } from '../../platform/time-text';
import { percentText } from '../shared/share-text';

/** When the share of one window is back, in one sentence; and what does it sooner, where waiting does not. */
export function recoveryText(recovery: Recovery, window: WindowScore, targetShare: number, now: Instant): string {
  const target = percentText(targetShare, targetShare);
  switch (recovery.kind) {
    case 'unknown':
      return t('rollOffUnknown');
    case 'reached':
      return t('rollOffReached', target);
    case 'at':
      return t(
        isUndecided(window, targetShare) ? 'rollOffSurelyBack' : 'rollOffBack',
        target,
        clockText(recovery.at, now),
      );
    case 'empty': {
      const empty = t('rollOffEmpty', target, clockText(recovery.at, now));
      const budget = lateBudgetOf(window, targetShare);
      const replies = 'onTimeReplies' in budget ? budget.onTimeReplies : null;
      return replies === null ? empty : t('forecastTwo', empty, tn('rollOffReplies', replies, target));
    }
  }
}

const isUndecided = (window: WindowScore, targetShare: number): boolean =>
  lateBudgetOf(window, targetShare).kind === 'undecided';
