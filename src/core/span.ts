/** Milliseconds since the epoch, UTC. */
export type Instant = number;

/** What is known of a moment: it lies in `[earliest, latest]`, both ends included. Exact when they are equal. */
export interface Span {
  readonly earliest: Instant;
  readonly latest: Instant;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A reply so soon after the buyer's message may be an automated one: nothing else tells them apart. */
export const QUICK_REPLY_MS = 2 * MINUTE_MS;

/** A page is never credited with knowing more than this much before its `asOf`: servers lag, clocks differ. */
export const SLACK_MS = 5 * MINUTE_MS;

/** The site's own dates come some seconds after what they tell of (2.0 and 2.2 s, seen July 2026); never taken for more. */
export const DATE_LAG_MS = MINUTE_MS;

export const exactly = (at: Instant): Span => ({ earliest: at, latest: at });

/** Throws `RangeError` when the ends are out of order: an empty span must never be stored. */
export function spanOf(earliest: Instant, latest: Instant): Span {
  if (!(earliest <= latest)) throw new RangeError(`empty span ${earliest}..${latest}`);
  return { earliest, latest };
}

/** The span `ms` of elapsed time later; days and zones play no part. */
export const later = (span: Span, ms: number): Span => ({ earliest: span.earliest + ms, latest: span.latest + ms });

export const hullOf = (a: Span, b: Span): Span => ({
  earliest: Math.min(a.earliest, b.earliest),
  latest: Math.max(a.latest, b.latest),
});

/** What two spans of the same moment say together; null when they contradict each other. */
export function meetOf(a: Span, b: Span): Span | null {
  const earliest = Math.max(a.earliest, b.earliest);
  const latest = Math.min(a.latest, b.latest);
  return earliest <= latest ? { earliest, latest } : null;
}

export const widthMs = (span: Span): number => span.latest - span.earliest;
export const overlaps = (a: Span, b: Span): boolean => meetOf(a, b) !== null;
export const covers = (outer: Span, inner: Span): boolean =>
  outer.earliest <= inner.earliest && inner.latest <= outer.latest;
