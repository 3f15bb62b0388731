import { caseUrl, HOSTS, inboxUrl } from '../core/marketplaces';
import { wholeRows } from '../ledger/corrupt';
import { LedgerUnavailable } from '../ledger/open';
import { alertIdParts, firstWaitingOf, threadAddress } from '../ledger/thread-address';
import { clearNotification } from '../platform/notifications';
import { focusTab, openTab, tabsAt } from '../platform/tabs';
import { database, readMirror } from './access';
import { alertGone } from './alert-acts';

const DEFAULT_HOST = HOSTS[0]!;

async function addressOf(threadId: string): Promise<{ caseId: string | null; host: string } | null> {
  try {
    return await threadAddress(await database(), threadId);
  } catch (error) {
    if (!(error instanceof LedgerUnavailable)) throw error;
    return (await readMirror())?.open.find((clock) => clock.threadId === threadId) ?? null;
  }
}

const caseShownAt = (url: string): string | null => new URL(url).searchParams.get('cc');

/**
 * Focuses a tab that is already on this case, else opens a new one. Never sends an existing tab elsewhere: a
 * half-written reply may be in it.
 */
export async function openThread(threadId: string): Promise<void> {
  const address = await addressOf(threadId);
  if (!address) return openInbox(null);
  const { caseId, host } = address;
  if (caseId === null) return openTab(inboxUrl(host));
  const tabs = await tabsAt([`https://${host}/messaging/*`]);
  const there = tabs.find((tab) => caseShownAt(tab.url) === caseId);
  return there ? focusTab(there) : openTab(caseUrl(host, caseId));
}

/** Opens the inbox of a host; without one, that of the account that was read last. */
export async function openInbox(host: string | null): Promise<void> {
  await openTab(inboxUrl(host !== null && HOSTS.includes(host) ? host : await lastHost()));
}

async function lastHost(): Promise<string> {
  const rows = await database()
    .then(async (db) => wholeRows('coverage', await db.getAll('coverage')))
    .catch(async () => (await readMirror())?.coverage ?? []);
  const [latest] = [...rows].sort((a, b) => (b.lastReadAt ?? 0) - (a.lastReadAt ?? 0));
  return latest?.host ?? DEFAULT_HOST;
}

/** The most urgent of an alert's messages may have been answered while it stood on the screen. */
const waitingIn = (id: string): Promise<string | null> =>
  database()
    .then((db) => firstWaitingOf(db, id))
    .catch(() => null);

/** A click on an alert: the most urgent of its messages. The worker may have been started by it, so the alert's id says all. */
export async function openAlert(id: string): Promise<void> {
  const named = alertIdParts(id);
  if (!named) return;
  if (named.kind === 'inbox') await openInbox(named.host);
  // What is known to the day only is to be looked at in the list.
  else if (named.isDoubtful) await openInbox((await addressOf(named.threadId))?.host ?? null);
  else await openThread((await waitingIn(id)) ?? named.threadId);
  await clearNotification(id);
  await alertGone(id);
}
