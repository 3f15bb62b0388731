import { tenthsOf } from '../../core/late-budget';
import { numberFormat } from '../../platform/formats';
import { t } from '../../platform/i18n';

/** Within a percent of a line that matters (the target, or 100 %) a whole percent would hide on which side one is. */
const NEAR_TENTHS = 10;

function numberText(share: number, targetShare: number): string {
  const tenths = tenthsOf(share);
  const isNear = Math.abs(tenths - tenthsOf(targetShare)) < NEAR_TENTHS || tenths > 1_000 - NEAR_TENTHS;
  const shown = isNear ? tenths / 10 : Math.floor(tenths / 10);
  return numberFormat({ maximumFractionDigits: 1 }).format(shown);
}

/** "94 %", or "89.9 %" beside a target of 90 %: always rounded down. */
export const percentText = (share: number, targetShare: number): string =>
  t('popupPercent', numberText(share, targetShare));

/** "94 %" or, where something is unclear, "92–95 %". */
export function shareText({ min, max }: { min: number; max: number }, targetShare: number): string {
  const [from, to] = [numberText(min, targetShare), numberText(max, targetShare)];
  return t('popupPercent', from === to ? from : t('fromTo', from, to));
}
