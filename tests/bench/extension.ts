import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { LEDGER_NAME } from '../../src/ledger/schema';
import type { Size } from './page/sweeping';

const BARE_WORKER = `chrome.runtime.onMessage.addListener((message, sender, answer) => answer({ ok: true }));`;

/** The least extension with a worker that answers, in a folder of its own. Other files are put beside. */
export async function writeBareExtension(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bare-extension-'));
  const manifest = {
    ...{ manifest_version: 3, name: 'Bare', version: '1.0' },
    background: { service_worker: 'worker.js', type: 'module' },
    action: { default_popup: 'popup.html' },
  };
  const all = { 'manifest.json': JSON.stringify(manifest), 'worker.js': BARE_WORKER, ...files };
  for (const [name, text] of Object.entries(all)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** The built extension under another name, in a folder of its own, so that it has a ledger of its own beside the first. */
export async function copyExtension(built: string, name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'copied-extension-'));
  await cp(built, folder, { recursive: true });
  const manifest = join(folder, 'manifest.json');
  await writeFile(manifest, JSON.stringify({ ...JSON.parse(await readFile(manifest, 'utf8')), name }));
  return folder;
}

/** The id of the loaded extension of this name. */
export async function idOf(context: BrowserContext, name: string): Promise<string> {
  for (;;) {
    for (const worker of context.serviceWorkers()) {
      const found = await worker
        .evaluate(() => (globalThis as any).chrome.runtime.getManifest().name)
        .catch(() => null);
      if (found === name) return new URL(worker.url()).host;
    }
    await context.waitForEvent('serviceworker');
  }
}

/** A page of an extension, from which its worker can be stopped and asked. */
export class ExtensionPage {
  /** By script address. */
  private readonly running = new Map<string, string>();
  private onChange = (): void => {};

  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
  ) {
    cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      for (const { scriptURL, runningStatus } of versions) this.running.set(scriptURL, runningStatus);
      this.onChange();
    });
  }

  /** The manifest serves: it is a page of the extension that runs nothing. */
  static async open(context: BrowserContext, id: string): Promise<ExtensionPage> {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${id}/manifest.json`);
    const cdp = await context.newCDPSession(page);
    const opened = new ExtensionPage(page, cdp);
    await cdp.send('ServiceWorker.enable');
    return opened;
  }

  /** Ends when every worker has, so that none ends while another starts. */
  async stopWorkers(): Promise<void> {
    await this.cdp.send('ServiceWorker.stopAllWorkers');
    while ([...this.running.values()].some((status) => status !== 'stopped'))
      await new Promise<void>((resume) => {
        this.onChange = resume;
      });
  }

  /** So that nothing wakes the worker while something else is measured. */
  async clearAlarms(): Promise<void> {
    await this.page.evaluate(() => (globalThis as any).chrome.alarms.clearAll());
  }

  /** Puts so many threads into the extension's ledger, past its worker. */
  async seed(script: string, size: Size): Promise<void> {
    await this.page.evaluate(script);
    const there = await this.page.evaluate(
      (size) => (globalThis as any).bench.seedThreads(size) as Promise<number>,
      size,
    );
    if (there !== size.total) throw new Error(`${there} of ${size.total} threads are in the ledger`);
  }

  /** So that the next page finds nothing that was counted before. */
  async forgetSnapshot(): Promise<void> {
    await this.page.evaluate(async (name) => {
      const settled = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await settled(indexedDB.open(name));
      await settled(db.transaction('meta', 'readwrite').objectStore('meta').delete('snapshot'));
      db.close();
    }, LEDGER_NAME);
  }

  /** Asks the worker and answers how long its reply took, in ms; throws where there is none. */
  async ask(message: Record<string, unknown>): Promise<number> {
    const { ms, reply } = await this.page.evaluate(async (message) => {
      const begin = performance.now();
      const reply = await (globalThis as any).chrome.runtime.sendMessage(message);
      return { ms: performance.now() - begin, reply };
    }, message);
    if (typeof reply !== 'object' || reply === null || 'error' in reply)
      throw new Error(`the worker answered ${JSON.stringify(reply)}`);
    return ms;
  }
}
