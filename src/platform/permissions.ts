import browser from 'webextension-polyfill';

/** Whether the seller lets us read this host (Firefox: can be taken back at any time). */
export async function mayRead(host: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`https://${host}/messaging/*`] });
}

/** Asks the seller; must be called straight from a click, or the browser refuses. false where the seller does. */
export const askToRead = (host: string): Promise<boolean> =>
  browser.permissions.request({ origins: [`https://${host}/*`] });

export function onPermissionsChanged(listener: () => void): void {
  browser.permissions.onAdded.addListener(() => listener());
  browser.permissions.onRemoved.addListener(() => listener());
}
