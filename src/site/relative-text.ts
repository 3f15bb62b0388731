import { offsetMsAt } from '../core/local-time';
import type { ReadTime } from '../core/reading';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Span } from '../core/span';

/** What counts from the moment of drawing: that moment lies in `[drawnAt, now]`. */
interface RelativeContext {
  readonly now: Instant;
  readonly zone: string | null;
  readonly drawnAt?: Instant;
}

const UNITS: readonly (readonly [pattern: RegExp, ms: number])[] = [
  [/^(?:s|secs?|seconds?)$/, 1_000],
  [/^(?:m|mins?|minutes?)$/, MINUTE_MS],
  [/^(?:h|hrs?|hours?)$/, HOUR_MS],
  [/^(?:d|days?)$/, DAY_MS],
  [/^(?:w|wks?|weeks?)$/, 7 * DAY_MS],
];

/** `5 hours ago`, `yesterday`, `today`, `just now`, as a span; null for other texts. English only: attested nowhere else. */
export function parseRelativeText(text: string, context: RelativeContext): ReadTime | null {
  const word = text.toLowerCase();
  const { now, drawnAt = now } = context;
  if (word === 'now' || word === 'just now') return spanning(drawnAt - MINUTE_MS, now);
  if (word === 'today' || word === 'yesterday') {
    const back = word === 'today' ? 0 : 1;
    const first = dayIn(drawnAt - back * DAY_MS, context.zone);
    const last = dayIn(now - back * DAY_MS, context.zone);
    return spanning(first.earliest, back === 0 ? Math.max(now, first.earliest) : last.latest);
  }
  const match = /^(a|an|\d{1,3}) ?([a-z]{1,7}) ago$/.exec(word);
  if (!match) return null;
  const unit = UNITS.find(([pattern]) => pattern.test(match[2]!))?.[1];
  if (unit === undefined) return null;
  const count = /^an?$/.test(match[1]!) ? 1 : Number(match[1]);
  // Sites round down or to the nearest: "5 hours ago" is anything from 4 h 30 to 6 h.
  const earliest = drawnAt - (count + 1) * unit;
  const latest = now - Math.max(0, count - 0.5) * unit;
  if (unit < DAY_MS) return spanning(earliest, latest);
  // "2 days ago" may count calendar days or elapsed ones: both are covered.
  return spanning(
    Math.min(earliest, dayIn(drawnAt - count * unit, context.zone).earliest),
    Math.max(latest, dayIn(now - count * unit, context.zone).latest),
  );
}

const spanning = (earliest: Instant, latest: Instant): ReadTime => ({
  span: { earliest: Math.floor(earliest), latest: Math.ceil(Math.max(earliest, latest)) },
});

/** The calendar day around an instant; without a zone, that day in every zone on earth. */
function dayIn(at: Instant, zone: string | null): Span {
  const startOf = (offset: number): Instant => Math.floor((at + offset) / DAY_MS) * DAY_MS - offset;
  if (zone) {
    const start = startOf(offsetMsAt(zone, at));
    // A day on which clocks change is an hour longer or shorter.
    return { earliest: start - HOUR_MS, latest: start + DAY_MS + HOUR_MS - 1 };
  }
  return { earliest: at - DAY_MS, latest: at + DAY_MS };
}
