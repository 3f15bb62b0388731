import { describe, expect, test } from 'vitest';
import { type Clock, DEFAULT_RULES } from '../../src/core/clock';
import { scoreOf } from '../../src/core/score';
import { DAY_MS } from '../../src/core/span';
import { at, clock, closing, NOON, span } from './told-facts';

const score = (clocks: Clock[], knownFrom: number | null = NOON - 400 * DAY_MS) =>
  scoreOf(clocks, DEFAULT_RULES, NOON, knownFrom);
const received = (hours: number, close: Clock['closing'] = null, over: Partial<Clock> = {}) =>
  clock({ receivedAt: span(hours), closing: close, ...over });

const onTime = received(-48, closing('reply', -47));
const late = received(-48, closing('reply', -20));
const excluded = received(-48, closing('mark', -47));
const settled = received(-48, closing('either', -48, -30));
const anyOf = received(-48, closing('either', -48, -10));
const overdue = received(-25, null, { openAsOf: at(-0.5) });
const running = received(-2);

describe('the share', () => {
  test('counts on time, late and overdue; running and excluded are not counted', () => {
    const { share, ...counts } = score([onTime, onTime, late, overdue, running, excluded])[7];
    expect(share).toEqual({ min: 0.5, max: 0.5 });
    expect(counts).toMatchObject({ onTime: 2, late: 1, overdue: 1, excluded: 1, settled: 0, unclear: 0 });
  });

  test('is unknown while nothing is surely counted: never 100 %', () => {
    for (const clocks of [[], [running], [excluded], [settled], [anyOf]]) expect(score(clocks)[30].share).toBeNull();
    expect(score([settled])[30]).toMatchObject({ settled: 1, unclear: 0 });
    expect(score([anyOf])[30]).toMatchObject({ settled: 0, unclear: 1 });
  });

  test('is a range: each clock at its best, each at its worst', () => {
    expect(score([onTime, anyOf])[7].share).toEqual({ min: 1 / 2, max: 1 });
    expect(score([late, settled])[7].share).toEqual({ min: 0, max: 1 / 2 });
    const lateOrExcluded = received(-48, closing('either', -20, -10));
    expect(score([onTime, lateOrExcluded])[7].share).toEqual({ min: 1 / 2, max: 1 });
  });

  test('takes an open clock between the ends of its deadline for late or not counted', () => {
    const between = clock({ receivedAt: span(-30, -20), openAsOf: at(-1) });
    expect(score([onTime, between])[7]).toMatchObject({ unclear: 1, share: { min: 1 / 2, max: 1 } });
  });

  test('takes an overdue one that may have been answered for any of the three, and counts it as overdue', () => {
    const unseenSince = received(-25);
    expect(score([onTime, unseenSince])[7]).toMatchObject({ overdue: 1, share: { min: 1 / 2, max: 1 } });
  });
});

describe('a window', () => {
  const days = (count: number) => -count * 24;
  const answered = (hours: number) => received(hours, closing('reply', hours + 1));

  test('begins 7, 30 or 90 times 24 hours ago, that moment included', () => {
    const inside = answered(days(7));
    const outside = clock({ ...inside, receivedAt: { earliest: at(days(7)) - 1, latest: at(days(7)) - 1 } });
    expect(score([inside])[7].onTime).toBe(1);
    expect(score([outside])[7].onTime).toBe(0);
    expect(score([outside])[30].onTime).toBe(1);
    expect([7, 30, 90].map((window) => score([answered(days(30))])[window as 7 | 30 | 90].onTime)).toEqual([0, 1, 1]);
  });

  test('holds, perhaps, a message whose receipt straddles its edge', () => {
    const straddling = clock({ receivedAt: span(days(7) - 5, days(7) + 5), closing: closing('reply', days(7) + 40) });
    expect(score([onTime, straddling])[7]).toMatchObject({ late: 0, unclear: 1, share: { min: 1 / 2, max: 1 } });
    expect(score([straddling])[7].share).toBeNull();
    expect(score([straddling])[30]).toMatchObject({ late: 1, unclear: 0, share: { min: 0, max: 0 } });
  });

  test('does not doubt an excluded message at its edge: it counts on neither side', () => {
    const marked = clock({ receivedAt: span(days(7) - 5, days(7) + 5), closing: closing('mark', days(7) + 6) });
    expect(score([onTime, marked])[7]).toMatchObject({ excluded: 0, unclear: 0, share: { min: 1, max: 1 } });
  });

  test('says since when its messages are known', () => {
    expect(score([onTime], at(-48))[30].knownFrom).toBe(at(-48));
    expect(score([onTime], NOON - 60 * DAY_MS)[30].knownFrom).toBe(NOON - 30 * DAY_MS);
    expect(score([], null)[30].knownFrom).toBeNull();
  });
});
