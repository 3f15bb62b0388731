import { openDashboard, openSettings, openSettingsAt } from '../../platform/own-pages';
import { askToRead } from '../../platform/permissions';
import { closePopup } from '../../platform/popup';
import { send } from '../../platform/send';
import type { Acts } from './acts';

/** The acts, done by the worker; only a permission must be asked for here, in the click. */
export const actsOfWorker: Acts = {
  async openThread(threadId) {
    await send({ type: 'thread.open', threadId });
    closePopup();
  },
  async openInbox(host) {
    await send({ type: 'inbox.open', host });
    closePopup();
  },
  allow: askToRead,
  async help(host, what) {
    await send({ type: 'page.help', host, what });
    closePopup();
  },
  async openDashboard() {
    await openDashboard();
    closePopup();
  },
  async openSettings() {
    await openSettings();
    closePopup();
  },
  untouchedAlerts: async () => (await import('./read-untouched')).readUntouched(Date.now()),
  async openAlertCheck() {
    await openSettingsAt('alert-check-heading');
    closePopup();
  },
  async tell({ threadId, ...word }) {
    return (await send({ type: 'told.record', key: threadId, ...word })).factId;
  },
  async pauseUntil(at) {
    await send({ type: 'settings.set', patch: { pausedUntil: at } });
  },
  async watch(isOn) {
    await send({ type: 'settings.set', patch: { watching: isOn } });
  },
  snooze: (threadId, until) => send({ type: 'alert.snooze', key: threadId, until }),
  async wake(threadId) {
    await send({ type: 'alert.wake', key: threadId });
  },
  // Loaded when it is asked for: the popup is there sooner without.
  readPlan: async () => (await import('./read-plan')).readPlan(Date.now()),
};
