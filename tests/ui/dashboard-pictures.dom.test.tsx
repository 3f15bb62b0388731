import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { LedgerClock } from '../../src/core/clock';
import type { LedgerView } from '../../src/core/ledger-view';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS } from '../../src/core/span';
import type { SectionProps } from '../../src/ui/dashboard/section-props';
import { englishI18n } from '../platform/english';
import { dashboardViews } from './dashboard-states';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { NOW } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const {
  clearPage,
  closedAfter,
  dashboardProps,
  drawPage,
  historyDay,
  ledgerClock,
  ledgerView,
  seenAccount,
  standingOut,
  unfoldAll,
} = await import('./dashboard-world');
const { ShareSection } = await import('../../src/ui/dashboard/share-section');
const { TrendSection } = await import('../../src/ui/dashboard/trend-section');
const { TimesSection } = await import('../../src/ui/dashboard/times-section');
const { HeatSection } = await import('../../src/ui/dashboard/heat-section');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clearPage);

const draw = (view: LedgerView, over: Partial<SectionProps> = {}) => {
  const onShow = vi.fn<SectionProps['onShow']>();
  const props = dashboardProps({ view, onShow, ...over });
  drawPage(
    <main class="page dashboard">
      <h1>{document.title}</h1>
      <ShareSection {...props} />
      <TrendSection {...props} />
      <TimesSection {...props} />
      <HeatSection {...props} />
    </main>,
  );
  return { onShow };
};
let made = 0;
function answered(at: number, hours: number, over: Partial<LedgerClock> = {}): LedgerClock {
  const receivedAt = exactly(at);
  return ledgerClock({ threadId: `case:${++made}`, receivedAt, ...closedAfter(receivedAt, 'reply', hours), ...over });
}
const viewOf = (clocks: LedgerClock[], over: Partial<LedgerView> = {}) =>
  ledgerView({ clocks, seen: [seenAccount({ knownFrom: NOW - 400 * DAY_MS })], ...over });
const rowsOf = async (section: string): Promise<string[]> => {
  await unfoldAll();
  return textsOf(`[aria-labelledby="${section}-heading"] .chart-table tbody tr`);
};
const names = Object.keys(dashboardViews);

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(names)('axe finds nothing in %s', async (name) => {
    document.documentElement.style.colorScheme = scheme;
    draw(dashboardViews[name]!());
    await unfoldAll();
    expect(await complaintsOfAxe()).toEqual([]);
  });
});

test.each(names)('%s fits from 320 pixels to wide, in large letters too', async (name) => {
  draw(dashboardViews[name]!());
  // Tables scroll in their own frame.
  const isOutside = (text: string): boolean =>
    !/^<(table|thead|tbody|tr|th|td|caption|bdi|button .*data-at|span (aria-hidden|class="unseen))\b/.test(text);
  for (const size of ['', '24px']) {
    document.documentElement.style.fontSize = size;
    for (const width of [320, 2_000]) expect((await standingOut(width)).filter(isOutside)).toEqual([]);
  }
});

describe('the share over time', () => {
  test('is drawn as wide as there is room, and named by what it shows', async () => {
    draw(viewOf([answered(NOW - 40 * DAY_MS, 30), ...[1, 2, 3].map((days) => answered(NOW - days * DAY_MS, 2))]));
    const chart = document.querySelector<HTMLElement>('.share-chart')!;
    expect(chart.getAttribute('role')).toBe('img');
    expect(chart.getAttribute('aria-label')).toBe(
      'The share of the 30 days up to each day, as a line. Now 100\u00a0%. In the last 90 days it lay between 0\u00a0% at the lowest and 100\u00a0% at the highest.',
    );
    const canvas = chart.querySelector('canvas')!;
    const isFilled = () => expect(canvas.width).toBe(Math.round(chart.clientWidth * devicePixelRatio));
    await vi.waitFor(isFilled);
    expect(colouredPixels(canvas)).toBeGreaterThan(500);
    document.querySelector<HTMLElement>('main')!.style.width = '400px';
    await vi.waitFor(isFilled);
    expect(chart.clientWidth).toBeLessThan(400);
  });

  test('stands day by day in its table; today is the share above', async () => {
    draw(viewOf([answered(NOW - 40 * DAY_MS, 30), answered(NOW - 3 * DAY_MS, 2)]));
    const rows = await rowsOf('trend');
    expect(rows).toHaveLength(90);
    expect(rows.at(-1)).toBe('Wed 29 Jul 100 % seen');
    expect(rows.at(-15)).toBe('Wed 15 Jul 0 % seen');
    // Between the one and the other window nothing was counted.
    expect(rows.at(-8)).toBe('Wed 22 Jul – seen');
  });

  test('says what was not seen, and what in part', async () => {
    const knownFrom = NOW - 40 * DAY_MS;
    draw(
      viewOf([answered(NOW - 50 * DAY_MS, 2), answered(NOW - 12 * DAY_MS, 2)], { seen: [seenAccount({ knownFrom })] }),
    );
    const rows = await rowsOf('trend');
    expect(rows[0]).toMatch(/– not seen$/);
    expect(rows.at(-42)).toMatch(/– not seen$/);
    expect(rows.at(-12)).toMatch(/100 % partly seen$/);
    expect(rows.at(-1)).toMatch(/100 % seen$/);
  });

  test('follows the window that is chosen, and what is new', async () => {
    const clocks = [answered(NOW - 40 * DAY_MS, 30), answered(NOW - 3 * DAY_MS, 2)];
    draw(viewOf(clocks), { days: 90 });
    expect((await rowsOf('trend')).at(-1)).toBe('Wed 29 Jul 50 % seen');
    const [before] = document.querySelectorAll('canvas');
    draw(viewOf([...clocks, answered(NOW - DAY_MS, 2)]), { days: 90 });
    expect((await rowsOf('trend')).at(-1)).toBe('Wed 29 Jul 66 % seen');
    expect(document.querySelector('canvas')).toBe(before);
  });

  test('earlier months are drawn apart, for they enter no share', () => {
    const history = [historyDay(230, { onTime: 1, late: 1 }), historyDay(260, { onTime: 3, late: 0, unclear: 1 })];
    draw(viewOf([answered(NOW - 3 * DAY_MS, 2)], { history }));
    expect(textsOf('.earlier-months li > :first-child')).toEqual(['Dec 2025', 'Nov 2025']);
    expect(textsOf('.earlier-share')).toEqual(['50 %', '75–100 %']);
    expect(textOf('.share-number')).toBe('100 %');
    draw(viewOf([], { history }), { scope: { account: 'ANOTHER', marketplaceId: null } });
    expect(textsOf('.earlier-share')).toEqual([]);
  });
});

/** Those that are not grey. */
function colouredPixels(canvas: HTMLCanvasElement): number {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > 99 && Math.abs(data[i]! - data[i + 2]!) > 60) count += 1;
  return count;
}

describe('the histogram of reply times', () => {
  test('has its limits between the bars, wherever they are set', () => {
    const settings = { ...DEFAULT_SETTINGS, averageHours: 6 };
    draw(viewOf([answered(NOW - 3 * DAY_MS, 2)], { settings }));
    const items = textsOf('.times > li');
    expect(items.find((text) => text.startsWith('4–6 h'))).toContain('6 h: what your average should stay under');
    expect(items.find((text) => text.startsWith('22–24 h'))).toContain('24 h: late from here on');
    expect(textsOf('.times-mark')).toHaveLength(2);
  });

  test('each bar shows its threads; what is not known so closely stands apart', async () => {
    const at = NOW - 3 * DAY_MS;
    const late = answered(at, 40);
    const vague = answered(at, 0, closedAfter(exactly(at), 'reply', 3, 9));
    const { onShow } = draw(viewOf([answered(at, 24), late, vague]));
    await userEvent.click(button('36–48 h 1'));
    expect(onShow.mock.lastCall![0].only).toEqual({
      names: new Set([`${late.threadId} 0`]),
      title: 'Answered within 36–48 h, last 30 days',
    });
    expect(button('22–24 h 1').disabled).toBe(false);
    expect(button('0–2 h 0').disabled).toBe(true);
    await userEvent.click(button(/^1 is not in the picture/));
    expect(onShow.mock.lastCall![0].only!.names).toEqual(new Set([`${vague.threadId} 0`]));
    expect((await rowsOf('times')).at(-1)).toBe('not known closely 1');
  });
});

describe('the heat maps', () => {
  const [arrivals, late] = [0, 1];
  const gridOf = (which: number): HTMLTableElement => document.querySelectorAll<HTMLTableElement>('table.heat')[which]!;
  const cell = (which: number, day: string, hour: string): HTMLElement => {
    const column = [...gridOf(which).rows[0]!.cells].findIndex((head) => head.textContent === day);
    return [...gridOf(which).rows].find((row) => row.cells[0]!.textContent === hour)!.cells[column]!;
  };
  /** The hour as the clocks of this computer show it, whichever its zone. */
  const hourOf = (at: number) => `${String(new Date(at).getHours()).padStart(2, '0')}:00`;
  const dayOf = (at: number) => new Intl.DateTimeFormat('en-GB', { weekday: 'short' }).format(at);
  const at = NOW - 7 * DAY_MS;

  test('are tables with the numbers in them, by the clocks of this computer', async () => {
    draw(viewOf([answered(at, 2), answered(at, 30), ledgerClock()]));
    expect(cell(arrivals, dayOf(at), hourOf(at)).querySelector('[aria-hidden]')!.textContent).toBe('2');
    expect(cell(late, dayOf(at), hourOf(at)).querySelector('[aria-hidden]')!.textContent).toBe('1/2');
    const running = NOW - 2 * HOUR_MS;
    expect(cell(late, dayOf(running), hourOf(running)).querySelector('[aria-hidden]')!.textContent).toBe('–');
    // A spreadsheet would take 1/2 for a date.
    expect((await rowsOf('heat')).find((row) => row.startsWith(hourOf(at)))).toContain('2 1 of 2');
    const said = (which: number) =>
      cell(which, dayOf(at), hourOf(at))
        .querySelector('.unseen')!
        .textContent!.replace(/^[A-Z][a-z]+day, /, '');
    expect([arrivals, late].map(said)).toEqual([`${hourOf(at)}: 2 messages`, `${hourOf(at)}: 1 of 2 late`]);
    expect(gridOf(late).querySelectorAll('th[scope="row"]')).toHaveLength(24);
    expect(gridOf(late).querySelectorAll('th[scope="col"][abbr]')).toHaveLength(7);
  });

  test('a share is said only of enough messages, rounded up', () => {
    draw(viewOf([...[1, 2, 3, 4, 5, 6].map(() => answered(at, 2)), answered(at, 30)]));
    expect(cell(late, dayOf(at), hourOf(at)).querySelector('[aria-hidden]')!.textContent).toBe('15');
    expect(cell(late, dayOf(at), hourOf(at)).querySelector('.few')).toBeNull();
  });

  test('what is known to the day only is left out, counted, and one click away', async () => {
    const receivedAt = { earliest: at - 20 * HOUR_MS, latest: at };
    const { onShow } = draw(
      viewOf([answered(at, 2), ledgerClock({ threadId: 'case:wide', receivedAt, basis: 'bounded' })]),
    );
    await userEvent.click(button('1 message is left out, for the hour in which it came is not known'));
    expect(onShow.mock.lastCall![0].only!.names).toEqual(new Set(['case:wide 0']));
  });

  test('are one stop of the Tab key each; the arrow keys go from number to number, Enter shows its threads', async () => {
    const [one, other] = [answered(at, 2), answered(at + 3 * HOUR_MS, 2)];
    const { onShow } = draw(viewOf([one, other]));
    expect(gridOf(arrivals).querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    gridOf(arrivals).querySelector<HTMLElement>('[tabindex="0"]')!.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(cell(arrivals, dayOf(at), hourOf(at + 3 * HOUR_MS)).firstElementChild);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(onShow.mock.lastCall![0].only!.names).toEqual(new Set([`${other.threadId} 0`]));
    expect(gridOf(arrivals).querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await userEvent.keyboard('{Tab}');
    expect(gridOf(late).contains(document.activeElement)).toBe(true);
  });
});
