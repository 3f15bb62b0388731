import { describe, expect, test } from 'vitest';
import { startPractice } from '../practice/server';
import { exportOf, threadOf } from './exported';
import { chipsOf } from './inbox';
import type { Session, Tab } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

const BUYERS = ['Asha Rao', 'Bela Nagy', 'Chidi Eze'];

/** Redraws the page as a list of a form that nobody knows: no flag, no status, no word of Seller Central's. */
const redraw = (tab: Tab): Promise<void> =>
  tab.evaluate((buyers) => {
    const made = (tag: string, ...inside: (Node | string)[]): HTMLElement => {
      const element = document.createElement(tag);
      element.append(...inside);
      return element;
    };
    const store = made('span', 'NORDWIND');
    store.className = 'dropdown-account-switcher-header-label-global';
    const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
    const cards = buyers.map((buyer, at) =>
      made(
        'section',
        made('h4', `Where is my parcel number ${at}?`),
        made('b', buyer),
        made('i', day.format(Date.now() - 86_400_000)),
      ),
    );
    for (const card of cards) card.addEventListener('click', () => (document.title = 'opened'));
    document.body.replaceChildren(made('header', store), made('main', ...cards));
  }, BUYERS);

/** The middle of what shows these words in our own part of the page, or else in the page's. */
const placeOf = (tab: Tab, words: string): Promise<{ x: number; y: number }> =>
  until(`the page shows “${words}”`, () =>
    tab.evaluate((wanted) => {
      const own = [...document.querySelectorAll('[data-reply-clock]')].map((host) => host.shadowRoot!);
      const all = [...own, document].flatMap((root) => [...root.querySelectorAll('button, section *')]);
      const box = all.find(({ textContent }) => textContent === wanted)?.getBoundingClientRect();
      return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    }, words),
  );
async function press(tab: Tab, words: string): Promise<void> {
  const { x, y } = await placeOf(tab, words);
  await tab.mouse.click(x, y);
}

/** A page that cannot be read, until the seller shows one of its messages. */
export function shownByHand(launch: Launch): void {
  describe('a list of unknown form', () => {
    test('is read once one of its messages has been shown, and until the example is forgotten', async () => {
      const practice = await startPractice({ cases: [] });
      const session: Session = await launch({ practicePort: practice.port });
      try {
        await session.ask({ type: 'settings.set', patch: { exactTimes: false } });
        const tab = await session.tab(practice.url());
        await until('the page is read', async () => (await exportOf(session)).coverage.length > 0);
        await redraw(tab);
        await press(tab, 'Show a message');
        await placeOf(tab, 'This is a message');
        await press(tab, 'Chidi Eze');
        await press(tab, 'Keep this example');
        await press(tab, 'Close');
        expect(await tab.evaluate(() => document.title, null)).not.toBe('opened');

        const exported = await until('its messages are in the ledger', async () => {
          const now = await exportOf(session);
          return BUYERS.every((buyer) => threadOf(now, buyer)) ? now : null;
        });
        expect(exported.threads).toHaveLength(BUYERS.length);
        for (const buyer of BUYERS) expect(threadOf(exported, buyer)!.account).toBe('NORDWIND');
        await until('each has its chip', async () => (await chipsOf(tab)).length === BUYERS.length);

        const [{ account, host }] = (await session.ask({ type: 'lessons.get' })) as [{ account: string; host: string }];
        expect(account).toBe('NORDWIND');
        await session.ask({ type: 'lesson.set', account, host, lesson: null });
        expect(await session.ask({ type: 'lessons.get' })).toEqual([]);
        await until('nothing is drawn any more', async () => (await chipsOf(tab)).length === 0);
      } finally {
        await session.close();
        await practice.stop();
      }
    });
  });
}
