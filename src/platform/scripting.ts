import browser from 'webextension-polyfill';

/** The manifest's content scripts: their built files and the addresses they are for. */
export function contentScripts(): { files: string[]; matches: string[] }[] {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  return scripts.map(({ js, matches }) => ({ files: js ?? [], matches }));
}

/** Runs files in a tab's top frame. A tab that cannot be scripted (an error page, a revoked host) is passed over. */
export async function runInTab(tabId: number, files: readonly string[]): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [...files] }).catch(() => {});
}
