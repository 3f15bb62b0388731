import browser from 'webextension-polyfill';
import { focusTab, openTab } from './tabs';

/** The address of a file of the extension. */
export const ownAddress = (path: string): string => browser.runtime.getURL(path);

const DASHBOARD = 'src/ui/dashboard/dashboard.html';

/** Opens the dashboard in a tab, or focuses the one that shows it. */
export async function openDashboard(): Promise<void> {
  const address = ownAddress(DASHBOARD);
  const [there] = await browser.tabs.query({ url: `${address}*` });
  if (there?.id === undefined) return openTab(address);
  await focusTab({ id: there.id, windowId: there.windowId ?? null, url: address });
}

const SETTINGS = 'src/ui/options/options.html';

/** Opens the settings in a tab, at the part of this name. */
export const openSettingsAt = (part: string): Promise<void> => openTab(ownAddress(`${SETTINGS}#${part}`));

/** Opens the settings in a tab, or focuses the one that shows them. */
export const openSettings = (): Promise<void> => browser.runtime.openOptionsPage();
