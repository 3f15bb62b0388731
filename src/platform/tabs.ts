import browser from 'webextension-polyfill';
import type { Notice } from './messages';

export interface OpenTab {
  readonly id: number;
  readonly windowId: number | null;
  readonly url: string;
}

/** Tabs that show one of these addresses (match patterns); only hosts that the seller has granted are seen. */
export async function tabsAt(patterns: readonly string[]): Promise<OpenTab[]> {
  const tabs = await browser.tabs.query({ url: [...patterns] });
  return tabs.flatMap(({ id, windowId, url }) =>
    id === undefined || url === undefined ? [] : [{ id, windowId: windowId ?? null, url }],
  );
}

export async function focusTab({ id, windowId }: OpenTab): Promise<void> {
  await browser.tabs.update(id, { active: true });
  if (windowId !== null) await browser.windows.update(windowId, { focused: true });
}

export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url, active: true });
}

/** Tells a tab's content script; a tab without one is passed over. */
export async function notifyTab(id: number, notice: Notice): Promise<void> {
  await browser.tabs.sendMessage(id, notice).catch(() => {});
}

/** Tells our own open pages; with none open nobody listens. */
export async function notifyPages(notice: Notice): Promise<void> {
  await browser.runtime.sendMessage(notice).catch(() => {});
}

/** A tab went to another address. Only hosts that the seller has granted are told of. */
export function onTabAddress(listener: (url: string) => void): void {
  browser.tabs.onUpdated.addListener((_id, change, tab) => {
    const url = change.url ?? (change.status === 'loading' ? tab.url : undefined);
    if (url) listener(url);
  });
}
