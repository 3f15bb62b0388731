import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Settings, stageName } from '../../src/core/settings';
import { type Practice, startPractice } from '../practice/server';
import { type ExportedThread, exportOf, threadOf } from './exported';
import { tabOnCase } from './inbox';
import type { Session } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Due within a minute of each other, four hours from now; and one that has time. */
const [FIRST, SECOND, LATER] = ['Asha Rao', 'Bela Nagy', 'Chidi Eze'] as const;

const hasNarrowClock = ({ clocks }: ExportedThread): boolean =>
  clocks.every(({ deadline: { earliest, latest } }) => Date.parse(latest) - Date.parse(earliest) <= 2 * MINUTE_MS);

/** Alerts in real time, in one real browser, as one story. */
export function alertsKeepTheirHours(launch: Launch): void {
  describe('alerts keep their hours', () => {
    let practice: Practice;
    let session: Session;
    /** The deadline of the first, to the millisecond: by the page's own data. */
    let dueAt: number;

    beforeAll(async () => {
      const now = Math.floor(Date.now() / 1_000) * 1_000;
      practice = await startPractice({
        cases: [
          { buyer: FIRST, messages: [{ author: 'buyer', at: now - 20 * HOUR_MS }] },
          { buyer: SECOND, messages: [{ author: 'buyer', at: now - 20 * HOUR_MS + MINUTE_MS }] },
          { buyer: LATER, messages: [{ author: 'buyer', at: now - HOUR_MS }] },
        ],
      });
      session = await launch({ practicePort: practice.port });
      // Nothing comes by itself before a test wants it.
      await change({ exactTimes: true, nudgeAfterMs: null, stages: [stageAt(10 * MINUTE_MS)] });
      await session.tab(practice.url());
      await until('the times are exact', async () => {
        const exported = await exportOf(session);
        // The page opens the one that waits longest, and its words tell the minute only.
        const { earliest, latest } = threadOf(exported, FIRST)?.clocks[0]?.deadline ?? {};
        return exported.threads.length === 3 && exported.threads.every(hasNarrowClock) && earliest === latest;
      });
      dueAt = Date.parse(threadOf(await exportOf(session), FIRST)!.clocks[0]!.deadline.earliest);
    });
    afterAll(async () => {
      await session?.close();
      await practice?.stop();
    });

    const change = (patch: Partial<Settings>) => session.ask({ type: 'settings.set', patch });
    const stageAt = (beforeMs: number, breaksThrough = false) => ({ beforeMs, breaksThrough, sound: false });
    /** A stage of the first message that comes so many seconds from now. */
    const stageIn = (seconds: number, breaksThrough = false) =>
      stageAt(dueAt - Date.now() - seconds * 1_000, breaksThrough);
    const ids = async () => Object.keys(await session.notifications());
    const idOf = (begin: string) =>
      until(`an alert ${begin}`, async () => (await ids()).find((id) => id.startsWith(begin)), { timeoutMs: 30_000 });
    const caseOf = (buyer: string) => practice.cases.find((each) => each.buyer === buyer)!.caseId;
    const passed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    /** The same hours on every day, in minutes from now. */
    const quietFrom = (from: number, to: number): Settings['quietWeek'] => {
      const now = new Date();
      const minute = (offset: number) => (now.getHours() * 60 + now.getMinutes() + offset + 1_440) % 1_440;
      return Array.from({ length: 7 }, () => ({ isOff: false, hours: { from: minute(from), to: minute(to) } }));
    };
    const NEVER_QUIET: Settings['quietWeek'] = Array.from({ length: 7 }, () => ({ isOff: false, hours: null }));
    let shown: string;

    test('two that cross a stage together share one alert; a click opens the most urgent', async () => {
      const stage = stageIn(6);
      await change({ stages: [stage] });
      shown = await idOf(`${stageName(stage.beforeMs)}|`);
      expect(shown.endsWith(`|case:${caseOf(FIRST)}+1`)).toBe(true);
      await until('it stands alone', async () => (await ids()).length === 1);
      await session.clickNotification(shown);
      const opened = await until('a tab on its case', () => tabOnCase(session, caseOf(FIRST)));
      await opened.close();
      await until('the alert is gone', async () => (await ids()).length === 0);
    });

    test('a later stage takes the place of the alert before it', async () => {
      const [earlier, later] = [stageIn(3), stageIn(9)];
      await change({ stages: [earlier, later] });
      await idOf(`${stageName(earlier.beforeMs)}|`);
      shown = await idOf(`${stageName(later.beforeMs)}|`);
      await until('it stands alone', async () => (await ids()).length === 1);
      expect(await ids()).toEqual([shown]);
    });

    test('snoozed, it goes, and comes back once', async () => {
      const end = Date.now() + 6_000;
      // Its last stage has come, so there is no more to put it off to.
      expect(await session.ask({ type: 'alert.snooze', key: `case:${caseOf(FIRST)}`, until: end })).toMatchObject({
        until: null,
      });
      await change({ stages: [stageIn(-1), stageAt(30 * MINUTE_MS)] });
      for (const buyer of [FIRST, SECOND])
        expect(await session.ask({ type: 'alert.snooze', key: `case:${caseOf(buyer)}`, until: end })).toMatchObject({
          until: end,
        });
      const glance: any = await session.ask({ type: 'glance.get' });
      expect(glance.due.map((one: any) => one.snoozedUntil ?? null)).toEqual([end, end, null]);
      shown = await idOf('snooze');
      expect(Date.now()).toBeGreaterThanOrEqual(end);
      expect(shown.split('|')[2]).toBe(`case:${caseOf(FIRST)}+1`);
    });

    test('in quiet hours nothing comes but what may break through', async () => {
      const quiet = stageIn(3);
      await change({ quietWeek: quietFrom(-1, 180), stages: [quiet] });
      const before = await ids();
      await passed(6_000);
      await session.ask({ type: 'glance.get' });
      expect(await ids()).toEqual(before);
      const through = stageIn(1, true);
      await change({ stages: [quiet, through] });
      await idOf(`${stageName(through.beforeMs)}|`);
    });

    test('what falls due in quiet hours is told of before they begin, once', async () => {
      await change({ quietWeek: quietFrom(5, 11 * 60), absenceLeadMs: 10 * MINUTE_MS });
      shown = await idOf('away@');
      expect(shown.split('|')[2]).toBe(`case:${caseOf(FIRST)}+1`);
      if (session.name === 'firefox')
        expect((await session.notifications())[shown]).toMatchObject({
          title: expect.stringMatching(/^2 messages fall due before you are back, /),
        });
      await change({ quietWeek: NEVER_QUIET });
      const told = (await exportOf(session)).alerts.filter(({ stage }) => stage.startsWith('away@'));
      expect(told.map(({ caseId }) => caseId)).toEqual([caseOf(FIRST), caseOf(SECOND)]);
    });
  });
}
