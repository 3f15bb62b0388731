import { realpathSync } from 'node:fs';
import puppeteer, { type Page, type Browser as Puppeteer } from 'puppeteer-core';
import { type ConnectProxy, startConnectProxy } from '../practice/connect-proxy';
import { FirefoxInside } from './firefox-inside';
import {
  type LaunchOptions,
  POPUP,
  profileOf,
  requireBuilt,
  requireProgram,
  Session,
  type Tab,
  VIEWPORT,
} from './session';
import { until } from './until';

export interface FirefoxOptions extends LaunchOptions {
  /** Default: the variable `FIREFOX_PATH`, then `/usr/bin/firefox-esr`. */
  readonly firefoxPath?: string;
  /** The event page ends after so long without work, ms. Firefox's own 30 s are too long to wait for. */
  readonly idleMs?: number;
}

export interface FirefoxSession extends Session {
  readonly name: 'firefox';
  readonly browser: Puppeteer;
  /** A new tab with the popup's page. */
  extensionPage(): Promise<Page>;
  /** Connections that the browser asked the proxy for and did not get. */
  readonly refused: readonly string[];
}

const ADDON = 'reply-clock@reply-clock.example';
/** Firefox draws a new one for each profile, unless it is told. */
const HOST_ID = '7f3c9b52-6c1d-4c55-9a53-1d7c2c1b9e60';
/** An address of the extension with its rights and no script of its own: nothing but the questions comes from it. */
const BARE = 'icons/icon.svg';

/**
 * Real Firefox with the extension, every Seller Central host led to the practice site's port by a proxy. The extension
 * is installed for the session only, as by about:debugging; a profile used again keeps what was stored.
 */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxSession> {
  requireBuilt(options.extensionDir);
  const executablePath = requireProgram('Firefox', 'FIREFOX_PATH', options.firefoxPath, '/usr/bin/firefox-esr');
  const extensionDir = realpathSync(options.extensionDir);
  const { profileDir, forget } = profileOf(options.profileDir);
  const { installed = true, headless = true, viewport = VIEWPORT, idleMs = 3_000 } = options;
  const proxy = await startConnectProxy(options.practicePort);
  const launched = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    acceptInsecureCerts: true,
    userDataDir: profileDir,
    defaultViewport: viewport,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': proxy.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'extensions.webextensions.uuids': JSON.stringify({ [ADDON]: HOST_ID }),
      'extensions.background.idle.timeout': idleMs,
      // An extension installed for the session is taken away at its end, and with it what it has stored.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
  });
  const end = async (): Promise<void> => {
    await launched.close();
    await proxy.stop();
    forget();
  };
  try {
    const session = new Firefox(
      launched,
      await FirefoxInside.enter(launched),
      proxy,
      extensionDir,
      profileDir,
      end,
      options.welcome ?? false,
    );
    if (installed) await session.install();
    return session;
  } catch (error) {
    await end();
    throw error;
  }
}

class Firefox extends Session implements FirefoxSession {
  readonly name = 'firefox';
  readonly origin = `moz-extension://${HOST_ID}/`;
  private asking: Promise<Page> | null = null;

  constructor(
    readonly browser: Puppeteer,
    private readonly inside: FirefoxInside,
    private readonly proxy: ConnectProxy,
    private readonly extensionDir: string,
    readonly profileDir: string,
    private readonly end: () => Promise<void>,
    private readonly welcome: boolean,
  ) {
    super();
  }

  get refused(): readonly string[] {
    return this.proxy.refused;
  }

  async install(): Promise<void> {
    const front = (await this.browser.pages()).at(-1);
    await this.browser.installExtension(this.extensionDir);
    await this.leaveWelcome(this.welcome);
    if (!this.welcome) await front?.bringToFront();
  }

  async reload(): Promise<void> {
    const page = await this.asker();
    const before = await this.inside.instanceOf(ADDON);
    this.asking = null;
    // The page goes with its extension, and no answer comes.
    page.evaluate(() => browser.runtime.reload(), null).catch(() => {});
    await until('the extension starts anew', async () => {
      const now = await this.inside.instanceOf(ADDON);
      return now !== null && now !== before;
    });
  }

  async tab(url: string): Promise<Tab> {
    const page = await this.browser.newPage();
    await page.goto(url);
    return page as unknown as Tab;
  }

  async tabs(): Promise<Tab[]> {
    const bare = await this.asking?.catch(() => null);
    return (await this.browser.pages()).filter((page) => page !== bare) as unknown as Tab[];
  }

  /** Going to an extension's address is never reported as done: what the page holds is waited for. */
  private async open(path: string, background: boolean): Promise<Page> {
    const page = await this.browser.newPage({ background });
    const address = this.origin + path;
    page.goto(address).catch(() => {});
    await until(`${address} is open`, () =>
      page.evaluate((url) => location.href === url && document.readyState === 'complete', address),
    );
    return page;
  }

  extensionPage(): Promise<Page> {
    return this.open(POPUP, false);
  }

  async page(path: string): Promise<Tab> {
    return (await this.open(path, false)) as unknown as Tab;
  }

  protected async asker(): Promise<Tab> {
    this.asking ??= this.open(BARE, true);
    return (await this.asking) as unknown as Tab;
  }

  async notifications(): Promise<Readonly<Record<string, unknown>>> {
    return this.inside.alerts();
  }

  async clickNotification(id: string): Promise<void> {
    if (!(await this.inside.click(id))) throw new Error(`no alert ${id} is shown`);
  }

  async stopWorker(): Promise<void> {
    await until('the event page idles out', async () => !(await this.workerRuns()), { timeoutMs: 30_000 });
  }

  async workerRuns(): Promise<boolean> {
    return this.inExtension(() => browser.extension.getBackgroundPage() !== null, null);
  }

  extensionRequests(): Promise<readonly string[]> {
    return this.inside.requestsOf(ADDON);
  }

  close(): Promise<void> {
    return this.end();
  }
}
