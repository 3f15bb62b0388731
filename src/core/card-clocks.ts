import type { Clock, Closing } from './clock';
import { assumedStartOf, closedNoLaterThan, type Evidence, gotBefore, gotSince, lastChangeBy } from './evidence';
import type { ToldFact } from './facts';
import { cameBefore, type ReadClock, type ReadThread } from './message-clocks';
import { DAY_MS, type Instant, SLACK_MS } from './span';
import { heed, speaksOf } from './words';

/** A stretch in which the list showed the thread waiting, for a message that no reading has shown. */
interface Episode {
  readonly looks: Evidence[];
  /** The message surely came after this; null when nothing says so. */
  readonly after: Instant | null;
  /** Looks that showed the thread closed, after all of `looks`. */
  readonly closedBy: readonly Evidence[];
}

interface Known extends ReadThread {
  /** As the pages show them: these do not know the seller's words. */
  readonly clocks: readonly ReadClock[];
  readonly words: readonly ToldFact[];
  /** No message of the case is older. */
  readonly openedFrom: Instant | null;
}

/** Something happened in the thread since the seller gave his word. */
const movedSince = (word: ToldFact, seen: Evidence): boolean =>
  seen.activity !== null && seen.activity.earliest > word.observedAt;

/** Whether a message that has been read may be the one that this look shows waiting. */
function explains({ clock, closedBy }: ReadClock, seen: Evidence, words: readonly ToldFact[]): boolean {
  if (clock.receivedAt.earliest > Math.max(seen.seenAt, lastChangeBy(seen))) return false;
  if (words.some((word) => speaksOf(word, clock) && movedSince(word, seen))) return false;
  if (!clock.closing) return true;
  return !closedBy.some((look) => gotBefore(look, seen)) && clock.closing.at.latest >= seen.asOf - SLACK_MS;
}

/** The seller's word covers a list that still shows the thread waiting, unless something happened since he gave it. */
const coveredByWord = (seen: Evidence, words: readonly ToldFact[], since: Instant): boolean =>
  words.some((word) => word.observedAt >= since && word.observedAt < seen.asOf && !movedSince(word, seen));

/** Before which instant the unknown message cannot have come: the thread was then seen without one. */
function lowerBoundOf(seen: Evidence, lastClosed: Evidence | null, known: Known): Instant | null {
  const bounds: Instant[] = [];
  if (lastClosed) bounds.push(lastClosed.asOf - SLACK_MS);
  // It is none of the messages that have been read.
  for (const { asOf } of known.wholes) if (asOf < seen.seenAt) bounds.push(asOf - SLACK_MS);
  for (const message of known.messages) {
    if (message.author === 'seller' && cameBefore(message, seen)) bounds.push(message.at.earliest);
  }
  for (const word of known.words) {
    if (word.observedAt < seen.asOf && movedSince(word, seen))
      bounds.push(Math.min(word.at, word.observedAt) - SLACK_MS);
  }
  if (known.openedFrom !== null && known.openedFrom <= lastChangeBy(seen)) bounds.push(known.openedFrom);
  return latestOf(bounds);
}

const latestOf = (bounds: readonly (Instant | null)[]): Instant | null =>
  bounds.reduce((latest, at) => (latest === null || (at !== null && at > latest) ? at : latest), null);

/** The case was resolved before the stretch: whatever waits in it came after that. */
function resolvedBefore(looks: readonly Evidence[]): Instant[] {
  const first = looks[0]!;
  return looks.flatMap(({ isAnswer, resolvedAt }) =>
    isAnswer && resolvedAt && resolvedAt.latest <= Math.min(first.asOf - SLACK_MS, lastChangeBy(first))
      ? resolvedAt.earliest
      : [],
  );
}

function episodesOf(known: Known): Episode[] {
  const closed = known.evidence.filter((seen) => !seen.needs);
  const stretches: { looks: Evidence[]; after: Instant | null }[] = [];
  for (const seen of known.evidence) {
    if (!seen.needs) continue;
    // A reading of the whole thread that is surely as fresh as this list knows better.
    if (known.wholes.some((whole) => gotSince(whole, seen))) continue;
    if (known.clocks.some((read) => explains(read, seen, known.words))) continue;
    const lastClosed = closed.findLast((look) => gotBefore(look, seen)) ?? null;
    if (coveredByWord(seen, known.words, lastClosed?.asOf ?? 0)) continue;
    const current = stretches.at(-1);
    const isOver =
      closed.some((look) => gotBefore(look, seen) && current?.looks.every((earlier) => gotBefore(earlier, look))) ||
      known.words.some((word) => current && word.observedAt >= current.looks[0]!.asOf && word.observedAt < seen.asOf);
    if (current && !isOver) current.looks.push(seen);
    else stretches.push({ looks: [seen], after: lowerBoundOf(seen, lastClosed, known) });
  }
  return stretches
    .map(({ looks, after }) => ({
      looks,
      after: latestOf([after, ...resolvedBefore(looks)]),
      closedBy: closed.filter((look) => looks.every((earlier) => gotBefore(earlier, look))),
    }))
    .filter((episode) => !isEcho(episode, known));
}

/**
 * A list goes on showing a thread for some seconds after its reply (2.2 s, seen July 2026). A stretch that was not seen
 * to last longer than the slack, and is over, is the answered message still.
 */
const isEcho = ({ looks, closedBy }: Episode, { clocks }: Known): boolean =>
  closedBy.length > 0 &&
  clocks.some(({ clock: { closing } }) =>
    looks.every(
      (look) =>
        closing &&
        closing.by !== 'either' &&
        look.asOf - SLACK_MS <= closing.at.latest &&
        closing.at.earliest <= look.seenAt,
    ),
  );

function closingOf(open: Instant, received: Instant, by: readonly Evidence[]): Closing {
  const latest = Math.max(Math.min(...by.map(closedNoLaterThan)), received);
  return { at: { earliest: Math.min(Math.max(open, received), latest), latest }, by: 'either', told: null };
}

function clocksOf(episode: Episode): Clock[] {
  const first = episode.looks[0]!;
  const last = episode.looks.at(-1)!;
  const latest = Math.min(...episode.looks.map(lastChangeBy));
  const day = assumedStartOf(first);
  const start = episode.after ?? Math.min(day, latest);
  // The card's day is over before the thread can have begun to wait (the site held a message back), or has not begun
  // (a clock is off): all of it, up to the look, may be true.
  const contradicts = start > latest || day > latest;
  const receivedAt = contradicts
    ? {
        // A day ahead began less than a day ago where the page is.
        earliest: day > latest ? latest - DAY_MS : Math.min(day, start),
        latest: Math.max(first.seenAt, first.activity?.latest ?? latest),
      }
    : { earliest: start, latest };
  let openAsOf = Math.max(receivedAt.earliest, first.asOf - SLACK_MS);
  for (const look of episode.looks) {
    if (look.activity && look.activity.latest < openAsOf) openAsOf = Math.max(openAsOf, look.asOf - SLACK_MS);
  }
  const closing = episode.closedBy.length > 0 ? closingOf(openAsOf, receivedAt.earliest, episode.closedBy) : null;
  const clock: Clock = {
    receivedAt,
    basis: episode.after === null || contradicts ? 'assumed' : 'bounded',
    openAsOf: closing ? closing.at.earliest : openAsOf,
    closing,
    doubtful: contradicts,
  };
  // Twins: as many clocks as cards waited at once; those that wait no longer were closed, which of them is not known.
  const waited = Math.max(...episode.looks.map((look) => look.needing));
  const gone = closing ? 0 : waited - last.needing;
  return Array.from({ length: waited }, (_, i) =>
    i < gone ? { ...clock, closing: closingOf(openAsOf, receivedAt.earliest, [last]) } : clock,
  );
}

/**
 * Clocks for messages that only the list has shown, after the seller's words: one for each stretch of waiting that no
 * read message explains.
 */
export const cardClocksOf = (known: Known): Clock[] =>
  episodesOf(known).flatMap((episode) => {
    // A stretch that began since he spoke is of a later message, although its bounds may reach back to before.
    const words = known.words.filter((word) => word.observedAt >= episode.looks[0]!.asOf);
    return clocksOf(episode).flatMap((clock) => heed(clock, words) ?? []);
  });
