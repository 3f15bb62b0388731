import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import type { CardReading } from '../../src/core/reading';
import { readingSchema } from '../../src/platform/reading-schema';
import { readThread, type ThreadContext } from '../../src/site/thread-reader';
import { drawInbox, make, someCards } from './reconstruction';

const NOW = Date.parse('2026-07-30T12:00:00Z');
const CARD: CardReading = {
  buyer: 'Anna K.',
  subject: 'Product details enquiry',
  activity: { local: { from: '2026-07-06T00:00', to: '2026-07-07T00:00' } },
  state: null,
  marketplaceId: 'A21TJRUUN4KGV',
  orderId: null,
  caseId: null,
};

const message = (author: string, body: string, date: string): HTMLElement =>
  make('div', {}, make('div', {}, make('b', {}, author), make('span', {}, date)), make('p', {}, body));
function see(thread: HTMLElement[], more: Partial<ThreadContext> = {}) {
  drawInbox({ cards: someCards(2), thread });
  return seeDrawn(more);
}
function seeDrawn(more: Partial<ThreadContext> = {}) {
  const seen = readThread(document, {
    url: new URL('https://sellercentral.amazon.in/messaging/inbox'),
    now: NOW,
    asOf: NOW,
    card: CARD,
    buyers: [],
    list: null,
    ...more,
  });
  if (seen) expect(v.safeParse(readingSchema, seen.reading).issues).toBeUndefined();
  return seen?.reading ?? null;
}
const minute = (wall: string) => ({ local: { from: wall, to: `${wall.slice(0, -1)}${Number(wall.at(-1)) + 1}` } });
afterEach(() => document.body.replaceChildren());

it('reads who wrote each message and when, to the minute, oldest first', () => {
  const messages = [
    message('NORDWIND', 'We look into it', '6 Jul 2026 2:48 pm'),
    message('Anna K.', 'Where is it?', '5 Jul 2026 9:30 pm'),
  ];
  for (const order of [messages, [...messages].reverse()])
    expect(see(order)).toMatchObject({
      result: 'read',
      buyer: 'Anna K.',
      orderId: '405-1234567-1234567',
      marketplaceId: 'A21TJRUUN4KGV',
      complete: true,
      caseId: null,
      card: null,
      state: null,
      messages: [
        { author: 'buyer', at: minute('2026-07-05T21:30') },
        { author: 'seller', at: minute('2026-07-06T14:48') },
      ],
    });
});
it("takes nothing from an order pane and a status that are put away: they may be the thread before's", () => {
  drawInbox({ cards: someCards(2), thread: [message('Anna K.', 'Hi', '5 Jul 2026 9:30 pm')] });
  const status = make('span', { class: 'case-status-label' }, 'Resolved on 6 Jul 2026');
  document.querySelector('#case-messages')!.before(status);
  expect(seeDrawn()).toMatchObject({ orderId: '405-1234567-1234567', state: 'resolved' });
  document.querySelector('aside')!.hidden = true;
  status.hidden = true;
  expect(seeDrawn()).toMatchObject({ result: 'read', orderId: null, state: null });
});
it('reads a single message', () =>
  expect(see([message('Anna K.', 'Hi', '5 Jul 2026 9:30 pm')])).toMatchObject({
    result: 'read',
    messages: [{ author: 'buyer' }],
  }));
it("keeps the page's order of messages in one minute", () => {
  const thread = ['Anna K.', 'NORDWIND', 'Anna K.'].map((author) => message(author, 'x', '5 Jul 2026 9:30 pm'));
  expect(see(thread)).toMatchObject({ messages: [{ author: 'buyer' }, { author: 'seller' }, { author: 'buyer' }] });
});
it('finds the buyer among the cards when none is marked as selected', () =>
  expect(see([message('Ravi', 'x', '5 Jul 2026 9:30 pm')], { card: null, buyers: ['Anna K.', 'Ravi'] })).toMatchObject({
    buyer: 'Ravi',
    messages: [{ author: 'buyer' }],
  }));
it("takes the buyer's name from the subject where the card has only a stand-in", () =>
  expect(
    see([message('Ravi', 'x', '5 Jul 2026 9:30 pm')], {
      card: { ...CARD, buyer: 'buyer', subject: 'Enquiry from Amazon customer Ravi (Order: 405…' },
    }),
  ).toMatchObject({ messages: [{ author: 'buyer' }] }));

describe('a heading that names neither party', () => {
  const [first, second, third] = ['5 Jul 2026 9:30 pm', '5 Jul 2026 9:31 pm', '5 Jul 2026 9:32 pm'];
  const authors = (thread: HTMLElement[], more = {}): string[] | null => {
    const reading = see(thread, more);
    return reading?.result === 'read' && reading.kind === 'thread'
      ? reading.messages.map(({ author }) => author)
      : null;
  };
  it("is the seller's where it is the one other heading beside the buyer's", () => {
    for (const name of ['You', 'Seller', 'Nordwind Retail Pvt', 'Vous'])
      expect(
        authors([message('Anna K.', 'a', first), message(name, 'b', second), message('Anna K.', 'c', third)]),
      ).toEqual(['buyer', 'seller', 'buyer']);
  });
  it("is the seller's in layouts of like elements, where the time stands between heading and body", () => {
    const alike = (author: string, body: string, date: string) =>
      make('div', {}, make('div', {}, author), make('div', {}, date), make('div', {}, body));
    expect(authors([alike('Anna K.', 'a', first), alike('You', 'b', second)])).toEqual(['buyer', 'seller']);
  });
  it("is Amazon's where it says so, beside either party", () => {
    for (const name of ['Amazon', 'Amazon.in', 'Amazon.co.uk', 'Amazon Customer Service']) {
      expect(authors([message('Anna K.', 'a', first), message(name, 'b', second)])).toEqual(['buyer', 'amazon']);
      expect(authors([message('Anna K.', 'a', first), message(name, 'b', second), message('You', 'c', third)])).toEqual(
        ['buyer', 'amazon', 'seller'],
      );
    }
  });
  it("is nobody's where Amazon, a machine or a nameless customer may be meant", () => {
    for (const name of [
      'Amazon Customer',
      'Amazon EU team',
      'Automated message',
      'System',
      'アマゾン カスタマーサービス',
    ])
      expect(authors([message('Anna K.', 'a', first), message(name, 'b', second)])).toBeNull();
    expect(
      authors([message('Amazon', 'a', first), message('You', 'b', second)], { card: { ...CARD, buyer: 'Amazon' } }),
    ).toBeNull();
  });
  it("is nobody's where a third one stands beside it, or the seller's name does", () => {
    for (const name of ['Someone', 'NORDWIND'])
      expect(
        authors([message('Anna K.', 'a', first), message('You', 'b', second), message(name, 'c', third)]),
      ).toBeNull();
  });
  it("is nobody's where the buyer is only known from another card: the two could be each other", () => {
    const thread = [message('Ravi', 'a', first), message('Anna K.', 'b', second)];
    expect(authors(thread, { card: null, buyers: ['Ravi'] })).toBeNull();
    expect(authors([thread[0]!, message('You', 'b', second)], { card: null, buyers: ['Ravi'] })).toEqual([
      'buyer',
      'seller',
    ]);
  });
  it("is not one message's body, whatever that says", () => {
    expect(authors([message('Someone', 'Anna K.', first), message('Other', 'You', second)])).toBeNull();
    expect(authors([message('Someone', 'Anna K.', first), message('Other', 'Amazon', second)])).toBeNull();
    expect(authors([message('Anna K.', 'You', first), message('Anna K.', 'You', second)])).toEqual(['buyer', 'buyer']);
    expect(authors([message('Anna K.', 'Amazon', first)])).toEqual(['buyer']);
    const bare = (body: string, date: string) => make('div', {}, make('p', {}, body), make('span', {}, date));
    expect(authors([bare('Anna K.', first), bare('You', second)])).toBeNull();
    expect(authors([bare('Anna K.', first), bare('Amazon', second)])).toBeNull();
  });
  it('cannot be missing where the others have one', () => {
    const bare = (body: string, date: string) =>
      make('div', {}, make('div', {}, make('span', {}, date)), make('p', {}, body));
    expect(see([message('Anna K.', 'a', first), bare('b', second), message('Anna K.', 'c', third)])).toMatchObject({
      reason: 'thread-not-understood',
    });
    const alike = (...texts: string[]) => make('div', {}, ...texts.map((text) => make('span', {}, text)));
    expect(authors([alike('Anna K.', first, 'a'), alike(second, 'b'), alike('Anna K.', third, 'c')])).toBeNull();
  });
});

describe('what is not sure is not read', () => {
  it('when a heading names neither party', () =>
    expect(see([message('Someone', 'x', '5 Jul 2026 9:30 pm')])).toMatchObject({ reason: 'thread-not-understood' }));
  it('when store and buyer have one name', () =>
    expect(
      see([message('NORDWIND', 'x', '5 Jul 2026 9:30 pm')], { card: { ...CARD, buyer: 'Nordwind' } }),
    ).toMatchObject({ reason: 'thread-not-understood' }));
  it("when the only message is also the other party's name", () =>
    expect(see([message('Anna K.', 'NORDWIND', '5 Jul 2026 9:30 pm')])).toMatchObject({
      reason: 'thread-not-understood',
    }));
  it('when headings stand beside the messages', () => {
    const apart = (author: string, body: string, date: string) => [
      make('h4', {}, author),
      make('div', {}, make('p', {}, body), make('span', {}, date)),
    ];
    expect(see(apart('Anna K.', 'NORDWIND', '5 Jul 2026 9:30 pm'))).toMatchObject({ reason: 'thread-not-understood' });
    expect(
      see([
        ...apart('Anna K.', 'NORDWIND', '5 Jul 2026 9:30 pm'),
        ...apart('Anna K.', 'NORDWIND', '5 Jul 2026 9:31 pm'),
      ]),
    ).toMatchObject({ reason: 'thread-not-understood' });
  });
  it('but a second message shows which place is the heading', () =>
    expect(
      see([message('Anna K.', 'NORDWIND', '5 Jul 2026 9:30 pm'), message('Anna K.', 'hello?', '5 Jul 2026 9:31 pm')]),
    ).toMatchObject({ messages: [{ author: 'buyer' }, { author: 'buyer' }] }));
  it('when messages show a day or a bare time', () => {
    expect(see([message('Anna K.', 'x', '5 Jul 2026')])).toMatchObject({ reason: 'dates-not-understood' });
    expect(see([message('Anna K.', 'x', '9:30 pm')])).toMatchObject({ reason: 'dates-not-understood' });
  });
  it('while the pane loads', () => {
    expect(see([make('div', { class: 'css-1' }), make('div', { class: 'css-1' })])).toMatchObject({
      reason: 'loading',
    });
    expect(see([message('Anna K.', 'x', '5 Jul 2026 9:30 pm'), make('div', { 'aria-busy': 'true' })])).toMatchObject({
      reason: 'loading',
    });
  });
  it('and a page without a pane has no thread', () => {
    document.body.replaceChildren();
    expect(seeDrawn()).toBeNull();
  });
});

describe('a thread of which parts are missing', () => {
  it('is not complete beside a control that may show more', () =>
    expect(
      see([
        make('button', {}, 'x'),
        message('Anna K.', 'x', '5 Jul 2026 9:30 pm'),
        message('Anna K.', 'y', '5 Jul 2026 9:31 pm'),
      ]),
    ).toMatchObject({ complete: false }));
  it('is not complete when a buyer wrote another date into a message', () =>
    expect(
      see([
        message('Anna K.', 'x', '5 Jul 2026 9:30 pm'),
        message('Anna K.', '9 Jul 2026 9:30 pm', '6 Jul 2026 9:30 pm'),
        message('Anna K.', 'z', '7 Jul 2026 9:30 pm'),
      ]),
    ).toMatchObject({
      complete: false,
      messages: [{ at: minute('2026-07-05T21:30') }, { at: minute('2026-07-07T21:30') }],
    }));
});

it("reads the open case's status", () => {
  drawInbox({ cards: someCards(2), thread: [message('Anna K.', 'x', '5 Jul 2026 9:30 pm')] });
  const label = make('span', { class: 'case-status-label' }, 'Resolved on 6 Jul 2026');
  document.body.append(label);
  expect(seeDrawn()).toMatchObject({
    state: 'resolved',
    resolvedAt: { local: { from: '2026-07-06T00:00', to: '2026-07-07T00:00' } },
  });
  label.textContent = 'Last response on 6 Jul 2026';
  expect(seeDrawn()).toMatchObject({ state: null, resolvedAt: null });
});
it('stands a message of 10 MB', () => {
  expect(see([message('Anna K.', 'x'.repeat(10_000_000), '5 Jul 2026 9:30 pm')])).toMatchObject({ result: 'read' });
});
