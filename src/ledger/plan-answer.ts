import type { MessageFact, NewFact, SightingFact, ThreadKey } from '../core/facts';
import { isBelievable } from '../core/page-formats';
import type { AnsweredCase, AnsweredMessage, CaseAnswer, Folder } from '../core/reading';
import { exactly, type Instant } from '../core/span';
import { caseKey } from './ids';
import { isNews, provesOverdue } from './news';
import { type Before, type Label, type Looks, NO_PLAN, type Plan, READER } from './plan';
import { HORIZON_MS } from './plan-thread';
import type { Seen } from './schema';

export const isBelievableCase = ({ openedAt, updatedAt, resolvedAt }: AnsweredCase, now: Instant): boolean =>
  [openedAt, updatedAt, resolvedAt].every((at) => isBelievable(at, now));

const exactOrNull = (at: Instant | null) => (at === null ? null : { span: exactly(at) });

/** A case of the page's own data, as a look at it. */
export const lookAtCase = (answered: AnsweredCase, asOf: Instant, messagesComplete: boolean): Seen => ({
  asOf,
  state: answered.state,
  activity: exactOrNull(answered.updatedAt),
  orderId: answered.orderId,
  marketplaceId: answered.marketplaceId,
  cards: 1,
  needing: answered.state === 'response-needed' ? 1 : 0,
  messagesComplete,
  resolvedAt: exactOrNull(answered.resolvedAt),
  ...(answered.openedAt !== null && { openedAt: answered.openedAt }),
});

export type From = Pick<SightingFact, 'account' | 'source' | 'reader' | 'observedAt' | 'asOf'>;
export const fromAnswer = (account: string, { observedAt, asOf }: { observedAt: Instant; asOf: Instant }): From => ({
  ...{ account, source: 'response', reader: READER.response, observedAt, asOf },
});

/** `folder`: which list it is of; null for a case's own data. Without a folder a list is taken for a search's. */
export const sightingOf = (
  key: ThreadKey,
  look: Seen,
  host: string,
  folder: Folder | null,
  from: From,
): NewFact<SightingFact> => ({ ...from, ...look, kind: 'sighting', key, host, folder });

/** The page's own data holds no names: an id is all that such a thread has until a card shows the same case. */
export const namelessLabel = (answered: AnsweredCase, host: string): Label => ({
  ...{ host, marketplaceId: answered.marketplaceId, orderId: answered.orderId, buyer: null, subject: null },
});

/** The facts of one case's own data: messages not known yet, and one sighting when anything is new. */
export function planCaseAnswer(
  answer: CaseAnswer,
  account: string,
  known: readonly MessageFact[],
  before: Before,
  now: Instant,
): Plan {
  const { host, asOf } = answer;
  const key = caseKey(answer.case.caseId);
  const from = fromAnswer(account, answer);
  const sound = answer.messages.filter(({ at }) => isBelievable(at, now));
  const answered = isBelievableCase(answer.case, now) ? answer.case : withoutDates(answer.case);
  const refused = answer.messages.length - sound.length + (answered === answer.case ? 0 : 1);
  const recent = withOrdinals(sound).filter(({ message }) => message.at >= now - HORIZON_MS);
  const messages = recent.filter(isNewAmong(known, asOf)).map(
    ({ message: { author, messageId, at }, ordinal }): NewFact<MessageFact> => ({
      ...{ ...from, kind: 'message', key, author, at: { span: exactly(at) }, ordinal, messageId },
      marketplaceId: answered.marketplaceId,
    }),
  );

  const look = lookAtCase(answered, asOf, answer.complete && refused === 0);
  const last = before.rows.get(key)?.answered ?? null;
  const isProof = look.messagesComplete && provesOverdue(before.clocksOf(key), before.rules, last?.asOf ?? null, asOf);
  if (messages.length === 0 && !isNews(last, look) && !isProof) return { ...NO_PLAN, refused };
  return {
    ...NO_PLAN,
    facts: [...messages, sightingOf(key, look, host, null, from)],
    seen: new Map<ThreadKey, Looks>([[key, { answered: look }]]),
    labels: new Map([[key, namelessLabel(answered, host)]]),
    refused,
  };
}

const withoutDates = (answered: AnsweredCase): AnsweredCase => ({
  ...{ ...answered, openedAt: null, updatedAt: null, resolvedAt: null },
});

interface Placed {
  readonly message: AnsweredMessage;
  /** Its place among those of the same instant. */
  readonly ordinal: number;
}

function withOrdinals(messages: readonly AnsweredMessage[]): Placed[] {
  const atInstant = new Map<Instant, number>();
  return messages.map((message) => {
    const ordinal = atInstant.get(message.at) ?? 0;
    atInstant.set(message.at, ordinal + 1);
    return { message, ordinal };
  });
}

/** As for threads: an answer that arrives late gives again what only newer ones gave. */
function isNewAmong(known: readonly MessageFact[], asOf: Instant): (placed: Placed) => boolean {
  const nameOf = (id: string, author: string, at: Instant): string => JSON.stringify([id, author, at]);
  const earlier = new Set(
    known.flatMap(({ messageId, author, at, asOf: itsAsOf }) =>
      messageId !== null && 'span' in at && itsAsOf <= asOf ? nameOf(messageId, author, at.span.earliest) : [],
    ),
  );
  return ({ message }) => !earlier.has(nameOf(message.messageId, message.author, message.at));
}
