import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Reading, UnreadableReason } from '../../src/core/reading';
import { englishI18n } from '../platform/english';
import { drawInbox, someCards } from '../site/reconstruction';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { HelpOffer } = await import('../../src/content/help');

const NOW = Date.UTC(2026, 6, 30, 12, 0);
const asked: string[] = [];
let fails = false;
const help = () =>
  new HelpOffer(async (what) => {
    if (fails) throw new Error('the worker is gone');
    asked.push(what);
  });
let offer = help();
afterEach(() => {
  offer.hide();
  offer = help();
  asked.length = 0;
  fails = false;
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
});

const page = { host: 'sellercentral.amazon.in', account: 'NORDWIND', observedAt: NOW } as const;
const unreadable = (reason: UnreadableReason, kind: 'list' | 'thread' = 'list'): Reading => ({
  ...page,
  kind,
  result: 'unreadable',
  reason,
});
const card = (): HTMLElement | null =>
  document.querySelector('[data-reply-clock="help"]')?.shadowRoot?.querySelector('section') ?? null;
const button = (text: string): HTMLButtonElement =>
  [...card()!.querySelectorAll('button')].find(({ textContent }) => textContent === text)!;

test.each([
  ['list-not-understood', /Show Reply Clock one message/],
  ['dates-not-understood', /no date that Reply Clock can read/],
  ['empty-not-proved', /No message is recognised/],
] as const)('is offered where an example may help: %s', (reason, words) => {
  offer.follow(unreadable(reason));
  expect(card()!.textContent).toMatch(words);
});

test.each([
  unreadable('loading'),
  unreadable('signed-out'),
  unreadable('app-not-mounted'),
  unreadable('list-not-rendered'),
  unreadable('thread-not-understood', 'thread'),
])('is not offered where it would not: $reason', (reading) => {
  offer.follow(reading);
  expect(card()).toBeNull();
});

test('moves nothing, covers little, and goes by itself once the page is read', () => {
  drawInbox({ cards: someCards(6) });
  const boxes = () =>
    [...document.querySelectorAll('#sc-content-container *')].map((each) =>
      JSON.stringify(each.getBoundingClientRect()),
    );
  const before = boxes();
  offer.follow(unreadable('list-not-understood'));
  expect(boxes()).toEqual(before);
  const { width, height } = card()!.getBoundingClientRect();
  expect(width * height).toBeLessThan(0.05 * innerWidth * innerHeight);
  offer.follow(unreadable('thread-not-understood', 'thread'));
  expect(card()).not.toBeNull();
  const read = { ...page, kind: 'list', result: 'read', cards: [] } as unknown as Reading;
  offer.follow(read);
  expect(card()).toBeNull();
});

test('closed once, it does not come again on this page', async () => {
  offer.follow(unreadable('list-not-understood'));
  await userEvent.click(button('Close'));
  expect(card()).toBeNull();
  offer.follow(unreadable('dates-not-understood'));
  expect(card()).toBeNull();
  expect(asked).toEqual([]);
});

test('its buttons do what they say, and the page hears none of it', async () => {
  const heard: string[] = [];
  const ended = new AbortController();
  for (const type of ['click', 'mousedown', 'mouseup', 'pointerdown', 'keydown'])
    document.addEventListener(type, () => heard.push(type), { signal: ended.signal });
  offer.follow(unreadable('list-not-understood'));
  await userEvent.click(button('Show a message'));
  offer = help();
  offer.follow(unreadable('list-not-understood'));
  button('Copy a page report').focus();
  await userEvent.keyboard('{Enter}');
  offer = help();
  offer.follow(unreadable('list-not-understood'));
  button('Close').focus();
  await userEvent.keyboard('{Escape}');
  expect(card()).toBeNull();
  ended.abort();
  expect(asked).toEqual(['teach', 'report']);
  expect(heard).toEqual([]);
});

test('what could not be started is said, and can be tried again', async () => {
  offer.follow(unreadable('list-not-understood'));
  fails = true;
  await userEvent.click(button('Show a message'));
  await vi.waitFor(() => expect(card()!.textContent).toContain('That could not be started'));
  fails = false;
  await userEvent.click(button('Show a message'));
  await vi.waitFor(() => expect(card()).toBeNull());
  expect(asked).toEqual(['teach']);
});

test.each(['light', 'dark'])('is accessible on a %s page', async (scheme) => {
  document.documentElement.style.colorScheme = scheme;
  offer.follow(unreadable('empty-not-proved'));
  const { violations } = await axe.run(document.querySelector('[data-reply-clock="help"]')!, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
});
