import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, HOUR_MS } from '../../src/core/span';
import { englishI18n } from '../platform/english';
import { complaintsOfAxe, textOf, textsOf } from './drawn';
import { coverage, daytimeLooks, NOW } from './states';

vi.mock('webextension-polyfill', () => ({
  default: { i18n: englishI18n, runtime: { getManifest: () => ({ version: '0.1.0' }) } },
}));
const { clearPage, dashboardProps, drawPage, dashboardSource, ledgerView, seenAccount, standingOut } = await import(
  './dashboard-world'
);
const { AccountsSection } = await import('../../src/ui/dashboard/accounts-section');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clearPage);

const HOST = 'sellercentral.amazon.de';
const allDay = DEFAULT_SETTINGS.workWeek.map(() => ({ from: 0, to: 24 * 60 }));
const looksAt = (times: readonly number[], account = 'NORDWIND', host = HOST) =>
  times.map((at) => ({ account, host, at }));
const everyQuarter = Array.from({ length: 8 * 96 }, (_, i) => NOW - i * (HOUR_MS / 4));
const hole = everyQuarter.filter((at) => at <= NOW - 40 * HOUR_MS || at >= NOW - 25 * HOUR_MS);

async function draw(looks: ReturnType<typeof looksAt>, over: Parameters<typeof ledgerView>[0] = {}) {
  const settings = { ...DEFAULT_SETTINGS, workWeek: allDay };
  const view = ledgerView({ accounts: [coverage()], seen: [seenAccount()], settings, ...over });
  const source = { ...dashboardSource(view), looks: vi.fn(async () => looks) };
  drawPage(
    <main class="page dashboard">
      <h1>Dashboard</h1>
      <AccountsSection {...dashboardProps({ view, source })} />
    </main>,
  );
  expect(document.querySelector('.blind-picture')).toBeNull();
  await vi.waitFor(() => expect(document.querySelector('.blind-hours.loading')).toBeNull());
  return source;
}
const text = () => textOf('.blind-hours');

test('how much of the working hours was not read, and the longest time of it', async () => {
  await draw(looksAt(hole));
  expect(text()).toMatch(/^Not read for 15 of your last 1\d\d working hours\. The longest time: 15 h, /);
});

test('each time stands in a folded table', async () => {
  await draw(looksAt(hole));
  expect(document.querySelector('.blind-hours table')).toBeNull();
  document.querySelector<HTMLDetailsElement>('.blind-hours details')!.open = true;
  await vi.waitFor(() => expect(document.querySelector('.blind-hours tbody')).not.toBeNull());
  expect(textsOf('.blind-hours tbody td')).toEqual(['15 h', '15 h']);
});

test('an inbox that was read all the time has no such table', async () => {
  await draw(looksAt(everyQuarter));
  expect(text()).toContain('never unread for longer than an hour');
  expect(document.querySelector('.blind-hours details')).toBeNull();
  expect(document.querySelectorAll('.blind-day .blind')).toHaveLength(0);
});

test("another account's looks are not this one's", async () => {
  await draw([...looksAt(everyQuarter, 'ALMA'), ...looksAt(everyQuarter, 'NORDWIND', 'sellercentral.amazon.fr')]);
  expect(text()).toMatch(/^Not read for 1\d\d of your/);
});

test('nothing is said of the time before it was watched', async () => {
  await draw(looksAt([]), { seen: [seenAccount({ watchedFrom: NOW - 30 * HOUR_MS })] });
  expect(document.querySelectorAll('.blind-day').length).toBeLessThanOrEqual(3);
  expect(text()).toMatch(/^Not read for 30 of your last 30 working hours/);
});

test('what was never read has no picture, and a list that is not whole its caution', async () => {
  await draw(looksAt([]), { seen: [seenAccount({ watchedFrom: null })] });
  expect(document.querySelector('.blind-hours')).toBeNull();
  clearPage();
  await draw(looksAt(hole), { accounts: [coverage({ complete: false, why: 'no-count' })] });
  expect(text()).toContain('there may have been more looks');
});

test('where the log cannot be read, that is said', async () => {
  const view = ledgerView({ accounts: [coverage()], seen: [seenAccount()] });
  const source = { ...dashboardSource(view), looks: vi.fn(() => Promise.reject(new Error('no ledger'))) };
  drawPage(<AccountsSection {...dashboardProps({ view, source })} />);
  await vi.waitFor(() => expect(textOf('.account-part')).toContain('could not be found out'));
});

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test('axe finds nothing, and it fits a narrow page', async () => {
    document.documentElement.style.colorScheme = scheme;
    await draw(looksAt(daytimeLooks(NOW).filter((at) => at > NOW - 7 * DAY_MS)));
    document.querySelector<HTMLDetailsElement>('.blind-hours details')!.open = true;
    await vi.waitFor(() => expect(document.querySelector('.blind-hours tbody')).not.toBeNull());
    expect(await complaintsOfAxe()).toEqual([]);
    for (const width of [320, 1_000]) expect(await standingOut(width)).toEqual([]);
  });
});
