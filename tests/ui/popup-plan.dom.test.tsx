import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { exactly, HOUR_MS } from '../../src/core/span';
import type { ReadPlan } from '../../src/ui/popup/read-plan';
import { englishI18n } from '../platform/english';
import { plan, plans } from './plans';
import { coverage, due, glance, NOW, states } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { button, clear, complaintsOfAxe, draw, quietActs, textOf, textsOf } = await import('./popup-world');

beforeAll(() => {
  document.documentElement.lang = 'en';
  document.title = 'Reply Clock';
});
afterEach(clear);

const clock = (at: number): string =>
  new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
const later = (at: number): string => `${new Intl.DateTimeFormat('en', { weekday: 'short' }).format(at)} ${clock(at)}`;
const calm = glance({ due: [due('key:1', exactly(NOW + 2 * HOUR_MS))] });

async function open(shown: ReadPlan | null, view = calm) {
  const acts = quietActs();
  acts.readPlan.mockResolvedValue(shown);
  draw({ kind: 'shown', glance: view }, { acts });
  await userEvent.click(button('Before you go'));
  await vi.waitFor(() => expect(document.querySelector('.plan[aria-busy="false"]')).not.toBeNull());
  return acts;
}

describe.each(['light', 'dark'])('in %s colours', (scheme) => {
  test.each(Object.keys(plans))('axe finds nothing in the plan "%s", and it fits its width', async (name) => {
    document.documentElement.style.colorScheme = scheme;
    await open(plans[name]!);
    expect(await complaintsOfAxe()).toEqual([]);
    const { width } = document.body.getBoundingClientRect();
    for (const found of document.querySelectorAll('#popup *'))
      expect(found.getBoundingClientRect().right).toBeLessThanOrEqual(width + 0.5);
  });
});

test('why each cannot wait, in order, with its time and whose it is', async () => {
  await open(plans.weekend!);
  expect(textOf('.plan .state-line')).toBe(`Away from ${clock(NOW + 7 * HOUR_MS)} until ${later(NOW + 55 * HOUR_MS)}`);
  expect(textsOf('.plan h3')).toEqual([
    'Overdue now',
    'Due before you leave',
    'Due before you are back',
    'Due soon after you are back',
    'May fall due: open once to be sure',
  ]);
  expect(textsOf('.planned li')[0]).toBe(
    `overdue 2 h 00 was due ${clock(NOW - 2 * HOUR_MS)} Anna K. Where is my parcel? It should have come on Monday DE Germany`,
  );
  expect(textsOf('.planned li').slice(3, 4)[0]).toMatch(/^by .* A message DE/);
  expect(textsOf('.planned.before li')).toHaveLength(2);
  expect(textsOf('.planned.maybe strong')[0]).toMatch(/^by .*–/);
  expect(textOf('.plan')).toContain(`Look again by ${later(NOW + 23 * HOUR_MS)}. That is while you are away.`);
});

test('it stands in place of the share and the list, under how the inbox is watched, and is read only when opened', async () => {
  const acts = quietActs();
  draw({ kind: 'shown', glance: calm }, { acts });
  expect(acts.readPlan).not.toHaveBeenCalled();
  clear();
  const opened = await open(plans.weekend!);
  expect(opened.readPlan).toHaveBeenCalledOnce();
  expect(document.querySelector('.share, .due, footer')).toBeNull();
  expect(textOf('.states')).toBe('Watching · read 2 min ago');
});

test.each([
  ['Back', () => userEvent.click(button('Back'))],
  ['Escape', () => userEvent.keyboard('{Escape}')],
])('the heading has the focus, and %s gives it back to the button', async (_, goBack) => {
  await open(plans.weekend!);
  expect(document.activeElement).toBe(document.getElementById('plan-heading'));
  await goBack();
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Before you go')));
  expect(document.querySelector('.plan')).toBeNull();
  expect(document.querySelector('.share')).not.toBeNull();
});

test('a row opens its thread; what does not fit is counted and leads to the dashboard', async () => {
  const acts = await open(plans.many!);
  expect(textsOf('.planned li')).toHaveLength(12);
  await userEvent.click(document.querySelector('.planned .thread')!);
  expect(acts.openThread).toHaveBeenCalledExactlyOnceWith('key:0');
  await userEvent.click(button('and 7 more, in the dashboard'));
  expect(acts.openDashboard).toHaveBeenCalledOnce();
});

test.each([
  ['nothing', `Nothing falls due before you are back at ${later(NOW + 22 * HOUR_MS)}.`],
  ['nothing', `Look again by ${later(NOW + 23 * HOUR_MS)}.`],
  ['unread', 'No inbox has been read yet: open it once before you go.'],
  ['long-unread', 'Look again before you go: what has come since the inbox was last read may be due soon.'],
  ['away', `Away until ${clock(NOW + 12 * HOUR_MS)}`],
])('%s: %s', async (name, words) => {
  await open(plans[name]!);
  expect(textOf('.plan')).toContain(words);
  if (name === 'nothing') expect(textOf('.plan')).not.toMatch(/while you are away|not in this plan/);
});

test('without any hours it says so, and leads to the settings', async () => {
  const acts = await open(plans['no-hours']!);
  expect(textOf('.plan .state-line')).toBe(
    'When you are away is not known: no quiet hours and no working hours with an end are set.',
  );
  expect(textOf('.plan')).not.toMatch(/Nothing falls due|Look again/);
  await userEvent.click(button('Set them in the settings'));
  expect(acts.openSettings).toHaveBeenCalledOnce();
});

test.each([
  ['stale', coverage({ state: 'stale' })],
  ['unreadable', coverage({ state: 'unreadable', why: 'list-not-understood', complete: false })],
])('of an inbox that is %s it says that the unread is not in it', async (_, account) => {
  await open(plans.nothing!, glance({ accounts: [account] }));
  expect(textOf('.plan')).toContain('Nothing is known to fall due before you are back');
  expect(textOf('.plan')).toContain('What has not been read is not in this plan.');
});

test.each([
  ['cannot be read', () => Promise.reject(new Error('blocked'))],
  ['is not there', () => Promise.resolve(null)],
])('a ledger that %s makes no empty plan', async (_, read) => {
  const acts = quietActs();
  acts.readPlan.mockImplementation(read);
  draw({ kind: 'shown', glance: calm }, { acts });
  await userEvent.click(button('Before you go'));
  await vi.waitFor(() => expect(textOf('.plan .failed')).toMatch(/^The plan could not be read/));
  expect(textOf('.plan')).not.toMatch(/Nothing falls due/);
});

test('what has changed is planned anew', async () => {
  const acts = await open(plans.weekend!);
  acts.readPlan.mockResolvedValue(plan([]));
  draw({ kind: 'shown', glance: glance() }, { acts });
  await vi.waitFor(() => expect(textOf('.plan')).toContain('Nothing falls due before you are back'));
  expect(acts.readPlan).toHaveBeenCalledTimes(2);
});

test.each(['first-day', 'mirror', 'loading', 'failed'])('%s has nothing to plan from', (name) => {
  draw(states[name]!);
  expect(textOf('#popup')).not.toContain('Before you go');
});
