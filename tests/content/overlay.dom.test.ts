import axe from 'axe-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ListReading } from '../../src/core/reading';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import type { CardClocks } from '../../src/platform/messages';
import { readList } from '../../src/site/list-reader';
import { englishI18n } from '../platform/english';
import { drawInbox, type Face, someCards } from '../site/reconstruction';

vi.mock('webextension-polyfill', () => ({ default: { i18n: englishI18n } }));
const { Overlay } = await import('../../src/content/overlay');
type Options = ConstructorParameters<typeof Overlay>[0];
const { MOST_WHOLE } = await import('../../src/content/near-view');

const NOW = Date.UTC(2026, 6, 29, 9, 0);
let now = NOW;
let overlay: InstanceType<typeof Overlay> | null = null;
const said: unknown[] = [];
let answers: (CardClocks | null)[] = [];
const rest = { snooze: vi.fn<Options['snooze']>(), wake: vi.fn<Options['wake']>() };

afterEach(() => {
  overlay?.stop();
  overlay = null;
  said.length = 0;
  rest.snooze.mockReset();
  rest.wake.mockReset();
  now = NOW;
  document.body.replaceChildren();
  document.documentElement.removeAttribute('style');
});

const clockOf = (i: number, over: Partial<NonNullable<CardClocks['clock']>> = {}): CardClocks => {
  const receivedAt = { earliest: NOW - 20 * HOUR_MS - i * MINUTE_MS, latest: NOW - 20 * HOUR_MS - i * MINUTE_MS };
  const deadline = { earliest: receivedAt.earliest + 24 * HOUR_MS, latest: receivedAt.latest + 24 * HOUR_MS };
  const clock = {
    receivedAt,
    deadline,
    basis: 'exact',
    closedAt: null,
    outcomes: ['not-counted'],
    standing: 'running',
    ...over,
  } as const;
  return { key: `key:${i}`, threadId: `key:${i}`, clock, told: null, snoozedUntil: null, moreOpen: 0 };
};

async function shown(face: Face, clocks: (CardClocks | null)[], count = clocks.length): Promise<HTMLElement[]> {
  drawInbox({ face, cards: someCards(count) });
  const seen = readList(document, {
    url: new URL('https://sellercentral.amazon.in/messaging/inbox'),
    now,
    asOf: now,
    metricsAreCurrent: true,
  });
  const reading = seen.reading as ListReading;
  expect(reading.result).toBe('read');
  overlay = new Overlay({
    now: () => now,
    clocksOf: async () => answers,
    say: async (key, word) => void said.push({ key, ...word }),
    ...rest,
    onTick: () => {},
  });
  overlay.follow(seen.cards, reading);
  overlay.learn(reading, { acknowledged: true, cards: clocks, refused: 0 });
  await vi.waitFor(() => expect(chips().every((chip) => chip.classList.contains('placed'))).toBe(true));
  await vi.waitFor(() => expect(chips()).toHaveLength(clocks.filter(Boolean).length));
  return chips();
}

function hostsIn(root: ParentNode): Element[] {
  const found: Element[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (element.getAttribute('data-reply-clock') === 'chip') found.push(element);
    if (element.shadowRoot && !element.hasAttribute('data-reply-clock')) found.push(...hostsIn(element.shadowRoot));
  }
  return found;
}
const chips = (): HTMLElement[] =>
  hostsIn(document).map((host) => host.shadowRoot!.querySelector<HTMLElement>('[part="chip"]')!);
const panel = (): HTMLElement | null =>
  document.querySelector('[data-reply-clock="panel"]')?.shadowRoot?.querySelector('[part="panel"]') ?? null;
const visible = (chip: HTMLElement): string =>
  [...chip.querySelectorAll('span:not(.details)')].map((span) => span.textContent).join('');

const FACES: Face[] = ['plain', 'list', 'links', 'table', 'kat', 'slotted', 'virtual'];

test.each(FACES)('one chip per message on face %s, inside its card, moving nothing', async (face) => {
  drawInbox({ face, cards: someCards(6) });
  const boxes = () =>
    [...document.querySelectorAll('main *, #rows > *')]
      .filter((e) => !e.closest('[data-reply-clock]'))
      .map((e) => JSON.stringify(e.getBoundingClientRect()));
  const before = boxes();
  const drawn = await shown(
    face,
    Array.from({ length: 6 }, (_, i) => clockOf(i)),
  );
  expect(boxes()).toEqual(before);
  expect(drawn.map(visible)).toEqual(['4 h 00', '3 h 59', '3 h 58', '3 h 57', '3 h 56', '3 h 55']);
  for (const chip of drawn) {
    const { width, height, left, top } = chip.getBoundingClientRect();
    expect(height).toBe(20);
    expect(width).toBeGreaterThan(40);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(top).toBeGreaterThanOrEqual(0);
  }
});

test('nothing is drawn on a card that the ledger knows no clock of', async () => {
  const drawn = await shown(
    'plain',
    [clockOf(0), null, clockOf(2), { ...clockOf(3), clock: null }].slice(0, 3) as CardClocks[],
    3,
  );
  expect(drawn).toHaveLength(2);
});

test('each state has a shape and words of its own', async () => {
  const at = (ms: number) => ({ earliest: NOW + ms, latest: NOW + ms });
  const drawn = await shown('plain', [
    clockOf(0, { deadline: at(40 * MINUTE_MS) }),
    clockOf(1, { deadline: at(-2 * HOUR_MS), standing: 'overdue' }),
    clockOf(2, { deadline: { earliest: NOW + HOUR_MS, latest: NOW + 11 * HOUR_MS }, basis: 'assumed' }),
    clockOf(3, { deadline: { earliest: NOW - HOUR_MS, latest: NOW + HOUR_MS }, standing: 'unclear' }),
    clockOf(4, { closedAt: at(-15 * HOUR_MS), standing: 'on-time' }),
    clockOf(5, { closedAt: at(0), standing: 'excluded' }),
    clockOf(6, { closedAt: at(0), standing: 'late' }),
    { ...clockOf(7), clock: null, told: { factId: 'f', claim: 'not-a-buyer-message' } },
  ]);
  expect(drawn.map(visible)).toEqual([
    '40 min',
    'overdue 2 h 00',
    expect.stringMatching(/^by .*\d\d:\d\d–.*\d\d:\d\d$/),
    'may be due',
    expect.stringMatching(/^answered in \d h \d\d$/),
    'no response needed',
    expect.stringMatching(/^answered late, in 20 h/),
    'not a buyer message (your word)',
  ]);
  const shapes = drawn.map((chip) => chip.querySelector('path')!.getAttribute('d'));
  expect(new Set([shapes[0], shapes[1], shapes[2], shapes[3], shapes[4], shapes[5], shapes[6]]).size).toBe(7);
});

test('what is done to a chip is not done to its card', async () => {
  const [chip] = await shown('links', [clockOf(0), clockOf(1)]);
  const card = vi.fn();
  document.querySelector('main')!.addEventListener('click', card);
  document.querySelector('main')!.addEventListener('keydown', card);
  await userEvent.click(chip!);
  await userEvent.keyboard('{Escape}');
  expect(card).not.toHaveBeenCalled();
  expect(location.hash).toBe('');
});

test('hover and focus say due time, receipt and basis; leaving takes it away', async () => {
  const [chip] = await shown('plain', [clockOf(0), clockOf(1)]);
  await userEvent.hover(chip!);
  expect(panel()!.matches(':popover-open')).toBe(true);
  expect(panel()!.getAttribute('role')).toBe('tooltip');
  expect(panel()!.textContent).toMatch(/Reply due at .*Received .*Time read from the message itself/);
  await userEvent.unhover(chip!);
  expect(panel()!.matches(':popover-open')).toBe(false);
  chip!.focus();
  expect(panel()!.matches(':popover-open')).toBe(true);
  chip!.blur();
  expect(panel()!.matches(':popover-open')).toBe(false);
});

test('the seller gives his word by keyboard alone, and takes it back', async () => {
  const [chip] = await shown('plain', [clockOf(0), clockOf(1)]);
  chip!.focus();
  await userEvent.keyboard('{Enter}');
  expect(panel()!.getAttribute('role')).toBe('dialog');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]).toMatchObject({ key: 'key:0', claim: 'answered', undoes: null });
  await vi.waitFor(() => expect(panel()!.matches(':popover-open')).toBe(false));
  expect((document.querySelectorAll('[data-reply-clock="chip"]')[0] as HTMLElement).shadowRoot!.activeElement).toBe(
    chip,
  );

  answers = [
    {
      ...clockOf(0, { closedAt: { earliest: NOW, latest: NOW }, standing: 'on-time' }),
      told: { factId: 'fact', claim: 'answered' },
    },
    clockOf(1),
  ];
  await overlay!.refresh();
  await vi.waitFor(() => expect(visible(chip!)).toMatch(/\(your word\)$/));
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(said).toHaveLength(2));
  expect(said[1]).toMatchObject({ undoes: 'fact', claim: 'answered' });
});

test('Escape closes the panel and gives the focus back; nothing is said', async () => {
  const [chip] = await shown('plain', [clockOf(0), clockOf(1)]);
  await userEvent.click(chip!);
  expect(panel()!.matches(':popover-open')).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(panel()!.matches(':popover-open')).toBe(false);
  expect(said).toEqual([]);
});

test('countdowns go on by themselves', async () => {
  const [chip] = await shown(
    'plain',
    [clockOf(0, { deadline: { earliest: NOW + 40 * MINUTE_MS + 500, latest: NOW + 40 * MINUTE_MS + 500 } })].concat([
      clockOf(1),
    ]),
  );
  expect(visible(chip!)).toBe('40 min');
  now = NOW + 2 * MINUTE_MS;
  await vi.waitFor(() => expect(visible(chip!)).toBe('38 min'), { timeout: 3_000 });
});

test('a card whose inside the page redraws gets its chip back', async () => {
  await shown('plain', [clockOf(0), clockOf(1), clockOf(2)]);
  const seen = readList(document, {
    url: new URL('https://sellercentral.amazon.in/messaging/inbox'),
    now,
    asOf: now,
    metricsAreCurrent: true,
  });
  const { card } = seen.cards[1]!;
  card.replaceChildren(
    ...[...card.children]
      .filter((child) => !child.hasAttribute('data-reply-clock'))
      .map((child) => child.cloneNode(true)),
  );
  expect(chips()).toHaveLength(2);
  const again = readList(document, {
    url: new URL('https://sellercentral.amazon.in/messaging/inbox'),
    now,
    asOf: now,
    metricsAreCurrent: true,
  });
  overlay!.follow(again.cards, again.reading as ListReading);
  await vi.waitFor(() => expect(chips()).toHaveLength(3));
});

test('where no list is read any more, the chips go', async () => {
  await shown('plain', [clockOf(0), clockOf(1), clockOf(2)]);
  overlay!.follow([], null);
  await vi.waitFor(() => expect(chips()).toHaveLength(0));
});

test('on a long list the cards near the view have chips, and each other card when it comes near', async () => {
  drawInbox({ cards: someCards(MOST_WHOLE + 20) });
  const url = new URL('https://sellercentral.amazon.in/messaging/inbox');
  const seen = readList(document, { url, now, asOf: now, metricsAreCurrent: true });
  const reading = seen.reading as ListReading;
  overlay = new Overlay({ now: () => now, clocksOf: async () => [], say: async () => {}, ...rest, onTick: () => {} });
  overlay.follow(seen.cards, reading);
  overlay.learn(reading, { acknowledged: true, cards: reading.cards.map((_, i) => clockOf(i)), refused: 0 });
  const hasChip = ({ card }: { card: Element }) => card.querySelector('[data-reply-clock="chip"]') !== null;
  const distance = ({ card }: { card: Element }) => card.getBoundingClientRect().top - innerHeight;
  const last = seen.cards.at(-1)!;
  expect(distance(last)).toBeGreaterThan(1_500);
  // A card stands for a few: near cards surely have one, and far ones surely none.
  const isDrawn = (cards: typeof seen.cards) =>
    cards.every((each) => (distance(each) <= 1_500 ? hasChip(each) : distance(each) < 4_000 || !hasChip(each)));
  await vi.waitFor(() => expect(chips().length > 0 && isDrawn(seen.cards)).toBe(true));
  await vi.waitFor(() => expect(chips().every((chip) => chip.classList.contains('placed'))).toBe(true));
  // Where the focus is, a chip stays.
  chips()[0]!.focus();
  last.card.scrollIntoView();
  await vi.waitFor(() => expect(hasChip(last)).toBe(true));
  await vi.waitFor(() => expect(hasChip(seen.cards[1]!)).toBe(false));
  expect(hasChip(seen.cards[0]!)).toBe(true);
  scrollTo(0, 0);
});

describe('snooze', () => {
  const LAST = NOW + 3 * HOUR_MS;
  const restingUntil = (until: number | null): CardClocks => ({ ...clockOf(0), snoozedUntil: until });
  const part = (): HTMLElement | null => panel()!.querySelector('.snooze');
  const press = (text: string) =>
    userEvent.click([...part()!.querySelectorAll('button')].find((found) => found.textContent === text)!);
  const answered = (words: RegExp) =>
    vi.waitFor(() => expect(part()!.querySelector('[role="status"]')!.textContent).toMatch(words));

  test.each([
    ['30 min', NOW + 30 * MINUTE_MS, { until: NOW + 30 * MINUTE_MS, lastAt: LAST }, /^Alerts rest until \d\d:\d\d\.$/],
    ['2 h', NOW + 2 * HOUR_MS, { until: NOW + HOUR_MS, lastAt: NOW + HOUR_MS }, /until \d\d:\d\d only: then the last/],
    ['as long as it can wait', NOW + 4 * HOUR_MS, { until: LAST, lastAt: LAST }, /^Alerts rest until \d\d:\d\d\.$/],
    ['2 h', NOW + 2 * HOUR_MS, { until: null, lastAt: NOW - 1 }, /^Too late to snooze: the last alert was due at/],
  ])('%s is asked for, and the panel says what came of it', async (choice, until, answer, words) => {
    const [chip] = await shown('plain', [clockOf(0), clockOf(1)]);
    await userEvent.click(chip!);
    rest.snooze.mockResolvedValue(answer);
    await press(choice);
    expect(rest.snooze).toHaveBeenCalledExactlyOnceWith('key:0', until);
    await answered(words);
    expect(panel()!.matches(':popover-open')).toBe(true);
    const wake = [...part()!.querySelectorAll('button')].at(-1)!;
    expect(wake.hidden).toBe(answer.until === null);
  });

  test('what could not be done is said', async () => {
    const [chip] = await shown('plain', [clockOf(0), clockOf(1)]);
    await userEvent.click(chip!);
    rest.snooze.mockRejectedValue(new Error('no worker'));
    await press('30 min');
    await answered(/^That could not be saved/);
  });

  test('a chip whose alerts rest has a mark and words, and neither it nor the page gets another size', async () => {
    const [chip, plain] = await shown('plain', [restingUntil(NOW + 42 * MINUTE_MS), clockOf(0)]);
    expect(chip!.querySelector('.details')!.textContent).toMatch(/Alerts rest until \d\d:\d\d \(42 min\)\./);
    expect(getComputedStyle(chip!, '::before').content).toBe('""');
    expect(getComputedStyle(plain!, '::before').content).toBe('none');
    expect(chip!.getBoundingClientRect().width).toBe(plain!.getBoundingClientRect().width);
    const boxes = () =>
      [...document.querySelectorAll('main *')].map((found) => JSON.stringify(found.getBoundingClientRect()));
    const before = boxes();
    answers = [restingUntil(null), restingUntil(NOW + HOUR_MS)];
    await overlay!.refresh();
    await vi.waitFor(() => expect(getComputedStyle(plain!, '::before').content).toBe('""'));
    expect(getComputedStyle(chip!, '::before').content).toBe('none');
    expect(boxes()).toEqual(before);
  });

  test('its countdown goes on in the open panel, and ends with the snooze', async () => {
    const [chip] = await shown('plain', [restingUntil(NOW + 2 * MINUTE_MS + 500), clockOf(1)]);
    await userEvent.hover(chip!);
    expect(panel()!.textContent).toMatch(/\(2 min\)/);
    now = NOW + MINUTE_MS + 400;
    await vi.waitFor(() => expect(panel()!.textContent).toMatch(/\(1 min\)/), { timeout: 3_000 });
    now = NOW + 3 * MINUTE_MS;
    await vi.waitFor(() => expect(panel()!.textContent).not.toMatch(/Alerts rest/), { timeout: 3_000 });
    await vi.waitFor(() => expect(chip!.classList.contains('rests')).toBe(false));
  });

  test('resting alerts can be woken', async () => {
    const [chip] = await shown('plain', [restingUntil(NOW + HOUR_MS), clockOf(1)]);
    await userEvent.click(chip!);
    rest.wake.mockResolvedValue();
    await press('Wake');
    expect(rest.wake).toHaveBeenCalledExactlyOnceWith('key:0');
    await answered(/^Alerts come again when they are due\.$/);
  });

  test.each([
    ['closed', { closedAt: { earliest: NOW, latest: NOW }, standing: 'on-time' }],
    ['past its deadline', { deadline: { earliest: NOW - 1, latest: NOW - 1 }, standing: 'overdue' }],
  ])('a message that is %s offers none, and has no mark', async (_, over) => {
    const [chip] = await shown('plain', [{ ...clockOf(0, over), snoozedUntil: null }, clockOf(1)]);
    await userEvent.click(chip!);
    expect(part()).toBeNull();
    expect(chip!.classList.contains('rests')).toBe(false);
  });
});

test.each(['light', 'dark'])('axe finds nothing on chips and panel (%s)', async (scheme) => {
  const at = (ms: number) => ({ earliest: NOW + ms, latest: NOW + ms });
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.background = 'Canvas';
  const [chip] = await shown('plain', [
    clockOf(0),
    clockOf(1, { deadline: at(-HOUR_MS), standing: 'overdue' }),
    clockOf(2, { deadline: at(30 * MINUTE_MS) }),
    clockOf(3, { deadline: { earliest: NOW + 5 * HOUR_MS, latest: NOW + 11 * HOUR_MS } }),
    clockOf(4, { closedAt: at(0), standing: 'late' }),
    clockOf(5, { closedAt: at(0), standing: 'excluded' }),
    { ...clockOf(6, { deadline: at(2 * HOUR_MS) }), snoozedUntil: NOW + HOUR_MS },
  ]);
  await userEvent.click(chip!);
  const { violations } = await axe.run(
    { include: [['[data-reply-clock]']] },
    { rules: { region: { enabled: false } } },
  );
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
});
