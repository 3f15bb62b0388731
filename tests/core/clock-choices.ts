import fc from 'fast-check';
import type { Closing, LedgerClock } from '../../src/core/clock';
import { HOUR_MS } from '../../src/core/span';
import { NOON, span } from './told-facts';

/** A clock of the ledger, exact, running since two hours before NOON. */
export const ledgerClock = (over: Partial<LedgerClock> = {}): LedgerClock => {
  const receivedAt = over.receivedAt ?? span(-2);
  return {
    ...{ threadId: 'case:1', ordinal: 0, account: 'NORDWIND', marketplaceId: null, receivedAt, basis: 'exact' },
    ...{ openAsOf: receivedAt.earliest, closing: null, doubtful: false },
    ...over,
  };
};

const hoursOf = (count: number) => fc.integer({ min: 0, max: count });

/** Any clock received up to `days` before NOON, its times on whole hours: no turn falls between two of them. */
export const anyClock = (days: number): fc.Arbitrary<LedgerClock> =>
  fc
    .record({
      threadId: fc.constantFrom('case:1', 'case:2', 'case:3', 'case:4', 'case:5'),
      ordinal: fc.nat(20),
      ago: fc.oneof(hoursOf(days * 24 + 12), hoursOf(40)),
      width: fc.oneof(fc.constant(0), hoursOf(26)),
      basis: fc.constantFrom('exact' as const, 'bounded' as const, 'assumed' as const),
      by: fc.constantFrom<(Closing['by'] | null)[]>('reply', 'reply', 'mark', 'either', null),
      after: hoursOf(60),
      closingWidth: fc.oneof(fc.constant(0), hoursOf(20)),
      seenAgo: hoursOf(30),
      flags: fc.record(
        {
          doubtful: fc.boolean(),
          followed: fc.constantFrom('surely' as const, 'maybe' as const),
          quick: fc.constant(true as const),
          remembered: fc.constant(true as const),
        },
        { requiredKeys: [] },
      ),
      isPlain: fc.boolean(),
    })
    .map(({ threadId, ordinal, ago, width, basis, by, after, closingWidth, seenAgo, flags, isPlain }) => {
      const receivedAt = span(-ago, Math.min(0, width - ago));
      const closedAt = span(Math.min(0, after - ago), Math.min(0, after + closingWidth - ago));
      const { doubtful = false, remembered, ...ofReply } = flags;
      const rest = remembered ? { remembered } : {};
      const closing = by && { at: closedAt, by, told: null };
      return ledgerClock({
        ...{ threadId, ordinal, receivedAt, basis, closing },
        openAsOf: closing ? closedAt.earliest : Math.max(receivedAt.earliest, NOON - seenAgo * HOUR_MS),
        // What is said of a reply stands only where there is one.
        ...(isPlain ? {} : closing ? { ...ofReply, doubtful } : { ...rest, doubtful }),
      });
    });

/** Any two rules that change what counts. */
export const anyRules = fc.record({
  hours: fc.constantFrom(24, 12, 48),
  lateMarkExcludes: fc.boolean(),
  replyAnswersEarlier: fc.boolean(),
  automatedReplies: fc.boolean(),
});
