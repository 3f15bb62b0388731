import { HOUR_MS, type Instant, MINUTE_MS } from '../../core/span';
import { t } from '../../platform/i18n';
import type { Replies } from '../../platform/messages';
import { clockText, leftText } from '../../platform/time-text';

/** For how long alerts can be put off, beside "as long as it can wait". */
export const SNOOZES_MS = [30 * MINUTE_MS, 2 * HOUR_MS];

/** "alerts rest until 15:05 (42 min)". */
export const restsText = (until: Instant, now: Instant): string =>
  t('snoozeRests', clockText(until, now), leftText(until - now));

/** What came of the wish to be left alone until `asked` (null: as long as can be); where it was cut, the real end. */
export function snoozedText({ until, lastAt }: Replies['alert.snooze'], asked: Instant | null, now: Instant): string {
  if (until !== null) return t(asked !== null && until < asked ? 'snoozeCut' : 'snoozeDone', clockText(until, now));
  return lastAt === null ? t('snoozeNothing') : t('snoozeTooLate', clockText(lastAt, now));
}
