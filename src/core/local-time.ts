import type { LocalSpan, ReadTime } from './reading';
import { DAY_MS, type Instant, type Span } from './span';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Asking `Intl` is slow. Since 2000 every zone has changed its clocks at a quarter of an hour of UTC. */
const QUARTER_MS = 900_000;
const SINCE = Date.UTC(2000, 0);
const MOST_OFFSETS = 20_000;
const offsets = new Map<string, Map<number, number>>();
let offsetsKept = 0;

/** The zone's offset from UTC at an instant, in ms; east is positive. Throws `RangeError` for an unknown zone. */
export function offsetMsAt(zone: string, at: Instant): number {
  if (!(at >= SINCE)) return askedOffsetMsAt(zone, at);
  if (offsetsKept >= MOST_OFFSETS) {
    offsets.clear();
    offsetsKept = 0;
  }
  let ofZone = offsets.get(zone);
  if (!ofZone) {
    ofZone = new Map();
    offsets.set(zone, ofZone);
  }
  const quarter = Math.floor(at / QUARTER_MS);
  let offset = ofZone.get(quarter);
  if (offset === undefined) {
    offset = askedOffsetMsAt(zone, at);
    ofZone.set(quarter, offset);
    offsetsKept += 1;
  }
  return offset;
}

function askedOffsetMsAt(zone: string, at: Instant): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) if (type !== 'literal') part[type] = Number(value);
  const wall = Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'], part['second']);
  return wall - Math.floor(at / 1000) * 1000;
}

/** Wall-clock `YYYY-MM-DDTHH:mm` as if it were UTC; NaN when malformed (`Date.parse` takes nearly anything). */
export const wallMs = (wall: string): number =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) ? Date.parse(`${wall}:00Z`) : Number.NaN;

/** Every instant that the zone's clocks show as this wall time; for one that they skip (spring) the jump itself. */
export function instantsOf(wall: string, zone: string): readonly Instant[] {
  const [first, last] = candidatesOf(wall, zone);
  const real = [first, last].filter((at) => wallMsAt(at, zone) === wallMs(wall));
  return real.length > 0 ? real : [jumpBetween(first, last, zone)];
}

const wallMsAt = (at: Instant, zone: string): number => at + offsetMsAt(zone, at);

/** The wall time by the offset of the day before and by that of the day after, the earlier one first. */
function candidatesOf(wall: string, zone: string): [Instant, Instant] {
  const utc = wallMs(wall);
  const [a, b] = [utc - offsetMsAt(zone, utc - DAY_MS), utc - offsetMsAt(zone, utc + DAY_MS)];
  return [Math.min(a, b), Math.max(a, b)];
}

/** The first instant of the new offset, which comes after `before` and no later than `by`. */
function jumpBetween(before: Instant, by: Instant, zone: string): Instant {
  const old = offsetMsAt(zone, before);
  let [low, high] = [before, by];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMsAt(zone, middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** Asking `Intl` is slow, and a list shows few different days. */
const spans = new Map<string, Span>();
const MOST_SPANS = 2_000;

/**
 * Wall-clock time to the span from the first to the last instant at which the zone's clocks show it, `to` not included.
 * Where they show it twice (autumn), the span covers both; where never (spring), what it may mean by either offset.
 * Throws `RangeError` on malformed text.
 */
export function spanOfLocal(local: LocalSpan, zone: string): Span {
  const key = `${local.from} ${local.to} ${zone}`;
  let span = spans.get(key);
  if (!span) {
    span = computeSpan(local, zone);
    if (spans.size >= MOST_SPANS) spans.clear();
    spans.set(key, span);
  }
  return span;
}

function computeSpan(local: LocalSpan, zone: string): Span {
  const [from, to] = [wallMs(local.from), wallMs(local.to)];
  if (!(from < to)) throw new RangeError(`bad local time ${local.from}..${local.to}`);
  const isShown = (at: Instant): boolean => from <= wallMsAt(at, zone) && wallMsAt(at, zone) < to;
  const ends = instantsOf(local.to, zone)
    .map((end) => end - 1)
    .filter(isShown);
  if (ends.length > 0) return { earliest: Math.min(...instantsOf(local.from, zone)), latest: Math.max(...ends) };
  return { earliest: candidatesOf(local.from, zone)[0], latest: candidatesOf(local.to, zone)[1] - 1 };
}

/** A page's time to a span. `zone` null means unknown: the span covers every zone on earth (UTC-12 to UTC+14). */
export function spanOfReadTime(time: ReadTime, zone: string | null): Span {
  if ('span' in time) return time.span;
  if (zone) return spanOfLocal(time.local, zone);
  return {
    earliest: wallMs(time.local.from) - 14 * 3_600_000,
    latest: wallMs(time.local.to) + 12 * 3_600_000 - 1,
  };
}

/** Wall-clock `YYYY-MM-DDTHH:mm` of an instant in a zone. */
export const wallOf = (at: Instant, zone: string): string =>
  new Date(at + offsetMsAt(zone, at)).toISOString().slice(0, 16);
