import browser from 'webextension-polyfill';

/** Whether the seller lets us read this host (Firefox: can be taken back at any time). */
export async function mayRead(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`https://${host}/messaging/*`] });
}

export function onPermissionsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(() => listener());
  browser.permissions.onRemoved.addListener(() => listener());
}
