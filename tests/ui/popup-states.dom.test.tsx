import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { exactly, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { englishI18n } from '../platform/english';
import { due, glance, HOSTILE, NOW, states, UNREADABLE_REASONS } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { button, clear, complaintsOfAxe, draw, quietActs, textOf, textsOf } = await import('./popup-world');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clear);

const names = Object.keys(states);
const drawState = (name: string, acts = quietActs()) => {
  draw(states[name]!, { acts });
  return acts;
};

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(names)('axe finds nothing in %s', async (name) => {
    document.documentElement.style.colorScheme = scheme;
    drawState(name);
    for (const details of document.querySelectorAll('details')) details.open = true;
    document.querySelector<HTMLElement>('.menu-button')?.click();
    await vi.waitFor(() =>
      expect(document.querySelector('.menu') !== null).toBe(document.querySelector('.menu-button') !== null),
    );
    expect(await complaintsOfAxe()).toEqual([]);
  });
});

test.each(names)('%s fits its width, in light and in large letters', (name) => {
  drawState(name);
  for (const size of ['', '24px']) {
    document.documentElement.style.fontSize = size;
    const { width } = document.body.getBoundingClientRect();
    const wide = [...document.querySelectorAll('#popup *')].filter(
      (found) => found.getBoundingClientRect().right > width + 0.5,
    );
    expect(wide.map((found) => found.outerHTML.slice(0, 120))).toEqual([]);
  }
});

test('a full popup needs no scroll bar', () => {
  drawState('due');
  expect(textsOf('.due-row')).toHaveLength(5);
  // Browsers give a popup 600 pixels.
  expect(document.getElementById('popup')!.offsetHeight).toBeLessThanOrEqual(600);
});

test.each(['loading', 'failed', 'mirror', 'first-day', 'first-reading'])('%s claims no share', (name) => {
  drawState(name);
  expect(textOf('#popup')).not.toMatch(/100/);
  expect(textOf('.share-number') ?? '–').toBe('–');
});

test('clear says so, and since when', () => {
  drawState('clear');
  expect(textOf('.states')).toBe('Watching · read 2 min ago');
  expect(textOf('.nothing')).toBe('Nothing is due.');
  expect(document.querySelector('.states button')).toBeNull();
});

test('what is due: countdown, time, whose, where, most urgent first, and how many more', () => {
  drawState('due');
  expect(textsOf('.due-row strong')).toEqual(['in 48 min', 'in 3 h 21', 'in 3 h 21', 'in 9 h 00', 'in 22 h 00']);
  expect(textsOf('.due-row .beside')[2]).toMatch(/^\d\d:\d\d–\d\d:\d\d$/);
  expect(textsOf('.due-row .country')[1]).toBe('FR France');
  expect(textOf('.more')).toBe('and 7 more');
});

test('overdue in words and shape', () => {
  drawState('overdue');
  expect(textsOf('.due-row strong')).toEqual(['overdue 2 h 05', 'overdue 4 min', 'in 48 min', 'in 3 h 21']);
  expect(textsOf('.due-row .beside')[0]).toMatch(/^was due \d\d:\d\d$/);
  const shapes = [...document.querySelectorAll('.due-row .when path')].map((path) => path.getAttribute('d'));
  expect(shapes[0]).toBe(shapes[1]);
  expect(shapes[0]).not.toBe(shapes[2]);
  expect(textOf('.share-number')).toBe('89.3 %');
  expect(textOf('.share-reading')).toBe('6 on-time replies bring you back to 90 %.');
});

test('a wide span has no countdown, and says how to get one', () => {
  drawState('wide-spans');
  const leads = textsOf('.due-row strong');
  expect(leads[0]).toBe('may be due');
  expect(leads[1]).toMatch(/^by \w+ \d\d:\d\d–\d\d:\d\d$|^by \w+ \d\d:\d\d–\w+ \d\d:\d\d$/);
  expect(leads.join()).not.toMatch(/ in /);
  expect(textOf('.pin')).toBe('Known to the day only: open once to pin the time.');
});

test('where a wide span is shown and exact times are off, one quiet line leads to the settings', async () => {
  const acts = drawState('wide-spans-by-text');
  expect(textOf('.pin')).toBe('Known to the day only: open once to pin the time. Exact times are off.');
  await userEvent.click(button('Exact times are off.'));
  expect(acts.openSettings).toHaveBeenCalledOnce();
});

test('the foot leads to the dashboard and to the settings', async () => {
  const acts = drawState('clear');
  await userEvent.click(button('Dashboard'));
  await userEvent.click(button('Settings'));
  expect(acts.openDashboard).toHaveBeenCalledOnce();
  expect(acts.openSettings).toHaveBeenCalledOnce();
});

test('a share in doubt is a range with its counts, and an unfilled window says so', () => {
  drawState('wide-spans');
  expect(textOf('.share-line')).toBe('92–96 % 2 of 30 days seen');
  expect(textOf('.share-reading')).toBe('2 more late replies could take you below 90 %.');
  expect(textOf('.share-counts')).toBe('46 on time · 2 late · 3 closed in time · 2 unclear');
});

test('paused can be resumed', async () => {
  const acts = drawState('paused');
  expect(textOf('.states .state')).toMatch(/^Alerts paused until \d\d:\d\d Resume$/);
  await userEvent.click(button('Resume'));
  expect(acts.pauseUntil).toHaveBeenCalledExactlyOnceWith(null);
});

test('pausing for an hour, or until eight tomorrow', async () => {
  const acts = drawState('clear');
  await userEvent.click(document.querySelector('.pauses summary')!);
  await userEvent.click(button('for 1 h'));
  await userEvent.click(button('until Thu 08:00'));
  const [[anHour], [morning]] = acts.pauseUntil.mock.calls as [[number], [number]];
  expect(anHour - NOW).toBe(3_600_000);
  const day = new Date(NOW);
  expect(new Date(morning)).toEqual(new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 8));
});

test.each([
  ['stale', /^Inbox last read 12 h ago Open inbox/, 'Open inbox'],
  ['signed-out', /^Signed out since \d\d:\d\d Sign in/, 'Sign in'],
  ['incomplete', /^Watching · read 2 min ago Open inbox Only a part/, 'Open inbox'],
])('%s says what to do, and does it', async (name, words, label) => {
  const acts = drawState(name);
  expect(textOf('.states')).toMatch(words);
  await userEvent.click(button(label));
  expect(acts.openInbox).toHaveBeenCalledExactlyOnceWith('sellercentral.amazon.de');
});

test('nothing due is claimed only of what is known', () => {
  drawState('signed-out');
  expect(textOf('.nothing')).toBe('Nothing is known to be due.');
});

test('a permission is asked for in the click itself', () => {
  const acts = drawState('not-watching');
  expect(textOf('.state-line')).toBe('Not allowed to read amazon.de');
  button('Allow again').click();
  expect(acts.allow).toHaveBeenCalledExactlyOnceWith('sellercentral.amazon.de');
});

test('each reason for not reading has words of its own', () => {
  const words = UNREADABLE_REASONS.map((why) => {
    clear();
    drawState(`unreadable-${why}`);
    expect(textOf('.state-line')).toBe('The inbox cannot be read');
    expect(button('Open inbox')).toBeTruthy();
    return textOf('.state-detail');
  });
  expect(new Set(words).size).toBe(UNREADABLE_REASONS.length);
});

const MENDABLE = ['list-not-understood', 'dates-not-understood', 'empty-not-proved', 'lesson-broken'];

test.each(MENDABLE)('%s: the seller can show a message, or copy a report of the page', async (why) => {
  const acts = drawState(`unreadable-${why}`);
  await userEvent.click(button('Show Reply Clock a message'));
  await userEvent.click(button('Copy a page report'));
  const host = 'sellercentral.amazon.de';
  expect(acts.help.mock.calls).toEqual([
    [host, 'teach'],
    [host, 'report'],
  ]);
});

test('where showing a message mends nothing, it is not offered', () => {
  const others = names.filter((name) => !MENDABLE.some((why) => name === `unreadable-${why}`));
  expect(others.length).toBe(names.length - MENDABLE.length);
  for (const name of others) {
    clear();
    drawState(name);
    expect(textOf('#popup'), name).not.toMatch(/Show Reply Clock a message|page report/);
  }
});

test('the settings are one click away', async () => {
  const acts = drawState('clear');
  await userEvent.click(button('Settings'));
  expect(acts.openSettings).toHaveBeenCalledOnce();
});

test('from the mirror nothing is surely overdue, nothing is known of the share, and no word can be given', () => {
  drawState('mirror');
  expect(textOf('.states')).toContain('The ledger cannot be opened');
  expect(textsOf('.due-row strong')[0]).toBe('may be overdue');
  expect(textOf('.share-reading')).toBe('Not known without the ledger.');
  expect(document.querySelector('.menu-button')).toBeNull();
});

test('rows that were set aside are counted in words, and a clock that may be closed is not called overdue', () => {
  drawState('set-aside');
  expect(textOf('.states')).toContain('2 stored records could not be read and are left out');
  expect(textsOf('.due-row strong')[0]).toBe('may be overdue');
  drawState('due');
  expect(textOf('.states')).not.toContain('stored record');
});

test('on the first day there is one thing to do', async () => {
  const acts = drawState('first-day');
  expect(textOf('.first-day')).toMatch(/^No message has been seen yet\. Open your inbox once\./);
  await userEvent.click(button('Open inbox'));
  expect(acts.openInbox).toHaveBeenCalledExactlyOnceWith(null);
});

test('several accounts: the worst first and in full, then each with its own freshness', () => {
  drawState('accounts');
  expect(textOf('.states .state')).toMatch(/^Blue Harbour Trading amazon\.co\.uk Signed out since/);
  expect(textsOf('.accounts:not(details *) .state').map((line) => line.split(' Open')[0])).toEqual([
    'NORDWIND europe.amazon.com Inbox last read 30 h ago',
    'NORDWIND amazon.de Watching · read 7 min ago',
    'Third Shop amazon.com Watching · read 20 min ago',
  ]);
  expect(textOf('.accounts-more summary')).toBe('and 2 more accounts');
  document.querySelector<HTMLDetailsElement>('.accounts-more')!.open = true;
  expect(textsOf('.accounts-more .state')).toHaveLength(2);
});

test('two open messages of one thread are one row', () => {
  drawState('accounts');
  expect(textsOf('.due-row')).toHaveLength(2);
  expect(textsOf('.due-row')[0]).toContain('2 open');
  expect(document.querySelector('.more')).toBeNull();
});

test('hostile text is text: whole on hover, cut where there is no room, its direction its own', () => {
  drawState('hostile');
  expect(document.querySelectorAll('#popup img')).toHaveLength(0);
  const buyer = document.querySelector<HTMLElement>('.due-row bdi.buyer')!;
  expect(buyer.textContent).toBe(HOSTILE);
  expect(buyer.title).toBe(HOSTILE);
  const long = document.querySelectorAll<HTMLElement>('.due-row bdi.buyer')[1]!;
  expect(long.scrollWidth).toBeGreaterThan(long.clientWidth);
  expect(getComputedStyle(long).textOverflow).toBe('ellipsis');
  const arabic = document.querySelectorAll<HTMLElement>('.due-row bdi.subject')[2]!;
  expect(getComputedStyle(arabic).direction).toBe('rtl');
  expect(getComputedStyle(arabic.parentElement!).direction).toBe('ltr');
});

test('a click opens the thread; what could not be done is said', async () => {
  const acts = drawState('due');
  await userEvent.click(document.querySelector('.thread')!);
  expect(acts.openThread).toHaveBeenCalledExactlyOnceWith('key:1');
  expect(document.querySelector('[role="alert"]')).toBeNull();
  acts.openThread.mockRejectedValueOnce(new Error('no worker'));
  await userEvent.click(document.querySelector('.thread')!);
  await vi.waitFor(() => expect(textOf('[role="alert"]')).toBe('That did not work. Please try again.'));
});

const pauses = (): string[] => {
  document.querySelector<HTMLDetailsElement>('.pauses')!.open = true;
  return textsOf('.pauses li').map((text) => text.replace(/\d\d:\d\d$/, '–'));
};

test('before a pause it is said how many fall due in it, and by when the first', () => {
  draw({
    kind: 'shown',
    glance: glance({ due: [1, 2, 3].map((at) => due(`${at}`, exactly(NOW + at * 50 * MINUTE_MS))) }),
  });
  expect(pauses()).toEqual([
    'for 1 h 1 falls due before then, by –',
    'until Thu 08:00 3 fall due before then, the first by –',
  ]);
  drawState('clear');
  expect(pauses()[0]).toBe('for 1 h');
});

test('where more clocks wait than are known here, a pause is not said to be harmless', () => {
  const counts = { open: 40, overdue: 0, maybeDue: 0, soon: 0 };
  const soon = [5, 9].map((minutes) => due(`${minutes}`, exactly(NOW + minutes * MINUTE_MS)));
  draw({ kind: 'shown', glance: { ...glance({ due: soon }), counts } });
  expect(pauses()[0]).toBe('for 1 h 2 or more fall due before then, the first by –');
  draw({ kind: 'shown', glance: { ...glance({ due: [due('over', exactly(NOW - HOUR_MS))] }), counts } });
  expect(pauses()[0]).toBe('for 1 h more may fall due before then');
});

test('the master switch is in reach, and says what it stops', async () => {
  const acts = drawState('due');
  expect(button('Switch off').title).toBe('Stop all reading and alerts, in every tab');
  await userEvent.click(button('Switch off'));
  expect(acts.watch).toHaveBeenCalledExactlyOnceWith(false);
});

test('switched off is said before all else; what is known stays, marked as of then, and nothing is said to be watched', async () => {
  const acts = drawState('off');
  expect(textOf('.states .state-line')).toBe('Switched off: nothing is read, no alerts');
  expect(textOf('.states')).toMatch(/is as of \d\d:58\./);
  expect(textOf('#popup')).not.toMatch(/Watching|Pause/);
  expect(textsOf('.as-of')).toEqual([
    expect.stringMatching(/^As of \d\d:58$/),
    expect.stringMatching(/^As of \d\d:58$/),
  ]);
  expect(textsOf('.due-row')).toHaveLength(3);
  await userEvent.click(button('Switch on'));
  expect(acts.watch).toHaveBeenCalledExactlyOnceWith(true);
});

test('switched off with nothing due is no all-clear', () => {
  draw({ kind: 'shown', glance: glance({ watching: false }) });
  expect(textOf('.nothing')).toBe('Nothing is known to be due.');
});

test('switched off before anything was read, it does not send anyone to the inbox', () => {
  drawState('off-first-day');
  expect(textOf('#popup')).not.toMatch(/inbox|as of/);
  expect(button('Switch on')).toBeDefined();
});
