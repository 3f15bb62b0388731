import browser from 'webextension-polyfill';

/** Those whose settings for notifications we can name. */
export type OperatingSystem = 'windows' | 'mac' | 'linux' | 'chromeos' | 'other';

const KNOWN: Readonly<Record<string, OperatingSystem>> = {
  win: 'windows',
  mac: 'mac',
  linux: 'linux',
  cros: 'chromeos',
};

export async function operatingSystem(): Promise<OperatingSystem> {
  return KNOWN[(await browser.runtime.getPlatformInfo()).os] ?? 'other';
}
