import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { LedgerClock } from '../../src/core/clock';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS } from '../../src/core/span';
import type { SectionProps } from '../../src/ui/dashboard/section-props';
import { englishI18n } from '../platform/english';
import { button, textOf, textsOf } from './drawn';
import { GERMANY, HOSTILE, NOW } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const {
  ALMA,
  BRITAIN,
  clearPage,
  closedAfter,
  dashboardProps,
  drawPage,
  emptyView,
  ledgerClock,
  ledgerView,
  seenAccount,
} = await import('./dashboard-world');
const { ShareSection } = await import('../../src/ui/dashboard/share-section');

afterEach(clearPage);

let made = 0;
/** Received so many days ago, and answered so many hours later. */
function answered(daysAgo: number, hours: number, over: Partial<LedgerClock> = {}): LedgerClock {
  const receivedAt = exactly(NOW - daysAgo * DAY_MS);
  const threadId = `case:${++made}`;
  return ledgerClock({ threadId, receivedAt, ...closedAfter(receivedAt, 'reply', hours), ...over });
}
const times = (count: number, make: () => LedgerClock): LedgerClock[] => Array.from({ length: count }, make);
function draw(clocks: LedgerClock[], over: Partial<SectionProps> = {}, seenDays = 120) {
  const seen = [seenAccount({ knownFrom: NOW - seenDays * DAY_MS })];
  const onShow = vi.fn<SectionProps['onShow']>();
  drawPage(<ShareSection {...dashboardProps({ view: ledgerView({ clocks, seen }), onShow, ...over })} />);
  return { onShow };
}
const nineOfTen = () => [...times(9, () => answered(3, 5)), answered(4, 30)];

describe('the share', () => {
  test('is an exact number where all is known, against the window before', () => {
    draw([...nineOfTen(), ...times(3, () => answered(40, 2)), answered(40, 25)]);
    expect(textOf('.share-number')).toBe('90 %');
    expect(textOf('.share-reading')).toBe('1 more late reply would take you below 90 %.');
    expect(textOf('.share-before')).toBe('75 % in the 30 days before');
  });

  test('is a range where something is unclear, here and before', () => {
    const unclear = (daysAgo: number) =>
      answered(daysAgo, 0, closedAfter(exactly(NOW - daysAgo * DAY_MS), 'either', 20, 30));
    draw([...nineOfTen(), unclear(5), answered(40, 2), unclear(41)]);
    expect(textOf('.share-number')).toBe('81–90.9 %');
    expect(textOf('.share-before')).toBe('50–100 % in the 30 days before');
  });

  test('never rounds up to its target', () => {
    draw([...times(899, () => answered(3, 5)), ...times(101, () => answered(4, 30))]);
    expect(textOf('.share-number')).toBe('89.9 %');
  });

  test('of nothing is a dash, never 100 %', () => {
    drawPage(<ShareSection {...dashboardProps({ view: emptyView() })} />);
    expect(textOf('.share-number')).toBe('–');
    expect(textOf('.share-before')).toBe('Nothing to compare with in the 30 days before (none of those were seen)');
    expect(textOf('main, section')).not.toContain('100 %');
    expect(textOf('.took')).toContain('No reply of these 30 days is known for sure');
  });

  test('says how much of this window and of the one before was seen', () => {
    draw([answered(1, 2)], {}, 2.5);
    expect(textsOf('.share-line > *')).toEqual(['100 %', '2 of 30 days seen']);
    expect(textOf('.share-before')).toContain('none of those were seen');
    draw([answered(1, 2), answered(40, 2)], {}, 42.5);
    expect(textsOf('.share-line > *')).toEqual(['100 %']);
    expect(textOf('.share-before')).toBe('100 % in the 30 days before (12 days of those were seen)');
  });
});

describe('each count', () => {
  test('shows its threads: those of its standing, received in the window', async () => {
    const { onShow } = draw([...nineOfTen(), ledgerClock()]);
    expect(textsOf('.share-counts li')).toEqual([
      ...['9 On time', '1 Late', '0 Overdue', '0 Closed in time', '0 Unclear', '0 No reply needed', '1 Open'],
    ]);
    await userEvent.click(button(/^1 Late/));
    const received = { from: NOW - 30 * DAY_MS, to: Number.POSITIVE_INFINITY };
    expect(onShow).toHaveBeenLastCalledWith({ standings: ['late'], received });
    await userEvent.click(button(/Open$/));
    expect(onShow).toHaveBeenLastCalledWith({ standings: ['running'], received });
    expect(button(/Unclear/).disabled).toBe(true);
  });

  test('shows exactly what it counted, also where a message lies on the edge of the window', async () => {
    const edge = NOW - 30 * DAY_MS;
    const receivedAt = { earliest: edge - HOUR_MS, latest: edge + HOUR_MS };
    const straddling = ledgerClock({
      threadId: 'case:edge',
      receivedAt,
      basis: 'bounded',
      ...closedAfter(receivedAt, 'reply', 40),
    });
    const { onShow } = draw([...nineOfTen(), straddling]);
    expect(textsOf('.share-counts li').slice(1, 5)).toEqual(['1 Late', '0 Overdue', '0 Closed in time', '1 Unclear']);
    await userEvent.click(button(/Unclear/));
    expect(onShow.mock.lastCall![0].only).toEqual({ names: new Set(['case:edge 0']), title: 'Unclear, last 30 days' });
    await userEvent.click(button(/Late/));
    expect(onShow.mock.lastCall![0].only!.names.size).toBe(1);
    expect(onShow.mock.lastCall![0].only!.names).not.toContain('case:edge 0');
    // One that would not count on either side of the edge is in no count, and so in none of its threads.
    const marked = { ...straddling, threadId: 'case:marked', ...closedAfter(receivedAt, 'mark', 40) };
    const again = draw([
      ...nineOfTen(),
      marked,
      { ...marked, threadId: 'case:inside', receivedAt: exactly(NOW - 9 * DAY_MS) },
    ]);
    await userEvent.click(button('1 No reply needed'));
    expect(again.onShow.mock.lastCall![0].only!.names).toEqual(new Set(['case:inside 0']));
  });
});

describe('how soon replies came', () => {
  const numbers = () => textsOf('.took-numbers dd');

  test('is told by average, median and 90th percentile', () => {
    draw([answered(3, 1), answered(3, 2), answered(3, 3), answered(3, 30)]);
    expect(numbers()).toEqual(['9 h 00', '2 h 00', '30 h 00']);
    expect(textOf('.took')).toContain('Your average is under the 12 h that it should stay under.');
    expect(textOf('.took')).toContain('Of 4 replies');
  });

  test('the average is compared with the hours that are set', () => {
    const settings = { ...DEFAULT_SETTINGS, averageHours: 7.5 };
    draw([], { view: ledgerView({ settings, clocks: [answered(3, 9)], seen: [seenAccount()] }) });
    expect(textOf('.took')).toContain('Your average is not under the 7.5 h that it should stay under.');
  });

  test('is a range where a closing may have been no reply, whose threads are one click away', async () => {
    const maybe = answered(3, 0, closedAfter(exactly(NOW - 3 * DAY_MS), 'either', 18, 20));
    const { onShow } = draw([answered(3, 10), maybe]);
    expect(numbers()).toEqual(['10 h 00–15 h 00', '10 h 00', '10 h 00–20 h 00']);
    expect(textOf('.took')).toContain('Your average may be on either side of the 12 h');
    await userEvent.click(button('1 more may have been a reply'));
    expect(onShow.mock.lastCall![0].only!.names).toEqual(new Set([`${maybe.threadId} 0`]));
  });

  test('leaves out what is not known to any hour, and says so', () => {
    draw([answered(3, 10), answered(3, 20, { basis: 'assumed' })]);
    expect(numbers()[0]).toBe('10 h 00');
    expect(textOf('.took')).toContain('1 is left out, for its times are not known');
  });
});

describe('by account and marketplace', () => {
  const rows = () => textsOf('.share-by tbody tr');

  test('nothing is split where there is one of each', () => {
    draw(nineOfTen());
    expect(rows()).toEqual([]);
  });

  test('each has its own row, and all together the last', () => {
    draw([...nineOfTen(), answered(3, 2, { account: ALMA, marketplaceId: BRITAIN }), answered(40, 30)]);
    expect(rows()).toEqual([
      'Alma & Sons 100 % – 0 2 h 00',
      'NORDWIND 90 % 0 % 1 7 h 30',
      'Germany 90 % 0 % 1 7 h 30',
      'United Kingdom 100 % – 0 2 h 00',
      'All together 90.9 % 0 % 1 7 h 00',
    ]);
  });

  test('the table holds every number', async () => {
    draw([...nineOfTen(), answered(3, 2, { marketplaceId: null })]);
    await userEvent.click(document.querySelector('summary')!);
    await vi.waitFor(() => expect(textsOf('.chart-table tbody tr')).toHaveLength(3));
    expect(textsOf('.chart-table tbody tr').at(-1)).toBe('All together 90.9 % – 0 0 10 1 0 0 0 7 h 00 5 h 00 5 h 00');
  });

  test('a hostile name is text', () => {
    draw([...nineOfTen(), answered(3, 2, { account: HOSTILE, marketplaceId: GERMANY })]);
    expect(document.querySelector('#page img')).toBeNull();
    expect(textsOf('.share-by bdi')).toContain(HOSTILE);
  });
});
