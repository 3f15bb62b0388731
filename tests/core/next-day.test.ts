import { expect, test } from 'vitest';
import { DEFAULT_RULES, type LedgerClock } from '../../src/core/clock';
import { marksOf, nextDayOf, outsideHoursOf } from '../../src/core/next-day';
import { HOUR_MS } from '../../src/core/span';
import { ledgerClock } from './clock-choices';
import { at, closing, NOON, span } from './told-facts';

/** Open, and due in so many hours, or between so many. */
const dueIn = (from: number, to = from): LedgerClock => ledgerClock({ receivedAt: span(from - 24, to - 24) });
const nextDay = (clocks: LedgerClock[]) => nextDayOf(clocks, () => DEFAULT_RULES, NOON);
const namesOf = (due: readonly { deadline: { earliest: number } }[]): number[] =>
  due.map(({ deadline }) => (deadline.earliest - NOON) / HOUR_MS);

test('open messages by when they are due; what is closed is due no more', () => {
  const answered = ledgerClock({ receivedAt: span(-3), closing: closing('reply', -1) });
  const { overdue, mayBeDue, ahead, later } = nextDay([
    ...[dueIn(9), dueIn(-2), dueIn(3, 8), dueIn(-4, 4), answered, dueIn(0), dueIn(24), dueIn(25)],
  ]);
  expect([overdue, mayBeDue, ahead, later].map(namesOf)).toEqual([[-2], [-4], [0, 3, 9, 24], [25]]);
});

test('what falls due out of hours, surely or perhaps; the moment when work ends is out of them', () => {
  const working = [{ from: at(2), to: at(6) }];
  const { ahead } = nextDay([
    dueIn(1),
    dueIn(2),
    dueIn(5),
    dueIn(6),
    dueIn(3, 5),
    dueIn(4, 7),
    dueIn(0, 9),
    dueIn(7, 9),
  ]);
  const { surely, maybe } = outsideHoursOf(ahead, working);
  expect([surely, maybe].map(namesOf)).toEqual([
    [1, 6, 7],
    [0, 4],
  ]);
  expect(namesOf(outsideHoursOf(ahead, []).surely)).toHaveLength(ahead.length);
});

test('20,000 deadlines make no more marks than there are steps, and every one is in one of them', () => {
  const many = Array.from({ length: 20_000 }, (_, i) =>
    i % 4 === 0 ? dueIn((i % 20) / 2, 12 + (i % 9)) : dueIn((i % 2_400) / 100),
  );
  const start = performance.now();
  const { ahead } = nextDay(many);
  const { points, bars } = marksOf(ahead, NOON, HOUR_MS / 2);
  expect(performance.now() - start).toBeLessThan(400);
  expect(points.length).toBeLessThanOrEqual(49);
  expect(bars.length).toBeLessThanOrEqual(49 * 49);
  const drawn = [...points, ...bars].flatMap(({ due }) => due);
  expect(new Set(drawn).size).toBe(20_000);
  for (const { from, to, due } of [...points, ...bars])
    for (const { deadline } of due) expect(from <= deadline.earliest && deadline.latest <= to).toBe(true);
});
