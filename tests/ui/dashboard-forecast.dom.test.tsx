import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DEFAULT_SETTINGS, rulesOf, type WorkDay } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS } from '../../src/core/span';
import type { SectionProps } from '../../src/ui/dashboard/section-props';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { HOSTILE, NOW } from './states';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
const world = await import('./dashboard-world');
const {
  ALMA,
  clearPage,
  closedAfter,
  dashboardProps,
  drawPage,
  ledgerClock,
  ledgerView,
  emptyView,
  shownThread,
  standingOut,
} = world;
const { CompareSection } = await import('../../src/ui/dashboard/compare-section');
const { ForecastSection } = await import('../../src/ui/dashboard/forecast-section');
const { NextDaySection } = await import('../../src/ui/dashboard/next-day-section');
const { RollOffSection } = await import('../../src/ui/dashboard/roll-off-section');
await import('../../src/ui/dashboard/thread-link.css');
await import('../../src/ui/dashboard/forecast.css');
await import('../../src/ui/dashboard/next-day.css');
await import('../../src/ui/dashboard/roll-off.css');
await import('../../src/ui/dashboard/compare.css');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clearPage);

type Props = ReturnType<typeof dashboardProps>;
const draw = (props: Props): Props => {
  drawPage(
    <main class="page dashboard">
      <h1>Dashboard</h1>
      <NextDaySection {...props} />
      <ForecastSection {...props} />
      <RollOffSection {...props} />
      <CompareSection {...props} />
    </main>,
  );
  return props;
};
const received = (hoursAgo: number, over: Parameters<typeof ledgerClock>[0] = {}) =>
  ledgerClock({ threadId: `case:${hoursAgo}`, receivedAt: exactly(NOW - hoursAgo * HOUR_MS), openAsOf: NOW, ...over });
const answered = (hoursAgo: number, took = 2) =>
  received(hoursAgo, closedAfter(exactly(NOW - hoursAgo * HOUR_MS), 'reply', took));
/** A day around the clock, and none: whatever the zone of the machine. */
const always: WorkDay = { from: 0, to: 1440 };
const propsOf = (clocks: SectionProps['clocks'], over: Partial<typeof DEFAULT_SETTINGS> = {}): Props => {
  const settings = { ...DEFAULT_SETTINGS, workWeek: Array.from({ length: 7 }, () => always), ...over };
  return dashboardProps({ view: ledgerView({ clocks, settings }), rulesOf: rulesOf(settings) }) as Props;
};
const rows = (heading: string): string[] => textsOf(`[aria-labelledby="${heading}"] li`);

const states: Record<string, () => Props> = {
  ordinary: () => dashboardProps() as Props,
  'ninety days': () => dashboardProps({ days: 90 }) as Props,
  empty: () => dashboardProps({ view: emptyView() }) as Props,
  'wide spans': () =>
    propsOf([
      ...[answered(60), answered(70, 30)],
      ledgerClock({ receivedAt: { earliest: NOW - 30 * HOUR_MS, latest: NOW - 10 * HOUR_MS }, basis: 'bounded' }),
      ledgerClock({
        receivedAt: { earliest: NOW - 12 * HOUR_MS, latest: NOW - HOUR_MS },
        basis: 'assumed',
        ordinal: 1,
      }),
    ]),
};

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(Object.keys(states))('axe finds nothing: %s', async (name) => {
    document.documentElement.style.colorScheme = scheme;
    draw(states[name]!());
    await world.unfoldAll();
    await userEvent.fill(document.querySelector('.compare input[type="text"]')!, '7');
    await userEvent.click(button('Compare'));
    expect(await complaintsOfAxe()).toEqual([]);
  });
});

test.each(Object.keys(states))('fits from 320 pixels to wide: %s', async (name) => {
  draw(states[name]!());
  for (const width of [320, 2_000]) expect(await standingOut(width)).toEqual([]);
});

describe('the late budget and what if', () => {
  test('says how many late ones each window stands, and what brings it back', () => {
    draw(propsOf([...Array.from({ length: 19 }, (_, i) => answered(60 + i)), answered(400, 30), answered(420, 30)]));
    const [seven, thirty] = rows('forecast-heading');
    expect(seven).toMatch(/^7 days 100 % .*3 more late replies would take you below 90 %\.$/);
    expect(thirty).toMatch(/^30 days 90\.4 % .*1 more late reply would take you below 90 %\.$/);
  });

  test('the share now, with all answered, with none, each with its distance to the target', () => {
    draw(propsOf([...Array.from({ length: 8 }, (_, i) => answered(60 + i)), received(2), received(22), received(30)]));
    const [now, all, none] = rows('forecast-heading').slice(3);
    expect(textOf('.forecast')).toContain('3 messages are open. 1 of them is overdue and counts as late.');
    expect(now).toMatch(/^Now 88 % .*2 points below 90 %$/);
    expect(all).toMatch(/^If you answer all that are open in time 90\.9 % .*0\.9 points above 90 %$/);
    expect(none).toMatch(/^If you answer none before .* (80|72) %/);
  });

  test('with nothing open it says so, and guesses nothing', () => {
    draw(propsOf([answered(60)]));
    expect(textOf('.forecast')).toContain('Nothing is known to be open, so only new messages can change it.');
    expect(rows('forecast-heading').filter((row) => row.startsWith('If you answer'))).toEqual([]);
  });
});

describe('the average planner', () => {
  test('each reply says what it does now and later, and opens its thread by its name', async () => {
    const pair = [received(3, { threadId: 'case:pair' }), received(1, { threadId: 'case:pair', ordinal: 1 })];
    const props = draw(propsOf([answered(60, 4), answered(70, 8), received(20), ...pair]));
    await vi.waitFor(() => expect(textOf('.plan li .buyer')).toBe('Buyer pair'));
    const [first, second] = textsOf('.plan li');
    expect(first).toMatch(/answers 2 messages Answered now: 4 h 00 \(−2 h 00\) Left until /);
    expect(second).toContain('Answered now: 10 h 40 (+4 h 40)');
    await userEvent.click(document.querySelector<HTMLElement>('.plan .thread-link')!);
    expect(props.source.openThread).toHaveBeenCalledExactlyOnceWith('case:pair');
  });

  test('a thread whose name is no longer kept goes by when its message came; hostile names are text', async () => {
    const props = propsOf([answered(60), received(20), received(5)]);
    vi.mocked(props.source.threads).mockImplementation(async (ids) =>
      ids.map((id) => (id === 'case:5' ? shownThread(id, { buyer: HOSTILE }) : null)),
    );
    draw(props);
    await vi.waitFor(() => expect(document.querySelector('.plan bdi.buyer')?.textContent).toBe(HOSTILE));
    expect(textOf('.plan')).toMatch(/Message received \w+ \d\d:\d\d/);
    expect(document.querySelector('#page img')).toBeNull();
  });

  test('names that cannot be read leave the times', async () => {
    const props = propsOf([answered(60), received(5)]);
    vi.mocked(props.source.threads).mockRejectedValue(new Error('no ledger'));
    draw(props);
    await vi.waitFor(() => expect(props.source.threads).toHaveBeenCalled());
    expect(textOf('.plan li')).toMatch(/^Message received/);
  });
});

describe('roll-off', () => {
  test('says when the share is back, and each day leads to its late ones', async () => {
    const onTime = Array.from({ length: 8 }, (_, i) => answered(30 + i));
    const props = draw(propsOf([...onTime, answered(100, 30), answered(99, 30)]));
    expect(textsOf('.roll-off-windows dd')[0]).toMatch(/^Back at 90 % by \w+ \d\d:\d\d, if nothing else slips\.$/);
    expect(textOf('.roll-off')).toContain('2 late replies count in the last 30 days.');
    const days = document.querySelectorAll<HTMLElement>('.calendar button');
    await userEvent.click(days[0]!);
    const { only } = vi.mocked(props.onShow).mock.calls[0]![0];
    expect([...only!.names]).toContain('case:100 0');
    expect(only!.title).toMatch(/stop counting by the end of/);
  });

  test('where waiting does not help it says so, and what does', () => {
    draw(propsOf([answered(40, 30), answered(80)]));
    expect(textsOf('.roll-off-windows dd')[0]).toMatch(
      /^Waiting alone does not bring you back to 90 %: .* 8 on-time replies bring you back to 90 % sooner\.$/,
    );
  });

  test('no late reply, no calendar', () => {
    draw(propsOf([answered(40)]));
    expect(textOf('.roll-off')).toContain('No late reply counts in the last 30 days.');
    expect(textsOf('.roll-off-windows dd')).toEqual(Array.from({ length: 3 }, () => 'At 90 % or above now.'));
    expect(document.querySelector('.calendar')).toBeNull();
  });

  test('a late one is on the calendar on the day on which it has left, over the change of clocks', () => {
    for (const daysAgo of [1, 20, 29.9]) {
      draw(propsOf([answered(daysAgo * 24 + 31, 30)]));
      const gone = NOW - (daysAgo * 24 + 31) * HOUR_MS + 30 * DAY_MS;
      const shown = textsOf('.calendar .leaving')[0];
      if (gone < NOW) expect(shown).toBeUndefined();
      else expect(shown).toMatch(new RegExp(`^${new Date(gone).getDate()}\\b.* 1$`));
      clearPage();
    }
  });
});

describe('the next 24 hours', () => {
  test('around the clock nothing is out of hours; without hours all is', () => {
    const clocks = [received(2), received(20)];
    draw(propsOf(clocks));
    expect(textOf('.next-day')).toContain('2 fall due in the next 24 hours, the first at');
    expect(textOf('.next-day')).toContain('All fall due within your working hours.');
    draw(propsOf(clocks, { workWeek: Array.from({ length: 7 }, () => null) }));
    expect(textOf('.next-day')).toContain('None of these hours are your working hours.');
  });

  test('what falls due out of hours is named, with the first time', () => {
    const at = new Date(NOW);
    const minutes = at.getHours() * 60 + at.getMinutes();
    // Work is over in an hour, and begins as late tomorrow as it did today.
    const day: WorkDay = { from: Math.max(0, minutes - 60), to: Math.min(1440, minutes + 60) };
    draw(propsOf([received(23.5), received(20), received(14)], { workWeek: Array.from({ length: 7 }, () => day) }));
    expect(textOf('.next-day')).toMatch(/2 fall due outside your working hours, the first at \d\d:\d\d\./);
    expect(textsOf('.due-rows li').filter((row) => row.endsWith('outside your working hours'))).toHaveLength(2);
  });

  test('overdue and perhaps due ones are said in words, and listed first', () => {
    const maybe = ledgerClock({ receivedAt: { earliest: NOW - 30 * HOUR_MS, latest: NOW - 10 * HOUR_MS } });
    draw(propsOf([received(3), received(26), maybe]));
    expect(textOf('.next-day-past')).toBe('1 is overdue. 1 may be due already.');
    expect(textsOf('.due-when').map((text) => text.split(' ')[0])).toEqual(['overdue', 'may', 'in']);
  });

  test('20,000 deadlines are drawn as few marks, all of them one click away', async () => {
    const many = Array.from({ length: 20_000 }, (_, i) => received((i % 2_300) / 100, { threadId: `case:${i}` }));
    const props = dashboardProps({ view: ledgerView({ clocks: many }) }) as Props;
    const start = performance.now();
    drawPage(<NextDaySection {...props} />);
    expect(performance.now() - start).toBeLessThan(1_500);
    expect(document.querySelectorAll('.next-day *').length).toBeLessThan(800);
    await userEvent.click(button('Show all 20000 in the table'));
    expect(vi.mocked(props.onShow).mock.calls[0]![0].only!.names.size).toBe(20_000);
  });

  test('nothing due is said as far as it is known', () => {
    draw(propsOf([answered(60)]));
    expect(textOf('.next-day')).toContain('Nothing is known to fall due in the next 24 hours.');
    expect(document.querySelector('.day-picture')).toBeNull();
  });
});

describe('compare', () => {
  let props: Props;
  const compare = async (figure: string): Promise<void> => {
    await userEvent.fill(document.querySelector('.compare input[type="text"]')!, figure);
    await userEvent.click(button('Compare'));
  };
  beforeEach(() => {
    const ours = Array.from({ length: 18 }, (_, i) => answered(60 + i));
    const told = received(50, { closing: { at: exactly(NOW - 49 * HOUR_MS), by: 'mark', told: 'f1' } });
    props = draw(propsOf([...ours, answered(100, 30), answered(101, 30), told]));
  });

  test('says the difference, and which messages may make it', async () => {
    // 18 of 20: 10 % late; with the told one late too, 3 of 21.
    await compare('14,3 %');
    expect(textsOf('.compare-figures dd')).toEqual(['14.3 %', '10 %']);
    expect(textOf('.compare-result')).toContain('Seller Central shows 4.3 points more than Reply Clock.');
    const [first] = textsOf('.causes li');
    expect(first).toMatch(/^Your word to Reply Clock .* would show 14\.29 %\. That alone would explain it\./);
    await userEvent.click(button('Show this 1 message'));
    expect([...vi.mocked(props.onShow).mock.calls[0]![0].only!.names]).toEqual(['case:50 0']);
  });

  test('in the kind that Seller Central shows', async () => {
    await userEvent.click(document.querySelectorAll<HTMLElement>('.compare-kinds input')[1]!);
    await compare('85.7');
    expect(textsOf('.compare-figures dd')).toEqual(['85.7 %', '90 %']);
    expect(textOf('.compare-result')).toContain('Seller Central shows 4.3 points less than Reply Clock.');
  });

  test('refuses what is no percentage, beside the field, and shows no older answer', async () => {
    await compare('14,3');
    await compare('a lot');
    expect(textOf('.compare [role="alert"]')).toBe('Type a percentage from 0 to 100, such as 6.5 or 93,5 %.');
    const field = document.querySelector('.compare input[type="text"]')!;
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(field.getAttribute('aria-describedby')!)).not.toBeNull();
    expect(textOf('.compare-result')).toBe('');
    await compare('10');
    expect(document.querySelector('.compare [role="alert"]')).toBeNull();
    expect(textOf('.compare-result')).toContain('The two agree.');
  });

  test('messages out of the chosen scope are counted, and how to see them is said', async () => {
    const clocks = [...props.clocks, { ...answered(90, 30), account: ALMA }];
    const scope = { account: 'NORDWIND', marketplaceId: null };
    const view = ledgerView({ clocks });
    clearPage();
    draw(dashboardProps({ view, scope, clocks: props.clocks }) as Props);
    await compare('14,3');
    expect(textsOf('.causes li').find((cause) => cause.startsWith('Other messages: all'))).toMatch(
      /1 message\. Choose All at the top of the page, then compare again to see it\.$/,
    );
  });
});
