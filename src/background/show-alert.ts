import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { t } from '../platform/i18n';
import { showNotification } from '../platform/notifications';
import { ageText } from '../platform/time-text';
import { type AlertSubject, alertWords, type Told } from './alert-text';

/** Shows one alert. Answers whether the browser did; one that it did not show is tried again by the next pass. */
export async function showAlert(
  alert: Told & { readonly id: string },
  subject: AlertSubject,
  settings: Settings,
  now: Instant,
): Promise<boolean> {
  const words = alertWords(alert, subject, settings, now);
  const isNudge = alert.kind === 'look';
  try {
    await showNotification(alert.id, {
      ...words,
      isQuiet: isNudge,
      ...(!isNudge && { button: t('alertSnooze', ageText(settings.snoozeMs)) }),
    });
    return true;
  } catch (error) {
    console.warn('Reply Clock: the browser showed no alert; the badge does.', error);
    return false;
  }
}
