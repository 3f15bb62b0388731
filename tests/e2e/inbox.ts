import type { Session, Tab } from './session';
import { until } from './until';

export interface ShownChip {
  /** "overdue 2 h 30": what stands on the chip. */
  readonly text: string;
  /** All words of the card that it is on. */
  readonly card: string;
}

/** The overlay's chips in a page, in the order of its cards. */
export function chipsOf(tab: Tab): Promise<ShownChip[]> {
  return tab.evaluate(() => {
    const wordsOf = (root: Element | ShadowRoot): string => {
      const labels = [...root.querySelectorAll('[label]')].map((element) => element.getAttribute('label'));
      return [root.textContent, ...labels].join(' ');
    };
    const chips: { text: string; card: string }[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.getAttribute('data-reply-clock') === 'chip') {
          const chip = element.shadowRoot!.querySelector('[part="chip"]')!;
          const text = [...chip.querySelectorAll(':scope > span:not(.details)')]
            .map((span) => span.textContent)
            .join('');
          chips.push({ text, card: wordsOf(element.parentNode as Element | ShadowRoot) });
        } else if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return chips;
  }, null);
}

/** The chip on this buyer's card; null where it has none. */
export const chipOf = async (tab: Tab, buyer: string): Promise<string | null> =>
  (await chipsOf(tab)).find(({ card }) => card.includes(buyer))?.text ?? null;

/** Clicks, as with a mouse, on the leftmost place that shows these words: on the list, which stands left of the thread. */
export async function click(tab: Tab, words: string): Promise<void> {
  const { x, y } = await until(`the page shows “${words}”`, () =>
    tab.evaluate((wanted) => {
      const found: Element[] = [];
      const look = (root: Document | ShadowRoot): void => {
        for (const element of root.querySelectorAll('*')) {
          const own = element.children.length === 0 ? element.textContent?.trim() : null;
          if (
            own === wanted ||
            element.getAttribute('label') === wanted ||
            element.getAttribute('placeholder') === wanted
          )
            found.push(element);
          if (element.shadowRoot) look(element.shadowRoot);
        }
      };
      look(document);
      const boxes = found
        .filter((element) => element.getBoundingClientRect().width > 0)
        .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left);
      boxes[0]?.scrollIntoView({ block: 'center' });
      const box = boxes[0]?.getBoundingClientRect();
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    }, words),
  );
  await tab.mouse.click(x, y);
}

/** The seller answers in the page's own reply box. */
export async function reply(tab: Tab, text: string): Promise<void> {
  await click(tab, 'Write your reply');
  await tab.keyboard.type(text);
  await click(tab, 'Send');
}

/** The tab that shows this case; null where none does. */
export async function tabOnCase(session: Session, caseId: string): Promise<Tab | null> {
  const tabs = await session.tabs();
  return tabs.find((tab) => tab.url().includes(`cc=${caseId}`)) ?? null;
}
