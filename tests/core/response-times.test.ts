import { describe, expect, test } from 'vitest';
import { type Closing, DEFAULT_RULES, type LedgerClock, type Rules } from '../../src/core/clock';
import { edgesOf, responseHistogram } from '../../src/core/response-histogram';
import { type Response, responsesIn } from '../../src/core/response-times';
import { windowOf } from '../../src/core/score';
import { DAY_MS, HOUR_MS, type Span } from '../../src/core/span';
import { clock, closing, NOON, span } from './told-facts';

const received = (at: Span, close: Closing | null, over: Partial<LedgerClock> = {}): LedgerClock => ({
  ...clock({ receivedAt: at, closing: close, ...over }),
  ...{ threadId: 'case:1', ordinal: 0, account: 'NORDWIND', marketplaceId: null },
});
const responses = (clocks: LedgerClock[], rules: Partial<Rules> = {}) =>
  responsesIn(clocks, () => ({ ...DEFAULT_RULES, ...rules }), windowOf(7, NOON));
const hours = ({ known }: { known: readonly Response[] }) =>
  known.map(({ tookMs, isSure }) => [tookMs.min / HOUR_MS, tookMs.max / HOUR_MS, isSure]);

describe('a response time', () => {
  test('is known of each message that a reply closed, on time or late', () => {
    const answered = [received(span(-90), closing('reply', -85)), received(span(-90), closing('reply', -40))];
    const others = [received(span(-90), closing('mark', -80)), received(span(-3), null)];
    expect(hours(responses([...answered, ...others]))).toEqual([
      [5, 5, true],
      [50, 50, true],
    ]);
  });

  test('is a span where the receipt or the reply is one, and never below nothing', () => {
    expect(hours(responses([received(span(-90, -88), closing('reply', -85, -84))]))).toEqual([[3, 6, true]]);
    expect(hours(responses([received(span(-90, -80), closing('reply', -85, -84))]))).toEqual([[0, 6, true]]);
  });

  test('may be none where a mark may have closed it, or its receipt straddles the edge', () => {
    expect(hours(responses([received(span(-90), closing('either', -85))]))).toEqual([[5, 5, false]]);
    const edge = -7 * 24;
    expect(hours(responses([received(span(edge - 1, edge + 1), closing('reply', edge + 2))]))).toEqual([[1, 3, false]]);
    expect(hours(responses([received(span(edge - 1), closing('reply', edge + 2))]))).toEqual([]);
  });

  test('is not claimed of a receipt that is a guess, nor where facts differ', () => {
    const guess = received(span(-90, -80), closing('reply', -70), { basis: 'assumed' });
    const differing = received(span(-90), closing('reply', -70), { doubtful: true });
    expect(responses([guess, differing])).toEqual({ known: [], leftOut: [guess, differing] });
  });

  test('follows the rules: a reply may answer the newest message only, a quick one may be no answer', () => {
    const earlier = received(span(-90), closing('reply', -85), { followed: 'surely' });
    expect(hours(responses([earlier]))).toHaveLength(1);
    expect(responses([earlier], { replyAnswersEarlier: false })).toEqual({ known: [], leftOut: [] });
    const perhaps = received(span(-90), closing('reply', -85), { followed: 'maybe' });
    expect(hours(responses([perhaps], { replyAnswersEarlier: false }))).toEqual([[5, 5, false]]);
    const quick = received(span(-90), closing('reply', -90), { quick: true });
    const unseen = received(span(-90), closing('either', -90, -60));
    expect(responses([quick, unseen], { automatedReplies: true }).leftOut).toEqual([quick, unseen]);
  });
});

describe('the histogram', () => {
  const took = (min: number, max = min, isSure = true): Response => ({
    ...{ clock: received(span(-90), null), tookMs: { min: min * HOUR_MS, max: max * HOUR_MS }, isSure },
  });

  test('has edges at the deadline and at the average to stay under', () => {
    expect(edgesOf({ hours: 24, averageHours: 12 })).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 36, 48]);
    expect(edgesOf({ hours: 5, averageHours: 2.5 })).toEqual([0, 1, 2, 2.5, 3, 4, 5, 7.5, 10]);
    expect(edgesOf({ hours: 1, averageHours: 12 })).toEqual([0, 1, 1.5, 2, 12]);
  });

  test('counts a reply after exactly 24 h among those in time, and the longest in a bin without end', () => {
    const { bins, unsure } = responseHistogram([took(0), took(24), took(24.001), took(900)], [0, 12, 24, 48]);
    expect(bins.map(({ clocks }) => clocks.length)).toEqual([1, 1, 1, 1]);
    expect(bins.at(-1)!.toHours).toBe(Number.POSITIVE_INFINITY);
    expect(unsure).toEqual([]);
  });

  test('keeps apart what may be in several bins, or no reply', () => {
    const { bins, unsure } = responseHistogram([took(3, 5), took(11, 13), took(3, 3, false)], [0, 12, 24]);
    expect(bins.map(({ clocks }) => clocks.length)).toEqual([1, 0, 0]);
    expect(unsure).toHaveLength(2);
  });
});

test('each message of the period is known, left out, or no reply, once', () => {
  const old = received({ earliest: NOON - 8 * DAY_MS, latest: NOON - 8 * DAY_MS }, closing('reply', -7 * 24));
  const { known, leftOut } = responses([old, received(span(-90), closing('reply', -85))]);
  expect([known.length, leftOut.length]).toEqual([1, 0]);
});
