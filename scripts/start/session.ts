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
  // At Ctrl-C the browser's driver ends this process by itself.
  process.once('exit', forget);
  try {
    const browser = await launchChromium({
      extensionDir: join(ROOT, 'dist/chrome'),
      profileDir,
      practicePort: practice.port,
      headless,
      viewport: headless ? VIEWPORT : null,
    });
    const close = async (): Promise<void> => {
      await browser.close();
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
