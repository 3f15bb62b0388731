import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ListReading, Reading, ThreadReading } from '../../src/core/reading';
import type { FoundCard } from '../../src/site/list-reader';
import { watchPage } from '../../src/site/watcher';
import { pass } from './passing-time';
import { type CardText, cardElement, drawInbox, make, someCards } from './reconstruction';

const INBOX = 'https://sellercentral.amazon.in/messaging/inbox?fi=responseNeeded';
const A = '0a1b2c3d-1111-2222-3333-44445555666a';
const B = '0a1b2c3d-1111-2222-3333-44445555666b';
const LOADED = Date.parse('2026-07-30T12:00:00Z');

let readings: Reading[] = [];
let drawn: { cards: readonly FoundCard[]; reading: ListReading | null }[] = [];
let address = INBOX;
let watch: { stop(): void };
const lists = (): ListReading[] =>
  readings.filter((reading) => reading.kind === 'list' && reading.result === 'read') as ListReading[];
const threads = (): ThreadReading[] =>
  readings.filter((reading) => reading.kind === 'thread' && reading.result === 'read') as ThreadReading[];

const start = (): void => {
  watch = watchPage({
    document,
    now: () => Date.now(),
    loadedAt: LOADED,
    url: () => new URL(address),
    onReading: (reading) => readings.push(reading),
    onListElements: (cards, reading) => drawn.push({ cards, reading }),
  });
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: LOADED + 1_000 });
  readings = [];
  drawn = [];
  address = INBOX;
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('the list', () => {
  it('is told once when it is mounted late, as old as the page', async () => {
    start();
    await pass(2_000);
    drawInbox({ cards: someCards(4) });
    await pass(3_000);
    expect(lists()).toHaveLength(1);
    expect(lists()[0]).toMatchObject({ asOf: LOADED, complete: true });
    expect(drawn.at(-1)!.cards).toHaveLength(4);
  });
  it('is not told again when it is redrawn with the same content, but the elements are', async () => {
    drawInbox({ cards: someCards(4) });
    start();
    await pass(1_000);
    drawInbox({ cards: someCards(4) });
    await pass(3_000);
    expect(readings).toHaveLength(1);
    expect(drawn.at(-1)!.cards[0]!.card.isConnected).toBe(true);
  });
  it('is told with the time of the redraw when its content changes, and not as complete by an older count', async () => {
    drawInbox({ cards: someCards(4) });
    start();
    await pass(60_000);
    const list = drawInbox({ cards: someCards(3), count: 4 });
    await pass(2_000);
    expect(lists()).toHaveLength(2);
    expect(lists()[1]!.cards).toHaveLength(3);
    expect(lists()[1]!.complete).toBe(false);
    expect(lists()[1]!.asOf).toBeGreaterThan(LOADED + 50_000);
    expect(lists()[1]!.asOf).toBeLessThanOrEqual(lists()[1]!.observedAt);
    list.append(cardElement.plain(someCards(9)[8]!, 3));
    await pass(2_000);
    expect(lists()[2]!.cards).toHaveLength(4);
  });
  it('follows a text that changes in place, in light and in shadow', async () => {
    for (const face of ['plain', 'kat'] as const) {
      const list = drawInbox({ face, cards: someCards(4) });
      start();
      await pass(1_000);
      const card = (list.shadowRoot?.querySelector('kat-card') ?? list.firstElementChild!) as Element;
      (card.shadowRoot ?? card).querySelectorAll('p, .css-2q')[0]!.firstChild!.nodeValue = 'Changed';
      await pass(2_000);
      expect(lists().at(-1)!.cards[0]!.subject).toBe('Changed');
      watch.stop();
    }
  });
  it('of which a scroll draws other rows is no fresher', async () => {
    const list = drawInbox({ face: 'virtual', cards: someCards(8), count: 40 });
    start();
    await pass(60_000);
    list.dispatchEvent(new Event('scroll'));
    list.querySelector('#rows')!.replaceChildren(
      ...someCards(16)
        .slice(8)
        .map((card, at) => cardElement.virtual({ ...card, subject: `row ${at}` }, at)),
    );
    await pass(2_000);
    expect(lists()).toHaveLength(2);
    expect(lists()[1]).toMatchObject({ asOf: LOADED, complete: false });
  });
  it("is not taken for the new folder's while only the address has changed", async () => {
    drawInbox({ cards: someCards(4), count: 4 });
    start();
    await pass(1_000);
    address = INBOX.replace('responseNeeded', 'search');
    document.body.append('x');
    await pass(2_000);
    expect(lists()).toHaveLength(1);
    drawInbox({ cards: someCards(9).slice(7), count: 4 });
    await pass(2_000);
    expect(lists()).toHaveLength(2);
    expect(lists()[1]).toMatchObject({ folder: 'search', complete: false });
  });
  const SENT = INBOX.replace('responseNeeded', 'sent');
  const gone = (): CardText[] =>
    someCards(9)
      .slice(7)
      .map(({ status: _, ...card }) => card);
  const isGone = ({ cards }: ListReading): boolean => cards.some(({ buyer }) => buyer === gone()[0]!.buyer);
  it("that is still the last folder's is never told as that of a folder chosen soon after it was drawn", async () => {
    drawInbox({ cards: someCards(2), selected: 'Response Needed' });
    start();
    await pass(2_500);
    address = SENT;
    drawInbox({ cards: gone(), count: 2, selected: 'Sent Messages' });
    await pass(2_500);
    address = INBOX;
    drawInbox({ cards: gone(), count: 2, selected: 'Response Needed' });
    await pass(6_000);
    drawInbox({ cards: someCards(2), selected: 'Response Needed' });
    await pass(2_000);
    expect(
      lists()
        .filter(isGone)
        .map(({ folder }) => folder),
    ).not.toContain('response-needed');
    expect(lists().at(-1)!.folder).toBe('response-needed');
    expect(isGone(lists().at(-1)!)).toBe(false);
  });
  it("that came before its folder's mark is told as the marked one's, within 5 s", async () => {
    drawInbox({ cards: someCards(2), selected: 'Response Needed' });
    start();
    await pass(2_500);
    drawInbox({ cards: gone(), count: 2, selected: 'Response Needed' });
    await pass(900);
    address = SENT;
    drawInbox({ cards: gone(), count: 2, selected: 'Sent Messages' });
    await pass(4_100);
    expect(lists().filter(isGone).length).toBeGreaterThan(0);
    expect(
      lists()
        .filter(isGone)
        .map(({ folder }) => folder),
    ).not.toContain('response-needed');
    await pass(4_000);
    expect(lists().at(-1)!.folder).toBe('sent');
  });
  it('tells nothing of other pages, and takes the elements back', async () => {
    drawInbox({ cards: someCards(4) });
    start();
    await pass(1_000);
    address = 'https://sellercentral.amazon.in/messaging/contact?orderID=1';
    drawInbox({ cards: someCards(3) });
    await pass(12_000);
    expect(readings).toHaveLength(1);
    expect(drawn.at(-1)).toEqual({ cards: [], reading: null });
  });
  it('does not hear our own overlay', async () => {
    const list = drawInbox({ cards: someCards(4) });
    start();
    await pass(1_000);
    const before = drawn.length;
    const host = make('span', { 'data-reply-clock': '' });
    list.firstElementChild!.append(host);
    host.textContent = '3 h 20';
    await pass(1_000);
    expect([readings.length, drawn.length]).toEqual([1, before]);
  });
  it('is not told again when the page comes back from the back-forward cache', async () => {
    drawInbox({ cards: someCards(4) });
    start();
    await pass(60_000);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await pass(3_000);
    expect(readings).toHaveLength(1);
  });
  it('is told within 5 s though it never rests, but not as a folder', async () => {
    drawInbox({ cards: someCards(4) });
    start();
    await pass(1_000);
    for (let at = 0; at < 12; at++) {
      document.querySelector('.css-2q')!.textContent = `Subject ${at}`;
      await pass(450);
    }
    expect(lists().length).toBeGreaterThan(1);
    expect(lists()[1]).toMatchObject({ folder: null, complete: false });
  });
  it('is torn by nothing: a page that throws is said to be not understood, and read again later', async () => {
    drawInbox({ cards: someCards(4) });
    const broken = vi.spyOn(Element.prototype, 'hasAttributes').mockImplementation(() => {
      throw new Error('broken');
    });
    start();
    await pass(9_000);
    broken.mockRestore();
    expect(readings).toMatchObject([{ result: 'unreadable', reason: 'list-not-understood' }]);
    document.body.append('x');
    await pass(2_000);
    expect(lists()).toHaveLength(1);
  });
  it('says nothing after it was stopped', async () => {
    start();
    watch.stop();
    drawInbox({ cards: someCards(4) });
    await pass(12_000);
    expect([readings, drawn]).toEqual([[], []]);
  });
});

describe('an empty folder', () => {
  it.each([350, 700, 1_500, 3_000])('is not what the page shows for %i ms before its list has come', async (ms) => {
    start();
    drawInbox({ cards: [], count: 0 });
    await pass(ms);
    drawInbox({ cards: someCards(2) });
    await pass(2_000);
    expect(lists()).toHaveLength(1);
    expect(lists()[0]).toMatchObject({ complete: true, incompleteBecause: null });
    expect(lists()[0]!.cards).toHaveLength(2);
  });
  it('is told within 5 s of being drawn, by count or by text', async () => {
    for (const count of [0, null]) {
      const list = drawInbox({ cards: [], count, filters: count === null ? '筛选条件 (0)' : 'Filters (0)' });
      if (count === null) list.append('没有需要回复的消息。');
      start();
      await pass(3_500);
      expect(readings).toEqual([]);
      await pass(1_000);
      expect(lists()).toMatchObject([{ cards: [], complete: true, asOf: LOADED }]);
      watch.stop();
      readings = [];
      vi.setSystemTime(LOADED + 1_000);
    }
  });
  it('told too soon is older than the list that comes after it', async () => {
    drawInbox({ cards: [], count: 0 });
    start();
    await pass(6_000);
    drawInbox({ cards: someCards(2) });
    await pass(5_000);
    expect(lists().map(({ cards }) => cards.length)).toEqual([0, 2]);
    expect(lists()[1]!.asOf).toBeGreaterThan(lists()[0]!.asOf);
    expect(lists()[1]!.complete).toBe(true);
  });
  it('is as old as its being drawn where it follows a list', async () => {
    drawInbox({ cards: someCards(2) });
    start();
    await pass(60_000);
    drawInbox({ cards: [], count: 0 });
    await pass(5_000);
    expect(lists()[1]).toMatchObject({ cards: [], complete: true });
    expect(lists()[1]!.asOf).toBeGreaterThan(LOADED + 60_000);
    expect(lists()[1]!.asOf).toBeLessThan(LOADED + 62_000);
  });
  it('that never rests is not told', async () => {
    const list = drawInbox({ cards: [], count: 0 });
    start();
    for (let at = 0; at < 12; at++) {
      list.replaceChildren(...(at % 2 ? [] : [make('p', {}, 'One moment')]));
      await pass(1_000);
    }
    expect(readings).toMatchObject([{ result: 'unreadable', reason: 'empty-not-proved' }]);
  });
});

describe('an account that changes without a navigation', () => {
  const show = (account: string): void => {
    document.querySelector('.dropdown-account-switcher-header-label-global')!.textContent = account;
  };
  const cardsOf = (account: string): unknown[] =>
    readings.flatMap((reading) => (reading.account === account && 'cards' in reading ? reading.cards : []));
  it('has no list until it is drawn anew', async () => {
    const list = drawInbox({ cards: someCards(2) });
    start();
    await pass(1_000);
    show('SÜDWIND');
    await pass(5_000);
    // The old list goes on changing.
    list.children[1]!.querySelector('span')!.textContent = '9 Jul 2026';
    await pass(6_000);
    expect(cardsOf('SÜDWIND')).toEqual([]);
    expect(readings.at(-1)).toMatchObject({ account: 'SÜDWIND', result: 'unreadable', reason: 'loading' });
    expect(drawn.at(-1)!.reading!.account).toBe('NORDWIND');
    list.replaceChildren(
      ...someCards(6)
        .slice(4)
        .map((card, at) => cardElement.plain(card, at)),
    );
    await pass(5_000);
    expect(lists().at(-1)).toMatchObject({ account: 'SÜDWIND', cards: [{ buyer: 'buyer' }, { buyer: 'Olu A.' }] });
    expect(lists().at(-1)!.asOf).toBeGreaterThan(LOADED + 10_000);
  });
  it("has not the last one's empty folder", async () => {
    drawInbox({ cards: [], count: 0 });
    start();
    await pass(5_000);
    show('SÜDWIND');
    await pass(12_000);
    expect(readings.filter(({ account }) => account === 'SÜDWIND')).toMatchObject([{ result: 'unreadable' }]);
  });
  it("has not the last one's open thread", async () => {
    const messageOf = (body: string, minute: number): HTMLElement =>
      make('div', {}, make('b', {}, 'Anna K.'), make('span', {}, `5 Jul 2026 9:${minute} pm`), make('p', {}, body));
    const list = drawInbox({ cards: someCards(2), thread: [messageOf('one', 30)] });
    address = `${INBOX}&cc=${A}`;
    start();
    await pass(8_000);
    expect(threads()).toHaveLength(1);
    show('SÜDWIND');
    document.querySelector('#case-messages')!.append(messageOf('two', 31));
    list.replaceChildren(...someCards(2).map((card, at) => cardElement.plain(card, at)));
    await pass(8_000);
    expect(threads().map(({ account }) => account)).toEqual(['NORDWIND']);
  });
  it("is the list's where the page names it later than it draws the list", async () => {
    drawInbox({ cards: someCards(2) });
    show('');
    start();
    await pass(1_000);
    show('NORDWIND');
    await pass(1_000);
    expect(lists().map(({ account }) => account)).toEqual([null, 'NORDWIND']);
  });
});

describe('a page that cannot be read', () => {
  it('says so after 8 s, once, and is new when it can be read', async () => {
    drawInbox({ cards: [], count: null });
    start();
    await pass(7_500);
    expect(readings).toEqual([]);
    await pass(1_500);
    expect(readings).toMatchObject([{ kind: 'list', result: 'unreadable', reason: 'empty-not-proved' }]);
    await pass(20_000);
    expect(readings).toHaveLength(1);
    drawInbox({ cards: someCards(4) });
    await pass(2_000);
    expect(lists()[0]!.asOf).toBeGreaterThan(LOADED + 20_000);
  });
  it('is looked at again, for components that draw themselves without a sign', async () => {
    drawInbox({ cards: [], count: 4 });
    const hosts = someCards(4).map(() => make('kat-card'));
    document.querySelector('#pane')!.append(...hosts);
    start();
    await pass(200);
    for (const [at, host] of hosts.entries())
      host.attachShadow({ mode: 'open' }).append(...cardElement.plain(someCards(4)[at]!, at).childNodes);
    await pass(3_000);
    expect(lists()[0]!.cards).toHaveLength(4);
  });
});

describe('the open thread', () => {
  const message = (author: string, body: string, minute: number): HTMLElement =>
    make('div', {}, make('b', {}, author), make('span', {}, `5 Jul 2026 9:${minute} pm`), make('p', {}, body));
  const pane = (): Element => document.querySelector('#case-messages')!;
  it('is credited to its case, with its card, once both have been there unchanged', async () => {
    const list = drawInbox({ cards: someCards(4), orderPane: false });
    start();
    await pass(1_000);
    address = `${INBOX}&cc=${A}`;
    list.children[0]!.setAttribute('aria-selected', 'true');
    await pass(500);
    pane().replaceChildren(message('Anna K.', 'one', 30));
    await pass(1_000);
    expect(threads()).toEqual([]);
    await pass(5_000);
    expect(threads()).toMatchObject([{ caseId: A, card: { buyer: 'Anna K.' }, messages: [{ author: 'buyer' }] }]);
    expect(threads()[0]!.asOf).toBeGreaterThan(LOADED + 1_000);
    pane().append(message('NORDWIND', 'two', 40));
    await pass(1_000);
    expect(threads()[1]).toMatchObject({ caseId: A, messages: [{ author: 'buyer' }, { author: 'seller' }] });
  });
  it('is said to be not understood when nothing shows who wrote', async () => {
    const list = drawInbox({ cards: someCards(4), thread: [message('Someone', 'one', 30)] });
    list.children[0]!.setAttribute('aria-selected', 'true');
    start();
    await pass(10_000);
    expect(readings).toMatchObject([
      { kind: 'list', result: 'read', complete: true },
      { kind: 'thread', result: 'unreadable', reason: 'thread-not-understood' },
    ]);
  });
  it('is still read when an answer has taken its card off the list', async () => {
    const list = drawInbox({ cards: someCards(4), orderPane: false });
    start();
    await pass(1_000);
    address = `${INBOX}&cc=${A}`;
    pane().replaceChildren(message('Anna K.', 'one', 30));
    await pass(6_000);
    pane().append(message('NORDWIND', 'two', 40));
    list.children[0]!.remove();
    await pass(2_000);
    expect(threads().at(-1)).toMatchObject({
      caseId: A,
      buyer: 'Anna K.',
      messages: [{ author: 'buyer' }, { author: 'seller' }],
    });
  });
  it("is never credited to the next case while it still shows the last one's messages", async () => {
    drawInbox({ cards: someCards(4), thread: [message('Anna K.', 'one', 30)] });
    address = `${INBOX}&cc=${A}`;
    start();
    await pass(6_000);
    address = `${INBOX}&cc=${B}`;
    document.body.append('x');
    await pass(20_000);
    expect(threads().every(({ caseId }) => caseId === A || caseId === null)).toBe(true);
    pane().replaceChildren(message('Ravi', 'other', 31));
    await pass(3_000);
    expect(threads().at(-1)).toMatchObject({ caseId: B, messages: [{ author: 'buyer' }] });
  });
  it('is linked without a mark to the one card of its buyer and order', async () => {
    const cards = someCards(3);
    cards[0]!.subject = 'Enquiry from Amazon customer (Order: 405-12…';
    cards[0]!.date = '5 Jul 2026';
    drawInbox({ cards, thread: [message('Anna K.', 'one', 30)] });
    address = `${INBOX}&cc=${A}`;
    start();
    await pass(8_000);
    expect(threads()).toMatchObject([{ caseId: A, card: { buyer: 'Anna K.', subject: cards[0]!.subject } }]);
    watch.stop();
    readings = [];
    drawInbox({ cards: [...cards, cards[0]!], thread: [message('Anna K.', 'one', 30)] });
    start();
    await pass(8_000);
    expect(threads()).toMatchObject([{ caseId: A, card: null }]);
  });
  const presale = (): CardText[] => {
    const cards = someCards(4).map((card) => ({
      ...card,
      subject: 'Is it dishwasher safe? I would like to know before I buy a second one of th…',
    }));
    cards[0]!.date = '5 Jul 2026';
    return cards;
  };
  const opened = async (cards: CardText[], mark: (list: Element) => void): Promise<ThreadReading[]> => {
    const list = drawInbox({ cards, thread: [message('Anna K.', 'one', 30)], orderPane: false });
    address = `${INBOX}&cc=${A}`;
    start();
    await pass(1_000);
    mark(list);
    await pass(8_000);
    return threads();
  };
  const tint = (card: Element): void => (card as HTMLElement).style.setProperty('background-color', 'lightblue');
  it("is linked without an order to its buyer's card where that alone is tinted", async () => {
    expect(await opened(presale(), (list) => tint(list.children[0]!))).toMatchObject([
      { caseId: A, card: { buyer: 'Anna K.' } },
    ]);
  });
  it("is not linked by a tint that another card has too, or that stands on another buyer's", async () => {
    expect(
      await opened(presale(), (list) => {
        for (const at of [0, 2]) tint(list.children[at]!);
      }),
    ).toMatchObject([{ caseId: A, card: null }]);
    watch.stop();
    readings = [];
    expect(await opened(presale(), (list) => tint(list.children[1]!))).toMatchObject([{ caseId: A, card: null }]);
  });
  it("is linked to the card that was clicked, if its buyer and day are the thread's", async () => {
    expect(
      await opened(presale(), (list) => (list.children[0]!.querySelector('b') as HTMLElement).click()),
    ).toMatchObject([{ card: { buyer: 'Anna K.' } }]);
    watch.stop();
    readings = [];
    expect(await opened(presale(), (list) => (list.children[1] as HTMLElement).click())).toMatchObject([
      { card: null },
    ]);
    watch.stop();
    readings = [];
    const older = presale();
    older[0]!.date = '4 Jul 2026';
    expect(await opened(older, (list) => (list.children[0] as HTMLElement).click())).toMatchObject([{ card: null }]);
  });
  it("is not linked to a card whose order is not the order pane's", async () => {
    const cards = someCards(3);
    cards[0]!.subject = 'Enquiry (Order: 999-1234567-1234567)';
    const list = drawInbox({ cards, thread: [message('Anna K.', 'one', 30)] });
    list.children[0]!.setAttribute('aria-selected', 'true');
    address = `${INBOX}&cc=${A}`;
    start();
    await pass(8_000);
    expect(threads()).toMatchObject([{ caseId: null, card: null, orderId: '405-1234567-1234567' }]);
  });
});
