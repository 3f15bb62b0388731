import { expect, test } from 'vitest';
import { startPractice } from '../practice/server';
import { exportOf, threadOf } from './exported';
import { chipOf, chipsOf, click, reply } from './inbox';
import type { Session, Tab } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

const HOUR_MS = 3_600_000;

const OVERDUE = 'Asha Rao';
const WAITING = 'Bela Nagy';

/** The master switch in one real browser: off means off in every tab, on means on without loading anything anew. */
export function theSwitch(launch: Launch): void {
  test('switched off, nothing is read, observed or shown in any tab; switched on, all of it is back', async () => {
    const asked = (hoursAgo: number) => [{ author: 'buyer' as const, at: Date.now() - hoursAgo * HOUR_MS }];
    const cases = [
      { buyer: OVERDUE, messages: asked(26) },
      { buyer: WAITING, messages: asked(19) },
    ];
    const practice = await startPractice({ cases });
    const session = await launch({ practicePort: practice.port });
    const turn = (watching: boolean) => session.ask({ type: 'settings.set', patch: { watching } });
    const alerts = async () => Object.keys(await session.notifications());
    try {
      await session.ask({ type: 'settings.set', patch: { exactTimes: true } });
      const tabs: Tab[] = [];
      for (const url of [practice.url(), practice.url('/messaging/inbox?other')]) {
        const tab = await session.tab(url);
        await until('each message has a chip', async () => (await chipsOf(tab)).length === cases.length);
        tabs.push(tab);
      }
      const [first, second] = tabs as [Tab, Tab];
      await until('an alert', async () => (await alerts()).length > 0);
      await countHeard(second);
      await click(second, 'All');
      await until('the observer speaks', async () => (await heardIn(second)) > 0);
      await click(second, 'Response Needed');
      await until('the chips are back', async () => (await chipsOf(second)).length === cases.length);

      await turn(false);
      for (const tab of tabs) {
        await until('no script is left', async () => !(await isWatched(session, tab)));
        expect(await chipsOf(tab)).toEqual([]);
      }
      await until('the badge says so', async () => (await session.badge()).text === 'off');
      await until('the alert is gone', async () => (await alerts()).length === 0);
      const [before, heard] = [await exportOf(session), await heardIn(second)];
      await click(second, WAITING);
      await reply(second, 'It is on its way.');
      const { buyer } = practice.buyerWrites(null, 'Where is my parcel?');
      await click(second, 'All');
      await click(second, buyer);
      expect(await heardIn(second)).toBe(heard);
      await first.bringToFront();
      await first.reload();
      await click(first, buyer);
      await until('the script has gone', async () => !(await isWatched(session, first)));
      for (const tab of tabs) expect(await chipsOf(tab)).toEqual([]);
      const after = await exportOf(session);
      expect(after.facts).toEqual(before.facts);
      expect(after.coverage).toEqual(before.coverage);
      expect(await alerts()).toEqual([]);

      await turn(true);
      for (const tab of [second, first]) {
        await tab.bringToFront();
        await until('the new message has its chip', () => chipOf(tab, buyer));
        expect(await chipOf(tab, OVERDUE)).not.toBeNull();
      }
      const exported = await exportOf(session);
      expect(threadOf(exported, buyer)?.clocks).toHaveLength(1);
      await until('the badge counts again', async () => (await session.badge()).text !== 'off');
      const said = await heardIn(second);
      await second.bringToFront();
      await click(second, 'Response Needed');
      await until('the observer speaks again', async () => (await heardIn(second)) > said);
    } finally {
      await session.close();
      await practice.stop();
    }
  });
}

/** Whether the content script runs in the page that this tab shows. */
const isWatched = (session: Session, tab: Tab): Promise<unknown> =>
  session.inExtension(async (wanted) => {
    const there = (await browser.tabs.query({})).find(({ url }) => url === wanted)!;
    const func = () => Symbol.for('reply-clock') in globalThis;
    return (await browser.scripting.executeScript({ target: { tabId: there.id! }, func }))[0]!.result;
  }, tab.url());

/** From now on counts in the page what the observer tells. */
const countHeard = (tab: Tab): Promise<void> =>
  tab.evaluate(() => {
    const page = document.documentElement.dataset;
    page['heard'] = '0';
    document.addEventListener('reply-clock:answer', () => {
      page['heard'] = `${Number(page['heard']) + 1}`;
    });
  }, null);

const heardIn = (tab: Tab): Promise<number> =>
  tab.evaluate(() => Number(document.documentElement.dataset['heard']), null);
