import type { Settings } from '../core/settings';
import { HOUR_MS, type Instant, type Span } from '../core/span';
import { isWide } from '../core/urgency';
import type { AlertRow } from '../ledger/schema';
import { t, tn } from '../platform/i18n';
import { ageText, clockText } from '../platform/time-text';

/** What an alert is, of that which its row holds. */
export type Told = Pick<AlertRow, 'kind' | 'stage' | 'members' | 'absence' | 'missed'>;

/** What an alert may say of its most urgent member, or of the inbox that it is about. */
export interface AlertSubject {
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

/** Title and text of an alert. Names appear only where the seller switched them on: screens are shared. */
export function alertWords(alert: Told, subject: AlertSubject, settings: Settings, now: Instant): AlertWords {
  const { kind, missed } = alert;
  if (kind === 'look') return lookWords(subject, now);
  const deadlines = alert.members.map(({ deadline }) => deadline);
  const words: { title: string; parts: (string | null)[] } =
    kind === 'away' && alert.absence
      ? awayWords(deadlines, alert.absence, now)
      : kind === 'digest'
        ? { title: digestTitle(deadlines, now), parts: [missed ? t(MISSED[missed]) : null, firstText(deadlines, now)] }
        : kind === 'may-be-due'
          ? mayBeDueWords(deadlines, now)
          : dueWords(deadlines, subject, settings, now);
  const age = subject.readAsOf === null ? 0 : now - subject.readAsOf;
  const named = settings.showNames && deadlines.length > 1 && kind !== 'may-be-due' ? subject.buyer : null;
  const first = named === null ? null : t('alertMostUrgent', named);
  const parts = [...words.parts, first, subject.account, age > OLD_MS ? t('alertOldReading', ageText(age)) : null];
  return { title: words.title, message: parts.filter((part) => part !== null).join(' · ') };
}

const MISSED = { quiet: 'alertMissedQuiet', paused: 'alertMissedPaused', asleep: 'alertMissedAsleep' } as const;

/** Of those whose time has not come yet, which is told of apart, it would not be true that they may be due. */
function mayBeDueWords(deadlines: readonly Span[], now: Instant) {
  const count = deadlines.length;
  const already = deadlines.filter(({ earliest }) => earliest <= now).length;
  const title =
    already === 0
      ? count === 1
        ? t('alertMayBeDueSoonOne')
        : t('alertMayBeDueSoon', String(count))
      : already === 1
        ? t('alertMayBeDueOne')
        : t('alertMayBeDue', String(already));
  const more = already > 0 ? count - already : 0;
  return { title, parts: [more > 0 ? tn('alertAwayMoreMaybe', more) : null, t('alertOpenOnce')] };
}

function dueWords(deadlines: readonly Span[], { buyer, subject }: AlertSubject, { showNames }: Settings, now: Instant) {
  const first = deadlines[0]!;
  const count = deadlines.length;
  const who = (showNames ? buyer : null) ?? t('alertOneMessage');
  const isOverdue = now > first.latest;
  // Come late, one alert may be of messages that are overdue and of such that are not.
  if (count > 1 && now > first.earliest && !deadlines.every(({ latest }) => latest < now))
    return { title: digestTitle(deadlines, now), parts: [firstText(deadlines, now)] };
  const title = isOverdue
    ? count > 1
      ? t('alertOverdueMany', String(count))
      : t('alertOverdue', who)
    : count > 1
      ? t('alertDueMany', String(count), ageText(first.earliest - now))
      : now > first.earliest
        ? t('alertMayBeDueNow', who)
        : t('alertDueIn', ageText(first.earliest - now), who);
  const when = isOverdue
    ? t('alertWasDueBy', clockText(first.latest, now))
    : t(count > 1 ? 'alertFirstBy' : 'alertReplyBy', clockText(first.earliest, now));
  return { title, parts: [count === 1 && showNames && subject ? t('alertSubject', subject) : null, when] };
}

const firstText = (deadlines: readonly Span[], now: Instant): string | null => {
  const next = deadlines.find(({ earliest }) => earliest >= now);
  return next ? t('alertNextBy', clockText(next.earliest, now)) : null;
};

/** "3 passed their deadline, 2 due within the hour": what is known for sure first. */
function digestTitle(deadlines: readonly Span[], now: Instant): string {
  const past = deadlines.filter(({ latest }) => latest < now).length;
  const maybe = deadlines.filter(({ earliest, latest }) => earliest < now && now <= latest).length;
  const ahead = deadlines.filter(({ earliest }) => now <= earliest);
  const soon = ahead.filter(({ earliest }) => earliest - now <= HOUR_MS).length;
  const later = ahead.length - soon;
  return [
    past > 0 ? tn('alertDigestPast', past) : null,
    soon > 0 ? tn('alertDigestSoon', soon) : null,
    later > 0 ? tn('alertDigestLater', later) : null,
    maybe > 0 ? tn('alertDigestMaybe', maybe) : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** What falls due before the seller is back; what may, and what does so soon after that no warning would come. */
function awayWords(deadlines: readonly Span[], absence: { from: Instant; to: Instant }, now: Instant) {
  const back = clockText(absence.to, now);
  const sure = deadlines.filter((deadline) => !isWide(deadline));
  const inside = sure.filter(({ earliest }) => earliest < absence.to);
  const after = sure.length - inside.length;
  const maybe = deadlines.length - sure.length;
  const first = sure[0];
  const title =
    inside.length > 0
      ? tn('alertAway', inside.length, back)
      : after > 0
        ? tn('alertAwayAfter', after, back)
        : tn('alertAwayMaybe', maybe, back);
  return {
    title,
    parts: [
      first ? t('alertNextBy', clockText(first.earliest, now)) : t('alertOpenOnce'),
      inside.length > 0 && after > 0 ? tn('alertAwayMoreAfter', after) : null,
      sure.length > 0 && maybe > 0 ? tn('alertAwayMoreMaybe', maybe) : null,
    ],
  };
}

function lookWords({ account, readAsOf }: AlertSubject, now: Instant): AlertWords {
  const age = readAsOf === null ? null : ageText(now - readAsOf);
  return {
    title: age === null ? t('alertLookUnknown') : t('alertLook', age),
    message: [account, t('alertLookDetail')].filter((part) => part !== null).join(' · '),
  };
}
