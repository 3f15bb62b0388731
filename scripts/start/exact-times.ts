import type { Page } from 'playwright-core';
import { until } from '../../tests/e2e/until';
import type { PracticeCase } from '../../tests/practice/server';
import { type Exported, exportOf, receivedOf } from './ledger';
import { openPractice } from './session';
import { trueDeadline } from './truth';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

type Verify = (isTrue: boolean, words: string) => void;

const isPinned = (exported: Exported, each: PracticeCase): boolean => {
  const received = receivedOf(exported, each);
  return received !== null && Date.parse(received.latest) - Date.parse(received.earliest) <= MINUTE_MS;
};

/**
 * The other mode, in a browser of its own that has seen nothing yet. Without exact times cards tell no more than a day;
 * once they are switched on, the list that the page itself asks for pins each message that is alone in its case. None is
 * opened, but for the first, which the page opens by itself.
 */
export async function seeExactTimes(verify: Verify, picture: (page: Page) => Promise<void>): Promise<string> {
  const { practice, browser, close } = await openPractice({ headless: true });
  try {
    const page = await browser.context.newPage();
    await page.goto(practice.url());
    const waiting = practice.cases.filter(({ state }) => state === 'response-needed');
    const before = await until('the list is read', async () => {
      const now = await exportOf(browser);
      return now.threads.length === waiting.length ? now : null;
    });
    await until('the page has opened its first message', () => practice.requests.some(({ url }) => wasOpened(url)));
    const opened = practice.requests.map(({ url }) => wasOpened(url)).find((caseId) => caseId !== null);
    const alone = waiting.filter(({ caseId, messages }) => messages.length === 1 && caseId !== opened);
    verify(!alone.some((each) => isPinned(before, each)), 'a card alone has told a time to the minute');

    await browser.ask({ type: 'settings.set', patch: { exactTimes: true } });
    await page.goto(practice.url());
    const after = await until('the list alone pins what it can', async () => {
      const now = await exportOf(browser);
      return alone.every((each) => isPinned(now, each)) ? now : null;
    });
    for (const each of alone) {
      const { earliest, latest } = receivedOf(after, each)!;
      const at = trueDeadline(each)! - DAY_MS;
      const isTrue = Date.parse(earliest) <= at && at <= Date.parse(latest);
      verify(isTrue, `${each.buyer} wrote at ${new Date(at).toISOString()}, the ledger says ${earliest} to ${latest}`);
    }
    const asked = new Set(practice.requests.map(({ url }) => wasOpened(url)).filter((caseId) => caseId !== null));
    verify(asked.size === 1, `${asked.size} messages were opened`);
    await picture(page);
    return `switched on, the list alone pinned ${alone.length} of ${alone.length} messages to the minute; none was opened`;
  } finally {
    await close();
  }
}

/** The case whose messages were asked for with this address. */
const wasOpened = (url: string): string | null => /\/cases\/([0-9a-f-]{36})\?/.exec(url)?.[1] ?? null;
