import { type Asked, askedOf } from './asked';
import type { Clock, Closing } from './clock';
import { closedNoLaterThan, type Evidence, gotBefore, gotSince, type Look } from './evidence';
import type { Message } from './message-merge';
import { type Instant, meetOf, SLACK_MS, type Span } from './span';

/** What is known of a thread whose messages have been read. */
export interface ReadThread {
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** Readings that showed every message. */
  readonly wholes: readonly Look[];
  readonly evidence: readonly Evidence[];
}

/** A read message's clock. */
export interface ReadClock {
  readonly clock: Clock;
  /** Looks that showed it closed; none while it is open. */
  readonly closedBy: readonly Look[];
}

interface OneThread extends ReadThread {
  /** No message is from after the moment when it was seen: the page's times and this computer's can be compared. */
  readonly clocksAgree: boolean;
  /** Readings of every message that did not show the thread closed. */
  readonly waiting: readonly Look[];
}
interface Closed extends Pick<Clock, 'followed' | 'quick'> {
  readonly closing: Closing;
  readonly closedBy: readonly Look[];
}

/** Both kinds of proof: the order of looks, which needs no clock, or times, which do. */
export const cameBefore = (message: Message, seen: Evidence): boolean =>
  (seen.ofThread ? message.seenAsOf : message.seenAt) <= seen.asOf || message.at.latest <= seen.asOf - SLACK_MS;

/** A reading of every message, no older than that look, did not show it. */
const appearedAfter = (message: Message, seen: Evidence, { wholes }: ReadThread): boolean =>
  wholes.some((whole) => gotSince(whole, seen) && whole.asOf < message.seenAsOf);

const cameAfter = (message: Message, seen: Evidence, thread: OneThread): boolean =>
  appearedAfter(message, seen, thread) || (thread.clocksAgree && seen.seenAt + SLACK_MS < message.at.earliest);

/** Until when an unanswered message was surely open: readings showed it last, or lists no activity since. */
function openUntil({ message, followedAsOf }: Asked, thread: OneThread, isBeforeEnd: (look: Look) => boolean): Instant {
  let open = message.at.earliest;
  for (const whole of thread.waiting) {
    if (message.seenAsOf > whole.asOf || !(isBeforeEnd(whole) || whole.asOf < followedAsOf)) continue;
    open = Math.max(open, whole.asOf - SLACK_MS);
  }
  for (const seen of thread.evidence) {
    if (!seen.needs || !seen.activity) continue;
    // Still waiting, and nothing has happened in the thread since we last knew this message to be unanswered.
    if (seen.activity.latest < open) open = Math.max(open, seen.asOf - SLACK_MS);
  }
  return open;
}

/** Looks that showed the thread waiting for this very message: no other of the buyer's had been written by then. */
const waitsFor = ({ message, reply, followedAsOf }: Asked, thread: OneThread): Evidence[] =>
  thread.evidence.filter(
    (seen) =>
      seen.needs &&
      (!reply || cameAfter(reply, seen, thread)) &&
      thread.wholes.some(
        (whole) => gotSince(whole, seen) && message.seenAsOf <= whole.asOf && whole.asOf < followedAsOf,
      ),
  );

/** Looks showed the thread closed, after this message and before any reply to it that we know of. */
function closedUnseen(asked: Asked, thread: OneThread): Closed | null {
  const { message, reply, isSure, followedAsOf } = asked;
  const waits = waitsFor(asked, thread);
  const looks = thread.evidence.filter(
    (seen) =>
      !seen.needs &&
      cameBefore(message, seen) &&
      // The site may hold a message back: a look from before it appeared does not speak of it.
      !appearedAfter(message, seen, thread) &&
      !waits.some((wait) => gotBefore(seen, wait)) &&
      closedNoLaterThan(seen) >= message.at.earliest &&
      (!reply || cameAfter(reply, seen, thread)),
  );
  if (looks.length === 0) return null;
  const latest = Math.min(...looks.map(closedNoLaterThan));
  const isBeforeEnd = (look: Look): boolean => looks.every((seen) => gotBefore(look, seen));
  let earliest = isSure ? openUntil(asked, thread, isBeforeEnd) : message.at.earliest;
  for (const { resolvedAt, messagesComplete, asOf } of looks) {
    // The page's resolve date is the newest one: it dates the closing of the last message only.
    if (resolvedAt && messagesComplete && asOf < followedAsOf) earliest = Math.max(earliest, resolvedAt.earliest);
  }
  // All messages are known past the moment of closing, and none of them is a reply: it was a mark.
  const isMark = isSure && looks.some((seen) => thread.wholes.some((whole) => gotSince(whole, seen)));
  const at = { earliest: Math.min(earliest, latest), latest };
  return { closing: { at, by: isMark ? 'mark' : 'either', told: null }, closedBy: looks };
}

/** The first seller message after this one answers it, with every earlier one of the thread. */
function answered(asked: Asked, thread: OneThread): Closed | null {
  const { message, reply, isSure } = asked;
  if (!reply) return null;
  const { seenAsOf, seenAt } = reply;
  const open = isSure ? openUntil(asked, thread, (look) => look.asOf < seenAsOf) : message.at.earliest;
  // Of a thread that was not read whole another reply may have come before.
  const isFirst = isSure && thread.wholes.some((whole) => whole.asOf >= seenAsOf);
  const known: Span = { earliest: isFirst ? reply.at.earliest : message.at.earliest, latest: reply.at.latest };
  const { earliest, latest } = meetOf(known, { earliest: open, latest: Infinity }) ?? known;
  const at = { earliest: Math.max(earliest, message.at.earliest), latest: Math.max(latest, message.at.earliest) };
  const isFollowed = isFirst ? asked.isFollowed : null;
  const followed = isFollowed ? 'surely' : isFollowed === null ? 'maybe' : null;
  return {
    closing: { at, by: 'reply', told: null },
    closedBy: [{ asOf: seenAsOf, seenAt, ofThread: true }],
    ...(followed && { followed }),
    ...((asked.isQuick || !isFirst) && { quick: true as const }),
  };
}

function clockOf(message: Message, thread: OneThread): ReadClock {
  const asked = askedOf(message, thread.messages, thread.wholes);
  const closed = closedUnseen(asked, thread) ?? answered(asked, thread);
  const closing = closed?.closing ?? null;
  const openAsOf = closing?.at.earliest ?? (asked.isSure ? openUntil(asked, thread, () => true) : message.at.earliest);
  const { closedBy = [], closing: _, ...flags } = closed ?? {};
  const clock: Clock = { receivedAt: message.at, basis: 'exact', openAsOf, closing, doubtful: false, ...flags };
  return { clock, closedBy };
}

/**
 * One clock for each message of the buyer. A thread's text shows no marks: a message that was marked *no response needed*
 * counts as waiting on, and then as answered by the next reply, unless a look showed the thread closed in between.
 */
export function messageClocksOf(thread: ReadThread): ReadClock[] {
  const { messages, wholes, evidence } = thread;
  const waiting = wholes.filter(
    ({ asOf, seenAt }) => !evidence.some((e) => !e.needs && e.ofThread && e.asOf === asOf && e.seenAt === seenAt),
  );
  const clocksAgree = messages.every((message) => message.at.earliest <= message.seenAt + SLACK_MS);
  return messages
    .filter((message) => message.author === 'buyer')
    .map((message) => clockOf(message, { ...thread, clocksAgree, waiting }));
}
