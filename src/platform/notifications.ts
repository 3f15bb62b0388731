import browser, { type Notifications } from 'webextension-polyfill';

/** Firefox rejects options that Chromium offers; its extension addresses tell it apart without asking for a name. */
const isFirefox = (): boolean => browser.runtime.getURL('').startsWith('moz-extension:');

function icon(): string {
  const icons = browser.runtime.getManifest().icons ?? {};
  const largest = Object.keys(icons).sort((a, b) => Number(b) - Number(a))[0];
  return browser.runtime.getURL(largest ? icons[largest]! : 'icons/icon-128.png');
}

export interface NotificationLook {
  readonly title: string;
  readonly message: string;
  /** Of small weight: it may vanish unseen, and makes no sound of the system's. */
  readonly isQuiet?: boolean;
  /** The browser makes no sound of its own for it: ours stands in. Firefox cannot be told. */
  readonly isSilent?: boolean;
  /** A second thing to do beside a click; Firefox shows none. */
  readonly button?: string;
}

/** Shows an alert, replacing one with the same id. Throws when the browser shows none at all. */
export async function showNotification(
  id: string,
  { title, message, isQuiet, isSilent, button }: NotificationLook,
): Promise<void> {
  const minimal: Notifications.CreateNotificationOptions = { type: 'basic', iconUrl: icon(), title, message };
  const chromium = {
    ...minimal,
    // A deadline must not vanish after some seconds unseen.
    ...(isQuiet ? { silent: true, priority: 0 } : { requireInteraction: true, priority: 2 }),
    ...(isSilent && { silent: true }),
    ...(button && { buttons: [{ title: button }] }),
  };
  try {
    await browser.notifications.create(id, isFirefox() ? minimal : chromium);
  } catch {
    await browser.notifications.create(id, minimal);
  }
}

export async function clearNotification(id: string): Promise<void> {
  await browser.notifications.clear(id);
}

/** Calls with an alert's id when its button was pressed. */
export function onNotificationButton(listener: (id: string) => void): void {
  browser.notifications.onButtonClicked?.addListener((id) => listener(id));
}

/** Whether the browser tells an alert that the seller closed from one that went by itself. Firefox does not. */
export const tellsWhoClosed = (): boolean => !isFirefox();

/**
 * Calls when an alert has left the screen; not for one that was cleared by us in Firefox. `bySeller` is true where the browser tells:
 * Firefox says so of each that went by itself, too.
 */
export function onNotificationClosed(listener: (id: string, bySeller: boolean) => void): void {
  browser.notifications.onClosed.addListener((id, byUser) => listener(id, byUser && tellsWhoClosed()));
}

/** Whether the browser may show alerts; null where it does not tell (Firefox). */
export async function notificationsAllowed(): Promise<boolean | null> {
  const { getPermissionLevel } = browser.notifications as { getPermissionLevel?: () => Promise<string> };
  return getPermissionLevel ? (await getPermissionLevel()) === 'granted' : null;
}

export function onNotificationClicked(listener: (id: string) => void): void {
  browser.notifications.onClicked.addListener((id) => listener(id));
}
