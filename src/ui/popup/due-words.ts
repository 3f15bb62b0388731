import type { DueClock, Glance } from '../../core/glance';
import { groupBy } from '../../core/group-by';
import type { Instant } from '../../core/span';
import { type Urgency, urgencyOf } from '../../core/urgency';
import { t } from '../../platform/i18n';
import { clockText, leftText, spanText } from '../../platform/time-text';
import type { GlyphName } from '../shared/glyph';

/** One thread that waits: its most urgent clock, and how many more of its messages are open. */
export interface DueThread {
  readonly clock: DueClock;
  readonly moreOpen: number;
}

/** The threads of the most urgent clocks, in their order, and how many open clocks of other threads are not among them. */
export function dueThreadsOf({ due, counts }: Glance, most: number): { shown: DueThread[]; more: number } {
  const threads = [...groupBy(due, ({ threadId }) => threadId).values()].slice(0, most);
  const shown = threads.map((clocks): DueThread => ({ clock: clocks[0]!, moreOpen: clocks.length - 1 }));
  return { shown, more: Math.max(0, counts.open - threads.flat().length) };
}

export interface DueWords {
  readonly urgency: Urgency;
  readonly glyph: GlyphName;
  /** "in 3 h 20", "overdue 2 h": what matters most. */
  readonly lead: string;
  /** "14:05", "was due 14:05"; null where the lead says it. */
  readonly beside: string | null;
}

/** What to say of an open clock. What the mirror holds may have been answered since, so of that nothing is surely overdue. */
export function dueWordsOf({ deadline, standing }: DueClock, from: Glance['from'], now: Instant): DueWords {
  const urgency = urgencyOf(deadline, now);
  switch (urgency) {
    case 'overdue':
      if (from === 'mirror' || standing === 'unclear')
        return unsure(t('popupMayBeOverdue'), t('popupWasDue', clockText(deadline.latest, now)));
      return {
        ...{ urgency, glyph: 'warning', lead: t('popupOverdue', leftText(now - deadline.latest)) },
        beside: t('popupWasDue', clockText(deadline.latest, now)),
      };
    case 'may-be-due':
      return unsure(t('popupMayBeDue'), t('popupBy', spanText(deadline, now)));
    case 'wide':
      return { urgency, glyph: 'about', lead: t('popupBy', spanText(deadline, now)), beside: null };
    default: {
      const lead = t('popupDueIn', leftText(deadline.earliest - now));
      return { urgency, glyph: 'clock', lead, beside: spanText(deadline, now) };
    }
  }
}

const unsure = (lead: string, beside: string): DueWords => ({ urgency: 'may-be-due', glyph: 'question', lead, beside });
