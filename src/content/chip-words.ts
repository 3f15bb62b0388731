import { type Instant, MINUTE_MS, SLACK_MS, type Span } from '../core/span';
import { isWide, urgencyOf } from '../core/urgency';
import { t, tn } from '../platform/i18n';
import type { CardClocks } from '../platform/messages';
import { clockText, endTexts, leftText, spanText } from '../platform/time-text';

/** What a chip looks like; each has a shape and a colour of its own. */
export type ChipLook = 'calm' | 'soon' | 'danger' | 'overdue' | 'between' | 'done' | 'late' | 'excluded' | 'unsure';

export interface ChipWords {
  readonly look: ChipLook;
  readonly text: string;
  /** Due time, receipt and where the time comes from, one sentence each. */
  readonly details: readonly string[];
  /** When a text will be another; null when all stay. */
  readonly changesAt: Instant | null;
  /** Its alerts rest: shown as a mark, said in the details. */
  readonly rests: boolean;
}

type Clock = NonNullable<CardClocks['clock']>;

/** What to say of a card's clock at `now`; null where there is nothing to say. */
export function chipWordsOf({ clock, told, snoozedUntil, moreOpen }: CardClocks, now: Instant): ChipWords | null {
  if (clock) {
    const { look, text, changesAt } = clock.closedAt ? closedWords(clock) : openWords(clock, now);
    const details = detailsOf(clock, moreOpen, now);
    const words = { look, text: told ? toldText(told.claim) : text, changesAt, details, rests: false };
    return clock.closedAt || snoozedUntil === null || snoozedUntil <= now ? words : resting(words, snoozedUntil, now);
  }
  if (told?.claim !== 'not-a-buyer-message') return null;
  return {
    look: 'excluded',
    text: t('chipTold', t('chipNotBuyer')),
    changesAt: null,
    details: [t('chipNotBuyerDetail')],
    rests: false,
  };
}

function resting(words: ChipWords, until: Instant, now: Instant): ChipWords {
  const minuteEnds = now + ((until - now) % MINUTE_MS) + 1;
  return {
    ...words,
    changesAt: Math.min(words.changesAt ?? minuteEnds, minuteEnds),
    details: [...words.details, t('snoozeChip', clockText(until, now), leftText(until - now))],
    rests: true,
  };
}

/** Short, for it shares a line with the card's own status. */
function toldText(claim: string): string {
  if (claim === 'answered') return t('chipTold', t('chipToldAnswered'));
  return t('chipTold', claim === 'no-response-needed' ? t('chipToldExcluded') : t('chipNotBuyer'));
}

type Shown = Omit<ChipWords, 'details' | 'rests'>;

function openWords({ deadline }: Clock, now: Instant): Shown {
  const { earliest, latest } = deadline;
  const urgency = urgencyOf(deadline, now);
  switch (urgency) {
    case 'overdue': {
      const over = now - latest;
      return {
        look: 'overdue',
        text: t('chipOverdue', leftText(over)),
        changesAt: now + MINUTE_MS - (over % MINUTE_MS),
      };
    }
    case 'may-be-due':
      return { look: 'unsure', text: t('chipMayBeDue'), changesAt: latest + 1 };
    case 'wide':
      return { look: 'between', text: t('chipBetween', spanText(deadline, now)), changesAt: earliest + 1 };
    default: {
      const left = earliest - now;
      const look = urgency === 'within-hour' ? 'danger' : urgency;
      return { look, text: t('chipRunning', leftText(left)), changesAt: now + (left % MINUTE_MS) + 1 };
    }
  }
}

function closedWords({ receivedAt, closedAt, standing }: Clock): Shown {
  const words = (look: ChipLook, text: string) => ({ look, text, changesAt: null });
  const took = leftText(Math.max(0, closedAt!.latest - receivedAt.earliest));
  switch (standing) {
    case 'on-time':
      return words('done', t('chipOnTime', took));
    case 'late':
      return words('late', t('chipLate', took));
    case 'excluded':
      return words('excluded', t('chipExcluded'));
    case 'settled':
      return words('done', t('chipSettled'));
    default:
      return words('unsure', t('chipUnclear'));
  }
}

/** `one` for a moment known to the minute, `two` with both ends otherwise. */
function between(one: string, two: string, span: Span, now: Instant): string {
  const [from, to] = endTexts(span, now);
  return span.latest - span.earliest < MINUTE_MS || from === to ? t(one, from) : t(two, from, to);
}

function detailsOf({ receivedAt, deadline, basis, closedAt }: Clock, moreOpen: number, now: Instant): string[] {
  const due = now > deadline.latest || closedAt ? 'chipWasDue' : 'chipDue';
  const details = [between(`${due}At`, `${due}Between`, deadline, now)];
  details.push(between('chipReceivedAt', 'chipReceivedBetween', receivedAt, now));
  if (closedAt) details.push(between('chipClosedAt', 'chipClosedBetween', closedAt, now));
  details.push(t(`chipBasis${basis === 'exact' ? 'Exact' : basis === 'bounded' ? 'Bounded' : 'Assumed'}`));
  if (!closedAt && isWide(deadline)) details.push(t('chipOpenOnce'));
  if (receivedAt.latest > now + SLACK_MS) details.push(t('chipClockOff'));
  if (moreOpen > 0) details.push(tn('chipMoreOpen', moreOpen));
  return details;
}
