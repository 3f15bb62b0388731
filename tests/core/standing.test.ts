import { describe, expect, test } from 'vitest';
import { type Clock, DEFAULT_RULES, type Outcome, type Standing } from '../../src/core/clock';
import { exactly } from '../../src/core/span';
import { deadlineOf, outcomesOf, standingOf } from '../../src/core/standing';
import { at, clock, closing, span } from './told-facts';

const rules = DEFAULT_RULES;
const strict = { ...rules, lateMarkExcludes: false };
const judged = (one: Clock, now = at(100), by = rules): [Standing, readonly Outcome[]] => [
  standingOf(one, by, now),
  outcomesOf(one, by, now),
];

describe('a message that was read, and its reply', () => {
  test('exactly 24 hours is on time, a millisecond more is late', () => {
    expect(judged(clock({ closing: closing('reply', 24) }))).toEqual(['on-time', ['on-time']]);
    const justLate = clock({ closing: { at: exactly(at(24) + 1), by: 'reply', told: null } });
    expect(judged(justLate)).toEqual(['late', ['late']]);
  });

  test('a minute that the deadline lies in leaves both open', () => {
    const close = clock({ receivedAt: span(0, 1 / 60), closing: closing('reply', 24, 24 + 1 / 60) });
    expect(judged(close)).toEqual(['unclear', ['on-time', 'late']]);
  });

  test('the hours are a setting', () => {
    const twelve = { ...rules, hours: 12 };
    expect(deadlineOf(clock(), twelve)).toEqual(span(12));
    expect(judged(clock({ closing: closing('reply', 13) }), at(100), twelve)[0]).toBe('late');
  });
});

describe('a mark', () => {
  test('excludes, also when it comes late', () => {
    expect(judged(clock({ closing: closing('mark', 3) }))).toEqual(['excluded', ['excluded']]);
    expect(judged(clock({ closing: closing('mark', 40) }))).toEqual(['excluded', ['excluded']]);
  });

  test('that comes late does not, by a setting', () => {
    expect(judged(clock({ closing: closing('mark', 3) }), at(100), strict)[0]).toBe('excluded');
    expect(judged(clock({ closing: closing('mark', 40) }), at(100), strict)[0]).toBe('late');
    expect(judged(clock({ closing: closing('mark', 20, 30) }), at(100), strict)).toEqual([
      'unclear',
      ['excluded', 'late'],
    ]);
  });
});

test('a quick reply that may be an automated one leaves a mark possible, also past the deadline', () => {
  const automated = { ...rules, automatedReplies: true };
  const quick = (hours: number) => clock({ closing: closing('reply', hours), quick: true });
  expect(judged(quick(25), at(100), automated)).toEqual(['unclear', ['late', 'excluded']]);
  expect(judged(quick(25), at(100), { ...automated, lateMarkExcludes: false })).toEqual(['late', ['late']]);
  expect(judged(quick(1), at(100), automated)[0]).toBe('unclear');
  expect(judged(quick(25))).toEqual(['late', ['late']]);
  // Another message may have come just before what closed it unseen.
  expect(judged(clock({ closing: closing('either', 5, 9) }), at(100), automated)[1]).toContain('late');
});

describe('a thread that was closed by a reply or a mark', () => {
  test('surely in time is settled', () => {
    expect(judged(clock({ closing: closing('either', 2, 9) }))).toEqual(['settled', ['on-time', 'excluded']]);
  });
  test('surely too late may be late or excluded', () => {
    expect(judged(clock({ closing: closing('either', 25, 30) }))).toEqual(['unclear', ['late', 'excluded']]);
  });
  test('about the deadline may be any of the three', () => {
    const [standing, outcomes] = judged(clock({ closing: closing('either', 20, 30) }));
    expect(standing).toBe('unclear');
    expect([...outcomes].sort()).toEqual(['excluded', 'late', 'on-time']);
  });
});

describe('an assumed receipt', () => {
  const assumed = clock({ receivedAt: span(-10, 0), basis: 'assumed' });
  test('is never on time', () => {
    expect(judged({ ...assumed, closing: closing('reply', 1) })).toEqual(['unclear', ['on-time', 'late']]);
  });
  test('can be late: the message was received no later than that', () => {
    expect(judged({ ...assumed, closing: closing('reply', 25) })[0]).toBe('late');
  });
});

describe('an open clock', () => {
  const open = clock({ receivedAt: span(-8, 0) });
  test.each<[number, Standing, Outcome[]]>([
    [15.9, 'running', ['not-counted']],
    [16, 'running', ['not-counted']],
    [16.1, 'unclear', ['not-counted', 'late']],
    [24, 'unclear', ['not-counted', 'late']],
    [24.1, 'overdue', ['on-time', 'late', 'excluded']],
  ])('%f hours after receipt is judged as %s', (hours, standing, outcomes) => {
    expect(judged(open, at(hours))).toEqual([standing, outcomes]);
  });

  test('is late once a look past the deadline showed it open', () => {
    expect(judged({ ...open, openAsOf: at(24) + 1 }, at(30))).toEqual(['overdue', ['late']]);
    expect(judged({ ...open, openAsOf: at(24) }, at(30))[1]).toContain('on-time');
  });
});

test('facts that contradict each other claim nothing', () => {
  const doubtful = clock({ doubtful: true, closing: closing('reply', 1) });
  expect(judged(doubtful)).toEqual(['unclear', ['on-time', 'late', 'excluded']]);
  expect(judged(clock({ doubtful: true, openAsOf: at(50) }), at(60))[1]).toHaveLength(3);
});

test('a deadline is elapsed time: the night of a clock change makes no difference', () => {
  // Berlin, 25 October 2026: that day has 25 hours.
  const received = Date.UTC(2026, 9, 24, 20);
  expect(deadlineOf(clock({ receivedAt: exactly(received) }), rules).latest - received).toBe(86_400_000);
});
