import type { ChangeFact, SightingFact } from './facts';
import type { ReadTime } from './reading';
import { DAY_MS, type Instant, type Span } from './span';

/** A page that got its content at or after `asOf` showed that the thread needed a response, or that it did not. */
export interface Evidence {
  /** Looks are put in order by it. A page's content may be fresher than it can prove, but no later than `seenAt`. */
  readonly asOf: Instant;
  readonly seenAt: Instant;
  readonly needs: boolean;
  /** The thread's last activity as that page showed it; null where it is not known. */
  readonly activity: Span | null;
  /** Absent from a complete *Response Needed* list: closed, or not yet begun. */
  readonly absent: boolean;
  /** How many messages wait, where one key stands for several threads; else 1. */
  readonly needing: number;
  readonly resolvedAt: Span | null;
  /** A reading that shows all messages as of `asOf`. */
  readonly messagesComplete: boolean;
}

const bare = { activity: null, absent: false, needing: 1, resolvedAt: null, messagesComplete: false };

/** Positive evidence on the thread's state, oldest first; of two looks as old as each other, the alarming one last. */
export function evidenceOf(
  sightings: readonly SightingFact[],
  changes: readonly ChangeFact[],
  toSpan: (time: ReadTime) => Span,
): Evidence[] {
  const found: Evidence[] = [];
  for (const sighting of sightings) {
    if (sighting.state !== 'response-needed' && sighting.state !== 'resolved') continue;
    found.push({
      asOf: sighting.asOf,
      seenAt: sighting.observedAt,
      needs: sighting.state === 'response-needed',
      activity: sighting.activity && toSpan(sighting.activity),
      absent: false,
      needing: Math.max(1, sighting.needing),
      resolvedAt: sighting.resolvedAt && toSpan(sighting.resolvedAt),
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
      Number(a.needs) - Number(b.needs) ||
      a.seenAt - b.seenAt ||
      (a.activity?.latest ?? Infinity) - (b.activity?.latest ?? Infinity) ||
      (a.activity?.earliest ?? 0) - (b.activity?.earliest ?? 0) ||
      b.needing - a.needing,
  );
}

/** The card's day as a first idea of receipt, where nothing bounds it from below. */
export const assumedStartOf = (evidence: Evidence): Instant =>
  evidence.activity?.earliest ?? evidence.asOf - DAY_MS;

/** The latest moment at which the thread can last have changed, as that look shows it. */
export const lastChangeBy = (evidence: Evidence): Instant =>
  Math.min(evidence.seenAt, evidence.activity?.latest ?? Infinity);

/**
 * The latest moment at which a thread that this look shows closed can have been closed. Assumed: a mark moves a card's
 * day as a reply does (only the reply's effect is attested).
 */
export const closedNoLaterThan = (evidence: Evidence): Instant =>
  Math.min(lastChangeBy(evidence), evidence.resolvedAt?.latest ?? Infinity);
