import { type AlertCheck, withSeen, withShown, withTouched } from '../core/alert-check';
import type { Instant } from '../core/span';
import { readAlertCheck, writeAlertCheck } from '../platform/alert-check';
import { t } from '../platform/i18n';
import { clearNotification, showNotification } from '../platform/notifications';
import { playSound } from '../platform/sound';
import { readSettings } from './settings';

const TEST = /^test\|\d+$/;

let last: Promise<unknown> = Promise.resolve();

/** Changes what is stored, one change after the other. What cannot be stored is no reason for an alert to fail. */
function change(changed: (check: AlertCheck) => AlertCheck): Promise<void> {
  const done = last
    .then(async () => writeAlertCheck(changed(await readAlertCheck())))
    .catch((error: unknown) => {
      console.warn('Reply Clock: that an alert was shown or touched could not be noted.', error);
    });
  last = done;
  return done;
}

export const noteShown = (now: Instant): Promise<void> => change((check) => withShown(check, now));

/** The seller clicked or closed an alert. Of a test alert that is all it is for. */
export async function noteTouched(id: string, now: Instant): Promise<void> {
  if (TEST.test(id)) return noteSeen(id, now);
  await change((check) => withTouched(check, now));
}

/** The seller has seen the test alert. */
export async function noteSeen(id: string, now: Instant): Promise<void> {
  await change((check) => withSeen(check, now));
  await clearNotification(id);
}

/** Shows a test alert, as loud as a real one. Answers its id, and whether the browser took it. */
export async function showTestAlert(now: Instant): Promise<{ id: string; isShown: boolean }> {
  const id = `test|${now}`;
  const { name, volume } = (await readSettings()).sound;
  const isSilent = name !== null && (await playSound(name, volume)) === 'played';
  try {
    await showNotification(id, { title: t('alertTest'), message: t('alertTestDetail'), isSilent });
    return { id, isShown: true };
  } catch (error) {
    console.warn('Reply Clock: the browser showed no test alert.', error);
    return { id, isShown: false };
  }
}
