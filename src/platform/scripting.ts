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

/** A script that the browser puts into the world of the page's own scripts, before any of those runs. */
export interface PageScript {
  readonly id: string;
  readonly file: string;
  /** Hosts that are not granted make the browser refuse the whole. */
  readonly matches: readonly string[];
}

/** Has the browser run this in each new page's top frame, in later sessions too. Nothing happens where it does already. */
export async function registerPageScript({ id, file, matches }: PageScript): Promise<void> {
  const script = { id, js: [file], matches: [...matches] };
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered && isSame(registered.matches ?? [], matches)) return;
  if (registered) return browser.scripting.updateContentScripts([script]);
  await browser.scripting.registerContentScripts([
    { ...script, runAt: 'document_start', world: 'MAIN', allFrames: false, persistAcrossSessions: true },
  ]);
}

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && others.every((each) => some.includes(each));

/** Pages that are open keep what runs in them. */
export async function unregisterPageScript(id: string): Promise<void> {
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered) await browser.scripting.unregisterContentScripts({ ids: [id] });
}

/** Runs a file among the scripts of the page that a tab shows. A tab that cannot be scripted is passed over. */
export async function runInPage(tabId: number, file: string): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId }, files: [file], world: 'MAIN' }).catch(() => {});
}
