import type { Range } from '../../core/response-times';
import { MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import { tookText } from './took-text';

const signed = (ms: number): string => {
  if (Math.abs(ms) < MINUTE_MS) return t('forecastNoChange');
  const size = tookText({ min: Math.abs(ms), max: Math.abs(ms) });
  return t(ms < 0 ? 'forecastDown' : 'forecastUp', size);
};

/** "−3 min", "+1 h 05", or both ends where only a range is known. */
export function changeText({ min, max }: Range): string {
  const [from, to] = [signed(min), signed(max)];
  return from === to ? from : t('forecastFromTo', from, to);
}
