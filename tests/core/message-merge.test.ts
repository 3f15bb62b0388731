import { describe, expect, test } from 'vitest';
import type { MessageFact } from '../../src/core/facts';
import { messagesOf } from '../../src/core/message-merge';
import type { Author, ReadTime } from '../../src/core/reading';
import { exactly, type Instant, MINUTE_MS } from '../../src/core/span';
import { resolve } from '../../src/core/zones';
import { minuteText } from './world';

const INDIA = 'Asia/Kolkata';
/** On the minute. */
const TEN = Date.UTC(2026, 10, 24, 10);
const fact = (author: Author, at: ReadTime, ordinal: number, messageId: string | null): MessageFact => ({
  ...{
    id: `${messageId} ${author} ${ordinal} ${JSON.stringify(at)}`,
    kind: 'message',
    key: 'case:1',
    account: 'NORDWIND',
  },
  ...{ source: messageId ? 'response' : 'thread', reader: 1, observedAt: TEN, asOf: TEN, marketplaceId: null },
  ...{ author, at, ordinal, messageId },
});
const text = (author: Author, at: Instant, ordinal = 0, zone = INDIA) =>
  fact(author, minuteText(at, zone), ordinal, null);
const exact = (author: Author, at: Instant) => fact(author, { span: exactly(at) }, 0, `m${at}`);
const merged = (facts: readonly MessageFact[], zones: readonly string[] = [INDIA]) =>
  messagesOf(facts, (time) => resolve(time, zones));
const times = (facts: readonly MessageFact[], zones?: readonly string[]) =>
  merged(facts, zones).map(({ author, at }) => [author, at.earliest - TEN, at.latest - at.earliest]);
const SECOND = 1_000;

describe('a message that the text and the data of the page both show', () => {
  test('is one, from the first second of its minute to the last', () => {
    for (const at of [TEN, TEN + 30 * SECOND, TEN + MINUTE_MS - 1])
      expect(times([text('buyer', TEN), exact('buyer', at)])).toEqual([['buyer', at - TEN, 0]]);
    expect(times([text('buyer', TEN), exact('buyer', TEN + MINUTE_MS)])).toHaveLength(2);
    expect(times([text('buyer', TEN), exact('buyer', TEN - 1)])).toHaveLength(2);
  });

  test('is not that of another author in the same minute', () => {
    expect(times([text('buyer', TEN), exact('seller', TEN + SECOND)])).toHaveLength(2);
  });

  test('counts as often as the way that shows more of them', () => {
    const [a, b] = [exact('buyer', TEN + SECOND), exact('buyer', TEN + 2 * SECOND)];
    const [first, second] = [text('buyer', TEN), text('buyer', TEN, 1)];
    expect(merged([a, b, first])).toHaveLength(2);
    expect(merged([a, first, second])).toHaveLength(2);
    expect(merged([a, b, first, second])).toHaveLength(2);
    expect(merged([b, second, first, a])).toHaveLength(2);
  });

  test('has no place within its minute where it is not known which of several it is', () => {
    // Buyer, seller, buyer; the page's own data shows the last one only.
    const facts = [
      text('buyer', TEN),
      text('seller', TEN, 1),
      text('buyer', TEN, 2),
      exact('buyer', TEN + 50 * SECOND),
    ];
    const places = merged(facts).map((message) => [message.author, message.isExact, message.text?.ordinal ?? null]);
    expect(places).toEqual(
      expect.arrayContaining([
        ['buyer', true, null],
        ['buyer', false, null],
        ['seller', false, 1],
      ]),
    );
  });

  test('is one where the zone is not known, or one of several, in order', () => {
    const sent = [0, 20, 40].map((minutes) => TEN + minutes * MINUTE_MS + SECOND);
    const facts = [...sent.map((at) => text('buyer', at)), ...sent.map((at) => exact('buyer', at))];
    for (const zones of [[], [INDIA, 'Asia/Tokyo']])
      expect(times(facts, zones)).toEqual(sent.map((at) => ['buyer', at - TEN, 0]));
  });

  test('is whatever the data say of it where they contradict themselves', () => {
    const one = exact('buyer', TEN);
    const moved = { ...one, id: 'moved', at: { span: exactly(TEN + SECOND) } };
    expect(times([one, moved])).toEqual([['buyer', 0, SECOND]]);
    expect(times([moved, one])).toEqual([['buyer', 0, SECOND]]);
  });
});
