import { absencesAround } from '../core/absence';
import { snoozeLimitOf } from '../core/alert-steps';
import { type Settings, stagesFor } from '../core/settings';
import type { Instant } from '../core/span';
import { t } from '../platform/i18n';
import { showNotification } from '../platform/notifications';
import { ownZone } from '../platform/own-zone';
import { ageText } from '../platform/time-text';
import { noteShown } from './alert-check';
import { type AlertSubject, alertWords, type Told } from './alert-text';

/**
 * Shows one alert, with or without the browser's own sound. `accounts`: whose its messages are, in their order. Answers
 * whether the browser did; one that it did not show is tried again by the next pass.
 */
export async function showAlert(
  alert: Told & { readonly id: string },
  subject: AlertSubject,
  accounts: readonly (string | null)[],
  settings: Settings,
  isSilent: boolean,
  now: Instant,
): Promise<boolean> {
  // The name of one would be taken for that of all.
  const isOfMany = new Set(accounts).size > 1;
  const words = alertWords(alert, isOfMany ? { ...subject, account: null } : subject, settings, now);
  const isNudge = alert.kind === 'look';
  try {
    await showNotification(alert.id, {
      ...words,
      ...{ isQuiet: isNudge, isSilent },
      ...(canSnooze(alert, accounts, settings, now) && { button: t('alertSnooze', ageText(settings.snoozeMs)) }),
    });
    // Not waited for: what was shown is to be recorded at once.
    if (!isNudge) void noteShown(now);
    return true;
  } catch (error) {
    console.warn('Reply Clock: the browser showed no alert; the badge does.', error);
    return false;
  }
}

/** Whether a warning is still to come for one of its messages, so that it may be put off until then. */
function canSnooze({ members }: Told, accounts: readonly (string | null)[], settings: Settings, now: Instant): boolean {
  const rules = { settings, absences: absencesAround(settings.quietWeek, ownZone(), now), snoozes: [] };
  return members.some(
    ({ deadline }, i) => snoozeLimitOf(deadline, stagesFor(settings, accounts[i] ?? null), rules) > now,
  );
}
