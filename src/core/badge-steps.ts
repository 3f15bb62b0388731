import type { BadgeMode } from './settings';
import { HOUR_MS, type Instant } from './span';

/** Ages in steps, because a badge that counts minutes would wake the worker every minute. */
export function ageStep(ageMs: number): string {
  const hours = Math.floor(ageMs / HOUR_MS);
  if (hours < 1) return '<1h';
  if (hours < 6) return `${hours}h`;
  if (hours < 24) return `${Math.floor(hours / 6) * 6}h`;
  return hours < 240 ? `${Math.floor(hours / 24)}d` : '9d+';
}

/** How near the first deadline is: one that is an hour ahead to the millisecond is near, as its alert comes then. */
export type Nearness = 'hour' | 'soon' | 'calm';
const SOON_MS = 4 * HOUR_MS;
export const nearnessOf = (leftMs: number): Nearness =>
  leftMs <= HOUR_MS ? 'hour' : leftMs <= SOON_MS ? 'soon' : 'calm';

/** The time left in steps, rounded down; one that is just reached counts as passed, so that it changes with its alert. */
export const leftStep = (leftMs: number): string => ageStep(Math.max(0, leftMs - 1));

const HOURS = [1, 2, 3, 4, 5, 6, 12, 18];
const DAYS = Array.from({ length: 10 }, (_, i) => (i + 1) * 24);
const STEPS_MS: Record<BadgeMode, readonly number[]> = {
  count: [HOUR_MS, SOON_MS],
  time: [...HOURS, ...DAYS].map((hours) => hours * HOUR_MS),
  none: [],
};

/** When the badge changes because the first deadline comes nearer. */
export const badgeTurns = (mode: BadgeMode, firstAt: Instant): Instant[] => STEPS_MS[mode].map((ms) => firstAt - ms);
