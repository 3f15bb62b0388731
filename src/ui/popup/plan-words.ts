import type { DayPlan, PlannedReply } from '../../core/day-plan';
import type { Period } from '../../core/score';
import type { Instant } from '../../core/span';
import { t } from '../../platform/i18n';
import { clockText, leftText, spanText } from '../../platform/time-text';
import type { GlyphName } from '../shared/glyph';

/** "Away from 18:00 until Mon 09:00", or, once it has begun, until when. */
export function awayText({ from, to }: Period, now: Instant): string {
  const back = clockText(to, now);
  return from > now ? t('leaveAwayFrom', clockText(from, now), back) : t('leaveAwayUntil', back);
}

/** When to look again, in sentences: a time that has passed, or that lies in the absence, is named as that. */
export function lookAgainTexts({ absence, lookAgainBy }: DayPlan, now: Instant): string[] {
  if (lookAgainBy === null) return [t('leaveLookNever')];
  if (lookAgainBy <= now) return [t('leaveLookNow')];
  const by = t('leaveLookBy', clockText(lookAgainBy, now));
  const isAway = absence && absence.from <= lookAgainBy && lookAgainBy < absence.to;
  return isAway ? [by, t('leaveLookAway')] : [by];
}

export interface PlannedWords {
  readonly glyph: GlyphName;
  readonly lead: string;
  readonly beside: string | null;
}

/** When a planned reply is due: not how long is left, for a plan is made in times of the day. */
export function plannedWordsOf({ why, deadline }: PlannedReply, now: Instant): PlannedWords {
  const wasDue = t('popupWasDue', clockText(deadline.latest, now));
  if (why === 'overdue')
    return { glyph: 'warning', lead: t('popupOverdue', leftText(now - deadline.latest)), beside: wasDue };
  const by = t('popupBy', spanText(deadline, now));
  if (why !== 'maybe') return { glyph: 'clock', lead: by, beside: null };
  return { glyph: 'question', lead: deadline.latest < now ? wasDue : by, beside: null };
}
