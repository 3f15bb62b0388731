import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DAY_MS } from '../../src/core/span';
import { englishI18n } from '../platform/english';
import { NOW, states } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { button, clear, complaintsOfAxe, draw, quietActs, textsOf } = await import('./popup-world');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clear);

const asked = (): string[] => textsOf('.state.doubt').filter((text) => text.includes('Do they reach you?'));

test.each(['light', 'dark'])(
  'where for long nobody touched an alert, it asks, and leads to the test, in %s',
  async (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    const acts = quietActs();
    acts.untouchedAlerts.mockResolvedValue({ count: 6, since: NOW - 8 * DAY_MS, countsCloses: true });
    draw(states['due']!, { acts });
    await vi.waitFor(() => expect(asked()[0]).toMatch(/^6 alerts in 8 d, and none was clicked or closed/));
    expect(await complaintsOfAxe()).toEqual([]);
    await userEvent.click(button('Check'));
    expect(acts.openAlertCheck).toHaveBeenCalledOnce();
  },
);

test('where the browser does not tell who closed an alert, it speaks of clicks only', async () => {
  const acts = quietActs();
  acts.untouchedAlerts.mockResolvedValue({ count: 5, since: NOW - 7 * DAY_MS, countsCloses: false });
  draw(states['due']!, { acts });
  await vi.waitFor(() => expect(asked()[0]).toMatch(/none was clicked. Do they/));
});

describe('it says nothing of it', () => {
  test.each([
    ['there is no such doubt', async () => null],
    ['it cannot be read', () => Promise.reject(new Error('no storage'))],
  ])('where %s', async (_, untouchedAlerts) => {
    const acts = { ...quietActs(), untouchedAlerts: vi.fn(untouchedAlerts) };
    draw(states['due']!, { acts });
    await vi.waitFor(() => expect(acts.untouchedAlerts).toHaveBeenCalled());
    await new Promise((resume) => setTimeout(resume));
    expect(asked()).toEqual([]);
  });
});
