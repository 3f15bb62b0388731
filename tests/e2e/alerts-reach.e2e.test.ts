import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Practice, startPractice } from '../practice/server';
import { builtFor } from './built';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';
import type { Session } from './session';
import { until } from './until';

let practice: Practice;
let session: Session;

afterAll(async () => {
  await session?.close();
  await practice?.stop();
});

const soundTested = (name: string): Promise<unknown> => session.ask({ type: 'sound.test', name, volume: 0.5 });
const offscreenDocuments = (): Promise<number> =>
  session.inExtension(async () => {
    const runtime = chrome.runtime as unknown as { getContexts(of: object): Promise<unknown[]> };
    return (await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length;
  }, null);
/** Whether the background may begin a sound without a click. */
const backgroundPolicy = (): Promise<string> =>
  session.inExtension(async () => {
    const background = (await browser.runtime.getBackgroundPage()) as unknown as {
      navigator: { getAutoplayPolicy(of: string): string };
    };
    return background.navigator.getAutoplayPolicy('audiocontext');
  }, null);

/** The desktop gets a test alert, and its click is the seller's Yes. */
async function testAlertIsClicked(): Promise<void> {
  const { id, isShown } = (await session.ask({ type: 'alert.test' })) as { id: string; isShown: boolean };
  expect(isShown).toBe(true);
  await until('it is on the desktop', async () => id in (await session.notifications()));
  await session.clickNotification(id);
  await until('it is noted as seen', () =>
    session.inExtension(async () => {
      const { 'alert-check': check } = await browser.storage.local.get('alert-check');
      return (check as { lastSeenAt: number | null } | undefined)?.lastSeenAt;
    }, null),
  );
  await until('it is gone', async () => !(id in (await session.notifications())));
}

describe('in Chromium', () => {
  beforeAll(async () => {
    practice = await startPractice({});
    session = await launchChromium({ practicePort: practice.port, extensionDir: builtFor('chrome') });
  });

  test('each sound begins without a click, in one document that goes when all is heard and comes again', async () => {
    for (const name of ['bell', 'chime', 'knock']) expect(await soundTested(name)).toEqual({ played: 'played' });
    expect(await offscreenDocuments()).toBe(1);
    await until('it is gone', async () => (await offscreenDocuments()) === 0);
    expect(await soundTested('knock')).toEqual({ played: 'played' });
    expect(await session.extensionRequests()).toEqual([]);
  });

  test('a test alert is on the desktop, and a click on it says that it was seen', testAlertIsClicked);
});

describe('in Firefox', () => {
  beforeAll(async () => {
    await session.close();
    session = await launchFirefox({
      ...{ practicePort: practice.port, extensionDir: builtFor('firefox') },
      // Asked for its policy, the background must not be on its way out.
      idleMs: 30_000,
    });
  });

  test('the background may begin a sound without a click, and says whether it did', async () => {
    expect(await backgroundPolicy()).toBe('allowed');
    // Without any sound device, as on a build server, Firefox lets none begin; then it must not say that one was heard.
    const hasDevice = process.env['PULSE_SERVER'] !== undefined;
    if (hasDevice) expect(await soundTested('knock')).toEqual({ played: 'played' });
    else expect([{ played: 'played' }, { played: 'failed' }]).toContainEqual(await soundTested('knock'));
    expect(await session.extensionRequests()).toEqual([]);
  });

  test('a test alert is on the desktop, and a click on it says that it was seen', testAlertIsClicked);
});
