import type { Clock, Closing } from './clock';
import { assumedStartOf, closedNoLaterThan, type Evidence, lastChangeBy } from './evidence';
import type { ToldFact } from './facts';
import type { Message } from './message-merge';
import { type Instant, SLACK_MS } from './span';

/** A stretch in which the list showed the thread waiting, for a message that no reading has shown. */
interface Episode {
  readonly looks: Evidence[];
  /** The message surely came after this; null when nothing says so. */
  readonly after: Instant | null;
  closedBy: Evidence | null;
}

interface Known {
  readonly messages: readonly Message[];
  readonly clocks: readonly Clock[];
  readonly completeAsOf: readonly Instant[];
  readonly words: readonly ToldFact[];
}

/** Whether a message that has been read may be the one that the list shows waiting at `asOf`. */
const explains = (clock: Clock, asOf: Instant): boolean =>
  clock.receivedAt.earliest <= asOf && (!clock.closing || clock.closing.at.latest >= asOf - SLACK_MS);

/** The seller's word covers a list that still shows the thread waiting, unless something happened since he gave it. */
function coveredByWord(seen: Evidence, words: readonly ToldFact[], since: Instant): boolean {
  return words.some(
    (word) =>
      word.observedAt >= since && word.observedAt < seen.asOf && !(seen.activity && seen.activity.earliest > word.observedAt),
  );
}

/** Before which instant the unknown message cannot have come: the thread was then seen without one. */
function lowerBoundOf(seen: Evidence, lastClosed: Evidence | null, known: Known): Instant | null {
  const bounds: Instant[] = [];
  if (lastClosed) bounds.push(lastClosed.asOf - SLACK_MS);
  for (const asOf of known.completeAsOf) if (asOf < seen.asOf) bounds.push(asOf - SLACK_MS);
  for (const message of known.messages) {
    if (message.author === 'seller' && message.at.latest < seen.asOf - SLACK_MS) bounds.push(message.at.earliest);
  }
  for (const word of known.words) {
    if (word.observedAt < seen.asOf && seen.activity && seen.activity.earliest > word.observedAt) {
      bounds.push(word.observedAt - SLACK_MS);
    }
  }
  return bounds.length > 0 ? Math.max(...bounds) : null;
}

function episodesOf(evidence: readonly Evidence[], known: Known): Episode[] {
  const episodes: Episode[] = [];
  let current: Episode | null = null;
  let lastClosed: Evidence | null = null;
  for (const seen of evidence) {
    if (!seen.needs) {
      if (current) current.closedBy = seen;
      current = null;
      lastClosed = seen;
      continue;
    }
    // A reading of the whole thread, as fresh as this list, knows better.
    if (known.completeAsOf.some((asOf) => asOf >= seen.asOf)) continue;
    if (known.clocks.some((clock) => explains(clock, seen.asOf))) continue;
    if (coveredByWord(seen, known.words, lastClosed?.asOf ?? 0)) continue;
    const word = known.words.find((w) => current && w.observedAt >= current.looks[0]!.asOf && w.observedAt < seen.asOf);
    if (current && !word) current.looks.push(seen);
    else {
      current = { looks: [seen], after: lowerBoundOf(seen, lastClosed, known), closedBy: null };
      episodes.push(current);
    }
  }
  return episodes;
}

function closingOf(open: Instant, received: Instant, by: Evidence): Closing {
  const latest = Math.max(closedNoLaterThan(by), received);
  return { at: { earliest: Math.min(Math.max(open, received), latest), latest }, by: 'either', told: null };
}

function clocksOf(episode: Episode): Clock[] {
  const first = episode.looks[0]!;
  const last = episode.looks.at(-1)!;
  const latest = Math.min(...episode.looks.map(lastChangeBy));
  const start = episode.after ?? Math.min(assumedStartOf(first), latest);
  const contradicts = start > latest;
  const receivedAt = { earliest: Math.min(start, latest), latest: Math.max(start, latest) };
  let openAsOf = Math.max(receivedAt.earliest, first.asOf - SLACK_MS);
  for (const look of episode.looks) {
    if (look.activity && look.activity.latest < openAsOf) openAsOf = Math.max(openAsOf, look.asOf - SLACK_MS);
  }
  const closing = episode.closedBy && closingOf(openAsOf, receivedAt.earliest, episode.closedBy);
  const clock: Clock = {
    receivedAt,
    basis: episode.after === null ? 'assumed' : 'bounded',
    openAsOf: closing ? closing.at.earliest : openAsOf,
    closing,
    doubtful: contradicts,
  };
  // Twins: as many clocks as cards waited at once; those that wait no longer were closed, which of them is not known.
  const waited = Math.max(...episode.looks.map((look) => look.needing));
  const gone = closing ? 0 : waited - last.needing;
  return Array.from({ length: waited }, (_, i) =>
    i < gone ? { ...clock, closing: closingOf(openAsOf, receivedAt.earliest, last) } : clock,
  );
}

/** Clocks for messages that only the list has shown: one for each stretch of waiting that no read message explains. */
export const cardClocksOf = (evidence: readonly Evidence[], known: Known): Clock[] =>
  episodesOf(evidence, known).flatMap(clocksOf);
