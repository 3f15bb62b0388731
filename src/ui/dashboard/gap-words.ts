import type { WindowScore } from '../../core/clock';
import { reaches, tenthsOf } from '../../core/late-budget';
import { t, tn, uiLanguage } from '../../platform/i18n';
import { percentText } from '../shared/share-text';

const WHOLE = 10;

/** As the share is shown: in tenths of a percent close to the target, else in whole percents; always rounded down. */
function shownTenths(share: number, target: number): number {
  const tenths = tenthsOf(share);
  return Math.abs(tenths - target) < WHOLE ? tenths : Math.floor(tenths / WHOLE) * WHOLE;
}

/** "4 points", "0.3 points". */
function pointsText(tenths: number): string {
  const shown = new Intl.NumberFormat(uiLanguage(), { maximumFractionDigits: 1 }).format(tenths / WHOLE);
  return tenths === WHOLE ? t('forecastPoint') : t('forecastPoints', shown);
}

/** How far the share of a window is from the target, in words; null where there is none. */
export function gapText({ share, worst, best }: WindowScore, targetShare: number): string | null {
  if (!share) return null;
  const target = percentText(targetShare, targetShare);
  const [isMet, isWithin] = [reaches(worst, targetShare), reaches(best, targetShare)];
  if (!isMet && isWithin) return t('forecastEither', target);
  const isSure = share.min === share.max;
  const of = tenthsOf(targetShare);
  const gap = Math.abs(shownTenths(isMet ? share.min : share.max, of) - of);
  if (gap === 0) return t(isMet ? 'forecastAtTarget' : 'forecastJustBelow', target);
  if (isMet) return t(isSure ? 'forecastAbove' : 'forecastAboveAtLeast', pointsText(gap), target);
  return t(isSure ? 'forecastBelow' : 'forecastBelowAtLeast', pointsText(gap), target);
}

/** What an undecided share still needs; null for any other. */
export const sureText = (onTimeReplies: number | null): string =>
  onTimeReplies === null ? t('forecastNeverSure') : tn('forecastSure', onTimeReplies);
