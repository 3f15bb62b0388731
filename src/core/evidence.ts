import type { ChangeFact, SightingFact } from './facts';
import type { ReadTime } from './reading';
import { DATE_LAG_MS, DAY_MS, type Instant, type Span } from './span';

/**
 * When a page was looked at. It got what it shows at or after `asOf`, as far as it can prove, and no later than `seenAt`:
 * a list first drawn long after its page was loaded may be as fresh as that.
 */
export interface Look {
  readonly asOf: Instant;
  readonly seenAt: Instant;
  /** Of an opened thread, not of a list. */
  readonly ofThread: boolean;
}

/**
 * Whether a page got its content before another did. Lists among themselves (and threads) are taken to have got theirs
 * in the order of `asOf`; of a list and a thread it is known only where the one had been seen when the other was got.
 */
export const gotBefore = (a: Look, b: Look): boolean =>
  a.ofThread === b.ofThread ? a.asOf < b.asOf || (a.asOf === b.asOf && a.seenAt < b.seenAt) : a.seenAt <= b.asOf;

/** Whether it got its content no earlier than `other`, which may be the very same look. */
export const gotSince = (look: Look, other: Look): boolean =>
  look.ofThread === other.ofThread ? !gotBefore(look, other) : gotBefore(other, look);

/** The page's own data of a list names a folder; that of one case does not. */
export const isOfThread = ({ source, folder }: SightingFact): boolean =>
  source === 'thread' || (source === 'response' && folder === null);

/** Looks that showed every message of the thread, oldest first. */
export const wholesOf = (sightings: readonly SightingFact[]): Look[] =>
  sightings
    .filter((sighting) => sighting.messagesComplete)
    .map((sighting) => ({ asOf: sighting.asOf, seenAt: sighting.observedAt, ofThread: isOfThread(sighting) }))
    .sort((a, b) => a.asOf - b.asOf || a.seenAt - b.seenAt);

/** A look that showed that the thread needed a response, or that it did not. */
export interface Evidence extends Look {
  readonly needs: boolean;
  /** The thread's last activity as that page showed it; null where it is not known. */
  readonly activity: Span | null;
  /** Absent from a complete *Response Needed* list: closed, or not yet begun. */
  readonly absent: boolean;
  /** How many messages wait, where one key stands for several threads; else 1. */
  readonly needing: number;
  readonly resolvedAt: Span | null;
  /** Its times are of the page's own data: they need no zone, and no clock of this computer's. */
  readonly isAnswer: boolean;
  /** A reading that shows all messages as of `asOf`. */
  readonly messagesComplete: boolean;
}

const bare = {
  ...{ ofThread: false, activity: null, absent: false, needing: 1, resolvedAt: null, messagesComplete: false },
  isAnswer: false,
};

/** Dates of the page's own data, as wide as they lag. */
const lagging = ({ earliest, latest }: Span): Span => ({ earliest: earliest - DATE_LAG_MS, latest });

/** Positive evidence on the thread's state, oldest first; of two looks as old as each other, the alarming one last. */
export function evidenceOf(
  sightings: readonly SightingFact[],
  changes: readonly ChangeFact[],
  toSpan: (time: ReadTime) => Span,
): Evidence[] {
  const found: Evidence[] = [];
  for (const sighting of sightings) {
    if (sighting.state !== 'response-needed' && sighting.state !== 'resolved') continue;
    const isAnswer = sighting.source === 'response';
    const span = (time: ReadTime): Span => (isAnswer ? lagging(toSpan(time)) : toSpan(time));
    found.push({
      asOf: sighting.asOf,
      seenAt: sighting.observedAt,
      ofThread: isOfThread(sighting),
      needs: sighting.state === 'response-needed',
      activity: sighting.activity && span(sighting.activity),
      absent: false,
      needing: Math.max(1, sighting.needing),
      resolvedAt: sighting.resolvedAt && span(sighting.resolvedAt),
      isAnswer,
      messagesComplete: sighting.messagesComplete,
    });
  }
  for (const change of changes) {
    if (change.folder !== 'response-needed') continue;
    const entered = change.direction === 'entered';
    const seenAt = change.observedAt;
    found.push({ ...bare, seenAt, asOf: change.after, needs: !entered, absent: entered });
    found.push({ ...bare, seenAt, asOf: change.by, needs: entered, absent: !entered });
  }
  return found.sort(
    (a, b) =>
      a.asOf - b.asOf ||
      a.seenAt - b.seenAt ||
      Number(a.needs) - Number(b.needs) ||
      (a.activity?.latest ?? Infinity) - (b.activity?.latest ?? Infinity) ||
      (a.activity?.earliest ?? 0) - (b.activity?.earliest ?? 0) ||
      b.needing - a.needing,
  );
}

/** The card's day as a first idea of receipt, where nothing bounds it from below. */
export const assumedStartOf = (evidence: Evidence): Instant => evidence.activity?.earliest ?? evidence.asOf - DAY_MS;

/** The latest moment at which the thread can last have changed, as that look shows it. */
export const lastChangeBy = ({ seenAt, activity, isAnswer }: Evidence): Instant =>
  activity && isAnswer ? activity.latest : Math.min(seenAt, activity?.latest ?? Infinity);

/**
 * Before which instant no message of the case was written, by the page's own data; null where it has not told. Assumed:
 * the date of opening stays as it is when a case is opened again. Should it not, the oldest that was seen counts.
 */
export function openedFromOf(sightings: readonly SightingFact[]): Instant | null {
  const known = sightings.flatMap(({ openedAt }) => openedAt ?? []);
  return known.length > 0 ? Math.min(...known) - DATE_LAG_MS : null;
}

/**
 * The latest moment at which a thread that this look shows closed can have been closed. Assumed: a mark moves a card's
 * day as a reply does (only the reply's effect is attested).
 */
export const closedNoLaterThan = (evidence: Evidence): Instant =>
  Math.min(lastChangeBy(evidence), evidence.resolvedAt?.latest ?? Infinity);
