import type { Standing } from '../../core/clock';
import type { ClockRow } from '../../core/clock-rows';
import type { ShownThread } from '../../core/ledger-view';
import type { Instant } from '../../core/span';
import { type Urgency, urgencyOf } from '../../core/urgency';
import { t } from '../../platform/i18n';
import { clockText, leftText, spanText } from '../../platform/time-text';
import type { GlyphName } from '../shared/glyph';
import { tookText } from './took-text';

export const STANDINGS: readonly Standing[] = [
  ...(['running', 'overdue', 'on-time', 'late', 'excluded', 'settled', 'unclear'] as const),
];

export const STANDING_GLYPHS: Readonly<Record<Standing, GlyphName>> = {
  ...{ running: 'clock', overdue: 'warning', 'on-time': 'check', late: 'cross', excluded: 'none' },
  ...{ settled: 'check', unclear: 'question' },
};

export interface DueText {
  readonly urgency: Urgency | null;
  readonly lead: string;
  /** null where the lead says it. */
  readonly beside: string | null;
}

/** When it is due, counted from now while it waits; when it was, once it does not. */
export function dueText({ clock, deadline, standing, isOpen }: ClockRow, now: Instant): DueText {
  if (!isOpen) return { urgency: null, lead: untilText(clock.basis, deadline, now), beside: null };
  const urgency = urgencyOf(deadline, now);
  switch (urgency) {
    case 'overdue':
      return {
        urgency,
        lead: standing === 'overdue' ? t('popupOverdue', leftText(now - deadline.latest)) : t('popupMayBeOverdue'),
        beside: t('popupWasDue', clockText(deadline.latest, now)),
      };
    case 'may-be-due':
      return { urgency, lead: t('popupMayBeDue'), beside: t('popupBy', spanText(deadline, now)) };
    case 'wide':
      return { urgency, lead: t('popupBy', spanText(deadline, now)), beside: null };
    default:
      return { urgency, lead: t('popupDueIn', leftText(deadline.earliest - now)), beside: spanText(deadline, now) };
  }
}

/** An assumed time may be earlier than its span: only its end is sure. */
const untilText = (basis: ClockRow['clock']['basis'], span: ClockRow['deadline'], now: Instant): string =>
  basis === 'assumed' ? t('threadsOrBefore', clockText(span.latest, now)) : spanText(span, now);

export const receivedText = ({ clock }: ClockRow, now: Instant): string =>
  untilText(clock.basis, clock.receivedAt, now);

/** How soon it was answered: a time, a range, or a dash. */
export function answeredText({ clock, response, isOpen }: ClockRow): string {
  if (isOpen || !clock.closing || clock.closing.by === 'mark') return t('threadsNone');
  if (!response) return t('threadsTookUnknown');
  const took = tookText(response.tookMs);
  return response.isSure ? took : t('threadsIfAnswered', took);
}

/** The buyer; whatever else tells the thread from others where no name is kept. */
export function whoseText(thread: ShownThread | null, row: ClockRow, now: Instant): string {
  if (thread === null) return t('threadsGone');
  if (thread.buyer !== null) return thread.buyer;
  if (thread.orderId !== null) return t('threadsNoNameOrder', thread.orderId);
  return t('popupNoName', receivedText(row, now));
}
