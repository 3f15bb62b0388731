import { describe, expect, test } from 'vitest';
import { startPractice } from '../practice/server';
import { exportOf } from './exported';
import type { Session, Tab } from './session';
import type { Launch } from './the-clock-runs';
import { until } from './until';

interface Shown {
  readonly report: string;
  readonly said: string;
  /** The middle of the button. */
  readonly copy: { readonly x: number; readonly y: number };
}

/** The dialog with the report; null where it is not open. */
const shownIn = (tab: Tab): Promise<Shown | null> =>
  tab.evaluate(() => {
    const root = document.querySelector('[data-reply-clock="page-report"]')?.shadowRoot;
    const report = root?.querySelector('textarea')?.value;
    const box = root?.querySelector('button')?.getBoundingClientRect();
    if (report === undefined || !box) return null;
    const said = root!.querySelector('[role="status"]')!.textContent ?? '';
    return { report, said, copy: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
  }, null);

/** From the popup's button to the copied text. */
export function pageIsReported(launch: Launch): void {
  describe('a page report', () => {
    test('is shown on the page, holds nobody, and is copied by a click', async () => {
      const practice = await startPractice({ seed: 3 });
      const session: Session = await launch({ practicePort: practice.port });
      try {
        const tab = await session.tab(practice.url());
        await until('the page is read', async () => (await exportOf(session)).threads.length > 0);
        expect(await session.ask({ type: 'page.help', host: practice.host, what: 'report' })).toEqual({
          opened: false,
        });
        const { report, copy } = await until('the report is shown', () => shownIn(tab));
        expect(report).toMatch(/^List: read, \d+ cards, 0 not read, folder response-needed, complete/m);
        expect(report).toMatch(/^Thread: read, \d+ messages/m);
        expect(report).toContain('#case-messages');
        for (const { buyer, caseId, orderId, subject, messages } of practice.cases) {
          if (buyer !== 'buyer') expect(report).not.toContain(buyer);
          for (const text of [caseId, subject, ...(orderId ? [orderId] : []), ...messages.map(({ text }) => text)])
            expect(report).not.toContain(text);
        }
        expect(report).not.toContain('NORDWIND');
        await tab.mouse.click(copy.x, copy.y);
        await until('it says that it has copied', async () => (await shownIn(tab))?.said === 'Copied.');
      } finally {
        await session.close();
        await practice.stop();
      }
    });
  });
}
