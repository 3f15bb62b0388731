import { instantsOf, offsetMsAt, wallOf } from '../../src/core/local-time';
import type { QuietDay, WorkDay } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/span';

export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** Where clocks are changed, an hour may come twice or never: what is quiet then is a matter of taste. */
const UNSURE_MS = 65 * MINUTE_MS;

const wallAt = (at: Instant, zone: string): { weekday: number; minute: number } => {
  const wall = wallOf(at, zone);
  return {
    weekday: (new Date(`${wall.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7,
    minute: Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)),
  };
};

/** Whether the clock on the wall says that it is quiet. */
export function isQuietAt(at: Instant, week: readonly QuietDay[], zone: string): boolean {
  const { weekday, minute } = wallAt(at, zone);
  const [today, yesterday] = [week[weekday]!, week[(weekday + 6) % 7]!];
  if (today.isOff) return true;
  if (today.hours) {
    const { from, to } = today.hours;
    if (minute >= from && (to <= from || minute < to)) return true;
  }
  const night = yesterday.hours;
  return night !== null && night.to <= night.from && minute < night.to;
}

export function isWorkAt(at: Instant, week: readonly WorkDay[], zone: string): boolean {
  const { weekday, minute } = wallAt(at, zone);
  const hours = week[weekday]!;
  return hours !== null && hours.from <= minute && minute < hours.to;
}

/** Every instant of a stretch at which the clock on the wall shows one of these minutes of a day. */
function instantsAt(minutes: readonly number[], zone: string, { from, to }: Stretch): Instant[] {
  const first = Date.parse(`${wallOf(from - DAY_MS, zone).slice(0, 10)}T00:00Z`);
  const found: Instant[] = [];
  for (let day = first; day <= to + 2 * DAY_MS; day += DAY_MS)
    for (const minute of minutes)
      found.push(...instantsOf(new Date(day + minute * MINUTE_MS).toISOString().slice(0, 16), zone));
  return found.filter((at) => from < at && at < to);
}

const sorted = (instants: readonly Instant[]): Instant[] => [...new Set(instants)].sort((a, b) => a - b);

/** The longest stretches in which `is` holds, by looking between all the instants at which it may change. */
function stretchesOf(edges: readonly Instant[], within: Stretch, is: (at: Instant) => boolean): Stretch[] {
  const ends = sorted([within.from, ...edges, within.to]);
  const found: Stretch[] = [];
  for (let i = 0; i + 1 < ends.length; i += 1) {
    const [from, to] = [ends[i]!, ends[i + 1]!];
    if (!is((from + to) / 2)) continue;
    if (found.at(-1)?.to === from) found[found.length - 1] = { from: found.at(-1)!.from, to };
    else found.push({ from, to });
  }
  return found;
}

export function quietStretches(week: readonly QuietDay[], zone: string, within: Stretch): Stretch[] {
  const minutes = week.flatMap(({ hours }) => (hours ? [hours.from, hours.to] : []));
  return stretchesOf(instantsAt([...new Set([0, ...minutes])], zone, within), within, (at) =>
    isQuietAt(at, week, zone),
  );
}

export function workStretches(week: readonly WorkDay[], zone: string, within: Stretch): Stretch[] {
  const minutes = week.flatMap((hours) => (hours ? [hours.from, hours.to] : []));
  return stretchesOf(instantsAt([...new Set([0, ...minutes])], zone, within), within, (at) => isWorkAt(at, week, zone));
}

/** The hours around each change of the zone's clocks. */
export function unsureStretches(zone: string, { from, to }: Stretch): Stretch[] {
  const found: Stretch[] = [];
  for (let at = Math.floor(from / HOUR_MS) * HOUR_MS; at < to; at += 12 * HOUR_MS) {
    if (offsetMsAt(zone, at) === offsetMsAt(zone, at + 12 * HOUR_MS)) continue;
    let [low, high] = [at, at + 12 * HOUR_MS];
    while (high - low > MINUTE_MS) {
      const middle = Math.floor((low + high) / 2);
      if (offsetMsAt(zone, middle) === offsetMsAt(zone, at)) low = middle;
      else high = middle;
    }
    found.push({ from: high - UNSURE_MS, to: high + UNSURE_MS });
  }
  return found;
}

export const holds = (stretches: readonly Stretch[], at: Instant): boolean =>
  stretches.some(({ from, to }) => from <= at && at < to);
