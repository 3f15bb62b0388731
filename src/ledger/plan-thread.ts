import type { MessageFact, NewFact, ThreadKey } from '../core/facts';
import type { ThreadMessage, ThreadReading } from '../core/reading';
import { DAY_MS, type Instant, overlaps } from '../core/span';
import { resolve, zonesOf } from '../core/zones';
import { canonicalJson, caseKey } from './ids';
import { isNews, provesOverdue } from './news';
import { type Before, isFromTheFuture, type Label, type Looks, NO_PLAN, newLink, type Plan, READER } from './plan';
import type { Seen } from './schema';

/** Older messages can be in no window, nor in the window before it. */
export const HORIZON_MS = 200 * DAY_MS;

/** The key of an opened thread: its case, or its card's; null where the page shows neither. */
export const threadKeyOf = (reading: ThreadReading, cardKey: ThreadKey | null): ThreadKey | null => {
  const caseId = reading.caseId ?? reading.card?.caseId ?? null;
  return caseId ? caseKey(caseId) : cardKey;
};

/** The facts of a thread reading: messages not known yet, and one sighting when anything is new. */
export function planThread(
  reading: ThreadReading,
  account: string,
  cardKey: ThreadKey | null,
  known: readonly MessageFact[],
  before: Before,
  now: Instant,
): Plan {
  const key = threadKeyOf(reading, cardKey);
  if (!key) return { ...NO_PLAN, refused: 1 };
  const { host, orderId } = reading;
  const marketplaceId = reading.marketplaceId ?? reading.card?.marketplaceId ?? null;
  const from = {
    account,
    source: 'thread',
    reader: READER.thread,
    observedAt: reading.observedAt,
    asOf: reading.asOf,
  } as const;

  const zones = zonesOf(marketplaceId, host);
  const sound = reading.messages.filter(({ at }) => !isFromTheFuture(at, marketplaceId, host, now));
  const refused = reading.messages.length - sound.length;
  const recent = sound.filter(({ at }) => resolve(at, zones).latest >= now - HORIZON_MS);
  const messages = newMessages(recent, known, reading.asOf).map(
    ({ message, ordinal }): NewFact<MessageFact> => ({
      ...from,
      ...message,
      kind: 'message',
      key,
      ordinal,
      messageId: null,
      marketplaceId,
    }),
  );

  const look: Seen = {
    asOf: reading.asOf,
    state: reading.state,
    activity: null,
    orderId,
    marketplaceId,
    cards: 1,
    needing: 0,
    messagesComplete: reading.complete && refused === 0,
    resolvedAt: reading.resolvedAt,
  };
  const last = before.rows.get(key)?.opened ?? null;
  const proof =
    look.messagesComplete && provesOverdue(before.clocksOf(key), before.rules, last?.asOf ?? null, reading.asOf);
  const facts: NewFact[] = [...messages];
  const seen = new Map<ThreadKey, Looks>();
  if (messages.length > 0 || isNews(last, look) || proof) {
    facts.push({ ...from, ...look, kind: 'sighting', key, host, folder: null });
    seen.set(key, { opened: look });
  }
  const caseId = reading.caseId ?? reading.card?.caseId ?? null;
  if (caseId && cardKey) facts.push(...newLink(cardKey, caseId, before.rows, from));

  const labels = new Map<ThreadKey, Label>();
  if (facts.length > 0) {
    const buyer = reading.buyer ?? reading.card?.buyer ?? null;
    labels.set(key, {
      host,
      marketplaceId,
      orderId: orderId ?? reading.card?.orderId ?? null,
      buyer,
      subject: reading.card?.subject ?? null,
    });
  }
  return { ...NO_PLAN, facts, seen, labels, refused };
}

const sameTime = ({ at }: { at: ThreadMessage['at'] }): string =>
  'local' in at ? at.local.from : String(at.span.earliest);

/**
 * The messages that no earlier reading of this thread gave, each with its place within its minute. One that arrives late
 * gives again what only newer ones gave: by it derivation tells what was written before it and what after.
 */
function newMessages(
  shown: readonly ThreadMessage[],
  known: readonly MessageFact[],
  asOf: Instant,
): { message: ThreadMessage; ordinal: number }[] {
  const earlier = known.filter((fact) => fact.asOf <= asOf);
  const exactly = new Set(earlier.map((fact) => `${fact.author} ${canonicalJson(fact.at)} ${fact.ordinal}`));
  // Texts that count from now ("5 hours ago") give another span at every look; an overlapping one is the same message.
  const sliding = known.filter((fact) => 'span' in fact.at && fact.messageId === null);
  const inMinute = new Map<string, number>();
  return shown.flatMap((message) => {
    const minute = sameTime(message);
    const ordinal = inMinute.get(minute) ?? 0;
    inMinute.set(minute, ordinal + 1);
    if (exactly.has(`${message.author} ${canonicalJson(message.at)} ${ordinal}`)) return [];
    const { at } = message;
    const same = sliding.findIndex(
      (fact) => 'span' in at && 'span' in fact.at && fact.author === message.author && overlaps(fact.at.span, at.span),
    );
    if (same >= 0) {
      sliding.splice(same, 1);
      return [];
    }
    return [{ message: { author: message.author, at }, ordinal }];
  });
}
