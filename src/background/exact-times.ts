import { HOSTS } from '../core/marketplaces';
import { mayRead } from '../platform/permissions';
import { registerPageScript, runInPage, unregisterPageScript } from '../platform/scripting';
import { tabsAt } from '../platform/tabs';
import { tellWatchChanged } from './notify-tabs';
import { readSettings } from './settings';

/** The built observer: a script of its own (see `scripts/build.mjs`), which no page can load by itself. */
const FILE = 'src/observer/observer.js';
const ID = 'observer';

const pagesOf = (hosts: readonly string[]): string[] => hosts.map((host) => `https://${host}/messaging/*`);

/** The hosts on which the observer is to run now: none until the seller has accepted exact times, none while switched off. */
async function observedHosts(): Promise<readonly string[]> {
  const { exactTimes, watching } = await readSettings();
  if (!exactTimes || !watching) return [];
  if (await mayRead(...HOSTS)) return HOSTS;
  const granted = await Promise.all(HOSTS.map((host) => mayRead(host)));
  return HOSTS.filter((_host, at) => granted[at]);
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Has the browser put the observer into new pages exactly where settings and permissions say. Browsers forget it at an
 * update of the extension, and permissions change: so it is called whenever one of them may have.
 */
export function registerObserver(): Promise<void> {
  const done = last.then(async () => {
    const matches = pagesOf(await observedHosts());
    if (matches.length === 0) await unregisterPageScript(ID);
    else await registerPageScript({ id: ID, file: FILE, matches });
  });
  last = done.catch(() => {});
  return done;
}

/** Pages that were open before get it here; where one runs already, the second one sees that and goes. */
export async function observeOpenTabs(): Promise<void> {
  const hosts = await observedHosts();
  if (hosts.length === 0) return;
  for (const tab of await tabsAt(pagesOf(hosts))) await runInPage(tab.id, FILE);
}

/** The seller has switched exact times on or off: new pages, and those that are open, follow at once. */
export async function followExactTimes(): Promise<void> {
  await registerObserver();
  // Before the content scripts are told: what they say to an observer that is not there yet would be lost.
  await observeOpenTabs();
  await tellWatchChanged();
}
