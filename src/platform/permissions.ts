import browser from 'webextension-polyfill';

/** Whether the seller lets us read all of these hosts (Firefox: can be taken back at any time). */
export async function mayRead(...hosts: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: hosts.map((host) => `https://${host}/messaging/*`) });
}

/** Asks the seller; must be called straight from a click, or the browser refuses. false where the seller does. */
export const askToRead = (...hosts: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: hosts.map((host) => `https://${host}/*`) });

/** Answers how to stop listening. */
export function onPermissionsChanged(listener: () => void): () => void {
  const hear = (): void => listener();
  browser.permissions.onAdded.addListener(hear);
  browser.permissions.onRemoved.addListener(hear);
  return () => {
    browser.permissions.onAdded.removeListener(hear);
    browser.permissions.onRemoved.removeListener(hear);
  };
}
