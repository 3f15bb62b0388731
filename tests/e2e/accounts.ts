import { describe, expect, test } from 'vitest';
import { startPractice } from '../practice/server';
import { expectTruth, exportOf } from './exported';
import { chipsOf } from './inbox';
import type { Launch } from './the-clock-runs';
import { until } from './until';

const HOST = 'sellercentral.amazon.de';

/** A seller with two accounts switches on one host whose inbox holds several marketplaces. */
export function accountsStayApart(launch: Launch): void {
  describe('several accounts', () => {
    test.each([
      ['by the text of the page', false],
      ['by the page’s own data', true],
    ])('stay apart in one browser, each with its marketplaces, %s', async (_, exactTimes) => {
      let practice = await startPractice({ host: HOST, store: 'NORDWIND', seed: 2 });
      const { port } = practice;
      const session = await launch({ practicePort: port });
      try {
        await session.ask({ type: 'settings.set', patch: { exactTimes } });
        const seen = async (account: string) => {
          const waiting = practice.cases.filter(({ state }) => state === 'response-needed');
          return until(`the inbox of ${account} is read`, async () => {
            const exported = await exportOf(session);
            const own = exported.threads.filter((thread) => thread.account === account);
            const buyers = new Set(own.map(({ label }) => label?.buyer));
            return waiting.every(({ buyer }) => buyers.has(buyer)) ? { ...exported, threads: own } : null;
          });
        };
        const tab = await session.tab(practice.url());
        expectTruth(await seen('NORDWIND'), practice.cases);
        const first = { practice, threads: (await seen('NORDWIND')).threads.length };
        expect(new Set(practice.cases.map(({ marketplaceId }) => marketplaceId)).size).toBeGreaterThan(2);

        await practice.stop();
        practice = await startPractice({ host: HOST, store: 'SÜDWIND', seed: 3, port });
        await tab.goto(practice.url());
        expectTruth(await seen('SÜDWIND'), practice.cases);
        await until('its chips are there', async () => (await chipsOf(tab)).length > 0);

        const both = await exportOf(session);
        expect(both.coverage.map(({ account }) => account).sort()).toEqual(['NORDWIND', 'SÜDWIND']);
        const ofFirst = both.threads.filter(({ account }) => account === 'NORDWIND');
        expect(ofFirst).toHaveLength(first.threads);
        expectTruth({ ...both, threads: ofFirst }, first.practice.cases);
        const ids = both.threads.flatMap(({ caseId }) => caseId ?? []);
        expect(new Set(ids).size).toBe(ids.length);
      } finally {
        await session.close();
        await practice.stop();
      }
    });
  });
}
