import { offsetMsAt } from '../core/local-time';
import type { ReadTime } from '../core/reading';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Span } from '../core/span';
import { agoKey, type RelativeUnit, relativeWordsOf } from './relative-words';

/** What counts from the moment of drawing: that moment lies in `[drawnAt, now]`. */
interface RelativeContext {
  readonly language: string;
  readonly now: Instant;
  readonly zone: string | null;
  readonly drawnAt?: Instant;
}

const ENGLISH_UNITS: readonly (readonly [pattern: RegExp, unit: RelativeUnit])[] = [
  [/^(?:s|secs?|seconds?)$/, 'second'],
  [/^(?:m|mins?|minutes?)$/, 'minute'],
  [/^(?:h|hrs?|hours?)$/, 'hour'],
  [/^(?:d|days?)$/, 'day'],
  [/^(?:w|wks?|weeks?)$/, 'week'],
  [/^(?:mos?|months?)$/, 'month'],
  [/^(?:y|yrs?|years?)$/, 'year'],
];
const ONE_NUMBER = /^\D{0,30}(?:\d{1,3}\D{1,30})?$/;
/** The shortest and the longest that a unit may be, in days where it may differ. */
const UNIT_MS: Readonly<Record<RelativeUnit, readonly [least: number, most: number]>> = {
  second: [1_000, 1_000],
  minute: [MINUTE_MS, MINUTE_MS],
  hour: [HOUR_MS, HOUR_MS],
  day: [DAY_MS, DAY_MS],
  week: [7 * DAY_MS, 7 * DAY_MS],
  month: [28 * DAY_MS, 31 * DAY_MS],
  year: [365 * DAY_MS, 366 * DAY_MS],
};

/** `5 hours ago`, `gestern`, `昨日`, `just now`, folded, as a span; null for other texts. English is read in every language. */
export function parseRelativeText(folded: string, context: RelativeContext): ReadTime | null {
  const { days, now: nowWords, agos } = relativeWordsOf(context.language);
  const { now, drawnAt = now } = context;
  const word = folded.replace(/\.$/, '');
  if (nowWords.has(word)) return spanning(drawnAt - MINUTE_MS, now);
  const back = days.get(word);
  if (back !== undefined) {
    const first = dayIn(drawnAt - back * DAY_MS, context.zone);
    const last = dayIn(now - back * DAY_MS, context.zone);
    return spanning(first.earliest, back === 0 ? Math.max(now, first.earliest) : last.latest);
  }
  const english = folded.endsWith(' ago') ? /^(a|an|\d{1,3}) ?([a-z]{1,7})\.? ago$/.exec(folded) : null;
  const unit = english && ENGLISH_UNITS.find(([pattern]) => pattern.test(english[2]!))?.[1];
  const all = unit ? [{ unit, count: null }] : ONE_NUMBER.test(folded) ? agos.get(agoKey(folded)) : undefined;
  if (!all) return null;
  const written = /\d+/.exec(folded)?.[0] ?? '1';
  const spans = all.map((ago) => agoSpan(ago.unit, ago.count ?? Number(written), context));
  return spanning(Math.min(...spans.map((span) => span.earliest)), Math.max(...spans.map((span) => span.latest)));
}

function agoSpan(unit: RelativeUnit, count: number, { now, drawnAt = now, zone }: RelativeContext): Span {
  const [least, most] = UNIT_MS[unit];
  // Sites round down or to the nearest: "5 hours ago" is anything from 4 h 30 to 6 h. Months and years change in between.
  const earliest = drawnAt - (count + 1) * most;
  const latest = now - Math.max(0, count - (least === most ? 0.5 : 1)) * least;
  if (most < DAY_MS) return { earliest, latest };
  // "2 days ago" may count calendar days or elapsed ones: both are covered.
  return {
    earliest: Math.min(earliest, dayIn(drawnAt - count * most, zone).earliest),
    latest: Math.max(latest, dayIn(now - count * least, zone).latest),
  };
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
