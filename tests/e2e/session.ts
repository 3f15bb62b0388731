import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page in a tab, in the words that Playwright and Puppeteer share. */
export interface Tab {
  url(): string;
  goto(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  evaluate<Result, Argument>(work: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
  readonly mouse: { click(x: number, y: number): Promise<void> };
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** A real browser with the built extension, led to the practice site for every Seller Central host. */
export interface Session {
  readonly name: 'chromium' | 'firefox';
  /** The extension's own address, with a slash at its end. */
  readonly origin: string;
  readonly profileDir: string;
  /** A new tab, in front, that has loaded this address. */
  tab(url: string): Promise<Tab>;
  tabs(): Promise<Tab[]>;
  /** The popup's page, open in a tab. */
  popup(): Promise<Tab>;
  /** Loads the extension into a browser that was launched without it. */
  install(): Promise<void>;
  /** `runtime.sendMessage` from one of the extension's pages. */
  ask(message: unknown): Promise<unknown>;
  badge(): Promise<{ text: string; title: string }>;
  /** The alerts on the desktop, by id; what is known of each depends on the browser. */
  notifications(): Promise<Readonly<Record<string, unknown>>>;
  /** The seller clicks this alert. */
  clickNotification(id: string): Promise<void>;
  alarms(): Promise<readonly { name: string; scheduledTime: number }[]>;
  /** The worker is gone: Chromium's is killed, Firefox's event page is idled out. */
  stopWorker(): Promise<void>;
  /** Whether anything of the worker runs at this moment. */
  workerRuns(): Promise<boolean>;
  /** Addresses that the extension itself has asked the network for. */
  extensionRequests(): Promise<readonly string[]>;
  close(): Promise<void>;
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

/** A profile folder, and what to do with it at the end: one that was given is kept. */
export function profile(given: string | undefined): { profileDir: string; forget: () => void } {
  if (given !== undefined) return { profileDir: given, forget: () => {} };
  const profileDir = mkdtempSync(join(tmpdir(), 'reply-clock-'));
  return { profileDir, forget: () => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }) };
}
