import { HOSTS } from '../core/marketplaces';
import { wholeRows } from '../ledger/corrupt';
import { mayRead } from '../platform/permissions';
import { contentScripts, runInTab } from '../platform/scripting';
import { tabsAt } from '../platform/tabs';
import { database, ledger } from './access';

/** Content scripts start by themselves in new pages only; tabs that were open before get them here. */
export async function watchOpenTabs(): Promise<void> {
  for (const { files, matches } of contentScripts()) {
    for (const tab of await tabsAt(matches)) await runInTab(tab.id, files);
  }
}

/** Accounts whose host may no longer be read are `not-watching`; with the right back, they are watched from now on. */
export async function checkPermissions(now: number): Promise<boolean> {
  const rows = wholeRows('coverage', await (await database()).getAll('coverage'));
  let changed = false;
  for (const host of new Set(rows.map((row) => row.host))) {
    const allowed = await mayRead(host);
    const revoked = rows.some((row) => row.host === host && row.state === 'not-watching');
    if (!allowed) changed = (await ledger.recordHostState(host, 'not-watching', now)) || changed;
    else if (revoked) changed = (await ledger.recordHostState(host, 'watching', now)) || changed;
  }
  return changed;
}

/** Seller Central's own host showing its sign-in page: nothing is read until the seller has signed in. */
export function signedOutHost(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, pathname } = new URL(url);
  return protocol === 'https:' && HOSTS.includes(hostname) && /^\/ap\/signin(\/|$)/.test(pathname) ? hostname : null;
}
