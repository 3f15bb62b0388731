import browser from 'webextension-polyfill';

/** Closes the popup; the same page open in a tab stays. Firefox leaves a popup open when a tab is opened from it. */
export function closePopup(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close();
}
