import browser from 'webextension-polyfill';

/** The extension's version, as its manifest says it. */
export const extensionVersion = (): string => browser.runtime.getManifest().version;
