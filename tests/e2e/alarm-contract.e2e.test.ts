import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { startPractice } from '../practice/server';
import { type Desk, deskContract } from '../simulation/desk-contract';
import { builtFor } from './built';
import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';
import type { Session } from './session';

declare global {
  /** The alarms that a page of the extension has heard go off. */
  var heard: string[] | undefined;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The process that holds a browser's alarms, by the profile that only this one has. */
function processOf({ profileDir }: Session): number {
  const found = readdirSync('/proc').find((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      const isChild = words.some((word) => word.startsWith('--type=') || word === '-contentproc');
      return !isChild && words.some((word) => word === profileDir || word === `--user-data-dir=${profileDir}`);
    } catch {
      // It has ended meanwhile.
      return false;
    }
  });
  if (found === undefined) throw new Error(`no browser runs in ${profileDir}`);
  return Number(found);
}

/** A real browser, in the words of the contract: what it is asked is asked from a page of the extension. */
function deskOf(session: Session): Desk {
  const isOurs = (name: string): boolean => ['one', 'other', 'turns'].includes(name);
  const listen = (): Promise<void> =>
    session.inExtension(() => {
      if (globalThis.heard) return;
      globalThis.heard = [];
      browser.alarms.onAlarm.addListener(({ name }) => void globalThis.heard!.push(name));
    }, null);
  return {
    now: () => session.inExtension(() => Date.now(), null),
    async create(name, when) {
      await listen();
      await session.inExtension(async ({ name, when }) => void (await browser.alarms.create(name, when)), {
        name,
        when,
      });
    },
    get: (name) => session.inExtension((asked) => browser.alarms.get(asked), name).then((alarm) => alarm ?? undefined),
    clear: (name) => session.inExtension((asked) => browser.alarms.clear(asked), name),
    async fired() {
      await listen();
      return (await session.inExtension(() => globalThis.heard!.splice(0), null)).filter(isOurs);
    },
    pass: wait,
    async sleep(ms) {
      const pid = processOf(session);
      process.kill(pid, 'SIGSTOP');
      await wait(ms);
      process.kill(pid, 'SIGCONT');
    },
    show: (id, title) =>
      session.inExtension(
        async ({ id, title }) => {
          const iconUrl = browser.runtime.getURL('icons/icon-128.png');
          await browser.notifications.create(id, { type: 'basic', iconUrl, title, message: title });
        },
        { id, title },
      ),
    hide: (id) => session.inExtension((asked) => browser.notifications.clear(asked), id),
    async shown() {
      const ids = Object.keys(await session.notifications());
      return Object.fromEntries(ids.filter((id) => id === 'contract').map((id) => [id, id]));
    },
    reload: () => session.reload(),
  };
}

const launches = {
  Chromium: (practicePort: number) => launchChromium({ practicePort, extensionDir: builtFor('chrome') }),
  Firefox: (practicePort: number) => launchFirefox({ practicePort, extensionDir: builtFor('firefox') }),
};

describe.each(Object.entries(launches))("%s' alarms and alerts are as the simulation's", (_name, launch) => {
  let session: Session;
  let practice: Awaited<ReturnType<typeof startPractice>>;
  let desk: Desk;
  beforeAll(async () => {
    practice = await startPractice({ cases: [] });
    session = await launch(practice.port);
    desk = deskOf(session);
  });
  afterAll(async () => {
    await session?.close();
    await practice?.stop();
  });
  deskContract(() => desk);
});
