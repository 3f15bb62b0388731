import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Request, type Worker } from 'playwright-core';
import { HOSTS } from '../../src/core/marketplaces';
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

export interface ChromiumOptions extends LaunchOptions {
  /** Default: the variable `CHROMIUM_PATH`, then `/usr/bin/chromium`. */
  readonly chromiumPath?: string;
}

export interface ChromiumSession extends Session {
  readonly name: 'chromium';
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** A new tab with the popup's page. */
  extensionPage(): Promise<Page>;
  killWorker(): Promise<void>;
}

/** An address of the extension with its rights and no script of its own: nothing but the questions comes from it. */
const BARE = 'manifest.json';

/** Real Chromium with the extension, every Seller Central host mapped to the practice site's port. */
export async function launchChromium(options: ChromiumOptions): Promise<ChromiumSession> {
  requireBuilt(options.extensionDir);
  const executablePath = requireProgram('Chromium', 'CHROMIUM_PATH', options.chromiumPath, '/usr/bin/chromium');
  const extensionDir = realpathSync(options.extensionDir);
  const { profileDir, forget } = profileOf(options.profileDir);
  allowReload(profileDir);
  const { installed = true, headless = true, viewport = VIEWPORT, practicePort } = options;
  const context = await chromium.launchPersistentContext(profileDir, {
    executablePath,
    headless,
    viewport,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      // Chromium's sandbox does not work for root, as which containers run.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(installed
        ? [`--disable-extensions-except=${extensionDir}`, `--load-extension=${extensionDir}`]
        : ['--enable-unsafe-extension-debugging']),
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--host-resolver-rules=${HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${practicePort}`).join(',')}`,
      '--ignore-certificate-errors',
    ],
  });
  const session = new Chromium(context, extensionDir, profileDir, forget, options.welcome ?? false);
  if (installed)
    await session.firstStart().catch(async (error) => {
      await session.close();
      throw error;
    });
  return session;
}

/** `runtime.reload()` disables an unpacked extension unless the profile is a developer's. */
function allowReload(profileDir: string): void {
  const path = join(profileDir, 'Default', 'Preferences');
  if (existsSync(path)) return;
  mkdirSync(join(profileDir, 'Default'), { recursive: true });
  writeFileSync(path, JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
}

/** The address of the page or worker that asked; empty for a tab or frame that goes to an address by itself. */
function askerOf(request: Request): string {
  const worker = request.serviceWorker();
  if (worker) return worker.url();
  if (request.isNavigationRequest()) return '';
  try {
    return request.frame().url();
  } catch {
    // A frame that Playwright has not met yet: what a new page asks for before the page itself is announced. It says who asks, too.
    const headers = request.headers();
    return headers.origin ?? headers.referer ?? '';
  }
}

class Chromium extends Session implements ChromiumSession {
  readonly name = 'chromium';
  extensionId = '';
  private asking: Promise<{ page: Page; devtools: CDPSession }> | null = null;
  /** What DevTools says of the worker: `running`, `stopped` and between. */
  private workerStatus = '';
  private readonly requested: string[] = [];

  constructor(
    readonly context: BrowserContext,
    private readonly extensionDir: string,
    readonly profileDir: string,
    private readonly forget: () => void,
    private readonly welcome: boolean,
  ) {
    super();
    context.on('request', (request) => {
      const from = askerOf(request);
      if (from.startsWith('chrome-extension:') && /^(https?|wss?):/.test(request.url()))
        this.requested.push(request.url());
    });
  }

  get origin(): string {
    return `chrome-extension://${this.extensionId}/`;
  }

  /** Waits until the extension has started, and learns its id. */
  async begin(): Promise<void> {
    this.extensionId = new URL((await this.worker()).url()).host;
  }

  async firstStart(): Promise<void> {
    await this.begin();
    await this.leaveWelcome(this.welcome);
  }

  async install(): Promise<void> {
    const front = this.context.pages().at(-1);
    const devtools = await this.context.browser()!.newBrowserCDPSession();
    // Not in Playwright's list of commands.
    const send = devtools.send.bind(devtools) as unknown as (method: string, parameters: object) => Promise<unknown>;
    await send('Extensions.loadUnpacked', { path: this.extensionDir });
    await this.firstStart();
    if (!this.welcome) await front?.bringToFront();
  }

  private worker(): Promise<Worker> {
    const found = () => this.context.serviceWorkers().find((each) => each.url().startsWith('chrome-extension:'));
    return until('the extension’s worker starts', found);
  }

  async tab(url: string): Promise<Tab> {
    const page = await this.context.newPage();
    await page.goto(url);
    return page as unknown as Tab;
  }

  async tabs(): Promise<Tab[]> {
    const bare = (await this.asking?.catch(() => null))?.page;
    return this.context.pages().filter((page) => page !== bare) as unknown as Tab[];
  }

  async extensionPage(path = POPUP): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.origin + path);
    return page;
  }

  async page(path: string): Promise<Tab> {
    return (await this.extensionPage(path)) as unknown as Tab;
  }

  protected async asker(): Promise<Tab> {
    return (await this.asked()).page as unknown as Tab;
  }

  /** One page for all questions. */
  private asked(): Promise<{ page: Page; devtools: CDPSession }> {
    this.asking ??= this.openAsker();
    return this.asking;
  }

  private async openAsker(): Promise<{ page: Page; devtools: CDPSession }> {
    const front = this.context.pages().at(-1);
    const page = await this.context.newPage();
    page.on('close', () => {
      this.asking = null;
    });
    await page.goto(this.origin + BARE);
    // Chromium has had `browser` of its own since 148 only.
    await page.evaluate(() => {
      globalThis.browser ??= chrome;
    });
    const devtools = await this.context.newCDPSession(page);
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { scriptURL, runningStatus } of versions)
        if (scriptURL.startsWith(this.origin)) this.workerStatus = runningStatus;
    });
    await devtools.send('ServiceWorker.enable');
    await front?.bringToFront();
    return { page, devtools };
  }

  async notifications(): Promise<Readonly<Record<string, unknown>>> {
    return this.inExtension(() => browser.notifications.getAll(), null);
  }

  /** A headless desktop has nothing to click on: the event is dispatched in the worker, which is woken if it sleeps. */
  async clickNotification(id: string): Promise<void> {
    if (!(id in (await this.notifications()))) throw new Error(`no alert ${id} is shown`);
    await this.ask({ type: 'settings.get' });
    await (await this.worker()).evaluate(
      (clicked) => (chrome.notifications.onClicked as unknown as { dispatch(id: string): void }).dispatch(clicked),
      id,
    );
  }

  async killWorker(): Promise<void> {
    const { devtools } = await this.asked();
    await until('the worker runs', () => this.workerStatus !== '');
    await devtools.send('ServiceWorker.stopAllWorkers');
    await until('the worker stops', () => this.workerStatus === 'stopped');
  }

  stopWorker(): Promise<void> {
    return this.killWorker();
  }

  async workerRuns(): Promise<boolean> {
    await this.asked();
    return this.workerStatus === 'running' || this.workerStatus === 'starting';
  }

  async reload(): Promise<void> {
    const worker = await this.worker();
    const ended = worker.waitForEvent('close');
    await worker.evaluate(() => chrome.runtime.reload()).catch(() => {});
    await ended;
    await this.begin();
  }

  async extensionRequests(): Promise<readonly string[]> {
    return this.requested;
  }

  async close(): Promise<void> {
    await this.context.close();
    this.forget();
  }
}
