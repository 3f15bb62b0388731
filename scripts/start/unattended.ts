import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import type { ChromiumSession } from '../../tests/e2e/chromium';
import { chipsOf, click, reply } from '../../tests/e2e/inbox';
import type { Tab } from '../../tests/e2e/session';
import { until } from '../../tests/e2e/until';
import type { Practice, PracticeCase } from '../../tests/practice/server';
import { seeDashboard } from './dashboard';
import { seeExactTimes } from './exact-times';
import { type Exported, exportOf, isPinned, threadOf } from './ledger';
import { badgePicture, clearOutput, OUTPUT, picture, pictureOfSite, toolbarButton } from './pictures';
import { openPractice } from './session';
import { trueDeadline, trueShare, trueStandings } from './truth';

const MINUTE_MS = 60_000;
const ALLOWED_MS = 170_000;
const WINDOW_DAYS = 30;
/** Its alert is due as soon as its time is known. */
const DUE_WITHIN_MS = 55 * MINUTE_MS;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

const CARD_CUT = 75;
const asOnCard = (subject: string): string => (subject.length > CARD_CUT ? `${subject.slice(0, CARD_CUT)}…` : subject);

class Mismatch extends Error {}

/** Throws, in words, where what was seen is not what the practice site knows to be true. */
function verify(isTrue: boolean, words: string): asserts isTrue {
  if (!isTrue) throw new Mismatch(words);
}

/** Plays a seller's morning without anybody looking, and answers whether all of it really happened. */
export async function runUnattended(say: (text: string) => void): Promise<boolean> {
  clearOutput();
  const session = await openPractice({ headless: true });
  const { practice, browser } = session;
  const page = await browser.context.newPage();
  const account: [string, string][] = [];
  const tell = (what: string, seen: string): void => {
    account.push([what, seen]);
    say(`${what}: ${seen}`);
  };
  let trouble: string | null = null;
  try {
    await inTime(new Morning(practice, browser, page, tell).play());
  } catch (error) {
    trouble = error instanceof Error ? error.message : String(error);
    await page.screenshot({ path: join(OUTPUT, 'trouble.png') }).catch(() => {});
  }
  await session.close();
  printAccount(account, trouble);
  return trouble === null;
}

class Morning {
  private readonly tab: Tab;

  constructor(
    private readonly practice: Practice,
    private readonly browser: ChromiumSession,
    private readonly page: Page,
    private readonly tell: (what: string, seen: string) => void,
  ) {
    this.tab = page as unknown as Tab;
  }

  async play(): Promise<void> {
    const { page, practice, tell } = this;
    await page.goto(practice.url());
    await page.bringToFront();
    // The site's own hint, which lies over the thread.
    await click(this.tab, 'Dismiss');
    tell('threads read', await this.readList('Response Needed', this.waiting()));
    tell('alert', await this.seeAlert());
    await this.openAll(this.waiting());
    tell('seller replies', await this.seeReply());
    await click(this.tab, 'All');
    tell('threads read', await this.readList('All', practice.cases));
    await this.openAll(practice.cases);
    tell('times pinned', `${practice.cases.length} of ${practice.cases.length} threads, each opened once`);
    tell('overlay', await this.seeOverlay());
    tell('badge text', await this.seeBadge());
    const share = await this.seeShare();
    tell('on-time share', share.words);
    tell('dashboard', await seeDashboard(this.browser, share.shown, verify));
    tell('exact times', await seeExactTimes(verify, (shown) => pictureOfSite(shown, 'exact-times')));
  }

  private waiting(): PracticeCase[] {
    return this.practice.cases.filter(({ state }) => state === 'response-needed');
  }

  private export(): Promise<Exported> {
    return exportOf(this.browser);
  }

  /** Each card of the folder is one thread in the ledger; those that wait are known by their buyers' names. */
  private async readList(folder: string, cards: readonly PracticeCase[]): Promise<string> {
    const waiting = this.waiting().map(({ buyer }) => buyer);
    const { length } = await until(`the ${cards.length} cards of ${folder} are threads in the ledger`, async () => {
      const { threads } = await this.export();
      // Names of closed threads are not kept.
      const names = threads.flatMap(({ label }) => label?.buyer ?? []);
      return threads.length === cards.length && waiting.every((buyer) => names.includes(buyer)) ? threads : null;
    });
    return `${length} of ${cards.length} cards in ${folder}`;
  }

  /** Opens threads as a seller would, with the mouse, until each has its times to the minute. */
  private async openAll(cases: readonly PracticeCase[]): Promise<void> {
    for (const { buyer, caseId, subject } of cases) {
      if (isPinned(await this.export(), caseId)) continue;
      // Two buyers may share a name.
      await click(this.tab, asOnCard(subject));
      await until(`${buyer}'s messages are read`, async () => isPinned(await this.export(), caseId));
    }
  }

  /** The thread whose 24 hours end within the hour is opened, and its alert is there before they do. */
  private async seeAlert(): Promise<string> {
    const due = this.waiting().find((each) => {
      const left = trueDeadline(each)! - Date.now();
      return left > 0 && left < DUE_WITHIN_MS;
    });
    verify(due !== undefined, 'the practice site has no message that is due within the hour');
    const shownIds = async (): Promise<string[]> => Object.keys(await this.browser.notifications());
    const before = await shownIds();
    await click(this.tab, due.buyer);
    const told = await until(`an alert for ${due.buyer} is recorded as shown`, async () =>
      (await this.export()).alerts.find(({ caseId, stage }) => caseId === due.caseId && stage === '1h'),
    );
    const fresh = (await shownIds()).filter((id) => id.startsWith('1h|') && !before.includes(id));
    verify(fresh.length === 1, `${fresh.length} alerts of the last hour came up when the thread was opened`);
    const [shownAt, deadline] = [Date.parse(told.shownAt), trueDeadline(due)!];
    verify(shownAt < deadline, `the alert came ${shownAt - deadline} ms after the 24-hour mark`);
    const minutes = Math.floor((deadline - shownAt) / MINUTE_MS);
    return `shown at ${clock(shownAt)}, ${minutes} min before the 24-hour mark (${clock(deadline)}) of ${due.buyer}'s message`;
  }

  /** A reply in the page's own box ends its clock. */
  private async seeReply(): Promise<string> {
    const { buyer, caseId } = this.waiting().at(-1)!;
    await click(this.tab, buyer);
    await reply(this.tab, 'Yes, we do. It takes about a week.');
    const standing = await until(`the reply to ${buyer} ends the clock`, async () => {
      const clocks = threadOf(await this.export(), caseId)?.clocks ?? [];
      return clocks.length > 0 && clocks.every(({ answeredAt }) => answeredAt !== null)
        ? clocks.at(-1)!.standing
        : null;
    });
    verify(standing === 'on-time', `a reply within the hour counts as ${standing}`);
    return `${buyer} was answered; the clock ended on time`;
  }

  private async seeBadge(): Promise<string> {
    const overdue = this.waiting().filter((each) => trueDeadline(each)! < Date.now()).length;
    const button = await until(`the badge counts ${overdue} overdue`, async () => {
      const now = await toolbarButton(this.browser);
      return now.text === `${overdue}!` ? now : null;
    });
    await badgePicture(this.browser, button);
    return `“${button.text}” on ${button.background}; in words: ${button.title.split('\n').slice(1).join('; ')}`;
  }

  /** One chip on each message that waits, in the folder that a seller looks at. */
  private async seeOverlay(): Promise<string> {
    await this.page.bringToFront();
    // Loaded anew: a folder that was only switched to comes without a fresh count, so that it may not be complete.
    await this.page.goto(this.practice.url());
    const waiting = this.waiting();
    const chips = await until(`each of ${waiting.length} cards has its chip`, async () => {
      const now = await chipsOf(this.tab);
      return now.length === waiting.length && waiting.every(({ buyer }) => now.some(({ card }) => card.includes(buyer)))
        ? now
        : null;
    });
    const heights = await this.chipHeights();
    verify(Math.max(...heights) < 30, `the chips are ${heights.join(', ')} px high, so their style is lost`);
    await pictureOfSite(this.page, 'overlay');
    return `${chips.length} chips on ${waiting.length} cards: ${chips.map(({ text }) => text).join(' · ')}`;
  }

  private chipHeights(): Promise<number[]> {
    return this.page
      .locator('[data-reply-clock="chip"] [part="chip"]')
      .evaluateAll((chips) => chips.map((chip) => chip.getBoundingClientRect().height));
  }

  /** The popup says what the ledger says, and the truth lies in it. */
  private async seeShare(): Promise<{ shown: string; words: string }> {
    const popup = await this.browser.extensionPage();
    await popup.setViewportSize({ width: 360, height: 600 });
    const shown = await until('the popup shows a share', async () => {
      const text = await popup.locator('.share-number').textContent();
      return /\d/.test(text ?? '') ? text : null;
    });
    const days = await popup.locator('input[name="days"]:checked').inputValue();
    verify(days === String(WINDOW_DAYS), `the popup starts with ${days} days`);
    const { share } = (await this.export()).score[days]!;
    verify(share !== null, 'the ledger has no share');
    const numbers = (shown.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
    // Rounded down, to whole percents or tenths.
    const says = (number: number | undefined, part: number): boolean =>
      number !== undefined && number <= part * 100 + 1e-6 && part * 100 - number < 1;
    verify(
      says(numbers[0], share.min) && says(numbers.at(-1), share.max),
      `the popup says ${shown}, the ledger ${percent(share.min)} to ${percent(share.max)}`,
    );
    const truth = trueShare(this.practice.cases, WINDOW_DAYS, Date.now());
    verify(
      share.min <= truth.share + 1e-9 && truth.share - 1e-9 <= share.max,
      `the ledger says ${percent(share.min)} to ${percent(share.max)}, in truth it is ${percent(truth.share)}; ${await this.differences()}`,
    );
    await picture(popup, 'popup', { fullPage: true });
    await popup.close();
    const { onTime, late, overdue } = truth;
    const words = `${shown} of the last ${days} days in the popup, as in the ledger; in truth ${percent(truth.share)} (${onTime} on time, ${late} late, ${overdue} overdue)`;
    return { shown, words };
  }

  /** In which threads the ledger and the truth differ. */
  private async differences(): Promise<string> {
    const exported = await this.export();
    const differing = this.practice.cases.flatMap((each) => {
      const clocks = threadOf(exported, each.caseId)?.clocks ?? [];
      const [ledger, truth] = [clocks.map(({ standing }) => standing), trueStandings(each, Date.now())].map(
        (standings) => standings.join(', '),
      );
      return ledger === truth ? [] : `${each.buyer}: the ledger says “${ledger}”, the truth is “${truth}”`;
    });
    return differing.join('; ');
  }
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Mismatch(`it took longer than ${ALLOWED_MS / 1_000} s`)), ALLOWED_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function printAccount(account: readonly (readonly [string, string])[], trouble: string | null): void {
  console.log('\nWhat happened on the practice site (a reconstruction; all people and messages are invented):');
  for (const [what, seen] of account) console.log(`  ${what.padEnd(16)}${seen}`);
  const pictures = `overlay, popup, dashboard, exact times (each light and dark) and badge, in ${relative(process.cwd(), OUTPUT) || '.'}/`;
  console.log(trouble === null ? `  ${'pictures'.padEnd(16)}${pictures}` : `  ${'BUT'.padEnd(16)}${trouble}`);
}
