import type { Coverage, Glance } from './glance';
import type { Settings } from './settings';
import { HOUR_MS, type Instant } from './span';

export type BadgeState =
  | 'paused'
  | 'overdue'
  | 'may-be-due'
  | 'due'
  | 'unreadable'
  | 'not-watching'
  | 'signed-out'
  | 'stale'
  | 'incomplete'
  | 'unknown'
  | 'clear';
export type BadgeRole = 'danger' | 'warning' | 'soon' | 'calm' | 'neutral' | 'none';

export interface Badge {
  readonly state: BadgeState;
  /** At most four characters; empty only when all is known and nothing is due. */
  readonly text: string;
  readonly role: BadgeRole;
  readonly count: number;
  /** The first deadline that matters (overdue ones included); null when nothing is open. */
  readonly firstAt: Instant | null;
  /** The coverage that is not sound, if any; it adds `?` to a count. */
  readonly unsound: Coverage | null;
}

/** Worst first: what hides most. */
const WORST: readonly Coverage['state'][] = ['signed-out', 'not-watching', 'unreadable', 'stale'];

/** The account whose reading can be trusted least; null when every reading is fresh and proved complete. */
export function unsoundCoverage(accounts: readonly Coverage[]): Coverage | null {
  for (const state of WORST) {
    const found = accounts.find((coverage) => coverage.state === state);
    if (found) return found;
  }
  return accounts.find((coverage) => !coverage.complete) ?? null;
}

const capped = (count: number, room: number): string =>
  String(count).length > room ? `${10 ** (room - 1) - 1}+` : `${count}`;

/** Ages in steps, because a badge that counts minutes would wake the worker every minute. */
export function ageStep(ageMs: number): string {
  const hours = Math.floor(ageMs / HOUR_MS);
  if (hours < 1) return '<1h';
  if (hours < 6) return `${hours}h`;
  if (hours < 24) return `${Math.floor(hours / 6) * 6}h`;
  return hours < 240 ? `${Math.floor(hours / 24)}d` : '9d+';
}

/** One badge from all that is known: danger first, doubts added, and clear only when that is proved. */
export function badgeOf(glance: Glance, settings: Settings, now: Instant): Badge {
  const unsound = unsoundCoverage(glance.accounts);
  const { overdue, maybeDue, open } = glance.counts;
  const first = glance.due[0] ?? null;
  const firstAt = first ? first.deadline.earliest : null;
  const badge = (state: BadgeState, text: string, role: BadgeRole, count = 0): Badge => ({
    state,
    text,
    role,
    count,
    firstAt,
    unsound,
  });
  const doubt = unsound || glance.from === 'mirror' ? '?' : '';

  if (settings.pausedUntil !== null && now < settings.pausedUntil) return badge('paused', 'II', 'neutral', open);
  if (overdue > 0) return badge('overdue', `${capped(overdue, 3 - doubt.length)}!${doubt}`, 'danger', overdue);
  if (maybeDue > 0) return badge('may-be-due', `${capped(maybeDue, 3)}?`, 'warning', maybeDue);
  if (open > 0) {
    const leftMs = (firstAt ?? now) - now;
    const role = leftMs <= HOUR_MS ? 'danger' : leftMs <= 4 * HOUR_MS ? 'soon' : 'calm';
    const text = leftMs <= HOUR_MS && open === 1 ? '<1h' : capped(open, 3);
    return badge('due', `${text}${doubt}`, role, open);
  }
  if (glance.accounts.length === 0 || glance.from === 'mirror') return badge('unknown', '?', 'neutral');
  if (!unsound) return badge('clear', '', 'none');
  switch (unsound.state) {
    case 'unreadable':
      return badge('unreadable', '?', 'warning');
    case 'not-watching':
      return badge('not-watching', '?', 'warning');
    case 'signed-out':
      return badge('signed-out', '–', 'warning');
    case 'stale':
      return badge('stale', unsound.asOf === null ? '?' : `${ageStep(now - unsound.asOf)}?`, 'neutral');
    case 'watching':
      return badge('incomplete', '?', 'neutral');
  }
}
