import browser from 'webextension-polyfill';

/** The address of a file of the extension. */
export const ownAddress = (path: string): string => browser.runtime.getURL(path);

/** Opens the settings in a tab, or focuses the one that shows them. */
export const openSettings = (): Promise<void> => browser.runtime.openOptionsPage();
