import { ageStep, leftStep, nearnessOf } from './badge-steps';
import type { Coverage, Glance } from './glance';
import type { Settings } from './settings';
import { HOUR_MS, type Instant } from './span';

export type BadgeState =
  | 'off'
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
  /** At most four characters; empty only when all is known and nothing is due, or the seller wants no badge. */
  readonly text: string;
  /** Follows from the text, so that the colour alone says nothing. */
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

/** More than a count's place for its marks would be left is said as that many and more. */
const MOST_DIGITS = 3;
const MOST_TEXT = 4;
const NEAR = {
  hour: { mark: '»', role: 'danger' },
  soon: { mark: '›', role: 'soon' },
  calm: { mark: '', role: 'calm' },
} as const;

type Look = readonly [text: string, role: BadgeRole];

/** What is open and not due yet: how many and how near (`5`, `5›` within four hours, `5»` within the hour), or how long there is. */
function dueLook(open: number, leftMs: number, doubt: '' | '?', { badge }: Settings): Look {
  const nearness = nearnessOf(leftMs);
  const { mark, role } = NEAR[nearness];
  // As may be due already: a number that is not sure, and a look at the inbox would tell.
  const shownRole = doubt && nearness === 'calm' ? 'warning' : role;
  if (badge === 'time' || (open === 1 && nearness === 'hour')) return [`${leftStep(leftMs)}${doubt}`, shownRole];
  const room = Math.min(MOST_DIGITS, MOST_TEXT - mark.length - doubt.length);
  return [`${capped(open, room)}${mark}${doubt}`, shownRole];
}

/** How old the last reading is; where a time would be taken for that of a deadline, only that nothing is known. */
function staleLook(asOf: Instant | null, { badge }: Settings, now: Instant): Look {
  if (asOf === null || badge === 'time' || now - asOf < HOUR_MS) return ['?', 'warning'];
  return [`${ageStep(now - asOf)}?`, 'neutral'];
}

/** What the extension does itself is shown to a seller, too, who wants to see nothing of his inbox on the badge. */
const isOwn = ({ state }: Badge): boolean => state === 'off' || state === 'paused';

/** The badge as the seller wants it. With `none` a trouble has no mark either: the tooltip tells of it. */
export function badgeOf(glance: Glance, settings: Settings, now: Instant): Badge {
  const badge = knownBadge(glance, settings, now);
  return settings.badge === 'none' && !isOwn(badge) ? { ...badge, text: '', role: 'none' } : badge;
}

/** One badge from all that is known: danger first, doubts added, and clear only when that is proved. */
function knownBadge(glance: Glance, settings: Settings, now: Instant): Badge {
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

  // What is not read any more is not doubted account by account.
  if (!settings.watching) return { ...badge('off', 'off', 'neutral', open), unsound: null };
  if (settings.pausedUntil !== null && now < settings.pausedUntil) return badge('paused', 'II', 'neutral', open);
  if (overdue > 0) return badge('overdue', `${capped(overdue, 3 - doubt.length)}!${doubt}`, 'danger', overdue);
  if (maybeDue > 0) return badge('may-be-due', `${capped(maybeDue, 3)}?`, 'warning', maybeDue);
  if (open > 0) {
    return badge('due', ...dueLook(open, (firstAt ?? now) - now, doubt, settings), open);
  }
  if (glance.accounts.length === 0 || glance.from === 'mirror') return badge('unknown', '?', 'warning');
  if (!unsound) return badge('clear', '', 'none');
  switch (unsound.state) {
    case 'unreadable':
      return badge('unreadable', '?', 'warning');
    case 'not-watching':
      return badge('not-watching', '?', 'warning');
    case 'signed-out':
      return badge('signed-out', '–', 'warning');
    case 'stale':
      return badge('stale', ...staleLook(unsound.asOf, settings, now));
    case 'watching':
      return badge('incomplete', '?', 'warning');
  }
}
