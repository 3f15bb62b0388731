import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'webextension-polyfill';
import { until } from './until';

declare global {
  /** Inside the extension's pages and content scripts. */
  var browser: Browser;
  var chrome: Browser;
}

export const POPUP = 'src/ui/popup/popup.html';

/** A page in a tab, in the words that Playwright and Puppeteer share. */
export interface Tab {
  url(): string;
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  evaluate<Result, Argument>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  readonly mouse: { click(x: number, y: number): Promise<void> };
  readonly keyboard: { type(text: string): Promise<void> };
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** A real browser with the built extension, led to the practice site for every Seller Central host. */
export abstract class Session {
  abstract readonly name: 'chromium' | 'firefox';
  /** The extension's own address, with a slash at its end. */
  abstract readonly origin: string;
  abstract readonly profileDir: string;
  /** A new tab, in front, that has loaded this address. */
  abstract tab(url: string): Promise<Tab>;
  /** All tabs but the one that questions are asked from. */
  abstract tabs(): Promise<Tab[]>;
  /** One of the extension's pages, open in a tab. */
  abstract page(path: string): Promise<Tab>;
  /** Loads the extension into a browser that was launched without it. */
  abstract install(): Promise<void>;
  /** `runtime.reload()`, as at an update: the worker starts anew and old content scripts are orphans. */
  abstract reload(): Promise<void>;
  /** The alerts on the desktop, by id; what is known of each depends on the browser. */
  abstract notifications(): Promise<Readonly<Record<string, unknown>>>;
  /** The seller clicks this alert. */
  abstract clickNotification(id: string): Promise<void>;
  /** The worker is gone: Chromium's is killed, Firefox's event page is idled out. */
  abstract stopWorker(): Promise<void>;
  /** Whether the worker runs at this moment. */
  abstract workerRuns(): Promise<boolean>;
  /** Addresses that the extension itself has asked the network for. */
  abstract extensionRequests(): Promise<readonly string[]>;
  abstract close(): Promise<void>;
  /** A page of the extension in the background, with its rights and no script of its own. */
  protected abstract asker(): Promise<Pick<Tab, 'evaluate'>>;

  /** The popup's page, open in a tab. */
  popup(): Promise<Tab> {
    return this.page(POPUP);
  }

  /** After its first start in a profile the extension has opened a page; it is left, as by one who has read it, unless it shall stay. */
  protected async leaveWelcome(stays: boolean): Promise<void> {
    await until('the first-run page has been opened', () =>
      this.inExtension(async () => (await browser.storage.local.get('welcomed'))['welcomed'], null),
    );
    if (stays) return;
    await this.inExtension(async () => {
      const pages = await browser.tabs.query({ url: browser.runtime.getURL('src/ui/welcome/*') });
      await browser.tabs.remove(pages.flatMap(({ id }) => id ?? []));
    }, null);
  }

  /** Runs in one of the extension's pages, which may use `browser`. Wakes no worker by itself. */
  async inExtension<Result, Argument>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    return (await this.asker()).evaluate(work, argument);
  }

  /** `runtime.sendMessage` from one of the extension's pages. */
  ask(message: unknown): Promise<unknown> {
    return this.inExtension((sent) => browser.runtime.sendMessage(sent), message);
  }

  /** As `ask`, but from where the content scripts run in the tab that shows this address. */
  askFromTab(url: string, message: unknown): Promise<unknown> {
    return this.inExtension(
      async ({ url, message }) => {
        const tab = (await browser.tabs.query({})).find((each) => each.url === url);
        if (tab?.id === undefined) throw new Error(`no tab shows ${url}`);
        const [answer] = await browser.scripting.executeScript({
          target: { tabId: tab.id },
          func: (sent: unknown) => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(sent),
          args: [message],
        });
        return answer?.result;
      },
      { url, message },
    );
  }

  /** The address of the tab in front; null where it is none of Seller Central's. */
  frontUrl(): Promise<string | null> {
    return this.inExtension(
      async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0]?.url ?? null,
      null,
    );
  }

  badge(): Promise<{ text: string; title: string }> {
    return this.inExtension(
      async () => ({ text: await browser.action.getBadgeText({}), title: await browser.action.getTitle({}) }),
      null,
    );
  }

  alarms(): Promise<readonly { name: string; scheduledTime: number }[]> {
    return this.inExtension(() => browser.alarms.getAll(), null);
  }
}

export interface LaunchOptions {
  /** The built extension's folder. */
  readonly extensionDir: string;
  /** Default: a new one, removed at the end. */
  readonly profileDir?: string;
  readonly practicePort: number;
  readonly headless?: boolean;
  /** Default `VIEWPORT`; null: as large as the window. */
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  /** False: tabs may be opened first, `install()` comes later. Default true. */
  readonly installed?: boolean;
  /** True: the page that the extension opens at its first start stays open. Default false. */
  readonly welcome?: boolean;
}

/** Wide enough for the list pane, which a narrow window does not render. */
export const VIEWPORT = { width: 1600, height: 900 };

/** Throws one clear sentence where there is nothing to load. */
export function requireBuilt(extensionDir: string): void {
  if (!existsSync(join(extensionDir, 'manifest.json')))
    throw new Error(`${extensionDir} holds no built extension; run \`npm run build\` first.`);
}

/** The browser's program. Throws one clear sentence where it is not there. */
export function requireProgram(title: string, variable: string, named: string | undefined, usual: string): string {
  const path = named ?? process.env[variable] ?? usual;
  try {
    accessSync(path, constants.X_OK);
  } catch {
    throw new Error(`No ${title} at ${path}; install one, or set ${variable} to its path.`);
  }
  return path;
}

/** An empty profile folder, and how to remove it. */
export function newProfile(): { profileDir: string; forget: () => void } {
  const profileDir = mkdtempSync(join(tmpdir(), 'reply-clock-'));
  return { profileDir, forget: () => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }) };
}

/** The given profile, which is kept; else a new one. */
export const profileOf = (given: string | undefined): { profileDir: string; forget: () => void } =>
  given === undefined ? newProfile() : { profileDir: given, forget: () => {} };
