type Listener = (...args: any[]) => unknown;

/** An event that tests fire; answers what the listeners answer. */
class FakeEvent {
  readonly listeners: Listener[] = [];
  addListener = (listener: Listener): void => void this.listeners.push(listener);
  fire = (...args: unknown[]): unknown[] => this.listeners.map((listener) => listener(...args));
}

export const OWN_URL = 'chrome-extension://reply-clock/';

/** As much of the browser as the worker uses, kept in memory; `state` is what a test looks at. */
export function newFakeBrowser(ownUrl: string = OWN_URL) {
  const state = {
    stored: new Map<string, unknown>(),
    alarms: new Map<string, { name: string; scheduledTime: number; periodInMinutes?: number }>(),
    shown: [] as { id: string; title: string; message: string; options: Record<string, unknown> }[],
    cleared: [] as string[],
    badge: { text: '', color: '', title: '' },
    tabs: [] as { id: number; windowId: number; url: string; active?: boolean }[],
    opened: [] as string[],
    injected: [] as { tabId: number; files: string[]; world?: string }[],
    /** Content scripts that were registered at run time, by id. */
    registered: new Map<string, { id: string; matches: string[]; js: string[]; world?: string }>(),
    told: [] as { to: number | 'pages'; notice: unknown }[],
    allowed: (_origin: string): boolean => true,
    /** Thrown by `notifications.create`, when set. */
    rejectNotification: (_options: Record<string, unknown>): Error | null => null,
  };
  const matching = (patterns: string[]) =>
    state.tabs.filter((tab) => patterns.some((pattern) => tab.url.startsWith(pattern.replace(/\*$/, ''))));
  const browser = {
    runtime: {
      id: 'reply-clock',
      getURL: (path: string) => `${ownUrl}${path}`,
      getManifest: () => ({
        icons: { 16: 'icons/16.png', 128: 'icons/128.png' },
        content_scripts: [{ js: ['content.js'], matches: ['https://sellercentral.amazon.in/messaging/*'] }],
      }),
      onMessage: new FakeEvent(),
      onInstalled: new FakeEvent(),
      onStartup: new FakeEvent(),
      sendMessage: async (notice: unknown) => void state.told.push({ to: 'pages', notice }),
    },
    storage: {
      local: {
        get: async (name: string) =>
          state.stored.has(name) ? { [name]: structuredClone(state.stored.get(name)) } : {},
        set: async (values: Record<string, unknown>) => {
          for (const [name, value] of Object.entries(values)) state.stored.set(name, structuredClone(value));
        },
        remove: async (name: string) => void state.stored.delete(name),
      },
    },
    alarms: {
      onAlarm: new FakeEvent(),
      get: async (name: string) => state.alarms.get(name),
      create: async (name: string, { when, periodInMinutes }: { when?: number; periodInMinutes?: number }) => {
        const scheduledTime = when ?? Date.now() + (periodInMinutes ?? 0) * 60_000;
        state.alarms.set(name, { name, scheduledTime, ...(periodInMinutes && { periodInMinutes }) });
      },
      clear: async (name: string) => state.alarms.delete(name),
    },
    notifications: {
      onClicked: new FakeEvent(),
      onButtonClicked: new FakeEvent(),
      onClosed: new FakeEvent(),
      create: async (id: string, options: { title: string; message: string }) => {
        const error = state.rejectNotification(options as never);
        if (error) throw error;
        state.shown.push({ id, title: options.title, message: options.message, options: options as never });
      },
      clear: async (id: string) => {
        state.cleared.push(id);
        return true;
      },
    },
    action: {
      setBadgeText: async ({ text }: { text: string }) => void Object.assign(state.badge, { text }),
      setBadgeBackgroundColor: async ({ color }: { color: string }) => void Object.assign(state.badge, { color }),
      setBadgeTextColor: async () => {},
      setTitle: async ({ title }: { title: string }) => void Object.assign(state.badge, { title }),
    },
    tabs: {
      onUpdated: new FakeEvent(),
      query: async ({ url }: { url: string[] }) => matching(url),
      update: async (id: number, { active }: { active: boolean }) => {
        for (const tab of state.tabs) tab.active = tab.id === id && active;
      },
      create: async ({ url }: { url: string }) => void state.opened.push(url),
      sendMessage: async (to: number, notice: unknown) => void state.told.push({ to, notice }),
    },
    windows: { update: async () => {} },
    scripting: {
      executeScript: async ({ target, files, world }: { target: { tabId: number }; files: string[]; world?: string }) =>
        void state.injected.push({ tabId: target.tabId, files, ...(world && { world }) }),
      getRegisteredContentScripts: async ({ ids }: { ids: string[] }) =>
        ids.flatMap((id) => state.registered.get(id) ?? []),
      registerContentScripts: async (scripts: { id: string; matches: string[]; js: string[] }[]) => {
        for (const script of scripts) {
          if (state.registered.has(script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
          state.registered.set(script.id, script);
        }
      },
      updateContentScripts: async (scripts: { id: string; matches: string[] }[]) => {
        for (const script of scripts)
          state.registered.set(script.id, { ...state.registered.get(script.id)!, ...script });
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) if (!state.registered.delete(id)) throw new Error(`Nonexistent script ID '${id}'`);
      },
    },
    permissions: {
      onAdded: new FakeEvent(),
      onRemoved: new FakeEvent(),
      contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => state.allowed(origin)),
    },
    i18n: {
      getMessage: (name: string, substitutions: string | string[] = []) =>
        `${name}(${[substitutions].flat().join(',')})`,
      getUILanguage: () => 'en',
    },
  };
  return { browser, state };
}
export type FakeBrowser = ReturnType<typeof newFakeBrowser>;
