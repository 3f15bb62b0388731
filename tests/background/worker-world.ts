import { vi } from 'vitest';
import { emptyBrowser, HOST } from '../ledger/world';
import { type FakeBrowser, newFakeBrowser, OWN_URL } from './fake-browser';

const held: { fake: FakeBrowser | null } = { fake: null };
vi.mock('webextension-polyfill', () => ({
  default: new Proxy({}, { get: (_target, name) => held.fake?.browser[name as keyof FakeBrowser['browser']] }),
}));

export const content = { id: 'reply-clock', url: `https://${HOST}/messaging/inbox`, frameId: 0, tab: { id: 7 } };
export const page = { id: 'reply-clock', url: `${OWN_URL}popup.html` };

export interface Worker {
  readonly state: FakeBrowser['state'];
  readonly browser: FakeBrowser['browser'];
  ask(message: unknown, sender?: object): Promise<any>;
  /** Kills the worker and starts it again: module variables and listeners are gone, what was stored stays. */
  restart(): Promise<void>;
  settled(): Promise<void>;
}

/** Starts the real worker in a fake browser with an in-memory database. Time is the test's. */
export async function startWorker(now: number, { freshDatabase = true, ownUrl = OWN_URL } = {}): Promise<Worker> {
  vi.useFakeTimers({ toFake: ['Date'], now });
  if (freshDatabase) emptyBrowser();
  held.fake = newFakeBrowser(ownUrl);
  const { state } = held.fake;

  const boot = async (): Promise<void> => {
    vi.resetModules();
    const old = held.fake!;
    held.fake = { ...newFakeBrowser(ownUrl), state };
    // The new browser object must act on the old state: only listeners are new.
    for (const area of ['runtime', 'alarms', 'notifications', 'tabs', 'permissions'] as const) {
      const fresh = held.fake.browser[area] as Record<string, unknown>;
      const before = old.browser[area] as Record<string, unknown>;
      for (const name of Object.keys(before)) if (!name.startsWith('on')) fresh[name] = before[name];
    }
    for (const area of ['storage', 'action', 'windows', 'scripting', 'i18n'] as const) {
      (held.fake.browser as Record<string, unknown>)[area] = old.browser[area];
    }
    await import('../../src/background/worker');
    await settled();
  };
  const settled = async (): Promise<void> => {
    const { sweep } = await import('../../src/background/sweep');
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sweep();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await sweep();
  };
  await boot();
  return {
    state,
    get browser() {
      return held.fake!.browser;
    },
    ask: (message, sender = page) =>
      new Promise((resolve) => {
        const kept = held.fake!.browser.runtime.onMessage.fire(message, sender, resolve);
        if (!kept.includes(true)) resolve(undefined);
      }),
    restart: boot,
    settled,
  };
}
