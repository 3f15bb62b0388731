import { describe, expect, test } from 'vitest';
import { type Face, type Practice, startPractice } from '../practice/server';
import { type Exported, expectTruth, exportOf, threadOf } from './exported';
import { chipOf, chipsOf, click } from './inbox';
import type { Session, Tab } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** One question each, two that wait in one case, and a word of thanks after a reply. */
const ONE = 'Bela Nagy';
const TWO = 'Chidi Eze';
const THANKS = 'Dora Lind';

const buyer = (hoursAgo: number, now: number) => ({ author: 'buyer' as const, at: now - hoursAgo * HOUR_MS });
const seller = (hoursAgo: number, now: number) => ({ author: 'seller' as const, at: now - hoursAgo * HOUR_MS });

const casesAt = (now: number, more: number) => [
  // The page opens the first card by itself, so that one's messages are asked for.
  { buyer: 'Asha Rao', messages: [buyer(26, now)] },
  { buyer: ONE, messages: [buyer(19, now)] },
  { buyer: TWO, messages: [buyer(15, now), buyer(13, now)] },
  { buyer: THANKS, messages: [buyer(60, now), seller(50, now), buyer(7, now)] },
  ...Array.from({ length: more }, (_, at) => ({ buyer: `Buyer ${at + 1}`, messages: [buyer(1 + at / 10, now)] })),
];

/** Times come from the data that the page itself asks for, once the seller has accepted that, and not before. */
export function pinnedByData(launch: Launch): void {
  describe('exact times', () => {
    test('the list alone pins what its data pin, opening a thread the rest; switched off, nothing is taken', async () => {
      await withInbox('plain', 0, async ({ practice, session, tab }) => {
        await until('the list is read', async () => (await exportOf(session)).threads.length === 4);
        expectTruth(await exportOf(session), practice.cases);
        expect(widthMs(await openClock(session, ONE))).toBeGreaterThan(HOUR_MS);
        expect(factsOf(await exportOf(session)).filter(({ source }) => source === 'response')).toEqual([]);

        // The tab that is open is reached at once: the next list that it asks for is seen.
        await session.ask({ type: 'settings.set', patch: { exactTimes: true } });
        await click(tab, 'All');
        await click(tab, 'Response Needed');
        const exported = await until('the list alone has pinned one question', async () =>
          widthMs(await openClock(session, ONE)) <= 2 * MINUTE_MS ? exportOf(session) : null,
        );
        expectTruth(exported, practice.cases);
        expectOnce(exported, practice);
        expect(threadOf(exported, ONE)).toMatchObject({ caseId: caseOf(practice, ONE).caseId });
        await until('its chip counts down', async () => /^(5 h 00|4 h 5\d)$/.test((await chipOf(tab, ONE)) ?? ''));
        // Of two that wait, the list says no more than that the older came between the case's begin and its last change.
        expect(widthMs(await openClock(session, TWO))).toBeGreaterThan(HOUR_MS);
        await click(tab, TWO);
        await until('both are exact', async () => {
          const clocks = threadOf(await exportOf(session), TWO)?.clocks ?? [];
          return clocks.length === 2 && clocks.every(({ receivedAt }) => receivedAt.earliest === receivedAt.latest);
        });
        await click(tab, THANKS);
        await until('a closed one too', async () => {
          const clocks = threadOf(await exportOf(session), THANKS)?.clocks ?? [];
          return clocks.length === 2 && clocks.some(({ standing }) => standing === 'on-time');
        });
        expectTruth(await exportOf(session), practice.cases);
        expectOnce(await exportOf(session), practice);
        expect((await exportOf(session)).coverage).toMatchObject([{ state: 'watching', complete: true, why: null }]);

        await session.ask({ type: 'settings.set', patch: { exactTimes: false } });
        await tab.reload();
        const ofData = async () => factsOf(await exportOf(session)).filter(({ source }) => source === 'response');
        const [all, before] = [(await exportOf(session)).facts.length, (await ofData()).length];
        expect(before).toBeGreaterThan(0);
        const { buyer: late } = practice.buyerWrites(null, 'Where is my parcel?');
        await until('a new message has a chip', () => chipOf(tab, late));
        expect((await exportOf(session)).facts.length).toBeGreaterThan(all);
        expect(await ofData()).toHaveLength(before);
        expect(await session.extensionRequests()).toEqual([]);
      });
    });

    test('of a list that draws only a part of its rows, all are known', async () => {
      await withInbox('virtual', 30, async ({ practice, session, tab }) => {
        await session.ask({ type: 'settings.set', patch: { exactTimes: true } });
        await tab.reload();
        const all = practice.cases.length;
        const exported = await until('all are known', async () => {
          const now = await exportOf(session);
          return now.coverage[0]?.complete && now.threads.length === all ? now : null;
        });
        expect((await chipsOf(tab)).length).toBeLessThan(all);
        expectOnce(exported, practice);
        await until('the badge is sure', async () => !/\?/.test((await session.badge()).text));
        for (const { caseId, messages } of practice.cases) {
          const open = exported.threads
            .find((thread) => thread.caseId === caseId)!
            .clocks.filter(({ answeredAt }) => answeredAt === null);
          expect(open.length).toBeGreaterThan(0);
          const [first] = messages;
          if (messages.length > 1) continue;
          expect(Date.parse(open[0]!.receivedAt.earliest)).toBeLessThanOrEqual(first!.at);
          expect(Date.parse(open[0]!.receivedAt.latest)).toBeGreaterThanOrEqual(first!.at);
        }
      });
    });
  });

  async function withInbox(
    face: Face,
    more: number,
    story: (world: { practice: Practice; session: Session; tab: Tab }) => Promise<void>,
  ): Promise<void> {
    const practice = await startPractice({ face, cases: casesAt(Date.now(), more) });
    const session = await launch({ practicePort: practice.port });
    try {
      await story({ practice, session, tab: await session.tab(practice.url()) });
    } finally {
      await session.close();
      await practice.stop();
    }
  }
}

const caseOf = ({ cases }: Practice, name: string) => cases.find((each) => each.buyer === name)!;
const factsOf = ({ facts }: Exported) => facts as readonly { source: string }[];
const widthMs = ({ receivedAt: { earliest, latest } }: { receivedAt: { earliest: string; latest: string } }): number =>
  Date.parse(latest) - Date.parse(earliest);

/** The buyer's oldest clock that runs. */
async function openClock(session: Session, name: string) {
  return until(`${name} has a clock that runs`, async () =>
    threadOf(await exportOf(session), name)?.clocks.find(({ answeredAt }) => answeredAt === null),
  );
}

/** No case is there twice, and no message has two clocks. */
function expectOnce({ threads }: Exported, { cases }: Practice): void {
  expect(threads).toHaveLength(cases.length);
  for (const { caseId, messages, buyer: name } of cases) {
    const thread = threads.find((each) => each.caseId === caseId) ?? threads.find(({ label }) => label?.buyer === name);
    const written = messages.filter(({ author }) => author === 'buyer').length;
    expect(thread?.clocks.length, name).toBeLessThanOrEqual(written);
  }
}
