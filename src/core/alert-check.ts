import { HOUR_MS, type Instant } from './span';

const DAY_MS = 24 * HOUR_MS;

/** What is known of whether alerts reach the seller. */
export interface AlertCheck {
  /** When he last said, or showed, that he saw a test alert. */
  readonly lastSeenAt: Instant | null;
  /** When he last clicked or closed an alert. */
  readonly lastTouchedAt: Instant | null;
  /** The alerts shown since the later of both; null where none was. */
  readonly untouched: { readonly count: number; readonly firstAt: Instant; readonly lastAt: Instant } | null;
}

export const NO_ALERT_YET: AlertCheck = { lastSeenAt: null, lastTouchedAt: null, untouched: null };

const LEAST_ALERTS = 5;
/** Over so long: five of one bad morning tell nothing. */
const LEAST_MS = 7 * DAY_MS;
/** One who says that he sees them is believed for so long. */
const REST_MS = 60 * DAY_MS;

export function withShown(check: AlertCheck, now: Instant): AlertCheck {
  const { count, firstAt } = check.untouched ?? { count: 0, firstAt: now };
  return { ...check, untouched: { count: count + 1, firstAt: Math.min(firstAt, now), lastAt: now } };
}

export const withTouched = (check: AlertCheck, now: Instant): AlertCheck => ({
  ...check,
  ...{ lastTouchedAt: now, untouched: null },
});

export const withSeen = (check: AlertCheck, now: Instant): AlertCheck => ({
  ...check,
  ...{ lastSeenAt: now, untouched: null },
});

/** How many alerts were shown, and since when, where it may be that none reaches the seller; else null. */
export function untouchedAlerts(
  { lastSeenAt, untouched }: AlertCheck,
  now: Instant,
): { readonly count: number; readonly since: Instant } | null {
  if (!untouched) return null;
  const { count, firstAt, lastAt } = untouched;
  // A clock that was set back must not make it rest for ever.
  const rests = lastSeenAt !== null && Math.abs(now - lastSeenAt) < REST_MS;
  return rests || count < LEAST_ALERTS || lastAt - firstAt < LEAST_MS ? null : { count, since: firstAt };
}
