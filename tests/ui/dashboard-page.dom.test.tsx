import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LedgerView } from '../../src/core/ledger-view';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { coverage, NOW } from './states';
import '../../src/ui/dashboard/compare.css';
import '../../src/ui/dashboard/forecast.css';
import '../../src/ui/dashboard/keep.css';
import '../../src/ui/dashboard/next-day.css';
import '../../src/ui/dashboard/roll-off.css';
import '../../src/ui/dashboard/threads.css';
import '../../src/ui/shared/proof.css';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { clearPage, dashboardSource, drawPage, emptyView, historyDay, ledgerView } = await import('./dashboard-world');
const { Dashboard } = await import('../../src/ui/dashboard/dashboard');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(async () => {
  clearPage();
  await page.viewport(1600, 900);
});

function draw(view: LedgerView) {
  const source = dashboardSource(view);
  const drawOf = (value: LedgerView): void =>
    drawPage(<Dashboard asked={{ kind: 'shown', value }} now={NOW} source={source} onRetry={() => {}} />);
  drawOf(view);
  return { source, drawOf };
}
const headings = (): string[] => textsOf('h2');
const whole = () => vi.waitFor(() => expect(headings()).toContain('Save, restore, erase'));
const isNarrow = (): boolean => document.querySelector('.threads-grid')!.classList.contains('narrow');
const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

describe('the whole page', () => {
  test.each([360, 320])(
    'does not scroll sideways in a window that is made %i pixels wide, all unfolded',
    async (width) => {
      await page.viewport(1_000, 800);
      draw(ledgerView());
      await whole();
      await page.viewport(width, 800);
      await vi.waitFor(() => expect(isNarrow()).toBe(true));
      expect(sideways()).toBe(0);
      for (const details of document.querySelectorAll('details')) details.open = true;
      await vi.waitFor(() => expect(document.querySelectorAll('.chart-table tbody').length).toBeGreaterThan(5));
      expect(sideways()).toBe(0);
      for (const scroller of document.querySelectorAll('.table-scroll, .heat-scroll')) scroller.scrollLeft = 9_999;
      expect(sideways()).toBe(0);
    },
  );

  test('does not scroll sideways with letters twice as large', async () => {
    await page.viewport(720, 800);
    draw(ledgerView());
    await whole();
    document.documentElement.style.fontSize = '32px';
    await vi.waitFor(() => expect(isNarrow()).toBe(true));
    // The names that come are long.
    await vi.waitFor(() => expect(sideways()).toBe(0));
  });
});

describe('before the first message', () => {
  test('it says what to do first, and nothing that is not known yet', async () => {
    const { source } = draw(emptyView());
    await whole();
    expect(headings()).toEqual(['First, open your inbox', 'Proof log', 'Save, restore, erase']);
    await userEvent.click(button('Open inbox'));
    expect(source.openInbox).toHaveBeenCalledExactlyOnceWith(null);
    expect(await complaintsOfAxe()).toEqual([]);
  });

  test('an account that is read says how, with the way on', async () => {
    draw(emptyView({ accounts: [coverage({ state: 'signed-out', complete: false })] }));
    await whole();
    expect(headings().slice(0, 2)).toEqual(['No buyer message has been seen yet', 'Accounts']);
    expect(textOf('.account-state')).toContain('Signed out');
    button('Sign in');
  });

  test('what is kept by day only is shown all the same', async () => {
    draw(emptyView({ history: [historyDay(200)] }));
    await whole();
    expect(textsOf('h3')).toContain('Earlier, by month');
  });

  test('what stands at Save, restore, erase stays as the first messages come, or the last one goes', async () => {
    const { drawOf } = draw(emptyView());
    await whole();
    const kept = document.querySelector('[aria-labelledby="keep-heading"]')!;
    drawOf(ledgerView());
    await vi.waitFor(() => expect(headings()).toContain('Forecast'));
    drawOf(emptyView());
    await vi.waitFor(() => expect(headings()).not.toContain('Forecast'));
    expect(kept.isConnected).toBe(true);
  });
});
