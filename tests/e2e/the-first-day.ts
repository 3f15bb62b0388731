import { describe, expect, test } from 'vitest';
import { type Face, startPractice } from '../practice/server';
import { exportOf, threadOf } from './exported';
import { click } from './inbox';
import { says } from './kept';
import type { Session, Tab } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DASHBOARD = 'src/ui/dashboard/dashboard.html';

const WAITING = 'Asha Rao';

/** One conversation every twelve hours, each answered five hours later, and one that waits: the site lists 50 a page. */
const casesAt = (now: number, count: number) => [
  { buyer: WAITING, messages: [{ author: 'buyer' as const, at: now - HOUR_MS }] },
  ...Array.from({ length: count }, (_, at) => ({
    buyer: `Buyer ${at + 1}`,
    messages: [
      { author: 'buyer' as const, at: now - (7 + 12 * at) * HOUR_MS },
      { author: 'seller' as const, at: now - (2 + 12 * at) * HOUR_MS },
    ],
  })),
];

async function daysSeen(session: Session): Promise<number> {
  const { knownFrom } = (await exportOf(session)).score[90]!;
  return knownFrom === null ? 0 : (Date.now() - Date.parse(knownFrom)) / DAY_MS;
}

/** The seller scrolls the list to its end, which has the page load what follows. */
const scrollDown = (tab: Tab): Promise<void> =>
  tab.evaluate(() => {
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? inside(each.shadowRoot) : [])]);
    for (const each of inside(document)) if (each.clientHeight > 200) each.scrollTop = each.scrollHeight;
  }, null);

/** What one scroll through the list of all messages makes known of the time before Reply Clock came. */
export function theFirstDay(launch: Launch): void {
  const withInbox = async (
    face: Face,
    isExact: boolean,
    cases: number,
    story: (session: Session, tab: Tab) => Promise<void>,
  ) => {
    const practice = await startPractice({ cases: casesAt(Date.now(), cases), face });
    const session = await launch({ practicePort: practice.port });
    try {
      if (isExact) await session.ask({ type: 'settings.set', patch: { exactTimes: true } });
      const tab = await session.tab(practice.url());
      await until('what waits is read', async () => threadOf(await exportOf(session), WAITING));
      await story(session, tab);
    } finally {
      await session.close();
      await practice.stop();
    }
  };

  describe('the first day', () => {
    test('with exact times, each page of the list that is scrolled to makes days known, and the share is there', async () => {
      await withInbox('virtual', true, 120, async (session, tab) => {
        await click(tab, 'All');
        // The page's first 50 cases go back 25 days.
        await until('the first page is known', async () => (await daysSeen(session)) > 20);
        expect(await daysSeen(session)).toBeLessThan(26);
        await until(
          'all of the list is known',
          async () => {
            await scrollDown(tab);
            return (await daysSeen(session)) > 60;
          },
          { timeoutMs: 40_000 },
        );
        const page = await session.page(DASHBOARD);
        await says(page, 'All of the last 30 days seen');
        expect((await exportOf(session)).score[30]!.settled).toBe(60);
      });
    });

    test('by text alone, days become known as their conversations are opened', async () => {
      await withInbox('kat', false, 8, async (session, tab) => {
        await click(tab, 'All');
        await until('all are threads', async () => (await exportOf(session)).threads.length === 9);
        expect(await daysSeen(session)).toBeLessThan(1);
        const page = await session.page(DASHBOARD);
        await says(page, /\d conversations of these days have not been opened/);
        await tab.bringToFront();
        // The one that waits was opened by the page itself.
        for (let at = 1; at <= 8; at += 1) {
          await click(tab, `Buyer ${at}`);
          await until(`${at} opened`, async () => {
            const { threads } = await exportOf(session);
            return threads.filter(({ clocks }) => clocks.some(({ basis }) => basis === 'exact')).length > at;
          });
        }
        await until('the days are known', async () => (await daysSeen(session)) > 2);
        await page.close();
      });
    });
  });
}
