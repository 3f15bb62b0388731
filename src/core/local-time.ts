import type { LocalSpan, ReadTime } from './reading';
import { DAY_MS, type Instant, MINUTE_MS, type Span } from './span';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The zone's offset from UTC at an instant, in ms; east is positive. Throws `RangeError` for an unknown zone. */
export function offsetMsAt(zone: string, at: Instant): number {
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

/** Wall-clock `YYYY-MM-DDTHH:mm` as if it were UTC; NaN when malformed. */
const wallMs = (wall: string): number => Date.parse(`${wall}:00Z`);

/** Asking `Intl` is slow, and a list shows few different days. */
const instants = new Map<string, readonly Instant[]>();
const MOST_INSTANTS = 2_000;

/** Every instant that the zone's clocks may have shown as this wall time; a skipped one (spring) gives the jump itself. */
function instantsOf(wall: string, zone: string): readonly Instant[] {
  const key = `${wall} ${zone}`;
  let found = instants.get(key);
  if (!found) {
    found = computeInstants(wall, zone);
    if (instants.size >= MOST_INSTANTS) instants.clear();
    instants.set(key, found);
  }
  return found;
}

function computeInstants(wall: string, zone: string): Instant[] {
  const utc = wallMs(wall);
  const candidates = [utc - offsetMsAt(zone, utc - DAY_MS), utc - offsetMsAt(zone, utc + DAY_MS)];
  const real = candidates.filter((at) => at + offsetMsAt(zone, at) === utc);
  return real.length > 0 ? real : candidates;
}

/**
 * Wall-clock time to a span of instants, both ends included (`latest` is the last millisecond before `to`).
 * Where the zone's clocks show the wall time twice, the span covers both. Throws `RangeError` on malformed text.
 */
export function spanOfLocal(local: LocalSpan, zone: string): Span {
  if (!(wallMs(local.from) < wallMs(local.to))) throw new RangeError(`bad local time ${local.from}..${local.to}`);
  const earliest = Math.min(...instantsOf(local.from, zone));
  const latest = Math.max(...instantsOf(local.to, zone)) - 1;
  // A minute that ends where clocks jump back: `to` is then shown twice and reaches far enough by itself.
  return { earliest, latest: Math.max(latest, earliest + MINUTE_MS - 1) };
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
