import { afterEach, describe, expect, it } from 'vitest';
import { readList } from '../../src/site/list-reader';
import { readThread } from '../../src/site/thread-reader';

/** What each fixture must be read as; see `tests/fixtures/README.md`. */
const EXPECTED: Readonly<Record<string, { address: string; cards: number; messages: number; layout: string }>> = {
  'practice-kat.html': {
    address: 'https://sellercentral.amazon.in/messaging/inbox?fi=responseNeeded',
    cards: 8,
    messages: 1,
    layout: 'div>kat-card in shadow +flag +status',
  },
};

const files = import.meta.glob('../fixtures/*.html', { query: '?raw', import: 'default', eager: true }) as Record<
  string,
  string
>;
const fixtures = Object.entries(files).map(([path, html]) => ({ name: path.split('/').at(-1)!, html }));

afterEach(() => document.body.replaceChildren());

/** The fixture's body, shadow roots included, in this document. */
function draw(html: string): number {
  const page = Document.parseHTMLUnsafe(html);
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceChildren(...[...page.body.childNodes].map((node) => document.adoptNode(node)));
  return Date.parse(page.querySelector('meta[name="saved-at"]')!.getAttribute('content')!);
}

it('every fixture says what it must be read as', () => {
  expect(fixtures.map(({ name }) => name)).toEqual(Object.keys(EXPECTED));
});

describe.each(fixtures)('$name', ({ name, html }) => {
  it('is labelled, and holds no script, style or outside address', () => {
    expect(html.split('\n')[1]).toMatch(/^<!-- Censored copy of a page/);
    expect(html).not.toMatch(/<(?:script|style|link|iframe)|https?:/i);
  });
  it('is read', () => {
    const { address, cards, messages, layout } = EXPECTED[name]!;
    const now = draw(html);
    const url = new URL(address);
    const list = readList(document, { url, now, asOf: now, metricsAreCurrent: true }).reading;
    expect(list).toMatchObject({ result: 'read', complete: true, cardsNotRead: 0, layout });
    const read = list.result === 'read' ? list.cards : [];
    expect(read).toHaveLength(cards);
    const buyers = read.map(({ buyer }) => buyer);
    const thread = readThread(document, { url, now, asOf: now, card: null, buyers, list: null })!.reading;
    expect(thread.result === 'read' ? thread.messages : thread).toHaveLength(messages);
  });
});
