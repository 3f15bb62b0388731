import { describe, expect, test } from 'vitest';
import { type Happening, judge, type OracleSettings, tally } from './oracle';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const USUAL: OracleSettings = { hours: 24, lateMarkExcludes: true, replyAnswersEarlier: true };

/** Each as who, and how many hours before NOW. */
const thread = (...events: readonly (readonly [Happening['what'], number])[]): Happening[] =>
  events.map(([what, hoursAgo]) => ({ what, at: NOW - hoursAgo * HOUR }));
const fates = (events: readonly Happening[], over: Partial<OracleSettings> = {}) =>
  judge(events, { ...USUAL, ...over }, NOW).map(({ fate }) => fate);

describe('the oracle, by hand', () => {
  test('exactly 24 hours are in time, a millisecond more is late', () => {
    const [buyer, seller] = thread(['buyer', 48], ['seller', 24]);
    expect(fates([buyer!, seller!])).toEqual(['on-time']);
    expect(fates([buyer!, { ...seller!, at: seller!.at + 1 }])).toEqual(['late']);
    expect(fates([buyer!, seller!], { hours: 12 })).toEqual(['late']);
  });

  test('an open message is not counted until more than 24 hours have gone by', () => {
    expect(fates(thread(['buyer', 24]))).toEqual(['running']);
    expect(fates(thread(['buyer', 24 + 1 / 3600]))).toEqual(['overdue']);
    expect(fates(thread(['buyer', 24 + 1 / 3600]), { hours: 48 })).toEqual(['running']);
  });

  test('one reply answers all that wait, each by its own time', () => {
    expect(fates(thread(['buyer', 80], ['buyer', 56], ['seller', 55]))).toEqual(['late', 'on-time']);
  });

  test('where a reply answers the newest only, the others count as never answered', () => {
    const one = { replyAnswersEarlier: false };
    const run = thread(['buyer', 60], ['buyer', 57], ['seller', 56]);
    expect(fates(run, one)).toEqual(['late', 'on-time']);
    expect(fates([...run, ...thread(['buyer', 50], ['mark', 49])], one)).toEqual(['late', 'on-time', 'excluded']);
    // Its time is not up: late it is not, nor answered.
    expect(fates(thread(['buyer', 20], ['buyer', 10], ['seller', 9]), one)).toEqual(['running', 'on-time']);
  });

  test('thanks after the reply wait on their own, and a mark leaves them out', () => {
    expect(fates(thread(['buyer', 60], ['seller', 50], ['buyer', 49]))).toEqual(['on-time', 'overdue']);
    expect(fates(thread(['buyer', 60], ['seller', 50], ['buyer', 49], ['mark', 48]))).toEqual(['on-time', 'excluded']);
  });

  test('a late mark leaves out too, or does not, as the setting says', () => {
    const marked = thread(['buyer', 60], ['mark', 35]);
    expect(fates(marked)).toEqual(['excluded']);
    expect(fates(marked, { lateMarkExcludes: false })).toEqual(['late']);
    expect(fates(thread(['buyer', 60], ['mark', 36]), { lateMarkExcludes: false })).toEqual(['excluded']);
  });

  test('a message after a mark starts a clock; what was marked stays so', () => {
    expect(fates(thread(['buyer', 60], ['mark', 50], ['buyer', 40], ['seller', 10]))).toEqual(['excluded', 'late']);
  });

  test('what Amazon itself writes starts nothing and ends nothing', () => {
    expect(fates(thread(['amazon', 60], ['buyer', 50], ['amazon', 49]))).toEqual(['overdue']);
    expect(fates(thread(['amazon', 60]))).toEqual([]);
  });

  test('counts by receipt: a message of exactly seven days ago is of the last seven days', () => {
    const messages = judge(
      thread(['buyer', 7 * 24], ['seller', 7 * 24 - 1], ['buyer', 30], ['mark', 29], ['buyer', 25], ['buyer', 1]),
      USUAL,
      NOW,
    );
    expect(tally(messages, 7, NOW)).toEqual({
      ...{ onTime: 1, late: 0, overdue: 1, excluded: 1, share: { good: 1, counted: 2 } },
    });
    expect(tally(messages, 7, NOW + 1)).toMatchObject({ onTime: 0, share: { good: 0, counted: 1 } });
    expect(tally(judge(thread(['buyer', 1]), USUAL, NOW), 7, NOW).share).toBeNull();
  });
});
