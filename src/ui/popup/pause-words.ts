import type { Glance } from '../../core/glance';
import type { Instant } from '../../core/span';
import { t, tn } from '../../platform/i18n';
import { spanText } from '../../platform/time-text';

/** What falls due between now and `until`, in words; null where nothing does. */
export function pauseWordsOf({ due, counts }: Glance, until: Instant, now: Instant): string | null {
  const meanwhile = due.filter(({ deadline }) => deadline.earliest <= until && now <= deadline.latest);
  // A glance holds the most urgent clocks only.
  const last = due.at(-1);
  const mayBeMore = due.length < counts.open && last !== undefined && last.deadline.earliest <= until;
  const [first] = meanwhile;
  if (!first) return mayBeMore ? t('popupPauseDueUnknown') : null;
  const by = spanText(first.deadline, now);
  return mayBeMore
    ? t('popupPauseDueMore', String(meanwhile.length), by)
    : tn('popupPauseDueCount', meanwhile.length, by);
}
