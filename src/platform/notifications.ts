import browser, { type Notifications } from 'webextension-polyfill';

/** Firefox rejects options that Chromium offers; its extension addresses tell it apart without asking for a name. */
const isFirefox = (): boolean => browser.runtime.getURL('').startsWith('moz-extension:');

function icon(): string {
  const icons = browser.runtime.getManifest().icons ?? {};
  const largest = Object.keys(icons).sort((a, b) => Number(b) - Number(a))[0];
  return browser.runtime.getURL(largest ? icons[largest]! : 'icons/icon-128.png');
}

/** Shows an alert, replacing one with the same id. Throws when the browser shows none at all. */
export async function showNotification(id: string, title: string, message: string): Promise<void> {
  const minimal: Notifications.CreateNotificationOptions = { type: 'basic', iconUrl: icon(), title, message };
  // A deadline must not vanish after some seconds unseen.
  const chromium = { ...minimal, requireInteraction: true, priority: 2 };
  try {
    await browser.notifications.create(id, isFirefox() ? minimal : chromium);
  } catch {
    await browser.notifications.create(id, minimal);
  }
}

export async function clearNotification(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

export function onNotificationClicked(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener((id) => listener(id));
}
