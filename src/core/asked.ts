import type { Look } from './evidence';
import type { Message } from './message-merge';
import { type Instant, QUICK_REPLY_MS, type Span } from './span';

type Place = Pick<Message, 'at' | 'ordinal'>;
const isLaterPlace = (a: Place, b: Place): boolean =>
  a.at.earliest > b.at.earliest || (a.at.earliest === b.at.earliest && a.ordinal > b.ordinal);

/**
 * Whether `a` was written after `b`; null where that is not known: one is known by the page's own data alone, the other
 * by its text alone, and its minute (or its zone) leaves both orders possible. `wholes`: readings of every message.
 */
function isAfter(a: Message, b: Message, wholes: readonly Look[]): boolean | null {
  if (a.isExact && b.isExact) return isLaterPlace(a, b);
  if (a.text && b.text) return isLaterPlace(a.text, b.text);
  if (wholes.some(({ asOf }) => b.seenAsOf <= asOf && asOf < a.seenAsOf)) return true;
  if (wholes.some(({ asOf }) => a.seenAsOf <= asOf && asOf < b.seenAsOf)) return false;
  if (a.at.earliest > b.at.latest) return true;
  return a.at.latest < b.at.earliest ? false : null;
}

/** A message of the buyer's, and what is known of those written after it. */
export interface Asked {
  readonly message: Message;
  /** The first seller message that surely came after it. */
  readonly reply: Message | null;
  /** No other seller message may have come between. */
  readonly isSure: boolean;
  /** As of when the next message of the buyer's was first seen; a reading before that shows this one as the last. */
  readonly followedAsOf: Instant;
  /** Whether another message of the buyer's came between it and the reply, as far as the messages that were read tell. */
  readonly isFollowed: boolean | null;
  /** The reply may have come within two minutes of a message of the buyer's. */
  readonly isQuick: boolean;
}

/** Whether `later` may have come no more than `ms` after `earlier`. */
const mayFollowWithin = (ms: number, earlier: Span, later: Span): boolean =>
  later.earliest - earlier.latest <= ms && later.latest >= earlier.earliest;

/** `wholes`: readings of every message of the thread. */
export function askedOf(message: Message, messages: readonly Message[], wholes: readonly Look[]): Asked {
  const others = messages.filter((m) => m !== message && m.author !== 'amazon');
  const orders = new Map(others.map((m) => [m, isAfter(m, message, wholes)]));
  const sellers = others.filter((m) => m.author === 'seller');
  const later = sellers.filter((m) => orders.get(m));
  const isEarlier = (a: Message, b: Message): boolean => !(isAfter(a, b, wholes) ?? a.at.latest > b.at.latest);
  const reply = later.reduce<Message | null>((best, m) => (best && isEarlier(best, m) ? best : m), null);
  const isFirst = later.every((m) => m === reply || isAfter(m, reply!, wholes));
  const followers = others.filter((m) => m.author === 'buyer' && orders.get(m) !== false);
  const between = reply ? followers.filter((m) => isAfter(m, reply, wholes) !== true) : [];
  const isSurelyBetween = (m: Message): boolean => orders.get(m) === true && isAfter(m, reply!, wholes) === false;
  return {
    ...{ message, reply },
    isFollowed: between.some(isSurelyBetween) || (between.length > 0 ? null : false),
    isQuick: reply !== null && [message, ...between].some((m) => mayFollowWithin(QUICK_REPLY_MS, m.at, reply.at)),
    isSure: isFirst && sellers.every((m) => orders.get(m) !== null),
    followedAsOf: Math.min(...followers.map((m) => m.seenAsOf)),
  };
}
