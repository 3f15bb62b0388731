import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_RULES, type LedgerClock } from '../../src/core/clock';
import { clockRows, mayBeIn, type RowOrder, sortRows } from '../../src/core/clock-rows';
import { DAY_MS, HOUR_MS, type Span } from '../../src/core/span';
import { drawnClock } from './clock-draws';
import { clock, closing, NOON, span } from './told-facts';

const message = (name: string, receivedAt: Span, over: Partial<LedgerClock> = {}): LedgerClock => ({
  ...clock({ receivedAt, closing: null, ...over }),
  ...{ threadId: name, ordinal: 0, account: 'NORDWIND', marketplaceId: null },
});
const rowsOf = (clocks: readonly LedgerClock[]) => clockRows(clocks, () => DEFAULT_RULES, NOON);
const sorted = (clocks: readonly LedgerClock[], order: RowOrder) =>
  sortRows(rowsOf(clocks), order).map((row) => row.clock.threadId);

const CLOCKS = [
  message('answered long ago', span(-90), { closing: closing('reply', -80) }),
  message('answered lately', span(-30), { closing: closing('reply', -28) }),
  message('due soon', span(-20)),
  message('overdue', span(-40)),
  message('due late', span(-1)),
  message('marked', span(-50), { closing: closing('mark', -49) }),
];

describe('the order of rows', () => {
  test('most urgent first: what waits by its deadline, then the newest of the rest', () => {
    const order = ['overdue', 'due soon', 'due late', 'answered lately', 'marked', 'answered long ago'];
    expect(sorted(CLOCKS, 'urgent')).toEqual(order);
    expect(sorted(CLOCKS.toReversed(), 'urgent')).toEqual(order);
  });

  test('by response time, with the unanswered ones last either way', () => {
    expect(sorted(CLOCKS, 'response-up').slice(0, 2)).toEqual(['answered lately', 'answered long ago']);
    expect(sorted(CLOCKS, 'response-down').slice(0, 2)).toEqual(['answered long ago', 'answered lately']);
  });

  test('of spans: by the earliest end going up, by the latest going down', () => {
    const clocks = [message('wide', span(-10, -1)), message('narrow', span(-5, -4))];
    expect(sorted(clocks, 'receipt-up')).toEqual(['wide', 'narrow']);
    expect(sorted(clocks, 'receipt-down')).toEqual(['wide', 'narrow']);
  });

  test.each<RowOrder>(['urgent', 'deadline-down', 'receipt-up', 'receipt-down', 'response-up', 'response-down'])(
    '%s is the same whatever the order of what it is made from, and loses nothing',
    (order) => {
      fc.assert(
        fc.property(fc.array(drawnClock, { maxLength: 40 }), (drawn) => {
          const clocks = drawn.map((each, ordinal) => ({ ...each, ordinal }));
          const names = (of: readonly LedgerClock[]) => sortRows(rowsOf(of), order).map((row) => row.clock.ordinal);
          expect(names(clocks.toReversed())).toEqual(names(clocks));
          expect(names(clocks).toSorted((a, b) => a - b)).toEqual(clocks.map((_, i) => i));
        }),
        { numRuns: 50 },
      );
    },
  );
});

test('a message whose reply does not count as its answer still waits', () => {
  const rules = { ...DEFAULT_RULES, replyAnswersEarlier: false };
  const followed = message('followed', span(-3), { closing: closing('reply', -1), followed: 'surely' });
  const [row] = clockRows([followed], () => rules, NOON);
  expect(row).toMatchObject({ standing: 'running', isOpen: true, response: null });
});

test('a receipt that straddles an edge of the period may be in it', () => {
  const period = { from: NOON - DAY_MS, to: NOON };
  const isIn = (from: number, to: number) =>
    mayBeIn({ receivedAt: { earliest: NOON + from * HOUR_MS, latest: NOON + to * HOUR_MS } }, period);
  expect([isIn(-30, -25), isIn(-30, -24), isIn(-3, -2), isIn(-1, 2), isIn(0, 1)]).toEqual([
    ...[false, true, true, true, false],
  ]);
});
