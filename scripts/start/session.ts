import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChromiumSession, launchChromium } from '../../tests/e2e/chromium';
import { VIEWPORT } from '../../tests/e2e/session';
import { type Practice, startPractice } from '../../tests/practice/server';

const ROOT = join(import.meta.dirname, '../..');

export interface PracticeSession {
  readonly practice: Practice;
  readonly browser: ChromiumSession;
  close(): Promise<void>;
}

/** The practice Seller Central, and a Chromium with the built extension that finds it at the real host names. */
export async function openPractice({ headless }: { headless: boolean }): Promise<PracticeSession> {
  const practice = await startPractice({ seed: 1 });
  const profileDir = mkdtempSync(join(tmpdir(), 'reply-clock-practice-'));
  const forget = (): void => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 });
  try {
    const browser = await leavingSignals(() =>
      launchChromium({
        extensionDir: join(ROOT, 'dist/chrome'),
        profileDir,
        practicePort: practice.port,
        headless,
        // A person sees the first-run page.
        welcome: !headless,
        viewport: headless ? VIEWPORT : null,
      }),
    );
    // Added after the driver's own listener, which ends the browser first.
    process.once('exit', forget);
    const close = async (): Promise<void> => {
      // A person may have closed it already.
      await browser.close().catch(() => {});
      await practice.stop();
      forget();
    };
    return { practice, browser, close };
  } catch (error) {
    await practice.stop();
    forget();
    throw error;
  }
}

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Playwright would end this process at a signal while we are still closing. What we listen for stays. */
async function leavingSignals<T>(launch: () => Promise<T>): Promise<T> {
  const ours = SIGNALS.map((name) => process.listeners(name));
  const launched = await launch();
  SIGNALS.forEach((name, i) => {
    for (const listener of process.listeners(name)) if (!ours[i]!.includes(listener)) process.off(name, listener);
  });
  return launched;
}
