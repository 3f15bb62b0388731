import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';
import { coverage, HOSTILE, NOW } from './states';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
const world = await import('./dashboard-world');
const { ALMA, clearPage, dashboardProps, drawPage, ledgerView, partlySeen, seenAccount, shownThread, standingOut } =
  world;
const { AccountsSection } = await import('../../src/ui/dashboard/accounts-section');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clearPage);

type Props = ReturnType<typeof dashboardProps>;
const draw = (over: Parameters<typeof dashboardProps>[0] = {}): Props => {
  const props = dashboardProps(over);
  drawPage(
    <main class="page dashboard">
      <h1>Dashboard</h1>
      <AccountsSection {...props} />
    </main>,
  );
  return props;
};
const one = (seen = partlySeen(12, 23), over: Parameters<typeof ledgerView>[0] = {}) =>
  ledgerView({ accounts: [coverage()], seen: [seen], ...over });
const steps = (): string[] =>
  [...document.querySelectorAll('.history-guide > ol > li')].map((step) => step.textContent.replaceAll(/\s+/g, ' '));
const done = (): boolean[] =>
  [...document.querySelectorAll('.history-guide > ol > li')].map(({ className }) => className === 'done');
const exact = { settings: { ...DEFAULT_SETTINGS, exactTimes: true } };

const unsound = ledgerView({
  accounts: [
    coverage({ state: 'stale', asOf: NOW - 9 * HOUR_MS }),
    coverage({ account: ALMA, state: 'signed-out', complete: false }),
    coverage({ account: HOSTILE, state: 'unreadable', why: 'list-not-understood', complete: false }),
    coverage({ account: 'x'.repeat(300), state: 'not-watching', complete: false }),
  ],
  seen: [partlySeen(12, 3), seenAccount({ account: ALMA, knownFrom: null, listedFrom: null })],
});

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each([
    ['one', one()],
    ['unsound', unsound],
  ] as const)('axe finds nothing in %s', async (_, view) => {
    document.documentElement.style.colorScheme = scheme;
    draw({ view });
    for (const details of document.querySelectorAll('details')) details.open = true;
    expect(await complaintsOfAxe()).toEqual([]);
  });
});

test('fits from 320 pixels to wide, in large letters too', async () => {
  for (const view of [one(), unsound]) {
    draw({ view });
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const size of ['', '24px']) {
      document.documentElement.style.fontSize = size;
      for (const width of [320, 2_000]) expect(await standingOut(width)).toEqual([]);
    }
  }
});

test('without an account the inbox is the one thing to open', async () => {
  const { source } = draw({ view: ledgerView({ accounts: [], seen: [] }) });
  await userEvent.click(button('Open inbox'));
  expect(source.openInbox).toHaveBeenCalledExactlyOnceWith(null);
  expect(document.querySelector('progress')).toBeNull();
});

test('each state has its words, and the one thing to do', async () => {
  const { source } = draw({ view: unsound });
  expect(textsOf('.account-state > p:not(.quiet)')).toEqual([
    'Inbox last read 9 h ago',
    expect.stringMatching(/^Signed out since/),
    'The inbox cannot be read',
    expect.stringMatching(/amazon\.de/),
  ]);
  await userEvent.click(button('Sign in'));
  expect(source.openInbox).toHaveBeenCalledExactlyOnceWith('sellercentral.amazon.de');
  await userEvent.click(button('Allow again'));
  expect(source.allow).toHaveBeenCalledExactlyOnceWith('sellercentral.amazon.de');
});

describe('until the window is filled', () => {
  test('it says how many of its days are seen', () => {
    draw({ view: one() });
    expect(textOf('.days-seen')).toBe('2 of 30 days seen');
    const bar = document.querySelector('progress')!;
    expect([bar.value, bar.max]).toEqual([2, 30]);
    expect(document.getElementById(bar.getAttribute('aria-labelledby')!)!.textContent).toBe('2 of 30 days seen');
  });

  test('the first steps are exact times, or not, and the folder All', async () => {
    const { source } = draw({ view: one(seenAccount({ listedFrom: null, knownFrom: NOW - HOUR_MS })) });
    expect(done()).toEqual([false, false, false, false]);
    await userEvent.click(button('Settings'));
    expect(source.openSettings).toHaveBeenCalledOnce();
    await userEvent.click(button('Open inbox'));
    expect(source.openInbox).toHaveBeenCalledExactlyOnceWith('sellercentral.amazon.de');
  });

  test.each(['not-all-rendered', 'folder-unknown'] as const)(
    'a list that cannot be followed by its cards (%s) needs exact times, and only without them',
    (why) => {
      const accounts = [coverage({ complete: false, why, folder: 'all' })];
      const seen = seenAccount({ listedFrom: null, knownFrom: NOW - HOUR_MS });
      draw({ view: one(seen, { accounts }) });
      expect(steps()[1]).toContain('does not show whether anything of this list is missing: exact times are needed');
      clearPage();
      draw({ view: one(seen, { accounts, ...exact }) });
      expect(steps()[1]).not.toContain('exact times are needed');
    },
  );

  test('whoever stays without exact times is told what opening conversations does, and what it does not', () => {
    const seen = seenAccount({ watchedFrom: NOW - 5 * DAY_MS, listedFrom: null, knownFrom: NOW - 5 * DAY_MS });
    draw({ view: one(seen) });
    expect(steps()[1]).toContain('does not show by its text which folder is open: exact times are needed');
    expect(steps()[1]).toContain('open conversations one by one, and their messages count.');
    expect(steps()[1]).toContain('days before 24 Jul stay unseen');
    clearPage();
    draw({ view: one(partlySeen(12, 0)) });
    expect(steps()[1]).not.toContain('exact times are needed');
    clearPage();
    draw({ view: one(seenAccount({ watchedFrom: null, listedFrom: null, knownFrom: null })) });
    expect(steps()[1]).not.toContain('exact times are needed');
  });

  test('the list is to be scrolled past the window’s first day, and says how far it has come', () => {
    draw({ view: one(partlySeen(12, 0), exact) });
    expect(done()).toEqual([true, true, false, false]);
    // A card's day ends up to a day later than the message came.
    expect(steps()[2]).toMatch(
      /until you see messages older than 28 Jun\.So far it has been read back to 17 Jul\.Open inbox$/,
    );
    clearPage();
    draw({ view: one(partlySeen(12, 0), exact), days: 90 });
    expect(steps()[2]).toContain('29 Apr');
  });

  test('what has to be opened is named, ten at most, newest first; a click opens it', async () => {
    const { source } = draw({ view: one(partlySeen(31, 23), exact) });
    expect(done()).toEqual([true, true, true, false]);
    expect(steps()[3]).toContain('23 conversations of these days have not been opened.');
    await vi.waitFor(() => expect(textOf('.unopened')).toContain('Where is my parcel?'));
    const links = document.querySelectorAll<HTMLButtonElement>('.unopened button');
    expect(links).toHaveLength(10);
    expect(textsOf('.unopened > li').at(-1)).toBe('and 13 more');
    expect(textsOf('.unopened > li')[0]).toContain('26 Jul');
    await userEvent.click(links[1]!);
    expect(source.openThread).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('501'));
  });

  test('of a shorter window only its own are named', () => {
    draw({ view: one(partlySeen(31, 23), exact), days: 7 });
    expect(steps()[3]).toContain('5 conversations');
    expect(document.querySelectorAll('.unopened > li')).toHaveLength(5);
  });

  test('one without a kept name goes by its order, and one that has no address is counted by its day', async () => {
    const props = dashboardProps({ view: one(partlySeen(31, 4), exact) });
    props.source.threads = vi.fn(async (ids: readonly string[]) =>
      ids.map((id, i) =>
        shownThread(id, {
          ...{ buyer: null, subject: null, orderId: i === 0 ? '405-1234567-1234567' : null },
          ...(i > 1 && { caseId: null }),
        }),
      ),
    );
    draw(props);
    await vi.waitFor(() => expect(textOf('.unopened')).toContain('405-1234567-1234567'));
    expect(textsOf('.unopened button')).toEqual(['Order 405-1234567-1234567', 'Open conversation']);
    expect(textsOf('.unopened > li').slice(2)).toEqual([
      expect.stringContaining('1 conversation, in the list of All'),
      expect.stringContaining('1 conversation, in the list of All'),
    ]);
    // Nothing of these is known to the minute.
    expect(textOf('.unopened')).not.toMatch(/\d:\d\d/);
  });

  test('several of one day stand together', () => {
    const at = NOW - 3 * DAY_MS;
    const newestUnread = ['key:a', 'key:b'].map((threadId) => ({ threadId, at }));
    const props = dashboardProps({ view: one(partlySeen(31, 2, { newestUnread }), exact) });
    props.source.threads = vi.fn(() => Promise.reject(new Error('no ledger')));
    draw(props);
    expect(textsOf('.unopened > li')).toEqual([expect.stringMatching(/^26 Jul ?2 conversations, in the list of All$/)]);
  });
});

test('once it is filled, one quiet line says so', () => {
  draw({ view: one(seenAccount({ knownFrom: NOW - 30 * DAY_MS })) });
  expect(textOf('.account-part')).toContain('All of the last 30 days seen');
  expect(document.querySelector('.history-guide, progress')).toBeNull();
});

test('of one account only that one is shown', () => {
  draw({ scope: { account: ALMA, marketplaceId: null } });
  expect(textsOf('.account-part h3')).toEqual([expect.stringContaining(ALMA)]);
});
