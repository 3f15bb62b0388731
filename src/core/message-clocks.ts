import type { Clock, Closing } from './clock';
import { closedNoLaterThan, type Evidence } from './evidence';
import { isAfter, type Message } from './message-merge';
import { type Instant, meetOf, SLACK_MS, type Span } from './span';

/** What is known of a thread whose messages have been read. */
export interface ReadThread {
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** As of when readings showed every message, oldest first. */
  readonly completeAsOf: readonly Instant[];
  readonly evidence: readonly Evidence[];
}

/** A read message's clock. */
export interface ReadClock {
  readonly clock: Clock;
  /** Every look as fresh as this, or fresher, came after it was closed; null where no look says so. */
  readonly closedAsOf: Instant | null;
}

interface OneThread extends ReadThread {
  /** No message is from after the moment when it was seen: the page's times and this computer's can be compared. */
  readonly clocksAgree: boolean;
}
interface Closed {
  readonly closing: Closing;
  readonly closedAsOf: Instant;
}

const completeSince = ({ completeAsOf }: ReadThread, asOf: Instant): boolean => completeAsOf.some((at) => at >= asOf);

/** Both kinds of proof: another look's order, which needs no clock, or times, which do. */
export const cameBefore = (message: Message, seen: Evidence): boolean =>
  message.seenAsOf <= seen.asOf || message.at.latest <= seen.asOf - SLACK_MS;

const cameAfter = (message: Message, seen: Evidence, { completeAsOf, clocksAgree }: OneThread): boolean =>
  completeAsOf.some((asOf) => seen.seenAt <= asOf && asOf < message.seenAsOf) ||
  (clocksAgree && seen.seenAt + SLACK_MS < message.at.earliest);

/** Until when an unanswered message was surely open: readings showed it last, or lists no activity since. */
function openUntil(message: Message, { completeAsOf, evidence }: ReadThread, closedBy: Instant): Instant {
  let open = message.at.earliest;
  for (const asOf of completeAsOf) {
    if (message.seenAsOf <= asOf && asOf < closedBy) open = Math.max(open, asOf - SLACK_MS);
  }
  for (const seen of evidence) {
    if (seen.asOf >= closedBy || !seen.needs || !seen.activity) continue;
    // Still waiting, and nothing has happened in the thread since we last knew this message to be unanswered.
    if (seen.activity.latest < open) open = Math.max(open, seen.asOf - SLACK_MS);
  }
  return open;
}

/** What the known seller messages may be to a message. */
interface Replies {
  /** The first of those that surely came after it. */
  readonly first: Message | null;
  /** No other may have come between. */
  readonly isSure: boolean;
}

function repliesTo(message: Message, { messages, completeAsOf }: OneThread): Replies {
  const orders = new Map<Message, boolean | null>();
  for (const m of messages) if (m.author === 'seller') orders.set(m, isAfter(m, message, completeAsOf));
  const later = [...orders.keys()].filter((m) => orders.get(m));
  const isEarlier = (a: Message, b: Message): boolean => !(isAfter(a, b, completeAsOf) ?? a.at.latest > b.at.latest);
  const first = later.reduce<Message | null>((best, m) => (best && isEarlier(best, m) ? best : m), null);
  const isFirst = later.every((m) => m === first || isAfter(m, first!, completeAsOf));
  return { first, isSure: isFirst && ![...orders.values()].includes(null) };
}

/** No message of the buyer's is known to have come after this one, or may have. */
const isNewest = (message: Message, { messages, completeAsOf }: ReadThread): boolean =>
  messages.every((m) => m.author !== 'buyer' || m === message || isAfter(m, message, completeAsOf) === false);

/**
 * Since when this message surely waits: a page showed the thread waiting, and all that was written by then is known to
 * hold no newer message of the buyer's. A look before that showed a list to which the site had not yet added it.
 */
function waitsSince(message: Message, thread: OneThread): Instant {
  const waiting = thread.evidence.filter((seen) => seen.needs && completeSince(thread, seen.seenAt));
  return waiting.length > 0 && isNewest(message, thread)
    ? Math.max(...waiting.map((seen) => seen.asOf))
    : Number.NEGATIVE_INFINITY;
}

/** A look showed the thread closed, after this message and before any reply to it that we know of. */
function closedUnseen(message: Message, replies: Replies, thread: OneThread): Closed | null {
  const { messages, completeAsOf } = thread;
  const since = replies.first ? Number.NEGATIVE_INFINITY : waitsSince(message, thread);
  const looks = thread.evidence.filter(
    (seen) =>
      !seen.needs &&
      seen.asOf > since &&
      cameBefore(message, seen) &&
      closedNoLaterThan(seen) >= message.at.earliest &&
      (!replies.first || cameAfter(replies.first, seen, thread)),
  );
  const [first] = looks;
  if (!first) return null;
  const latest = Math.min(...looks.map(closedNoLaterThan));
  // All messages are known past the moment of closing, and none of them is a reply: it was a mark.
  const isMark = replies.isSure && completeSince(thread, first.seenAt);
  let earliest = replies.isSure ? openUntil(message, thread, first.asOf) : message.at.earliest;
  for (const { resolvedAt, messagesComplete, asOf } of looks) {
    // The page's resolve date is the newest one: it dates the closing of the last message only.
    const isLast = messages.every(
      (m) => m.author !== 'buyer' || m === message || m.seenAsOf > asOf || isAfter(m, message, completeAsOf) === false,
    );
    if (resolvedAt && messagesComplete && isLast) earliest = Math.max(earliest, resolvedAt.earliest);
  }
  const at = { earliest: Math.min(earliest, latest), latest };
  return { closing: { at, by: isMark ? 'mark' : 'either', told: null }, closedAsOf: first.asOf };
}

/** The first seller message after this one answers it, with every earlier one of the thread. */
function answered(message: Message, { first, isSure }: Replies, thread: OneThread): Closed | null {
  if (!first) return null;
  const open = isSure ? openUntil(message, thread, first.seenAsOf) : message.at.earliest;
  // Of a thread that was not read whole another reply may have come before.
  const isFirst = isSure && completeSince(thread, first.seenAsOf);
  const known: Span = { earliest: isFirst ? first.at.earliest : message.at.earliest, latest: first.at.latest };
  const { earliest, latest } = meetOf(known, { earliest: open, latest: Infinity }) ?? known;
  const at = { earliest: Math.max(earliest, message.at.earliest), latest: Math.max(latest, message.at.earliest) };
  return { closing: { at, by: 'reply', told: null }, closedAsOf: first.seenAsOf };
}

function clockOf(message: Message, thread: OneThread): ReadClock {
  const replies = repliesTo(message, thread);
  const closed = closedUnseen(message, replies, thread) ?? answered(message, replies, thread);
  const closing = closed?.closing ?? null;
  const openAsOf =
    closing?.at.earliest ?? (replies.isSure ? openUntil(message, thread, Infinity) : message.at.earliest);
  const clock: Clock = { receivedAt: message.at, basis: 'exact', openAsOf, closing, doubtful: false };
  return { clock, closedAsOf: closed?.closedAsOf ?? null };
}

/**
 * One clock for each message of the buyer. A thread's text shows no marks: a message that was marked *no response needed*
 * counts as waiting on, and then as answered by the next reply, unless a look showed the thread closed in between.
 */
export function messageClocksOf(thread: ReadThread): ReadClock[] {
  const { messages } = thread;
  const clocksAgree = messages.every((message) => message.at.earliest <= message.seenAt + SLACK_MS);
  return messages
    .filter((message) => message.author === 'buyer')
    .map((message) => clockOf(message, { ...thread, clocksAgree }));
}
