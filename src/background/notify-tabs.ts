import { contentScripts } from '../platform/scripting';
import { notifyPages, notifyTab, tabsAt } from '../platform/tabs';

const CHANGED = { type: 'clocks.changed' } as const;

/** Tells inbox tabs (but the one that reported it) and our own pages that clocks have changed. */
export async function tellClocksChanged(exceptTab: number | null = null): Promise<void> {
  const tabs = await tabsAt(contentScripts().flatMap((script) => script.matches));
  await Promise.all([
    ...tabs.filter((tab) => tab.id !== exceptTab).map((tab) => notifyTab(tab.id, CHANGED)),
    notifyPages(CHANGED),
  ]);
}

/** Tells our own pages only: what they say of freshness has changed. */
export const tellCoverageChanged = (): Promise<void> => notifyPages(CHANGED);

/** Tells a host's messaging tabs, or those of all, that they are to be watched in another way. */
export async function tellWatchChanged(host: string | null = null): Promise<void> {
  const patterns = contentScripts().flatMap((script) => script.matches);
  const tabs = await tabsAt(patterns.filter((pattern) => host === null || pattern.startsWith(`https://${host}/`)));
  await Promise.all(tabs.map((tab) => notifyTab(tab.id, { type: 'watch.changed' })));
}
