import browser from 'webextension-polyfill';

/** The extension was installed, it or the browser was updated, or the browser (with it) started. */
export function onInstalledOrStarted(listener: (why: 'installed' | 'updated' | 'started') => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install' ? 'installed' : 'updated'));
  browser.runtime.onStartup.addListener(() => listener('started'));
}
