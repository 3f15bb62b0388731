import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Lesson } from '../../src/core/lesson';
import type { ListReading } from '../../src/core/reading';
import { ListMemory } from '../../src/site/list-memory';
import { listSeenOf, locateList } from '../../src/site/list-reader';
import { finish } from '../../src/site/text-of';
import { englishI18n } from '../platform/english';
import { drawLayout, LAYOUTS, messages } from '../site/lesson-layouts';
import { drawInbox, make, someCards } from '../site/reconstruction';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { startTeaching } = await import('../../src/content/teach');

const NOW = Date.UTC(2026, 6, 30, 12, 0);
const shown = messages(6);
let kept: (Lesson | null)[] = [];
let reports = 0;
let fails = false;

beforeEach(() => {
  kept = [];
  reports = 0;
  fails = false;
});
afterEach(async () => {
  while (dialog()) await userEvent.keyboard('{Escape}');
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
  scrollTo(0, 0);
});

const start = (hasLesson = false): void =>
  startTeaching({
    document,
    now: () => NOW,
    hasLesson,
    keep: async (lesson) => {
      if (fails) throw new Error('the worker is gone');
      kept.push(lesson);
    },
    onReport: () => void reports++,
  });
const dialog = (): HTMLDialogElement | null =>
  document.querySelector('[data-reply-clock="teach"]')?.shadowRoot?.querySelector('dialog') ?? null;
const within = <E extends Element = HTMLElement>(selector: string): E => dialog()!.querySelector<E>(selector)!;
const button = (text: string): HTMLButtonElement =>
  [...dialog()!.querySelectorAll('button')].find(({ textContent }) => textContent === text)!;
const select = (label: string): HTMLSelectElement =>
  [...dialog()!.querySelectorAll('label')]
    .find(({ firstChild }) => firstChild?.textContent === label)!
    .querySelector('select')!;
const focused = (): Element | null => document.querySelector('[data-reply-clock="teach"]')!.shadowRoot!.activeElement;
const chosenIn = (label: string): string => select(label).selectedOptions[0]!.text;
/** A real click of the mouse where this element is; the dialog's backdrop lies before it. */
const clickAt = (element: Element) => userEvent.click(element, { force: true });

function readBy(lesson: Lesson): ListReading {
  const memory = new ListMemory();
  memory.learn(lesson);
  const url = new URL('https://sellercentral.amazon.in/messaging/inbox');
  const context = { url, now: NOW, asOf: NOW, metricsAreCurrent: true };
  finish(locateList(document, context, memory));
  const { reading } = listSeenOf(document, context, memory);
  expect(reading.result).toBe('read');
  return reading as ListReading;
}

describe.each(Object.entries(LAYOUTS))('%s', (_name, layout) => {
  test('is taught by pointing', async () => {
    const cards = drawLayout(layout, shown);
    start();
    await clickAt(cards[2]!);
    const { name, subject, date } = shown[2]!;
    // What was guessed wrongly is put right, as a seller would.
    for (const [label, text] of [
      ['Buyer’s name', name],
      ['Subject', subject],
      ['Date', date],
    ] as const) {
      const field = select(label.replace('’', "'"));
      const right = [...field.options].find((option) => option.text === text);
      if (right) await userEvent.selectOptions(field, right);
    }
    expect(within('[role="status"]').textContent).toContain(`6 messages found, 6 read:`);
    expect(within('[role="status"]').textContent).toContain('The date is read as: Friday, 3 July 2026');
    expect([...dialog()!.querySelectorAll('li')].map((line) => line.firstElementChild!.textContent)).toEqual(
      shown.slice(0, 3).map((each) => each.name),
    );
    await userEvent.click(button('Keep this example'));
    expect(kept).toHaveLength(1);
    expect(readBy(kept[0]!).cards.map(({ buyer }) => buyer)).toEqual(shown.map((each) => each.name));
  });
});

test('is taught by keyboard only, and focus goes back to where it was', async () => {
  drawLayout(LAYOUTS['three texts without a mark']!, shown);
  const before = make('button', {}, 'Of the page');
  document.body.append(before);
  before.focus();
  start();
  expect(focused()!.getAttribute('aria-label')).toBe('What may be a message');
  const outlined = () => within('.outline').getBoundingClientRect().top;
  const [first] = [outlined()];
  await userEvent.keyboard('{ArrowDown}');
  expect(outlined()).toBeGreaterThan(first);
  await userEvent.keyboard('{Enter}');
  expect(focused()).toBe(select("Buyer's name"));
  expect([chosenIn("Buyer's name"), chosenIn('Date'), chosenIn('Subject')]).toEqual([
    shown[1]!.name,
    shown[1]!.date,
    shown[1]!.subject,
  ]);
  await userEvent.keyboard('{Tab}{Tab}{Tab}');
  expect(focused()).toBe(button('Keep this example'));
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(within('[role="status"]').textContent).toContain('6 messages are read here by it'));
  expect(focused()).toBe(button('Close'));
  await userEvent.keyboard('{Enter}');
  expect(dialog()).toBeNull();
  expect(document.activeElement).toBe(before);
  expect(readBy(kept[0]!).cards).toHaveLength(6);
});

test('focus stays in the dialog, whichever way it goes round', async () => {
  drawLayout(LAYOUTS['rows of a table']!, shown);
  document.body.prepend(make('button', {}, 'Of the page'));
  document.body.append(make('button', {}, 'Of the page'));
  start();
  for (const keys of ['{Tab}', '{Tab}', '{Tab}', '{Tab}', '{Shift>}{Tab}{/Shift}', '{Shift>}{Tab}{/Shift}']) {
    await userEvent.keyboard(keys);
    expect(document.activeElement === document.body || document.activeElement!.hasAttribute('data-reply-clock')).toBe(
      true,
    );
  }
});

test('Escape leaves at each step, and nothing is kept', async () => {
  const cards = drawLayout(LAYOUTS['three texts without a mark']!, shown);
  start();
  await userEvent.keyboard('{Escape}');
  expect(dialog()).toBeNull();
  start();
  await clickAt(cards[0]!);
  await userEvent.keyboard('{Escape}');
  expect(dialog()).toBeNull();
  expect(kept).toEqual([]);
});

test('nothing that is done while pointing reaches the page', async () => {
  const cards = drawLayout(LAYOUTS['all in spans, and a word of the page behind']!, shown);
  const heard: string[] = [];
  const types = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu', 'auxclick'];
  const more = ['pointermove', 'mouseover', 'touchstart', 'keydown', 'keyup', 'keypress', 'focusin'];
  const ended = new AbortController();
  for (const target of [
    document,
    document.body,
    ...document.querySelectorAll('#sc-content-container, #sc-content-container *'),
  ])
    for (const type of [...types, ...more])
      target.addEventListener(type, ({ target: at }) => heard.push(`${type} on ${(at as Element).localName}`), {
        signal: ended.signal,
      });
  const address = location.href;
  start();
  heard.length = 0;
  await userEvent.hover(cards[1]!, { force: true });
  await userEvent.click(cards[3]!, { button: 'right', force: true });
  await userEvent.keyboard('{ArrowDown}x');
  await userEvent.dblClick(document.querySelector('#sc-content-container > p')!, { force: true });
  expect(dialog()!.textContent).toContain('Nothing there looks like a message');
  await clickAt(cards[4]!);
  expect(chosenIn("Buyer's name")).toBe(shown[4]!.name);
  await clickAt(cards[4]!);
  ended.abort();
  expect(heard.filter((each) => !each.startsWith('focusin'))).toEqual([]);
  expect(location.href).toBe(address);
});

test('hovering outlines the message, in a layer of ours: the page is not changed', async () => {
  const cards = drawLayout(LAYOUTS['three texts without a mark']!, shown);
  const html = document.querySelector('#sc-content-container')!.outerHTML;
  const boxes = () => cards.map((card) => JSON.stringify(card.getBoundingClientRect()));
  const before = boxes();
  start();
  for (const card of [cards[3]!, cards[1]!]) {
    await userEvent.hover(card, { force: true });
    const [outline, box] = [within('.outline').getBoundingClientRect(), card.getBoundingClientRect()];
    expect([outline.left, outline.top, outline.width, outline.height]).toEqual([
      box.left,
      box.top,
      box.width,
      box.height,
    ]);
  }
  expect(within<HTMLSelectElement>('select').selectedOptions[0]!.text).toContain(shown[1]!.name);
  expect(document.querySelector('#sc-content-container')!.outerHTML).toBe(html);
  expect(boxes()).toEqual(before);
});

test('a date in words that are not understood is said, and such a list is not learnt', async () => {
  const unknown = shown.map((message, at) => ({ ...message, date: `Velop ${at + 1}` }));
  const cards = drawLayout(LAYOUTS['three texts without a mark']!, unknown);
  start();
  await clickAt(cards[1]!);
  expect(chosenIn('Date')).toBe('Velop 2');
  expect(within('[role="status"]').textContent).toContain('Reply Clock cannot read “Velop 2” as a date yet');
  expect(button('Keep this example').disabled).toBe(true);
  await userEvent.click(button('Copy a page report'));
  expect([dialog(), reports, kept]).toEqual([null, 1, []]);
});

test('an ambiguous date is shown with both its ends', async () => {
  const cards = drawLayout(
    LAYOUTS['three texts without a mark']!,
    shown.map((message) => ({ ...message, date: '03/04/2026' })),
  );
  start();
  await clickAt(cards[0]!);
  expect(within('[role="status"]').textContent).toMatch(/read as: .*4 March.*3 April 2026/);
});

test('two parts cannot be the same text, and what fits no list is not kept', async () => {
  const cards = drawLayout(LAYOUTS['three texts without a mark']!, shown);
  start();
  await clickAt(cards[0]!);
  await userEvent.selectOptions(select('Subject'), shown[0]!.name);
  expect(within('[role="status"]').textContent).toContain('must be three different texts');
  expect(button('Keep this example').disabled).toBe(true);
  await userEvent.selectOptions(select("Buyer's name"), shown[0]!.subject);
  expect(within('[role="status"]').textContent).toContain('No list is recognised by this');
  expect(button('Keep this example').disabled).toBe(true);
  await userEvent.click(button('Start again'));
  await clickAt(cards[2]!);
  expect(button('Keep this example').disabled).toBe(false);
});

test('a list that is read by itself in another way is not taught against it', async () => {
  drawInbox({ cards: someCards(6) });
  start();
  await clickAt(document.querySelector('#pane > div > div')!);
  expect(button('Keep this example').disabled).toBe(false);
  const [name, subject] = [chosenIn("Buyer's name"), chosenIn('Subject')];
  await userEvent.selectOptions(select("Buyer's name"), 'Response needed');
  await userEvent.selectOptions(select('Subject'), subject);
  expect(within('[role="status"]').textContent).toContain('Reply Clock reads this list by itself');
  expect(button('Keep this example').disabled).toBe(true);
  await userEvent.selectOptions(select("Buyer's name"), name);
  expect(button('Keep this example').disabled).toBe(false);
});

test('an example is forgotten by one click', async () => {
  drawLayout(LAYOUTS['three texts without a mark']!, shown);
  start(true);
  await userEvent.click(button('Forget the example'));
  expect(kept).toEqual([null]);
  expect(within('[role="status"]').textContent).toContain('Forgotten');
});

test('what could not be stored is said, and can be tried again', async () => {
  const cards = drawLayout(LAYOUTS['three texts without a mark']!, shown);
  start();
  await clickAt(cards[0]!);
  fails = true;
  await userEvent.click(button('Keep this example'));
  await vi.waitFor(() => expect(within('[role="alert"]').textContent).toBe('That could not be stored. Try again.'));
  fails = false;
  await userEvent.click(button('Keep this example'));
  await vi.waitFor(() => expect(kept).toHaveLength(1));
});

test('a page without anything like a message says so', () => {
  document.body.replaceChildren(make('p', {}, 'Hello'));
  start();
  expect(dialog()!.textContent).toContain('Nothing on this page looks like a message');
  expect(focused()).toBe(button('Cancel'));
});

test('the wheel scrolls the list that lies behind', async () => {
  const cards = drawLayout(LAYOUTS['three texts without a mark']!, messages(60));
  const list = cards[0]!.parentElement!;
  list.style.cssText = 'height: 300px; overflow: auto';
  start();
  await userEvent.hover(cards[1]!, { force: true });
  const { left, top } = cards[1]!.getBoundingClientRect();
  dialog()!.dispatchEvent(
    new WheelEvent('wheel', {
      deltaY: 120,
      clientX: left + 5,
      clientY: top + 5,
      bubbles: true,
      composed: true,
      cancelable: true,
    }),
  );
  expect(list.scrollTop).toBe(120);
});

test('a message far down the list, and one that was drawn only when it was scrolled to, can be pointed at', async () => {
  const layout = LAYOUTS['three texts without a mark']!;
  const many = messages(90);
  const cards = drawLayout(layout, many);
  const list = cards[0]!.parentElement!;
  list.style.cssText = 'height: 300px; overflow: auto';
  start();
  list.scrollTo(0, list.scrollHeight);
  await clickAt(cards[88]!);
  expect(chosenIn('Subject')).toBe(many[88]!.subject);
  await userEvent.click(button('Start again'));
  const [late] = messages(1, 95).map(layout.card);
  list.append(late!);
  list.scrollTo(0, list.scrollHeight);
  await clickAt(late!);
  expect(chosenIn('Subject')).toBe(messages(1, 95)[0]!.subject);
});

test('one message alone is the first that is offered', async () => {
  for (const [name, layout] of Object.entries(LAYOUTS)) {
    const [only] = messages(1, 4);
    drawLayout(layout, [only!]);
    start();
    const { text } = within<HTMLSelectElement>('select').options[0]!;
    expect([text.includes(only!.name), text.includes(only!.date)], name).toEqual([true, true]);
    await userEvent.keyboard('{Escape}');
  }
});

test('a message that the page has taken away while it was pointed at is not learnt', async () => {
  const cards = drawLayout(LAYOUTS['three texts without a mark']!, shown);
  start();
  const { x, y } = cards[0]!.getBoundingClientRect();
  expect([x, y]).not.toEqual([0, 0]);
  for (const card of cards) card.remove();
  await userEvent.keyboard('{Enter}');
  expect(dialog()!.textContent).toContain('Nothing there looks like a message');
});

test('one dialog at a time', () => {
  drawLayout(LAYOUTS['three texts without a mark']!, shown);
  start();
  start();
  expect(document.querySelectorAll('[data-reply-clock="teach"]')).toHaveLength(1);
});

describe.each(['light', 'dark'])('on a %s page', (scheme) => {
  test('both steps are accessible, also where the window is narrow, and hide none of the list that is chosen', async () => {
    const cards = drawLayout(LAYOUTS['three texts without a mark']!, shown);
    document.documentElement.style.colorScheme = scheme;
    if (scheme === 'dark') document.documentElement.style.background = '#111';
    start();
    const check = async (): Promise<void> => {
      const { violations } = await axe.run(document.querySelector('[data-reply-clock="teach"]')!, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
        rules: { region: { enabled: false } },
      });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    };
    await check();
    await clickAt(cards[0]!);
    await check();
    await userEvent.selectOptions(select('Subject'), shown[0]!.name);
    await check();
  });
});
