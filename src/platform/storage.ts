import browser from 'webextension-polyfill';

/** A value of `storage.local`; undefined where there is none. What comes back was not checked. */
export async function readStored(name: string): Promise<unknown> {
  return (await browser.storage.local.get(name))[name];
}

export async function writeStored(name: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [name]: value });
}

export async function forgetStored(name: string): Promise<void> {
  await browser.storage.local.remove(name);
}
