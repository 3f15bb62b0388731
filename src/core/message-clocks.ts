import type { Clock, Closing } from './clock';
import type { Evidence } from './evidence';
import { closedNoLaterThan } from './evidence';
import type { Message } from './message-merge';
import { type Instant, SLACK_MS, type Span } from './span';

/** What readings of the whole thread say: as of when every message is known, newest last. */
export type CompleteAsOf = readonly Instant[];

const newest = (instants: CompleteAsOf): Instant => instants.at(-1) ?? Number.NEGATIVE_INFINITY;

/** The first seller message after this one: it answers every earlier unanswered message of the thread. */
function replyTo(message: Message, index: number, messages: readonly Message[]): Closing | null {
  const reply = messages.slice(index + 1).find((m) => m.author === 'seller');
  if (!reply) return null;
  const at: Span = { earliest: Math.max(reply.at.earliest, message.at.earliest), latest: Math.max(reply.at.latest, message.at.earliest) };
  return { at, by: 'reply', told: null };
}

/** Until when an unanswered message was surely open, from readings of the thread and lists that show no activity since. */
function openUntil(message: Message, completeAsOf: CompleteAsOf, evidence: readonly Evidence[], closedBy: Instant): Instant {
  let open = message.at.earliest;
  for (const asOf of completeAsOf) {
    if (asOf < closedBy && asOf >= message.at.earliest) open = Math.max(open, asOf - SLACK_MS);
  }
  for (const seen of evidence) {
    if (seen.asOf >= closedBy || !seen.needs || !seen.activity) continue;
    // Still waiting, and nothing has happened in the thread since we last knew this message to be unanswered.
    if (seen.activity.latest < open) open = Math.max(open, seen.asOf - SLACK_MS);
  }
  return open;
}

/** How an unanswered message's thread was closed, if a page showed it closed since. */
function closedElsewhere(
  message: Message,
  isLast: boolean,
  completeAsOf: CompleteAsOf,
  evidence: readonly Evidence[],
): Closing | null {
  const seen = evidence.find((e) => {
    if (e.needs || closedNoLaterThan(e) < message.at.earliest) return false;
    const sameReading = e.messagesComplete && message.seenAsOf <= e.asOf;
    return sameReading || message.at.latest <= e.asOf - SLACK_MS;
  });
  if (!seen) return null;
  const latest = closedNoLaterThan(seen);
  const open = openUntil(message, completeAsOf, evidence, seen.asOf);
  // The page's resolve date is the newest one: it dates the closing of the last message only.
  const resolvedFrom = isLast ? (seen.resolvedAt?.earliest ?? open) : open;
  // All messages are known past the moment of closing, and none is the seller's: it was a mark.
  const by = newest(completeAsOf) >= seen.asOf ? 'mark' : 'either';
  return { at: { earliest: Math.min(Math.max(open, resolvedFrom), latest), latest }, by, told: null };
}

/** One clock for each message of the buyer. */
export function messageClocksOf(
  messages: readonly Message[],
  completeAsOf: CompleteAsOf,
  evidence: readonly Evidence[],
): Clock[] {
  const clocks: Clock[] = [];
  messages.forEach((message, index) => {
    if (message.author !== 'buyer') return;
    const reply = replyTo(message, index, messages);
    const isLast = !messages.slice(index + 1).some((m) => m.author === 'buyer');
    const closing = reply ?? closedElsewhere(message, isLast, completeAsOf, evidence);
    clocks.push({
      receivedAt: message.at,
      basis: 'exact',
      openAsOf: closing ? closing.at.earliest : openUntil(message, completeAsOf, evidence, Infinity),
      closing,
      doubtful: false,
    });
  });
  return clocks;
}
