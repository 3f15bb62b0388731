import { useState } from 'preact/hooks';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { LedgerView } from '../../src/core/ledger-view';
import { DAY_MS } from '../../src/core/span';
import type { CsvCell } from '../../src/ui/dashboard/save-csv';
import { clockName, type SectionProps, type TableFilter } from '../../src/ui/dashboard/section-props';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { NOW } from './states';

const saveCsv = vi.fn<(name: string, columns: readonly string[], rows: readonly (readonly CsvCell[])[]) => void>();
vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
vi.mock('../../src/ui/dashboard/save-csv', () => ({
  saveCsv: (...args: Parameters<typeof saveCsv>) => saveCsv(...args),
}));
const world = await import('./dashboard-world');
const { clearPage, dashboardProps, dashboardSource, drawPage, emptyView, ledgerView, manyClocks, shownThread } = world;
const { ThreadsSection } = await import('../../src/ui/dashboard/threads-section');
await import('../../src/ui/dashboard/threads.css');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
beforeEach(() => saveCsv.mockClear());
afterEach(clearPage);

let ask: (filter: TableFilter) => void = () => {};
function Page({ props, first }: { props: SectionProps; first: TableFilter }) {
  const [filter, setFilter] = useState(first);
  ask = setFilter;
  return (
    <main class="page dashboard">
      <h1>Dashboard</h1>
      <ThreadsSection {...props} filter={filter} onFilter={setFilter} />
    </main>
  );
}

function drawTable(over: Partial<SectionProps> = {}, first: TableFilter = {}) {
  const view = over.view ?? ledgerView();
  const source = dashboardSource(view);
  const props = dashboardProps({ view, source, ...over });
  drawPage(<Page {...{ props, first }} />);
  return {
    view,
    source,
    props,
    redraw: (next: Partial<SectionProps>) => drawPage(<Page props={{ ...props, ...next }} {...{ first }} />),
  };
}

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.thread-row')];
const body = (): HTMLElement => document.querySelector<HTMLElement>('.threads-body')!;
const drawnRows = () => vi.waitFor(() => expect(rows().length).toBeGreaterThan(0));
const named = () =>
  vi.waitFor(() => expect(document.querySelectorAll('.thread-row .buyer')).toHaveLength(rows().length || -1));
const focused = (): number => Number(document.activeElement?.getAttribute('aria-rowindex')) - 2;
const countSaid = (): string | null => textOf('.threads-said [role="status"]');
const counted = (text: string) => vi.waitFor(() => expect(countSaid()).toBe(text));
const searchField = (): HTMLInputElement => document.querySelector<HTMLInputElement>('input[type="search"]')!;
const choice = (word: string): HTMLInputElement =>
  [...document.querySelectorAll('.standing-choices label')]
    .find((label) => label.textContent.startsWith(word))!
    .querySelector('input')!;
const frame = () => new Promise((done) => requestAnimationFrame(done));
const toRows = async (): Promise<void> => {
  rows()
    .find(({ tabIndex }) => tabIndex === 0)!
    .focus();
  await frame();
};

/** Answers to every question for names, but only when told to. */
function heldBack(view: LedgerView) {
  const source = dashboardSource(view);
  const answers: (() => void)[] = [];
  source.threads.mockImplementation(
    (ids) => new Promise((done) => answers.push(() => done(ids.map((id) => shownThread(id))))),
  );
  return { source, answerOne: () => vi.waitFor(() => expect(answers.shift()?.()).toBe(undefined) as unknown), answers };
}

const failing = () => {
  const source = dashboardSource();
  source.threads.mockRejectedValue(new Error('no ledger'));
  return source;
};

const ONLY: TableFilter = {
  standings: ['late', 'overdue'],
  received: { from: NOW - 30 * DAY_MS, to: NOW },
  only: { names: new Set(manyClocks().map(clockName)), title: 'Answered by hand' },
};
const STATES: Record<string, () => void> = {
  full: () => drawTable(),
  narrowed: () => drawTable({}, ONLY),
  'nothing fits': () => drawTable({}, { only: { names: new Set(), title: 'None' } }),
  empty: () => drawTable({ view: emptyView() }),
  'names that cannot be read': () => drawTable({ source: failing() }),
  'names that have not come': () => drawTable({ source: heldBack(ledgerView()).source }),
  'no names kept': () => {
    const source = dashboardSource();
    source.threads.mockImplementation(async (ids) =>
      ids.map((id, i) => (i % 2 ? null : shownThread(id, { buyer: null, subject: null }))),
    );
    drawTable({ source });
  },
};

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(Object.keys(STATES))('axe finds nothing: %s', async (name) => {
    document.documentElement.style.colorScheme = scheme;
    STATES[name]!();
    await frame();
    await frame();
    expect(await complaintsOfAxe()).toEqual([]);
  });
});

test('it fits from 320 pixels to wide, in large letters too', async () => {
  drawTable({}, ONLY);
  await drawnRows();
  for (const size of ['', '24px']) {
    document.documentElement.style.fontSize = size;
    for (const width of [320, 2_000]) expect(await world.standingOut(width)).toEqual([]);
  }
});

test('rows grow with the letters on an open page, and become cards where their room gets small', async () => {
  drawTable();
  await drawnRows();
  const heights = () => [...new Set(rows().map((row) => row.offsetHeight))];
  expect(heights()).toEqual([52]);
  document.documentElement.style.fontSize = '24px';
  await vi.waitFor(() => expect(heights()).toEqual([78]));
  const [first, second] = rows().map((row) => row.getBoundingClientRect());
  expect(second!.top).toBeCloseTo(first!.bottom, 0);
  document.querySelector<HTMLElement>('main')!.style.width = '600px';
  await vi.waitFor(() => expect(heights()).toEqual([180]));
});

test('in 320 pixels an overdue message still says when it was due', async () => {
  await page.viewport(320, 800);
  drawTable();
  await named();
  const due = document.querySelector<HTMLElement>('.narrow .cell.due.overdue')!;
  expect(due.textContent).toMatch(/overdue 3 h 00 was due /);
  expect([due.scrollWidth, due.scrollHeight]).toEqual([due.clientWidth, due.clientHeight]);
  await page.viewport(1600, 900);
});

describe('rows', () => {
  test('say how each message stands in words, most urgent first', async () => {
    drawTable();
    await named();
    expect(textsOf('.thread-row')[0]).toMatch(/^Overdue Buyer 0+401 .*overdue 3 h 00 was due/);
    expect(textsOf('.thread-row')[2]).toMatch(/^Open .* in 3 h 30 /);
    expect(document.querySelector('[role="grid"]')!.getAttribute('aria-rowcount')).toBe('401');
    expect(rows()[0]!.getAttribute('aria-rowindex')).toBe('2');
  });

  test('ask for the names of those in sight only, and again once the view has changed', async () => {
    const { source, redraw, view } = drawTable();
    await named();
    const asked = new Set(source.threads.mock.calls.flatMap(([ids]) => ids));
    expect(asked.size).toBeLessThan(40);
    const before = source.threads.mock.calls.length;
    redraw({ now: NOW + 60_000 });
    await frame();
    expect(source.threads.mock.calls).toHaveLength(before);
    source.threads.mockImplementation(async (ids) => ids.map((id) => shownThread(id, { buyer: 'Renamed' })));
    redraw({ view: { ...view } });
    await vi.waitFor(() => expect(textOf('.thread-row .buyer')).toBe('Renamed'));
  });

  test('keep their place while names come', async () => {
    const { source, answers } = heldBack(ledgerView());
    drawTable({ source });
    await drawnRows();
    const tops = () => rows().map((row) => [row.getBoundingClientRect().top, row.getBoundingClientRect().height]);
    const before = tops();
    expect(document.querySelectorAll('.name-coming').length).toBeGreaterThan(0);
    await vi.waitFor(() => expect(answers).not.toHaveLength(0));
    for (const answer of answers.splice(0)) answer();
    await named();
    expect(tops()).toEqual(before);
  });

  test('a failure to read names is said, and can be tried again', async () => {
    const source = failing();
    drawTable({ source });
    await vi.waitFor(() => expect(textOf('.threads')).toContain('The names cannot be read now.'));
    const calls = source.threads.mock.calls.length;
    await frame();
    expect(source.threads.mock.calls).toHaveLength(calls);
    source.threads.mockImplementation(async (ids) => ids.map((id) => shownThread(id)));
    await userEvent.click(button('Try again'));
    await named();
    expect(textOf('.threads')).not.toContain('cannot be read');
  });

  test('a thread that is gone says so and is not opened', async () => {
    const { source } = drawTable();
    source.threads.mockImplementation(async (ids) => ids.map(() => null));
    await named();
    expect(textOf('.thread-row .buyer')).toBe('This conversation is no longer kept');
    await userEvent.click(rows()[0]!, { force: true });
    await userEvent.keyboard('{Enter}');
    expect(source.openThread).not.toHaveBeenCalled();
  });

  test('columns sort, and say which way', async () => {
    drawTable();
    await drawnRows();
    const sortOf = (name: string) => button(new RegExp(name)).closest('th')!.getAttribute('aria-sort');
    expect([sortOf('Received'), sortOf('^Due')]).toEqual(['none', 'other']);
    await userEvent.click(button(/Answered after/));
    expect([sortOf('Answered after'), sortOf('^Due')]).toEqual(['descending', 'none']);
    // A reply that came 24 h after, at least, and one that came within the hour.
    expect(textOf('.thread-row .answered')).toMatch(/^(2[4-9]|[3-9]\d) h \d\d$/);
    await userEvent.click(button(/Answered after/));
    expect(sortOf('Answered after')).toBe('ascending');
    expect(textOf('.thread-row .answered')).toMatch(/^(perhaps )?\d+ min/);
  });
});

describe('by keyboard', () => {
  test('one row is in the order of Tab; arrows, pages, Home and End move the focus and the list', async () => {
    const { source } = drawTable();
    await named();
    expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    await toRows();
    expect(focused()).toBe(0);
    const isSeen = (): boolean => {
      const [row, list] = [document.activeElement!.getBoundingClientRect(), body().getBoundingClientRect()];
      return row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
    };
    const pressed = async (key: string): Promise<number> => {
      await userEvent.keyboard(`{${key}}`);
      await vi.waitFor(() => expect(isSeen()).toBe(true));
      return focused();
    };
    expect(await pressed('ArrowDown')).toBe(1);
    expect(await pressed('ArrowDown')).toBe(2);
    expect(await pressed('ArrowUp')).toBe(1);
    const paged = await pressed('PageDown');
    expect(paged).toBeGreaterThan(5);
    expect(await pressed('PageUp')).toBe(1);
    expect(await pressed('End')).toBe(399);
    expect(await pressed('ArrowDown')).toBe(399);
    expect(await pressed('Home')).toBe(0);
    await userEvent.keyboard('{Enter}');
    expect(source.openThread).toHaveBeenCalledExactlyOnceWith('case:00000401-2222-4333-8444-555555555555');
  });

  test('a click opens the thread, too', async () => {
    const { source } = drawTable();
    await named();
    await userEvent.click(rows()[1]!);
    expect(source.openThread).toHaveBeenCalledExactlyOnceWith('case:00000400-2222-4333-8444-555555555555');
  });

  test('a thread that could not be opened is said beside the table', async () => {
    const { props } = drawTable({ attempt: async () => false });
    await named();
    await userEvent.click(rows()[0]!);
    await vi.waitFor(() => expect(textOf('.threads .failed')).toBe('That did not work. Please try again.'));
    expect(props.source.openThread).toHaveBeenCalledOnce();
  });

  test('the focus stays on its message however far the list is scrolled, and whatever comes in', async () => {
    const { redraw, view } = drawTable();
    await named();
    await toRows();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    const name = document.activeElement!.querySelector('.buyer')!.textContent;
    body().scrollTop = 10_000;
    await vi.waitFor(() => expect(textsOf('.thread-row').length).toBeGreaterThan(10));
    await frame();
    expect(document.activeElement!.querySelector('.buyer')!.textContent).toBe(name);
    const newer = {
      ...view,
      clocks: [
        world.ledgerClock({
          threadId: 'case:new',
          receivedAt: { earliest: NOW - 50 * DAY_MS, latest: NOW - 50 * DAY_MS },
        }),
        ...view.clocks,
      ],
    };
    redraw({ view: newer, clocks: newer.clocks });
    await vi.waitFor(() => expect(focused()).toBe(4));
    expect(document.activeElement!.querySelector('.buyer')!.textContent).toBe(name);
  });

  test('the focus goes to the next message where its own has gone', async () => {
    const { redraw, view } = drawTable();
    await named();
    await toRows();
    await userEvent.keyboard('{ArrowDown}');
    const gone = document.activeElement!.querySelector('.buyer')!.textContent;
    const clocks = view.clocks.filter(({ threadId }) => !threadId.startsWith('case:00000400'));
    redraw({ view: { ...view, clocks }, clocks });
    await vi.waitFor(() => expect(document.activeElement!.querySelector('.buyer')!.textContent).not.toBe(gone));
    expect(focused()).toBe(1);
  });
});

describe('narrowed', () => {
  test('by standings, each with its count, shown as chips to be taken back', async () => {
    drawTable();
    await userEvent.click(choice('Overdue'));
    await counted('2 of 400 messages');
    await userEvent.click(choice('Late'));
    await counted('45 of 400 messages');
    expect(textsOf('.chip')).toEqual(['Overdue', 'Late']);
    await userEvent.click(button('Remove: Overdue'));
    await counted('43 of 400 messages');
    expect(document.activeElement?.id).toBe('threads-heading');
    await userEvent.click(button('Show all'));
    await counted('400 messages');
    expect(textsOf('.chip')).toEqual([]);
    expect(document.activeElement?.id).toBe('threads-heading');
  });

  test('by when they were received: one that straddles the edge is in', async () => {
    const edge = NOW - 7 * DAY_MS;
    const clocks = [
      world.ledgerClock({ threadId: 'case:1', receivedAt: { earliest: edge - DAY_MS, latest: edge + 1 } }),
      world.ledgerClock({ threadId: 'case:2', receivedAt: { earliest: edge - DAY_MS, latest: edge - 1 } }),
      world.ledgerClock({ threadId: 'case:3' }),
    ];
    drawTable({ view: ledgerView({ clocks }) });
    await userEvent.selectOptions(document.querySelector('.threads-filters select')!, '7');
    await counted('2 of 3 messages');
  });

  test('to the messages that a count stands for, whatever was typed or chosen before', async () => {
    const { view } = drawTable();
    await userEvent.fill(searchField(), 'nobody at all');
    await counted('0 of 400 messages');
    const names = new Set(view.clocks.slice(0, 17).map(clockName));
    ask({ only: { names, title: 'Perhaps answered' } });
    await counted('17 of 400 messages');
    expect(searchField().value).toBe('');
    expect(textsOf('.chip')).toEqual(['Perhaps answered']);
    await userEvent.click(button('Remove: Perhaps answered'));
    await counted('400 messages');
  });

  test('where nothing fits there is a way out', async () => {
    drawTable();
    await userEvent.fill(searchField(), 'nobody at all');
    await vi.waitFor(() => expect(textOf('.threads')).toContain('No message fits.'));
    await userEvent.click(button('Show all'));
    await counted('400 messages');
  });

  test('before the first message, the inbox is one click away', async () => {
    const { source } = drawTable({ view: emptyView() });
    await userEvent.click(button('Open inbox'));
    expect(source.openInbox).toHaveBeenCalledExactlyOnceWith(null);
  });
});

describe('search', () => {
  const MANY = ledgerView({ clocks: manyClocks(4, 2_000) });

  test('finds by buyer, subject, order and case, without case and accents', async () => {
    const source = dashboardSource();
    const special = { buyer: 'José Łukaszewicz', subject: 'Die Straße', orderId: '305-7777777-1234567' };
    source.threads.mockImplementation(async (ids) =>
      ids.map((id) => shownThread(id, id.startsWith('case:00000033') ? special : {})),
    );
    drawTable({ source });
    for (const typed of ['lukaszewicz jose', 'STRASSE', '7777777', '00000033-2222']) {
      await userEvent.fill(searchField(), typed);
      await counted('1 of 400 messages');
    }
  });

  test('reads names in turns, says how far, can be stopped and taken up again', async () => {
    const { source, answers } = heldBack(MANY);
    const { redraw } = drawTable({ view: MANY, source });
    const answerNext = async (): Promise<void> => {
      await vi.waitFor(() => expect(answers).not.toHaveLength(0));
      answers.shift()!();
    };
    await answerNext();
    await named();
    await userEvent.fill(searchField(), 'zzz');
    await vi.waitFor(() => expect(textOf('.threads')).toContain('No message fits so far.'));
    await userEvent.fill(searchField(), 'buyer');
    await answerNext();
    await vi.waitFor(() => expect(textOf('.threads')).toMatch(/Reading names: 5\d\d of 1\d\d\d/));
    await userEvent.click(button('Stop'));
    expect(textOf('.threads')).toMatch(/Only 5\d\d of 1\d\d\d conversations were searched/);
    for (const answer of answers.splice(0)) answer();
    redraw({ clocks: [...MANY.clocks] });
    await frame();
    expect(textOf('.threads')).toContain('conversations were searched');
    await userEvent.click(button('Go on'));
    for (let turn = 0; turn < 2; turn++) await answerNext();
    await counted('2000 of 2000 messages');
    await vi.waitFor(() => expect(textOf('.threads')).not.toContain('Reading names'));
    expect(Math.max(...source.threads.mock.calls.map(([ids]) => ids.length))).toBeLessThanOrEqual(500);
  });

  test('a failure is said with how far it came', async () => {
    const source = dashboardSource(MANY);
    source.threads.mockImplementation(async (ids) => {
      if (ids.length > 100) throw new Error('no ledger');
      return ids.map((id) => shownThread(id));
    });
    drawTable({ view: MANY, source });
    await named();
    await userEvent.fill(searchField(), 'anna');
    await vi.waitFor(() => expect(textOf('.threads')).toMatch(/cannot be read now: \d+ of 1\d\d\d conversations/));
  });
});

describe('saved as CSV', () => {
  test('are the rows that are shown, all with their names, times as ranges', async () => {
    drawTable({}, { standings: ['overdue'] });
    await named();
    await userEvent.click(button('Save as CSV'));
    await vi.waitFor(() => expect(saveCsv).toHaveBeenCalledOnce());
    const [name, columns, saved] = saveCsv.mock.lastCall!;
    expect(name).toBe('threads');
    expect(saved).toHaveLength(2);
    expect(saved[0]).toHaveLength(columns.length);
    expect(saved[0]!.slice(0, 3)).toEqual(['Overdue', 'Buyer 00000401', 'Where is my parcel?']);
    expect(saved[0]).toContain('2026-07-28 06:00:00');
  });

  test('no file is made where the names cannot be read', async () => {
    drawTable({ source: failing() });
    await userEvent.click(button('Save as CSV'));
    await vi.waitFor(() => expect(textOf('.threads')).toContain('The file could not be made'));
    expect(saveCsv).not.toHaveBeenCalled();
  });
});

test('10,000 rows: few are drawn, and a frame of scrolling costs less than 8 ms', async () => {
  drawTable({ view: ledgerView({ clocks: manyClocks(4, 10_000) }) });
  await drawnRows();
  expect(body().scrollHeight).toBeGreaterThan(400_000);
  const costs: number[] = [];
  let most = 0;
  for (let i = 0; i < 60; i++) {
    await frame();
    const begun = performance.now();
    body().scrollTop += i % 10 === 9 ? 20_000 : 160;
    body().dispatchEvent(new Event('scroll'));
    // Preact draws in a microtask.
    await new Promise<void>((done) => queueMicrotask(() => queueMicrotask(done)));
    costs.push(performance.now() - begun);
    most = Math.max(most, rows().length);
  }
  expect(most).toBeLessThan(40);
  expect(costs.toSorted((a, b) => a - b)[30]).toBeLessThan(8);
});
