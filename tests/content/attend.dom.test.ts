import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Choice } from '../../src/content/choices';
import { englishI18n } from '../platform/english';
import { drawInbox, someCards } from '../site/reconstruction';

type Hear = (message: unknown) => void;
const heard = new Set<Hear>();
const asked: { type: string }[] = [];
const ON: Choice = { watching: true, exactTimes: false, lesson: null };
const OFF: Choice = { ...ON, watching: false };
let answer: (type: string) => unknown;

vi.mock('webextension-polyfill', () => ({
  default: {
    i18n: englishI18n,
    runtime: {
      id: 'reply-clock',
      onMessage: { addListener: (hear: Hear) => heard.add(hear), removeListener: (hear: Hear) => heard.delete(hear) },
      sendMessage: async (message: { type: string }) => {
        asked.push(message);
        return answer(message.type);
      },
    },
  },
}));
// The tests' own page is none of Seller Central's.
vi.mock(import('../../src/site/watcher'), async (original) => {
  const real = await original();
  const url = () => new URL('https://sellercentral.amazon.in/messaging/inbox');
  return { ...real, watchPage: (options) => real.watchPage({ ...options, url }) };
});
const { attend } = await import('../../src/content/attend');

/** The worker's answers, with these choices. */
const worker = (choice: Choice) => (type: string) => {
  if (type === 'watch.get') return choice;
  return type === 'reading.report' ? { acknowledged: true, cards: [], refused: 0 } : { cards: [] };
};
const tell = (type: string) => {
  for (const hear of [...heard]) hear({ type });
};
const typesAsked = () => [...new Set(asked.map(({ type }) => type))];
const said: string[] = [];
const note = (event: Event): number => said.push(event.type);

beforeEach(() => {
  for (const type of ['reply-clock:listen', 'reply-clock:silence']) document.addEventListener(type, note);
  drawInbox({ cards: someCards(3) });
});
afterEach(async () => {
  answer = worker(OFF);
  tell('watch.changed');
  await vi.waitFor(() => expect(heard.size).toBe(0));
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  asked.length = 0;
  said.length = 0;
});

test('nothing of a page is read or drawn where the worker says that it is switched off; the script goes', async () => {
  answer = worker(OFF);
  const read = vi.spyOn(document, 'createTreeWalker');
  const watched = vi.spyOn(MutationObserver.prototype, 'observe');
  attend();
  await vi.waitFor(() => expect(heard.size).toBe(0));
  expect(asked).toEqual([{ type: 'watch.get', account: null }]);
  expect(read).not.toHaveBeenCalled();
  expect(watched).not.toHaveBeenCalled();
  // An observer may have come in before it was switched off.
  expect(said).toEqual(['reply-clock:silence']);
  expect(Symbol.for('reply-clock') in globalThis).toBe(false);
});

test('while the worker cannot be reached nothing is read; it is asked until it answers', async () => {
  vi.useFakeTimers();
  const watched = vi.spyOn(MutationObserver.prototype, 'observe');
  answer = () => {
    throw new Error('Could not establish connection');
  };
  attend();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(asked.length).toBeGreaterThan(2);
  expect(typesAsked()).toEqual(['watch.get']);
  expect(watched).not.toHaveBeenCalled();
  answer = worker(ON);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(watched).toHaveBeenCalled();
});

test('a page that is watched is left alone as soon as it is told, and read again by a new script', async () => {
  answer = worker({ ...ON, exactTimes: true });
  attend();
  await vi.waitFor(() => expect(typesAsked()).toContain('reading.report'));
  await vi.waitFor(() => expect(said).toEqual(['reply-clock:listen']));
  answer = worker(OFF);
  tell('watch.changed');
  await vi.waitFor(() => expect(heard.size).toBe(0));
  expect(said).toEqual(['reply-clock:listen', 'reply-clock:silence', 'reply-clock:silence']);
  expect(document.querySelector('[data-reply-clock]')).toBeNull();
  asked.length = 0;
  drawInbox({ cards: someCards(5) });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(asked).toEqual([]);

  answer = worker(ON);
  attend();
  await vi.waitFor(() => expect(typesAsked()).toContain('reading.report'));
});

test('an answer of before the switch was turned does not start anything', async () => {
  const late: ((choice: Choice) => void)[] = [];
  answer = () => new Promise((resolve) => late.push(resolve));
  const watched = vi.spyOn(MutationObserver.prototype, 'observe');
  attend();
  tell('watch.changed');
  late[1]!(OFF);
  late[0]!(ON);
  await vi.waitFor(() => expect(heard.size).toBe(0));
  expect(watched).not.toHaveBeenCalled();
});

test('a page from the back-forward cache, which heard of nothing, asks anew', async () => {
  answer = worker(ON);
  attend();
  await vi.waitFor(() => expect(typesAsked()).toContain('reading.report'));
  answer = worker(OFF);
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  await vi.waitFor(() => expect(heard.size).toBe(0));
});
