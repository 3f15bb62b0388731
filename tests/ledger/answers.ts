import type { AnsweredCase, AnsweredMessage, CaseAnswer, ListAnswer } from '../../src/core/reading';
import { HOUR_MS } from '../../src/core/span';
import { CASE, HOST, INDIA, NOON } from './readings';

/** Opened three hours ago by the buyer, and waiting since. */
export const answered = (over: Partial<AnsweredCase> = {}): AnsweredCase => ({
  ...{ caseId: CASE, marketplaceId: INDIA, orderId: null, state: 'response-needed' },
  ...{ openedAt: NOON - 3 * HOUR_MS + 2_000, updatedAt: NOON - 3 * HOUR_MS + 2_200, resolvedAt: null },
  ...over,
});

export const listAnswer = (over: Partial<ListAnswer> = {}): ListAnswer => ({
  ...{ kind: 'list-answer', result: 'read', host: HOST, account: 'NORDWIND', folder: 'response-needed' },
  ...{ observedAt: over.asOf ?? NOON, asOf: NOON, cases: [answered()], complete: true },
  ...over,
});

export const caseAnswer = (over: Partial<CaseAnswer> = {}): CaseAnswer => ({
  ...{
    kind: 'case-answer',
    result: 'read',
    host: HOST,
    account: 'NORDWIND',
    observedAt: over.asOf ?? NOON,
    asOf: NOON,
  },
  ...{ case: answered({ state: null }), messages: [], complete: true },
  ...over,
});

export const message = (author: AnsweredMessage['author'], at: number, messageId = `m${at}`): AnsweredMessage => ({
  ...{ messageId, author, at },
});

/** Another case, by number. */
export const caseId = (n: number): string => `${String(n).padStart(8, '0')}-2222-4333-8444-555555555555`;
