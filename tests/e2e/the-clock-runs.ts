import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stageName } from '../../src/core/settings';
import { type Practice, startPractice } from '../practice/server';
import { type Exported, expectTruth, exportOf, isPinned, threadOf } from './exported';
import { chipOf, chipsOf, click, reply, tabOnCase } from './inbox';
import { type LaunchOptions, newProfile, type Session, type Tab } from './session';
import { until } from './until';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export type Launch = (options: Omit<LaunchOptions, 'extensionDir'>) => Promise<Session>;

/** Buyers whose cases wait, and one whose case was answered two days ago. */
const OVERDUE = 'Asha Rao';
const HOURS_LEFT = 'Bela Nagy';
const FRESH = 'Chidi Eze';
const ANSWERED = 'Dora Lind';

const casesAt = (now: number) => [
  { buyer: OVERDUE, messages: [{ author: 'buyer' as const, at: now - 26.5 * HOUR_MS }] },
  { buyer: HOURS_LEFT, messages: [{ author: 'buyer' as const, at: now - 19 * HOUR_MS }] },
  { buyer: FRESH, messages: [{ author: 'buyer' as const, at: now - 10 * MINUTE_MS }] },
  {
    buyer: ANSWERED,
    messages: [
      { author: 'buyer' as const, at: now - 50 * HOUR_MS },
      { author: 'seller' as const, at: now - 45 * HOUR_MS },
    ],
  },
];

/** The main job in one real browser, as one story: each test goes on where the one before it ended. */
export function theClockRuns(launch: Launch): void {
  describe('the clock runs', () => {
    let practice: Practice;
    let session: Session;
    let tab: Tab;
    let kept: ReturnType<typeof newProfile>;
    /** The stage of the alert that is waited for. */
    let soon: string;

    beforeAll(async () => {
      kept = newProfile();
      practice = await startPractice({ cases: casesAt(Date.now()) });
      session = await launch({ practicePort: practice.port, profileDir: kept.profileDir });
      tab = await session.tab(practice.url());
    });
    afterAll(async () => {
      await session?.close();
      await practice?.stop();
      kept?.forget();
    });

    const waiting = () => practice.cases.filter(({ state }) => state === 'response-needed');
    const caseOf = (buyer: string) => practice.cases.find((each) => each.buyer === buyer)!;
    const urls = async () => (await session.tabs()).map((each) => each.url());
    const alertIds = async () => Object.keys(await session.notifications());
    const alertOf = async (stage: string) => (await alertIds()).find((id) => id.startsWith(`${stage}|`));
    const pinned = (buyer: string) =>
      until(`${buyer}'s time is pinned`, async () => {
        const exported = await exportOf(session);
        return isPinned(threadOf(exported, buyer)) ? exported : null;
      });
    const isWide = async (buyer: string): Promise<boolean> => {
      const { earliest, latest } = threadOf(await exportOf(session), buyer)!.clocks[0]!.receivedAt;
      return Date.parse(latest) - Date.parse(earliest) > HOUR_MS;
    };
    const covered = (state: string): Promise<Exported> =>
      until(`the inbox is ${state}`, async () => {
        const exported = await exportOf(session);
        return exported.coverage[0]?.state === state ? exported : null;
      });
    const written = (buyer: string) => until(`${buyer} has a chip`, () => chipOf(tab, buyer));

    test('the list is in the ledger, each time a span that holds the truth', async () => {
      const exported = await until('all that wait are in the ledger', async () => {
        const now = await exportOf(session);
        return now.threads.length === waiting().length ? now : null;
      });
      expectTruth(exported, practice.cases);
      expect(exported.coverage).toEqual([
        expect.objectContaining({
          account: 'NORDWIND',
          host: practice.host,
          state: 'watching',
          complete: true,
          why: null,
        }),
      ]);
    });

    test('the case that the page opens by itself is pinned, and the badge says that it is overdue', async () => {
      expectTruth(await pinned(OVERDUE), practice.cases);
      const { title } = await until('the badge counts it', async () => {
        const badge = await session.badge();
        return badge.text === '1!' ? badge : null;
      });
      expect(title).toBe('Reply Clock\n1 overdue; 2 more open');
    });

    test('each message has one chip', async () => {
      await until('every card has one', async () => (await chipsOf(tab)).length === waiting().length);
      await until('the pinned one says so', async () =>
        /^overdue 2 h [23]\d$/.test((await chipOf(tab, OVERDUE)) ?? ''),
      );
      for (const buyer of [HOURS_LEFT, FRESH])
        expect(await chipOf(tab, buyer)).toMatch(
          // Shortly after midnight where the marketplace is, the card's day is no longer than minutes.
          (await isWide(buyer)) ? /^by .*\d\d:\d\d–.*\d\d:\d\d$|^may be due$/ : /^23 h \d\d$/,
        );
    });

    test('opening a thread pins its time to the minute', async () => {
      await click(tab, HOURS_LEFT);
      const exported = await pinned(HOURS_LEFT);
      expectTruth(exported, practice.cases);
      expect(threadOf(exported, HOURS_LEFT)).toMatchObject({
        caseId: caseOf(HOURS_LEFT).caseId,
        clocks: [{ standing: 'running' }],
      });
      await until('its chip counts down', async () => /^(5 h 00|4 h 5\d)$/.test((await chipOf(tab, HOURS_LEFT)) ?? ''));
    });

    test('a reply on the page ends its clock, on time', async () => {
      await reply(tab, 'It is on its way to you.');
      const exported = await until('the reply is in the ledger', async () => {
        const now = await exportOf(session);
        return threadOf(now, HOURS_LEFT)?.clocks[0]?.answeredAt ? now : null;
      });
      expect(caseOf(HOURS_LEFT).messages).toHaveLength(2);
      expectTruth(exported, practice.cases);
      expect(threadOf(exported, HOURS_LEFT)!.clocks).toMatchObject([{ standing: 'on-time', basis: 'exact' }]);
      await until('it counts', async () => (await exportOf(session)).score['30']!.onTime === 1);
      expect((await exportOf(session)).score['30']).toMatchObject({
        late: 0,
        overdue: 1,
        share: { min: 0.5, max: 0.5 },
      });
    });

    test('with the worker gone, the popup shows the share and what is due next', async () => {
      await session.stopWorker();
      const popup = await session.popup();
      const text = (selector: string) =>
        popup.evaluate((each) => [...document.querySelectorAll(each)].map((found) => found.textContent), selector);
      await until('the share', async () => /^50\s*%$/.test((await text('.share-number'))[0] ?? ''));
      const [first, second] = await text('.due li');
      expect(first).toMatch(/overdue/i);
      expect(first).toContain(OVERDUE);
      expect(second).toContain(FRESH);
      await popup.close();
      await tab.bringToFront();
    });

    test('an alert comes before the mark, though no worker runs when its time comes', async () => {
      const { buyer, caseId } = practice.buyerWrites(null, 'Where is my parcel?');
      await written(buyer);
      await click(tab, buyer);
      const { threads } = await pinned(buyer);
      const [clock] = threads.find((thread) => thread.caseId === caseId)!.clocks;
      // A stage of the seller's own, so that nobody waits for an hour.
      const dueAt = Date.now() + 12_000;
      const beforeMs = Date.parse(clock!.deadline.earliest) - dueAt;
      soon = stageName(beforeMs);
      const [breaksThrough, sound] = [false, false];
      const stages = [beforeMs, 0].map((ms) => ({ beforeMs: ms, breaksThrough, sound }));
      await session.ask({ type: 'settings.set', patch: { stages } });
      await until('its alarm is set', async () =>
        (await session.alarms()).some(({ scheduledTime }) => scheduledTime === dueAt),
      );
      await session.stopWorker();
      expect(await session.workerRuns()).toBe(false);
      expect(await alertOf(soon)).toBeUndefined();
      expect(Date.now(), 'this machine is too slow for this test').toBeLessThan(dueAt);

      const id = await until('the alert', () => alertOf(soon), { timeoutMs: 30_000 });
      // Chromium tells the ids of its alerts only.
      const says =
        session.name === 'firefox'
          ? { title: 'Due in 23 h: 1 message', message: expect.not.stringContaining(buyer) }
          : true;
      expect((await session.notifications())[id]).toEqual(says);
      const told = await until('it is recorded as shown', async () => {
        const alerts = (await exportOf(session)).alerts.filter(({ stage }) => stage === soon);
        return alerts.length > 0 ? alerts : null;
      });
      expect(told).toMatchObject([{ caseId }]);
      const shownAt = Date.parse(told[0]!.shownAt);
      expect(shownAt).toBeGreaterThanOrEqual(dueAt);
      expect(shownAt).toBeLessThan(dueAt + 10_000);
      expect(shownAt).toBeLessThan(Date.parse(told[0]!.deadline.earliest));
    });

    test('a click on it brings the tab on its case to the front, and no tab goes elsewhere', async () => {
      const id = await until('its alert', () => alertOf(soon));
      const elsewhere = await session.tab(practice.url('/home'));
      const before = await urls();
      expect(await session.frontUrl()).toBe(practice.url('/home'));
      await session.clickNotification(id);
      await until('the tab is in front', async () => (await session.frontUrl()) === tab.url());
      expect(await urls()).toEqual(before);
      await elsewhere.close();
    });

    test('where no tab is on the case, a click opens one; the worker had to be started for it', async () => {
      const id = await until('its alert', () => alertOf('overdue'));
      const before = await urls();
      await session.stopWorker();
      await session.clickNotification(id);
      const opened = await until('a tab on the case', () => tabOnCase(session, caseOf(OVERDUE).caseId));
      expect(await urls()).toEqual([...before, opened.url()]);
      await opened.close();
      await tab.bringToFront();
    });

    test('a worker that starts anew repeats no alert', async () => {
      await session.inExtension(async () => {
        for (const id of Object.keys(await browser.notifications.getAll())) await browser.notifications.clear(id);
      }, null);
      expect(await alertIds()).toEqual([]);
      const { alerts } = await exportOf(session);
      await session.stopWorker();
      // Alerts are shown before the badge is painted: once the badge is back, the sweep has had its say.
      await session.ask({ type: 'settings.set', patch: { pausedUntil: Date.now() + HOUR_MS } });
      await until('the pause shows', async () => (await session.badge()).text === 'II');
      await session.ask({ type: 'settings.set', patch: { pausedUntil: null } });
      await until('the badge is back', async () => (await session.badge()).text === '1!');
      expect(await alertIds()).toEqual([]);
      expect((await exportOf(session)).alerts).toEqual(alerts);
    });

    test('a word of thanks minutes after the reply starts a new clock', async () => {
      practice.buyerWrites(caseOf(HOURS_LEFT).caseId, 'Thank you!');
      const exported = await until('its clock runs', async () => {
        const now = await exportOf(session);
        return threadOf(now, HOURS_LEFT)?.clocks.some(({ answeredAt }) => answeredAt === null) ? now : null;
      });
      expectTruth(exported, practice.cases);
    });

    test('content scripts may neither see nor change settings and ledger, and the page reaches nothing', async () => {
      const [settings, { facts }] = [await session.ask({ type: 'settings.get' }), await exportOf(session)];
      for (const message of [
        { type: 'settings.get' },
        { type: 'settings.set', patch: { hours: 48 } },
        { type: 'ledger.export' },
        { type: 'ledger.erase', confirm: 'erase everything' },
      ])
        expect(await session.askFromTab(tab.url(), message)).toMatchObject({ error: { code: 'not-allowed' } });
      expect(
        await tab.evaluate(
          () => [globalThis.browser, globalThis.chrome].map((api) => typeof api?.runtime?.sendMessage),
          null,
        ),
      ).toEqual(['undefined', 'undefined']);
      expect(await session.ask({ type: 'settings.get' })).toEqual(settings);
      expect((await exportOf(session)).facts).toEqual(facts);
    });

    test('a script that is injected twice leaves one chip per message', async () => {
      await session.inExtension(async (url) => {
        const there = (await browser.tabs.query({})).find((each) => each.url === url)!;
        const files = browser.runtime.getManifest().content_scripts![0]!.js!;
        await browser.scripting.executeScript({ target: { tabId: there.id! }, files });
      }, tab.url());
      await written(practice.buyerWrites(null, 'Is it dishwasher safe?').buyer);
      expect(await chipsOf(tab)).toHaveLength(waiting().length);
    });

    test('after an update the old script’s overlay is gone and the new one’s is there', async () => {
      await session.reload();
      await written(practice.buyerWrites(null, 'And the lid?').buyer);
      await until('one chip per message', async () => (await chipsOf(tab)).length === waiting().length);
    });

    test('cases with Amazon’s own support are left alone', async () => {
      const before = await exportOf(session);
      const lobby = await session.tab(practice.url('/cu/case-lobby'));
      const isWatched = (url: string) =>
        session.inExtension(async (wanted) => {
          const there = (await browser.tabs.query({})).find((each) => each.url === wanted)!;
          const func = () => Symbol.for('reply-clock') in globalThis;
          return (await browser.scripting.executeScript({ target: { tabId: there.id! }, func }))[0]!.result;
        }, url);
      expect(await isWatched(tab.url())).toBe(true);
      expect(await isWatched(lobby.url())).toBe(false);
      expect(await chipsOf(lobby)).toEqual([]);
      expect((await exportOf(session)).threads).toEqual(before.threads);
      await lobby.close();
      await tab.bringToFront();
    });

    test('a sign-out is told, and a sign-in ends it', async () => {
      practice.signOut();
      await tab.reload();
      await covered('signed-out');
      const { title } = await until('the badge doubts', async () => {
        const badge = await session.badge();
        return badge.text === '1!?' ? badge : null;
      });
      expect(title).toContain('Signed out of Seller Central');
      practice.signIn();
      await tab.goto(practice.url());
      await covered('watching');
    });

    test('all along, the extension has asked the network for nothing', async () => {
      expect(await session.extensionRequests()).toEqual([]);
      // What is asked for is seen.
      const control = practice.url('/control');
      await session.inExtension(
        (url) =>
          fetch(url).then(
            () => {},
            () => {},
          ),
        control,
      );
      expect(await session.extensionRequests()).toEqual([control]);
    });

    test('a restart of the browser keeps ledger and badge, and repeats no alert', async () => {
      const before = await exportOf(session);
      const badge = await until('the badge is sure again', async () => {
        const now = await session.badge();
        return now.text === '1!' ? now : null;
      });
      await session.close();
      session = await launch({ practicePort: practice.port, profileDir: kept.profileDir });
      expect(
        await until('a badge', async () => ((await session.badge()).text === '1!' ? session.badge() : null)),
      ).toEqual(badge);
      const after = await exportOf(session);
      expect(after.threads).toEqual(before.threads);
      expect(after.facts).toEqual(before.facts);
      expect(await alertIds()).toEqual([]);
      expect((await session.alarms()).map(({ name }) => name).sort()).toEqual(['safety', 'wake']);
    });
  });
}
