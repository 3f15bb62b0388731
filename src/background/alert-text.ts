import type { Settings } from '../core/settings';
import { HOUR_MS, type Instant, type Span } from '../core/span';
import { t } from '../platform/i18n';
import { ageText, clockText } from '../platform/time-text';

/** What an alert may say of its most urgent member. */
export interface AlertSubject {
  readonly deadline: Span;
  readonly buyer: string | null;
  readonly subject: string | null;
  readonly account: string | null;
  /** When the page that shows it was last known to be current; null when not known. */
  readonly readAsOf: Instant | null;
}

export interface AlertWords {
  readonly title: string;
  readonly message: string;
}

/** Knowledge younger than this needs no remark. */
const OLD_MS = HOUR_MS;

function titleOf(
  kind: 'clock' | 'group' | 'may-be-due',
  count: number,
  first: AlertSubject,
  name: string | null,
  now: Instant,
): string {
  const many = String(count);
  if (kind === 'may-be-due') {
    const already = now >= first.deadline.earliest;
    if (count === 1) return already ? t('alertMayBeDueOne') : t('alertMayBeDueSoonOne');
    return already ? t('alertMayBeDue', many) : t('alertMayBeDueSoon', many);
  }
  const overdue = now > first.deadline.latest;
  if (count > 1)
    return overdue ? t('alertOverdueMany', many) : t('alertDueMany', many, ageText(first.deadline.earliest - now));
  const who = name ?? t('alertOneMessage');
  if (overdue) return t('alertOverdue', who);
  if (now > first.deadline.earliest) return t('alertMayBeDueNow', who);
  return t('alertDueIn', ageText(first.deadline.earliest - now), who);
}

/** Title and text of an alert. Names appear only where the seller switched them on: screens are shared. */
export function alertWords(
  kind: 'clock' | 'group' | 'may-be-due',
  count: number,
  first: AlertSubject,
  settings: Settings,
  now: Instant,
): AlertWords {
  const name = settings.showNames ? first.buyer : null;
  const parts: string[] = [];
  if (kind === 'may-be-due') parts.push(t('alertOpenOnce'));
  else {
    if (count === 1 && settings.showNames && first.subject) parts.push(t('alertSubject', first.subject));
    const at = clockText(first.deadline.earliest, now);
    parts.push(
      now > first.deadline.latest
        ? t('alertWasDueBy', clockText(first.deadline.latest, now))
        : count > 1
          ? t('alertFirstBy', at)
          : t('alertReplyBy', at),
    );
  }
  if (first.account) parts.push(first.account);
  const age = first.readAsOf === null ? 0 : now - first.readAsOf;
  if (age > OLD_MS) parts.push(t('alertOldReading', ageText(age)));
  return { title: titleOf(kind, count, first, name, now), message: parts.join(' · ') };
}
