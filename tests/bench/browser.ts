import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import type { BenchPage } from './page/page';
import { traced } from './trace';

export const INBOX = 'https://sellercentral.amazon.in/messaging/inbox?fi=responseNeeded';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** A Chromium with a profile of its own, which `close` removes; with these unpacked extensions, if any. */
export async function openChromium(executablePath: string, extensions: readonly string[] = []): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'reply-clock-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1600, height: 900 },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...FLAGS,
      ...(extensions.length > 0
        ? [`--disable-extensions-except=${extensions.join()}`, `--load-extension=${extensions.join()}`]
        : []),
    ],
  });
  // The page that the extension opens at its first start would lie in front of what is measured.
  context.on('page', (page) => {
    const leave = (): void => {
      if (page.url().endsWith('/src/ui/welcome/welcome.html')) void page.close();
    };
    leave();
    page.on('domcontentloaded', leave);
  });
  // The host is never asked: every request ends here.
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== new URL(INBOX).origin) return route.continue();
    if (!url.pathname.startsWith('/messaging/')) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      // Isolated pages get the finer clock: 5 µs instead of 100.
      headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
      body: '<!doctype html><html lang="en-IN"><title>Inbox</title><body></body></html>',
    });
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A tab that is loaded anew for every sample: nothing of the last one is warm but the process. */
export class FreshPage {
  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
    private readonly script: string,
  ) {}

  static async open({ context }: Browser, script: string): Promise<FreshPage> {
    const page = await context.newPage();
    return new FreshPage(page, await context.newCDPSession(page), script);
  }

  close(): Promise<void> {
    return this.page.close();
  }

  async load(): Promise<void> {
    await this.page.goto(INBOX);
    await this.cdp.send('HeapProfiler.collectGarbage');
    await this.page.evaluate(this.script);
    if (!(await this.page.evaluate(() => crossOriginIsolated))) throw new Error('the page has the coarse clock only');
  }

  /** Calls one of the page's own measures, and what a trace shows of it. */
  traced<K extends keyof BenchPage>(name: K, ...args: Parameters<BenchPage[K]>) {
    return traced(this.cdp, () => this.call(name, ...args));
  }

  /** Calls one of the page's own measures. */
  call<K extends keyof BenchPage>(
    name: K,
    ...args: Parameters<BenchPage[K]>
  ): Promise<Awaited<ReturnType<BenchPage[K]>>> {
    return this.page.evaluate(([name, args]) => (globalThis as any).bench[name](...args), [
      name,
      args,
    ] as const) as Promise<Awaited<ReturnType<BenchPage[K]>>>;
  }
}
