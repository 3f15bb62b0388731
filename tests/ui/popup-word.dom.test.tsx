import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ToldWord } from '../../src/core/glance';
import { exactly, HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { fieldMinute } from '../../src/ui/popup/time-field';
import { englishI18n } from '../platform/english';
import { due, glance, NOW } from './states';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { button, clear, draw, quietActs, textOf, textsOf } = await import('./popup-world');

let acts: ReturnType<typeof quietActs>;
const clocks = [
  due('key:1', exactly(NOW + 2 * HOUR_MS + 20_000)),
  due('key:2', exactly(NOW + 3 * HOUR_MS), { buyer: 'Priya' }),
];
const RECEIVED = clocks[0]!.receivedAt.earliest;
const show = (told: ToldWord[] = [], due = clocks) => draw({ kind: 'shown', glance: glance({ due, told }) }, { acts });
const field = (): HTMLInputElement => document.querySelector<HTMLInputElement>('input[type="datetime-local"]')!;

beforeEach(async () => {
  acts = quietActs();
  show();
});
afterEach(clear);

async function openMenu(): Promise<void> {
  await userEvent.click(button('Your word on Anna K., or snooze'));
  await vi.waitFor(() => expect(document.activeElement).toBe(button('I answered it at')));
}

test('the menu is a disclosure: it says that it is open, takes the focus, and Escape gives it back', async () => {
  const disclosure = button('Your word on Anna K., or snooze');
  expect(disclosure.getAttribute('aria-expanded')).toBe('false');
  await openMenu();
  expect(disclosure.getAttribute('aria-expanded')).toBe('true');
  await userEvent.keyboard('{Escape}');
  expect(document.querySelector('.menu')).toBeNull();
  expect(document.activeElement).toBe(disclosure);
  expect(disclosure.getAttribute('aria-expanded')).toBe('false');
});

test('only one menu is open', async () => {
  await openMenu();
  await userEvent.click(button('Your word on Priya, or snooze'));
  await vi.waitFor(() => expect(document.querySelectorAll('.menu')).toHaveLength(1));
  expect(document.querySelector('.due-row:nth-child(2) .menu')).not.toBeNull();
});

test('answered now, as the field says by itself', async () => {
  await openMenu();
  expect(field().value).toBe(fieldMinute(NOW));
  await userEvent.click(button('I answered it at'));
  expect(acts.tell).toHaveBeenCalledExactlyOnceWith({ threadId: 'key:1', claim: 'answered', at: NOW, undoes: null });
});

test('answered in the past, but not before the message came, nor later than now', async () => {
  await openMenu();
  await userEvent.fill(field(), fieldMinute(NOW - 5 * HOUR_MS));
  await userEvent.click(button('I answered it at'));
  expect(acts.tell).toHaveBeenLastCalledWith({
    threadId: 'key:1',
    claim: 'answered',
    at: NOW - 5 * HOUR_MS,
    undoes: null,
  });

  // The message's own minute, of which 20 seconds had passed.
  await openMenu();
  await userEvent.fill(field(), fieldMinute(RECEIVED));
  await userEvent.click(button('I answered it at'));
  expect(acts.tell).toHaveBeenLastCalledWith({ threadId: 'key:1', claim: 'answered', at: RECEIVED, undoes: null });

  acts.tell.mockClear();
  await openMenu();
  for (const at of [RECEIVED - MINUTE_MS, NOW + 2 * MINUTE_MS]) {
    await userEvent.fill(field(), fieldMinute(at));
    await userEvent.click(button('I answered it at'));
  }
  expect(acts.tell).not.toHaveBeenCalled();
});

test.each([
  ['No response needed', 'no-response-needed'],
  ['Not a buyer message', 'not-a-buyer-message'],
])('%s is told by keyboard alone', async (label, claim) => {
  await openMenu();
  button(label).focus();
  await userEvent.keyboard('{Enter}');
  expect(acts.tell).toHaveBeenCalledExactlyOnceWith({ threadId: 'key:1', claim, at: NOW, undoes: null });
});

const word: ToldWord = {
  factId: 'new',
  threadId: 'key:1',
  claim: 'no-response-needed',
  at: NOW,
  buyer: 'Anna K.',
  subject: 'Parcel',
};

test("a word given is shown as the seller's, with its Undo at hand", async () => {
  await openMenu();
  await userEvent.click(button('No response needed'));
  show([word], clocks.slice(1));
  await vi.waitFor(() => expect(document.activeElement).toBe(button('Undo your word on Anna K.')));
  expect(textsOf('.told-row')).toEqual(['Anna K. you say: no response needed Undo']);
});

test('Undo takes back that very word, and leaves the focus in the list', async () => {
  show([word], clocks.slice(1));
  await userEvent.click(document.querySelector('.told summary')!);
  await userEvent.click(button('Undo your word on Anna K.'));
  expect(acts.tell).toHaveBeenCalledExactlyOnceWith({
    threadId: 'key:1',
    claim: 'no-response-needed',
    at: NOW,
    undoes: 'new',
  });
  expect(document.activeElement?.textContent).toBe('Due next');
  show();
  expect(document.querySelector('.told')).toBeNull();
});

test('a word that could not be saved is still to be given, and that is said', async () => {
  acts.tell.mockRejectedValueOnce(new Error('failed'));
  await openMenu();
  await userEvent.click(button('Not a buyer message'));
  await vi.waitFor(() => expect(textOf('.menu [role="alert"]')).toBe('That could not be saved. Please try again.'));
});

test('every control is reached by Tab, in the order in which it stands, and can be seen to have the focus', async () => {
  await openMenu();
  const controls = [...document.querySelectorAll<HTMLElement>('button, input, summary')].filter((control) => {
    const isOtherRadio = control instanceof HTMLInputElement && control.type === 'radio' && !control.checked;
    // What is folded away is reached once it is unfolded.
    return !isOtherRadio && control.checkVisibility();
  });
  expect(controls.length).toBeGreaterThan(9);
  controls[0]!.focus();
  const reached: Element[] = [controls[0]!];
  for (let presses = 0; presses < 40 && reached.length < controls.length; presses += 1) {
    await userEvent.keyboard('{Tab}');
    const active = document.activeElement as HTMLElement;
    // A time field has several stops.
    if (active === reached.at(-1)) continue;
    reached.push(active);
    const marked = active.matches('[type="radio"]') ? active.nextElementSibling! : active;
    expect(getComputedStyle(marked).outlineStyle, active.outerHTML.slice(0, 80)).toBe('solid');
  }
  expect(reached).toEqual(controls);
});

test('days are a radio group: arrows choose', async () => {
  const onDays = vi.fn();
  draw({ kind: 'shown', glance: glance() }, { acts, onDays });
  document.querySelector<HTMLElement>('input[type="radio"]:checked')!.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(onDays).toHaveBeenCalledExactlyOnceWith(90);
});
