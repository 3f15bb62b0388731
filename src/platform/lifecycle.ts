import browser from 'webextension-polyfill';

/** The extension was installed or updated, or the browser (with it) started. */
export function onInstalledOrStarted(listener: (why: 'installed' | 'started') => void): void {
  browser.runtime.onInstalled.addListener(() => listener('installed'));
  browser.runtime.onStartup.addListener(() => listener('started'));
}
