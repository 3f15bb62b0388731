import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { WINDOW_DAYS } from '../../src/core/clock';
import type { Glance } from '../../src/core/glance';
import type { LedgerView } from '../../src/core/ledger-view';
import { scoreOf } from '../../src/core/score';
import { rulesOf } from '../../src/core/settings';
import { exactly } from '../../src/core/span';
import { standingOf } from '../../src/core/standing';
import { englishI18n } from '../platform/english';
import { shownText, textOf, textsOf } from './drawn';
import { glance as glanceOver, NOW } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { clearPage, dashboardSource, drawPage, emptyView, ledgerClock, ledgerView, manyClocks } = await import(
  './dashboard-world'
);
const { LiveDashboard } = await import('../../src/ui/dashboard/live-dashboard');

afterEach(() => {
  clearPage();
  vi.useRealTimers();
});

/** As the ledger counts it. */
function glanceOf({ clocks, settings, accounts, knownFrom }: LedgerView): Glance {
  const rules = rulesOf(settings);
  const open = clocks.filter(({ closing }) => !closing).length;
  const running = clocks.filter((clock) => standingOf(clock, rules(clock.account), NOW) === 'running').length;
  const counts = { open, running, overdue: 0, maybeDue: 0, soon: 0 };
  return glanceOver({ at: NOW, accounts, counts, score: scoreOf(clocks, rules, NOW, knownFrom) });
}

/** The page, which has a glance at once and its view when `arrive` is called. */
function open(view: LedgerView, glance: () => Promise<Glance> = async () => glanceOf(view)) {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  const source = dashboardSource(view);
  let arrive = (): void => {};
  source.glance.mockImplementation(glance);
  source.load.mockReturnValue(
    new Promise((resolve) => {
      arrive = () => resolve(view);
    }),
  );
  drawPage(<LiveDashboard source={source} />);
  return { source, arrive: () => arrive() };
}
const choose = (days: number) => document.querySelector<HTMLElement>(`.days input[value="${days}"]`)!.click();
const isBusy = () => document.querySelector('main')!.getAttribute('aria-busy');
const firstDrawn = () => vi.waitFor(() => expect(isBusy()).toBe('false'));
const viewDrawn = () => vi.waitFor(() => expect(document.querySelector('.accounts-section')).not.toBeNull());
const HEAD = ['h2', '.share-line', '.bar', '.share-reading', '.share-counts'].map((part) => `.share-section ${part}`);
/** What the first answers say, and where each stands. */
const head = () =>
  HEAD.map((part) => {
    const { x, y, width, height } = document.querySelector(part)!.getBoundingClientRect();
    return [textOf(part), x, y, width, height];
  });

describe('what is counted already', () => {
  test.each([1, 2, 3])('is drawn before all is read, and stays as and where it is (%i)', async (seed) => {
    const { arrive } = open(ledgerView({ clocks: manyClocks(seed, 200) }));
    await firstDrawn();
    const drawn: unknown[] = [];
    for (const days of WINDOW_DAYS) {
      choose(days);
      await vi.waitFor(() => expect(textOf('h2')).toContain(String(days)));
      drawn.push(head());
    }
    expect(textsOf('.choice-field')).toEqual([]);
    arrive();
    await viewDrawn();
    expect(head()).toEqual(drawn.at(-1));
    expect(textsOf('.choice-field')).not.toEqual([]);
    for (const [i, days] of WINDOW_DAYS.entries()) {
      choose(days);
      await vi.waitFor(() => expect(textOf('h2')).toContain(String(days)));
      expect(head()).toEqual(drawn[i]);
    }
  });

  test('a count that is clicked before its threads are there shows them once they are', async () => {
    const { arrive } = open(ledgerView());
    await firstDrawn();
    const overdue = document.querySelectorAll<HTMLElement>('.share-counts button')[2]!;
    expect(shownText(overdue)).toContain('verdue');
    const count = Number(overdue.querySelector('b')!.textContent);
    expect(count).toBeGreaterThan(0);
    await userEvent.click(overdue);
    arrive();
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('threads-heading'));
    expect(textOf('.threads-said [role=status]')).toMatch(new RegExp(`^${count} of `));
  });

  test('the days that were chosen meanwhile stay chosen', async () => {
    const { arrive } = open(ledgerView());
    await firstDrawn();
    choose(7);
    arrive();
    await viewDrawn();
    expect(textOf('#share-heading')).toContain('7 days');
  });

  test.each<[string, LedgerView, (() => Promise<Glance>)?]>([
    ['there is nothing in it', emptyView()],
    ['an earlier version has counted it', ledgerView(), async () => glanceOver({})],
    ['it cannot be had', ledgerView(), () => Promise.reject(new Error('no ledger'))],
  ])('is not drawn where %s; all else is, as ever', async (_, view, glance) => {
    const { source, arrive } = open(view, glance);
    await vi.waitFor(() => expect(source.load).toHaveBeenCalledOnce());
    expect(isBusy()).toBe('true');
    arrive();
    await firstDrawn();
    expect(document.querySelector('h2')).not.toBeNull();
  });

  test('one message alone is enough for it', async () => {
    open(ledgerView({ clocks: [ledgerClock({ receivedAt: exactly(NOW - 1_000) })] }));
    await firstDrawn();
    expect(textOf('.share-number')).toBe('–');
  });
});
