import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Happening, judge, tally } from '../core/oracle/oracle';
import { type Practice, type PracticeCase, startPractice } from '../practice/server';
import { type Exported, exportOf, isPinned } from './exported';
import { click } from './inbox';
import { choose, press, savedBy, says, storedIn } from './kept';
import type { Session, Tab } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

const RULES = { hours: 24, lateMarkExcludes: true, replyAnswersEarlier: true };
const WINDOWS = [7, 30, 90] as const;
/** Where the site cuts a subject. */
const CARD_CUT = 75;

/** What ended it without a reply was a mark: the button now does what marking did. */
const markOf = ({ messages, markedAt, resolvedAt }: PracticeCase): number | null =>
  markedAt ?? (messages.at(-1)?.author === 'buyer' ? resolvedAt : null);

const happenings = (each: PracticeCase): Happening[] => {
  const mark = markOf(each);
  return [
    ...each.messages.map(({ author, at }): Happening => ({ at, what: author })),
    ...(mark === null ? [] : [{ at: mark, what: 'mark' as const }]),
  ];
};

/** By the practice site's own record, and the oracle's reckoning. */
const truthOf = ({ cases }: Practice, days: number, now: number) =>
  tally(
    cases.flatMap((each) => judge(happenings(each), RULES, now)),
    days,
    now,
  );

const HOUR_MS = 3_600_000;
type Step = readonly [author: 'buyer' | 'seller', hoursAgo: number];

/** Subjects tell the cases apart: no two have the same product and order. */
function casesAt(now: number) {
  const at = (hoursAgo: number): number => now - hoursAgo * HOUR_MS;
  const one = (buyer: string, steps: readonly Step[], markedHoursAgo?: number) => ({
    buyer,
    messages: steps.map(([author, hoursAgo]) => ({ author, at: at(hoursAgo) })),
    ...(markedHoursAgo !== undefined && { markedAt: at(markedHoursAgo) }),
  });
  const days = (count: number): number => count * 24;
  return [
    one('Asha Rao', [['buyer', 26.7]]),
    one('Bela Nagy', [['buyer', 20]]),
    // One reply after two messages: 25 h after the first (late), 20 h after the second (on time).
    one('Chidi Eze', [
      ['buyer', days(4)],
      ['buyer', days(4) - 5],
      ['seller', days(4) - 25],
    ]),
    one('Dora Lind', [['buyer', days(6)]], days(6) - 7),
    // Answered, and a word of thanks that was marked too late.
    one(
      'Emeka Obi',
      [
        ['buyer', days(10)],
        ['seller', days(10) - 6],
        ['buyer', days(10) - 7],
      ],
      days(10) - 40,
    ),
    one('Farid Haddad', [
      ['buyer', days(29)],
      ['seller', days(29) - 23.4],
    ]),
    one('Greta Moen', [
      ['buyer', days(31)],
      ['seller', days(31) - 31],
    ]),
    one('Hana Sato', [
      ['buyer', days(86)],
      ['seller', days(86) - 15],
    ]),
  ];
}

/** A seller's first day in one real browser, as one story: from an empty ledger to a share that is the truth. */
export function theScoreIsTrue(launch: Launch): void {
  describe('the share', () => {
    let practice: Practice;
    let session: Session;
    let tab: Tab;

    beforeAll(async () => {
      practice = await startPractice({ cases: casesAt(Date.now()) });
      session = await launch({ practicePort: practice.port });
      await session.ask({ type: 'settings.set', patch: { exactTimes: true } });
      tab = await session.tab(practice.url());
    });
    afterAll(async () => {
      await session?.close();
      await practice?.stop();
    });

    const shareIn = (exported: Exported, days: number) => exported.score[days]!.share!;

    test('is filled as far as it can be known once the list of all messages was read', async () => {
      await until('what waits is in the ledger', async () => (await exportOf(session)).threads.length === 2);
      await click(tab, 'Dismiss');
      await click(tab, 'All');
      const exported = await until('each case has a clock', async () => {
        const now = await exportOf(session);
        const isWhole = now.threads.length === practice.cases.length;
        return isWhole && now.threads.every(({ clocks }) => clocks.length > 0) ? now : null;
      });
      // In time, and by a mark or a reply, which a list does not tell.
      expect(exported.score[90]!.settled).toBeGreaterThanOrEqual(3);
      expect(exported.score[90]!.onTime).toBe(0);
    });

    test('is the truth once each conversation was opened', async () => {
      for (const { caseId, subject, buyer } of practice.cases) {
        const thread = () => exportOf(session).then(({ threads }) => threads.find((each) => each.caseId === caseId));
        if (isPinned(await thread())) continue;
        await click(tab, subject.length > CARD_CUT ? `${subject.slice(0, CARD_CUT)}…` : subject);
        await until(`${buyer}'s messages are read`, async () => isPinned(await thread()));
      }
      const exported = await exportOf(session);
      for (const days of WINDOWS) {
        const { share, ...truth } = truthOf(practice, days, Date.now());
        expect(exported.score[days], `${days} days`).toMatchObject({ ...truth, unclear: 0, settled: 0 });
        expect(shareIn(exported, days)).toEqual({
          min: share!.good / share!.counted,
          max: share!.good / share!.counted,
        });
      }
    });

    test('is on the dashboard, and each count leads to its messages', async () => {
      const dashboard = await session.page(DASHBOARD);
      const { share } = (await exportOf(session)).score[30]!;
      const shown = await until('the dashboard shows a share', () =>
        dashboard.evaluate(() => /\d.*/.exec(document.querySelector('.share-number')?.textContent ?? '')?.[0], null),
      );
      // Rounded down.
      expect(Number.parseFloat(shown)).toBeLessThanOrEqual(share!.min * 100);
      expect(Number.parseFloat(shown)).toBeGreaterThan(share!.min * 100 - 1);
      await press(dashboard, `${(await exportOf(session)).score[30]!.late} Late`);
      const rows = await until('the table shows them', () =>
        dashboard.evaluate(() => {
          const drawn = [
            ...document.querySelectorAll('#threads-heading ~ * tbody tr, .threads tbody tr, [role="grid"] tr'),
          ];
          return drawn.length > 0 ? drawn.map((row) => row.textContent) : null;
        }, null),
      );
      expect(rows.filter((row) => row.includes('Late'))).toHaveLength((await exportOf(session)).score[30]!.late);
      expect(rows.some((row) => row.includes('On time'))).toBe(false);
      await dashboard.close();
    });

    test('is the same in another browser that a saved file is restored in, also when restored twice', async () => {
      const dashboard = await session.page(DASHBOARD);
      const file = await savedBy(dashboard, 'Save everything');
      await dashboard.close();
      const before = await exportOf(session);
      const other = await launch({ practicePort: practice.port });
      try {
        const page = await other.page(DASHBOARD);
        await says(page, 'Restore from a file');
        // Cut off, and with one date changed: nothing of either is taken.
        await choose(page, file.slice(0, -2_000));
        await until('a file that was cut off is refused', () => refusal(page));
        const changed = file.replace(/"observedAt": ?"\d{4}/, '"observedAt":"2025');
        expect(changed).not.toBe(file);
        await choose(page, changed);
        await until(
          'a file that was changed is refused',
          async () => (await refusal(page))?.includes('it is not as it was saved') || null,
        );
        expect((await exportOf(other)).facts).toEqual([]);

        await choose(page, file);
        await says(page, /\d+ records were added/);
        expect(scoreOf(await exportOf(other))).toEqual(scoreOf(before));
        await choose(page, file);
        await says(page, 'All that this file holds was known already.');
        expect(scoreOf(await exportOf(other))).toEqual(scoreOf(before));
        // Restored from what it saw elsewhere, the same inbox is the same threads.
        await other.ask({ type: 'settings.set', patch: { exactTimes: true } });
        await other.tab(practice.url());
        await until('the inbox is read', async () => (await exportOf(other)).coverage[0]?.complete === true);
        expect((await exportOf(other)).threads).toHaveLength(before.threads.length);
        expect(scoreOf(await exportOf(other))).toEqual(scoreOf(before));
        expect(await other.extensionRequests()).toEqual([]);
      } finally {
        await other.close();
      }
    });

    test('rests on a log that a page can check, and that tells where it was changed', async () => {
      const dashboard = await session.page(DASHBOARD);
      const file = await savedBy(dashboard, 'Save as JSON');
      await dashboard.close();
      const page = await session.page('src/ui/verify/verify.html');
      await choose(page, file);
      await says(page, 'The chain holds');
      const changed = JSON.parse(file);
      const link = changed.links.findIndex(({ body }: { body: { kind: string } }) => body.kind === 'observed');
      changed.links[link].body.at -= 3_600_000;
      await choose(page, JSON.stringify(changed));
      const said = await says(page, 'The chain is broken');
      expect(said).toContain(`Entry ${link + 1},`);
      await page.close();
    });

    test('is gone when its account is erased, and nothing of it is left in the browser', async () => {
      const { account } = (await exportOf(session)).coverage[0]!;
      const names = [account, ...practice.cases.flatMap(({ buyer, caseId }) => [buyer, caseId])];
      const stored = await storedIn(session);
      expect(stored).toContain(account);
      const dashboard = await session.page(DASHBOARD);
      await press(dashboard, `Erase ${account}…`);
      await press(dashboard, `Erase ${account}`);
      await says(dashboard, `All of ${account} was erased.`);
      const left = await until('the storage is clean', async () => {
        const now = await storedIn(session);
        return names.every((name) => !now.includes(name)) ? now : null;
      });
      expect(left).toContain('"exactTimes":true');
      expect((await exportOf(session)).threads).toEqual([]);
      await dashboard.close();
    });
  });
}

const DASHBOARD = 'src/ui/dashboard/dashboard.html';

const refusal = (page: Tab): Promise<string | null> =>
  page.evaluate(() => document.querySelector('.keep-section [role="alert"]')?.textContent ?? null, null);

/** What time changes of a score is left out. */
const scoreOf = ({ score }: Exported) =>
  Object.fromEntries(
    Object.entries(score).map(([days, { share, onTime, late, overdue }]) => [days, { share, onTime, late, overdue }]),
  );
