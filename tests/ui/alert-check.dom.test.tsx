import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AlertCheckActs, AlertGround } from '../../src/ui/shared/alert-check-acts';
import { englishI18n } from '../platform/english';
import { button, complaintsOfAxe, textOf, textsOf } from './drawn';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { clearPage, drawPage, standingOut } = await import('./pages-world');
const { AlertCheckSection } = await import('../../src/ui/options/alert-check-section');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clearPage);

const SYSTEMS = ['windows', 'mac', 'linux', 'chromeos', 'other'] as const;

function draw(ground: Partial<AlertGround> = {}, isShown = true) {
  let turn = 0;
  const acts = {
    ground: vi.fn<AlertCheckActs['ground']>(async () => ({
      ...{ system: 'windows', isFirefox: false, isAllowed: true },
      ...ground,
    })),
    test: vi.fn<AlertCheckActs['test']>(async () => {
      turn += 1;
      return { id: `test|${turn}`, isShown };
    }),
    seen: vi.fn<AlertCheckActs['seen']>(async () => {}),
  };
  drawPage(
    <main class="page">
      <h1>Settings</h1>
      <AlertCheckSection acts={acts} />
    </main>,
  );
  return acts;
}
const press = (name: string): Promise<void> => userEvent.click(button(name));
const said = (): string | null => textOf('.alert-check-said');
async function sayNo(): Promise<void> {
  await press('Send a test alert');
  await vi.waitFor(() => expect(button('No')).toBeTruthy());
  await press('No');
}

test('nothing is sent before it is asked for, and nothing is claimed', () => {
  const acts = draw();
  expect(textsOf('button')).toEqual(['Send a test alert']);
  expect(said()).toBe('');
  expect(acts.test).not.toHaveBeenCalled();
});

test('Yes is noted with the alert that was seen, and the focus goes on to what is said', async () => {
  const acts = draw();
  await press('Send a test alert');
  await vi.waitFor(() => expect(said()).toBe('Sent. Did you see it?'));
  await press('Send another');
  await vi.waitFor(() => expect(acts.test).toHaveBeenCalledTimes(2));
  await press('Yes');
  await vi.waitFor(() => expect(said()).toBe('Good: alerts reach you.'));
  expect(acts.seen).toHaveBeenCalledExactlyOnceWith('test|2');
  await vi.waitFor(() => expect(document.activeElement!.textContent).toBe('Good: alerts reach you.'));
  expect(textsOf('button')).toEqual(['Send another']);
});

test.each([
  ['windows', /System > Notifications/],
  ['mac', /System Settings > Notifications/],
  ['linux', /GNOME/],
  ['chromeos', /Chrome nor Reply Clock/],
  ['other', /your system's settings/],
] as const)('No names what to switch on in %s', async (system, named) => {
  const acts = draw({ system });
  await sayNo();
  await vi.waitFor(() => expect(textsOf('.alert-check li').join(' ')).toMatch(named));
  expect(said()).toMatch(/^Then something holds alerts back/);
  expect(acts.seen).not.toHaveBeenCalled();
});

test('the browser is named that is meant', async () => {
  draw({ isFirefox: true, isAllowed: null });
  await sayNo();
  await vi.waitFor(() => expect(textsOf('.alert-check li').join(' ')).toContain('Firefox is on'));
  expect(textOf('.alert-check')).not.toMatch(/Chrome/);
});

test('an alert that the browser refuses is not asked about', async () => {
  draw({}, false);
  await press('Send a test alert');
  await vi.waitFor(() => expect(said()).toMatch(/^The browser did not take it/));
  expect(textsOf('button')).toEqual(['Send another']);
  expect(textsOf('.alert-check li').length).toBeGreaterThan(2);
});

test.each([
  [false, /alerts of Reply Clock are blocked/, 1],
  [true, /lets Reply Clock show alerts. Your system may still/, 0],
  [null, /it does not tell/, 0],
])('where the browser says allowed: %s, that is said', async (isAllowed, text, alarms) => {
  draw({ isAllowed });
  await vi.waitFor(() => expect(textOf('.alert-check')).toMatch(text));
  expect(textsOf('[role="alert"]')).toHaveLength(alarms);
});

test('what could not be sent or noted is said, and can be tried again', async () => {
  const acts = draw();
  acts.test.mockRejectedValueOnce(new Error('no answer'));
  await press('Send a test alert');
  await vi.waitFor(() => expect(textOf('[role="alert"]')).toMatch(/did not work|could not/i));
  await press('Send a test alert');
  await vi.waitFor(() => expect(button('Yes')).toBeTruthy());
  acts.seen.mockRejectedValueOnce(new Error('no answer'));
  await press('Yes');
  await vi.waitFor(() => expect(textsOf('[role="alert"]')).toHaveLength(1));
  expect(said()).toBe('Sent. Did you see it?');
});

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(SYSTEMS)('axe finds nothing in the steps for %s, and they fit', async (system) => {
    document.documentElement.style.colorScheme = scheme;
    draw({ system, isAllowed: false });
    await sayNo();
    await vi.waitFor(() => expect(textsOf('.alert-check li').length).toBeGreaterThan(2));
    expect(await complaintsOfAxe()).toEqual([]);
    expect(await standingOut(320)).toEqual([]);
  });
});
