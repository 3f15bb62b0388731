import { describe, expect, test } from 'vitest';
import { type Face, type Practice, startPractice } from '../practice/server';
import { expectTruth, exportOf, isPinned, threadOf } from './exported';
import { chipOf, chipsOf, click } from './inbox';
import type { Session, Tab } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

/**
 * Nobody outside Amazon knows the real page's elements: the other faces of the practice site are read as well as the
 * plain one, which the main story is told on.
 */
export function facesAreRead(launch: Launch): void {
  describe('other faces', () => {
    test('components with shadow roots, in a tab that was open before the extension came', async () => {
      await withFace('kat', false, async ({ practice, session }) => {
        const tab = await session.tab(practice.url());
        await settled(practice);
        const alone = apiRequests(practice);
        await session.install();
        await until('each message has a chip', async () => (await chipsOf(tab)).length === waiting(practice).length);
        await allRead(session, practice);
        expect((await exportOf(session)).coverage).toMatchObject([{ state: 'watching', complete: true }]);
        await opensPinned(session, tab, practice);

        // The page as it is without the extension is what it is with it: nothing more is asked for.
        const before = practice.requests.length;
        const second = await session.tab(practice.url());
        await settled(practice, before);
        await until(
          'the second tab has chips too',
          async () => (await chipsOf(second)).length === waiting(practice).length,
        );
        expect(apiRequests(practice, before)).toEqual(alone);
        expect(await session.extensionRequests()).toEqual([]);
      });
    });

    test('a virtual list at the other inbox’s address: what is not drawn is not claimed, and read when it is', async () => {
      await withFace('virtual', true, async ({ practice, session }) => {
        const tab = await session.tab(practice.url('/messaging/inbox-v3'));
        await until('the inbox is read', async () => (await exportOf(session)).coverage[0]?.state === 'watching');
        const { coverage, threads } = await exportOf(session);
        expect(coverage).toMatchObject([{ complete: false }]);
        expect(threads.length).toBeLessThan(waiting(practice).length);
        expect((await session.badge()).text).toMatch(/\?$/);
        await scrollDown(tab);
        await allRead(session, practice);
        await opensPinned(session, tab, practice);
      });
    });
  });

  async function withFace(
    face: Face,
    installed: boolean,
    story: (world: { practice: Practice; session: Session }) => Promise<void>,
  ): Promise<void> {
    const practice = await startPractice({ face });
    const session = await launch({ practicePort: practice.port, installed });
    try {
      await story({ practice, session });
    } finally {
      await session.close();
      await practice.stop();
    }
  }
}

const waiting = ({ cases }: Practice) => cases.filter(({ state }) => state === 'response-needed');

/** The page has asked for the last thing that it asks for by itself. */
const settled = (practice: Practice, from = 0) =>
  until('the page has all it wants', () =>
    practice.requests.slice(from).some(({ url }) => url.includes('/responsetemplates')),
  );

const apiRequests = (practice: Practice, from = 0): string[] =>
  practice.requests
    .slice(from)
    .filter(({ url }) => url.includes('/api/'))
    .map(({ method, url }) => `${method} ${url}`)
    .sort();

async function allRead(session: Session, practice: Practice): Promise<void> {
  const exported = await until('all that wait are in the ledger', async () => {
    const now = await exportOf(session);
    return waiting(practice).every(({ buyer }) => threadOf(now, buyer)) ? now : null;
  });
  expectTruth(exported, practice.cases);
}

/** The newest message's thread, which the page has not opened by itself. */
async function opensPinned(session: Session, tab: Tab, practice: Practice): Promise<void> {
  const { buyer, caseId } = waiting(practice).reduce((a, b) => (b.lastUpdatedAt > a.lastUpdatedAt ? b : a));
  await click(tab, buyer);
  const exported = await until(`${buyer}'s time is pinned`, async () => {
    const now = await exportOf(session);
    return isPinned(threadOf(now, buyer)) ? now : null;
  });
  expectTruth(exported, practice.cases);
  expect(threadOf(exported, buyer)!.caseId).toBe(caseId);
  await until('its chip counts down', async () => /^23 h \d\d$/.test((await chipOf(tab, buyer)) ?? ''));
}

/** Scrolls the list, the leftmost thing that scrolls, to its end. */
const scrollDown = (tab: Tab): Promise<void> =>
  tab.evaluate(() => {
    const left = (element: Element): number => element.getBoundingClientRect().left;
    const scrollers = [...document.querySelectorAll('*')].filter(
      (element) =>
        element.scrollHeight > element.clientHeight + 50 && /auto|scroll/.test(getComputedStyle(element).overflowY),
    );
    const [list] = scrollers.sort((a, b) => left(a) - left(b));
    list!.scrollTop = list!.scrollHeight;
  }, null);
