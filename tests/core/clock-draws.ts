import fc from 'fast-check';
import { DEFAULT_RULES, type LedgerClock, type Rules } from '../../src/core/clock';
import { HOUR_MS, MINUTE_MS } from '../../src/core/span';
import { NOON } from './told-facts';

const width = fc.oneof(
  { arbitrary: fc.constant(0), weight: 3 },
  fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * MINUTE_MS),
  fc.integer({ min: 1, max: 60 }).map((hours) => hours * HOUR_MS),
);

/** Any clock of the 20 days before NOON, however well it is known. */
export const drawnClock: fc.Arbitrary<LedgerClock> = fc
  .record({
    ageMinutes: fc.integer({ min: 0, max: 20 * 24 * 60 }),
    receiptMs: width,
    closing: fc.option(
      fc.record({
        afterMinutes: fc.oneof(fc.integer({ min: 0, max: 3 * 60 }), fc.integer({ min: 0, max: 60 * 60 })),
        ms: width,
        by: fc.constantFrom('reply', 'reply', 'reply', 'mark', 'either'),
      }),
      { freq: 6 },
    ),
    basis: fc.constantFrom('exact', 'exact', 'bounded', 'assumed'),
    isDoubtful: fc.integer({ min: 0, max: 9 }),
    followed: fc.constantFrom(undefined, undefined, 'surely', 'maybe'),
    isQuick: fc.integer({ min: 0, max: 9 }),
    account: fc.constantFrom('NORDWIND', 'ALMA'),
    ordinal: fc.nat(),
  })
  .map(({ ageMinutes, receiptMs, closing, basis, isDoubtful, followed, isQuick, account, ordinal }): LedgerClock => {
    const earliest = NOON - ageMinutes * MINUTE_MS;
    const receivedAt = { earliest, latest: Math.min(earliest + receiptMs, NOON) };
    const from = closing ? receivedAt.latest + closing.afterMinutes * MINUTE_MS : null;
    const isClosed = closing && from !== null && from <= NOON;
    return {
      ...{ threadId: `case:${ordinal}`, ordinal, account, marketplaceId: null, receivedAt, basis },
      ...{ openAsOf: receivedAt.earliest, doubtful: isDoubtful === 0 },
      closing: isClosed
        ? { at: { earliest: from, latest: Math.min(from + closing.ms, NOON) }, by: closing.by, told: null }
        : null,
      ...(isClosed && closing.by === 'reply' && followed ? { followed } : {}),
      ...(isClosed && isQuick === 0 ? { quick: true } : {}),
    };
  });

export const drawnRules: fc.Arbitrary<Rules> = fc
  .record({ lateMarkExcludes: fc.boolean(), replyAnswersEarlier: fc.boolean(), automatedReplies: fc.boolean() })
  .map((rules) => ({ ...DEFAULT_RULES, ...rules }));
