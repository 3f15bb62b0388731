import type { Practice } from '../../tests/practice/server';
import { openPractice, SIGNALS } from './session';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const SAYINGS = [
  'Where is my parcel? It should have been here yesterday.',
  'Can I change the delivery address, please?',
  'The colour is not the one on the picture. What can I do?',
  'Is this suitable for a dishwasher?',
  'I have not got an answer yet. Hello?',
];
/** Now and then, not so often that one could not follow. */
const EVERY_MS = 2 * MINUTE_MS;

const clock = (at: number): string => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Opens the practice inbox for a person, lets buyers write, and ends when the window is closed or at Ctrl-C. */
export async function runAttended(): Promise<void> {
  const session = await openPractice({ headless: false });
  const { practice, browser } = session;
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(practice.url());
  await page.bringToFront();
  // Written so that the alert of the last hour comes in two minutes, once the time is known.
  const alertAt = Date.now() + 2 * MINUTE_MS;
  const { buyer } = practice.buyerWrites(
    null,
    'I asked yesterday already: is it still under warranty?',
    alertAt - 23 * HOUR_MS,
  );
  console.log(`
This is a practice Seller Central at the real address (${practice.host}): a reconstruction with invented people.

What to try:
  · Choose on the first-run page, in a tab of its own, whether times shall be exact.
  · Look at the chips on the messages. Hover or focus one for its due time and your own word.
  · Click ${buyer}'s message once: its time is pinned, and at ${clock(alertAt)} a desktop alert says that an hour is left.
  · Switch on exact times (first page, or settings), load the inbox again: chips count down without a click.
  · Write a reply in the page: its clock ends, and badge and share follow.
  · Click the Reply Clock button in the toolbar (pin it from the puzzle piece): share, what is due next, pause.
  · Leave it open: a buyer writes every two minutes.

Close the window, or press Ctrl-C, to end.`);
  const writing = setInterval(() => letBuyerWrite(practice), EVERY_MS);
  await new Promise<void>((done) => {
    browser.context.on('close', () => done());
    for (const name of SIGNALS) process.once(name, () => done());
    // The toolbar's window is gone with its last tab; the tab that asks the extension is none of the person's.
    const whenEmpty = async (): Promise<void> => {
      const left = await browser.tabs().catch(() => []);
      if (left.length === 0) done();
    };
    browser.context.on('page', (opened) => opened.on('close', () => void whenEmpty()));
    page.on('close', () => void whenEmpty());
  });
  clearInterval(writing);
  await session.close();
}

let written = 0;
function letBuyerWrite(practice: Practice): void {
  const text = SAYINGS[written++ % SAYINGS.length]!;
  const { buyer } = practice.buyerWrites(null, text);
  console.log(`${clock(Date.now())}  ${buyer} writes: ${text}`);
}
