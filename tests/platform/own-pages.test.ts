import { beforeEach, expect, test, vi } from 'vitest';

const ADDRESS = 'chrome-extension://reply-clock/src/ui/dashboard/dashboard.html';
const browser = vi.hoisted(() => ({
  runtime: { getURL: (path: string) => `chrome-extension://reply-clock/${path}`, openOptionsPage: vi.fn() },
  tabs: { query: vi.fn(), create: vi.fn(), update: vi.fn() },
  windows: { update: vi.fn() },
}));
vi.mock('webextension-polyfill', () => ({ default: browser }));
const { openDashboard } = await import('../../src/platform/own-pages');

beforeEach(() => vi.clearAllMocks());

test('the dashboard is opened in a tab', async () => {
  browser.tabs.query.mockResolvedValue([]);
  await openDashboard();
  expect(browser.tabs.query).toHaveBeenCalledExactlyOnceWith({ url: `${ADDRESS}*` });
  expect(browser.tabs.create).toHaveBeenCalledExactlyOnceWith({ url: ADDRESS, active: true });
  expect(browser.tabs.update).not.toHaveBeenCalled();
});

test('where a tab shows it already, that one comes to the front', async () => {
  browser.tabs.query.mockResolvedValue([{ id: 7, windowId: 3 }]);
  await openDashboard();
  expect(browser.tabs.update).toHaveBeenCalledExactlyOnceWith(7, { active: true });
  expect(browser.windows.update).toHaveBeenCalledExactlyOnceWith(3, { focused: true });
  expect(browser.tabs.create).not.toHaveBeenCalled();
});
