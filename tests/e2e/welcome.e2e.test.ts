import { afterEach, describe, expect, test } from 'vitest';
import { type Practice, startPractice } from '../practice/server';
import { builtFor } from './built';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';
import { newProfile, type Session, type Tab } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

const launches: Readonly<Record<string, Launch>> = {
  Chromium: (options) => launchChromium({ ...options, extensionDir: builtFor('chrome') }),
  Firefox: (options) => launchFirefox({ ...options, extensionDir: builtFor('firefox') }),
};

describe.each(Object.keys(launches))('the first-run page in %s', (browserName) => {
  let practice: Practice | null = null;
  let session: Session | null = null;
  let kept: ReturnType<typeof newProfile> | null = null;

  afterEach(async () => {
    await session?.close();
    await practice?.stop();
    kept?.forget();
  });

  async function firstStart(): Promise<Session> {
    practice = await startPractice({});
    kept = newProfile();
    return start();
  }
  async function start(): Promise<Session> {
    session = await launches[browserName]!({
      practicePort: practice!.port,
      profileDir: kept!.profileDir,
      welcome: true,
    });
    return session;
  }

  const welcomePages = (of: Session): Promise<number> =>
    of.inExtension(async () => {
      const pages = await browser.tabs.query({ url: browser.runtime.getURL('src/ui/welcome/*') });
      return pages.length;
    }, null);
  const exactTimes = async (of: Session): Promise<boolean> =>
    ((await of.ask({ type: 'settings.get' })) as { exactTimes: boolean }).exactTimes;

  /** The page itself, with a mouse: the button of this name. */
  async function press(page: Tab, name: string): Promise<void> {
    const { x, y } = await until(`a button named ${name}`, () =>
      page.evaluate((wanted) => {
        const button = [...document.querySelectorAll('button')].find((each) => each.textContent === wanted);
        button?.scrollIntoView({ block: 'center' });
        const box = button?.getBoundingClientRect();
        return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
      }, name),
    );
    await page.mouse.click(x, y);
  }

  test('it opens once; closed without a choice, exact times are off; it does not come back', async () => {
    const first = await firstStart();
    expect(await welcomePages(first)).toBe(1);
    await first.inExtension(async () => {
      const pages = await browser.tabs.query({ url: browser.runtime.getURL('src/ui/welcome/*') });
      await browser.tabs.remove(pages.map(({ id }) => id!));
    }, null);
    expect(await exactTimes(first)).toBe(false);
    await first.reload();
    await first.ask({ type: 'settings.get' });
    expect(await welcomePages(first)).toBe(0);
    await first.close();
    session = null;
    const second = await start();
    await second.ask({ type: 'settings.get' });
    expect(await welcomePages(second)).toBe(0);
    expect(await exactTimes(second)).toBe(false);
  });

  test('accepting it switches exact times on, and then it opens the inbox', async () => {
    const first = await firstStart();
    const page = await first.page('src/ui/welcome/welcome.html');
    await press(page, 'Use exact times');
    await until('it is saved', () => exactTimes(first));
    await press(page, 'Open your inbox');
    await until('the inbox is open', async () => /\/messaging\/inbox/.test((await first.frontUrl()) ?? ''));
    expect(await first.extensionRequests()).toEqual([]);
  });

  test('the settings switch it off again', async () => {
    const first = await firstStart();
    await first.ask({ type: 'settings.set', patch: { exactTimes: true } });
    const page = await first.page('src/ui/options/options.html');
    // The first switch of the page is the master switch.
    const theSwitch = '#exact-times-heading ~ * [role="switch"], #exact-times-heading ~ [role="switch"]';
    await until('the switch is on', () =>
      page.evaluate((of) => document.querySelector<HTMLInputElement>(of)?.checked, theSwitch),
    );
    await page.evaluate((of) => document.querySelector<HTMLInputElement>(of)!.click(), theSwitch);
    await until('it is off', async () => !(await exactTimes(first)));
  });
});
