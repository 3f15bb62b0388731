import type { PlannedReply } from '../../src/core/day-plan';
import { exactly, HOUR_MS, type Span } from '../../src/core/span';
import type { ReadPlan } from '../../src/ui/popup/read-plan';
import { GERMANY, NOW } from './states';

const names = [
  ['Anna K.', 'Where is my parcel? It should have come on Monday'],
  ['Jean-Baptiste Lemoine', 'Facture pour la commande'],
  ['Priya', 'Wrong colour delivered'],
  [null, null],
] as const;

const reply = (i: number, why: PlannedReply['why'], deadline: Span): PlannedReply => ({
  threadId: `key:${i}`,
  deadline,
  why,
});
const inHours = (hours: number, widthHours = 0): Span => ({
  earliest: NOW + hours * HOUR_MS,
  latest: NOW + (hours + widthHours) * HOUR_MS,
});

export function plan(replies: readonly PlannedReply[], over: Partial<ReadPlan> = {}): ReadPlan {
  const threads = replies.slice(0, 12).map(({ threadId }, i) => ({
    ...{ threadId, caseId: null, account: 'NORDWIND', host: 'sellercentral.amazon.de', marketplaceId: GERMANY },
    ...{ orderId: null, buyer: names[i % 4]![0], subject: names[i % 4]![1] },
  }));
  return {
    absence: { from: NOW + 7 * HOUR_MS, to: NOW + 22 * HOUR_MS },
    ...{ replies, threads, lookAgainBy: NOW + 23 * HOUR_MS },
    ...over,
  };
}

/** Plans as the ledger would make them, by name. */
export const plans: Readonly<Record<string, ReadPlan>> = {
  weekend: plan(
    [
      reply(1, 'overdue', exactly(NOW - 2 * HOUR_MS)),
      reply(2, 'today', inHours(3.35)),
      reply(3, 'before', inHours(9)),
      reply(4, 'before', inHours(20, 0.5)),
      reply(5, 'after', inHours(55.5)),
      reply(6, 'maybe', inHours(15, 24)),
    ],
    { absence: { from: NOW + 7 * HOUR_MS, to: NOW + 55 * HOUR_MS } },
  ),
  nothing: plan([]),
  away: plan([reply(1, 'before', inHours(9))], { absence: { from: NOW - HOUR_MS, to: NOW + 12 * HOUR_MS } }),
  many: plan(Array.from({ length: 19 }, (_, i) => reply(i, 'before', inHours(8 + i / 4)))),
  'no-hours': plan([], { absence: null }),
  unread: plan([], { lookAgainBy: null }),
  'long-unread': plan([], { lookAgainBy: NOW - HOUR_MS }),
};
