import { type Badge, badgeOf } from '../core/badge';
import { nearnessOf } from '../core/badge-steps';
import type { Coverage, Glance } from '../core/glance';
import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { paintAction } from '../platform/action';
import { t, tn } from '../platform/i18n';
import { ageText, clockText } from '../platform/time-text';
import { whyText } from '../platform/why-text';
import { BADGE_GROUNDS, BADGE_INK } from './badge-colours';

/** One sentence on an account whose reading cannot be trusted. */
function doubtText(coverage: Coverage, now: Instant): string {
  const why = coverage.why === null ? '' : whyText(coverage.why);
  switch (coverage.state) {
    case 'signed-out':
      return t('badgeSignedOut', clockText(coverage.since, now));
    case 'not-watching':
      return t('badgeNotWatching', coverage.host);
    case 'unreadable':
      return t('badgeUnreadable', coverage.account, why).trim();
    case 'stale':
      return t('badgeStale', ageText(now - (coverage.asOf ?? coverage.since)));
    case 'watching':
      return t('badgeIncomplete', coverage.account, why).trim();
  }
}

const DUE_TEXTS = { hour: 'badgeDueHour', soon: 'badgeDueSoon', calm: 'badgeDue' } as const;

function stateText({ state, count, firstAt }: Badge, glance: Glance, settings: Settings, now: Instant): string {
  const first = firstAt === null ? '' : clockText(firstAt, now);
  const others = glance.counts.open - count;
  switch (state) {
    case 'off':
      return t('badgeOff');
    case 'paused':
      return t('badgePaused', clockText(settings.pausedUntil ?? now, now));
    case 'overdue':
      return others > 0 ? t('badgeOverdueAndOpen', String(count), String(others)) : t('badgeOverdue', String(count));
    case 'may-be-due':
      return tn('badgeMayBeDue', count);
    case 'due':
      return t(DUE_TEXTS[nearnessOf((firstAt ?? now) - now)], String(count), first);
    case 'clear': {
      const readAt = Math.min(...glance.accounts.flatMap((account) => account.asOf ?? []));
      return t('badgeClear', Number.isFinite(readAt) ? clockText(readAt, now) : '–');
    }
    case 'unknown':
      return glance.from === 'mirror' ? t('badgeNoLedger') : t('badgeUnknown');
    default:
      return '';
  }
}

/** The badge in words: the state, then what makes it doubtful. */
export function tooltipOf(badge: Badge, glance: Glance, settings: Settings, now: Instant): string {
  const lines = [stateText(badge, glance, settings, now)];
  if (badge.unsound) lines.push(doubtText(badge.unsound, now));
  if (glance.from === 'mirror' && badge.state !== 'unknown') lines.push(t('badgeNoLedger'));
  if (glance.setAside > 0) lines.push(tn('setAside', glance.setAside));
  if (settings.badge === 'none') lines.push(t('badgeHidden'));
  return lines.filter((line) => line !== '').join('\n');
}

/** Draws the badge from what is known at `now`. */
export async function paintBadge(glance: Glance, settings: Settings, now: Instant): Promise<void> {
  const badge = badgeOf(glance, settings, now);
  const title = `${t('extensionName')}\n${tooltipOf(badge, glance, settings, now)}`;
  await paintAction({ text: badge.text, colour: BADGE_INK, background: BADGE_GROUNDS[badge.role], title });
}
