import type { Session, Tab } from './session';
import { until } from './until';

// What a seller does on the dashboard and on the page that checks files, and what is then in the browser's storage.

export const textOf = (tab: Tab): Promise<string> =>
  tab.evaluate(() => document.querySelector('main')!.textContent, null);

export const says = (tab: Tab, words: string | RegExp): Promise<string> =>
  until(`the page says ${words}`, async () => {
    const text = await textOf(tab);
    return (typeof words === 'string' ? text.includes(words) : words.test(text)) ? text : null;
  });

/** A click on the button, or the summary, of this name, once it can be clicked. */
export const press = (tab: Tab, name: string): Promise<unknown> =>
  until(`“${name}” is pressed`, () =>
    tab.evaluate((wanted) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('button, summary')];
      const button = buttons.find((each) => each.textContent.trim() === wanted && !each.disabled);
      button?.click();
      return button !== undefined;
    }, name),
  );

/** The text of the file that the page has saved when this button was pressed. */
export async function savedBy(tab: Tab, name: string): Promise<string> {
  await tab.evaluate(() => {
    const { createObjectURL } = URL;
    URL.createObjectURL = (content) => {
      if (content instanceof Blob) Object.assign(globalThis, { savedFile: content });
      return createObjectURL(content);
    };
  }, null);
  await press(tab, name);
  return until('a file is saved', () =>
    tab.evaluate(async () => (globalThis as { savedFile?: Blob }).savedFile?.text() ?? null, null),
  );
}

/** As if the seller had chosen a file with this text. */
export const choose = (tab: Tab, text: string): Promise<void> =>
  tab.evaluate((content) => {
    const input = document.querySelector<HTMLInputElement>('input[type="file"]')!;
    const chosen = new DataTransfer();
    chosen.items.add(new File([content], 'chosen.json', { type: 'application/json' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, text);

/** All that the extension has stored, as one text. */
export const storedIn = (session: Session): Promise<string> =>
  session.inExtension(async () => {
    const opened = (name: string): Promise<IDBDatabase> =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all = (db: IDBDatabase, store: string): Promise<unknown[]> =>
      new Promise((resolve, reject) => {
        const request = db.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: unknown[] = [await browser.storage.local.get(null), { ...localStorage }];
    for (const { name } of await indexedDB.databases()) {
      const db = await opened(name!);
      for (const store of db.objectStoreNames) found.push(store, await all(db, store));
      db.close();
    }
    return JSON.stringify(found);
  }, null);
