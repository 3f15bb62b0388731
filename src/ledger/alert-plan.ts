import { absenceAt } from '../core/absence';
import { type AlertMark, type AlertRules, GROUP_WITHIN_MS, snoozeOf } from '../core/alert-steps';
import { dueAlerts, isSilent, type PlannedAlert, warnedAbsence } from '../core/alerts';
import { longestStageMs, type Settings, stageName, stagesFor } from '../core/settings';
import { type Instant, overlaps } from '../core/span';
import { deadlineOf } from '../core/standing';
import { asOpenClock } from './due';
import { isTimely, nudgeOf, nudgesIn } from './nudges';
import type { AlertMember, AlertRow, ClockRow, CoverageRow } from './schema';

/** What a plan is made from, whatever it is kept in. */
export interface AlertBooks {
  /** Open clocks whose deadline begins within `horizonOf`. */
  readonly open: readonly ClockRow[];
  readonly marks: readonly AlertMark[];
  readonly coverage: readonly CoverageRow[];
  /** Intents that were not recorded as shown. */
  readonly unfinished: readonly AlertRow[];
  readonly onScreen: readonly AlertRow[];
  /** Whether an alert names this nudge already. */
  hasNudged(key: string): boolean;
}

/** What is to be shown anew, what again, what no more, and what is to go from the screen. */
export interface AlertPlan {
  readonly fresh: readonly AlertRow[];
  readonly again: readonly AlertRow[];
  readonly over: readonly AlertRow[];
  readonly gone: readonly AlertRow[];
}

const intent = ({ members, ...planned }: PlannedAlert, now: Instant): AlertRow => ({
  ...planned,
  members,
  keys: [...new Set(members.map((member) => member.threadId))],
  ...{ intendedAt: now, shownAt: null, unfinishedAt: now },
});

/** How far ahead deadlines matter: for the stages, for what falls due in an absence that is near, for what was shown and what rests. */
export function horizonOf(rules: AlertRules, rows: readonly AlertRow[], now: Instant): Instant {
  const ahead = Math.max(now + GROUP_WITHIN_MS, warnedAbsence(rules, now)?.to ?? now) + longestStageMs(rules.settings);
  const shown = rows.flatMap(({ members }) => members);
  return [...shown, ...rules.snoozes].reduce((until, { deadline }) => Math.max(until, deadline.latest), ahead);
}

/** The open clocks that an alert's member means now: it may know them by an earlier name of their thread, and less exactly. */
type ClocksMeant = (member: AlertMember) => readonly ClockRow[];

function clocksMeant(open: readonly ClockRow[], settings: Settings): ClocksMeant {
  const byName = new Map<string, ClockRow[]>();
  for (const row of open)
    for (const name of new Set([row.threadId, ...row.keys])) {
      const named = byName.get(name);
      if (named) named.push(row);
      else byName.set(name, [row]);
    }
  return ({ threadId, deadline }) =>
    (byName.get(threadId) ?? []).filter(({ clock }) => overlaps(deadlineOf(clock, settings), deadline));
}

/** The alerts that are told of each clock now. */
function tellersOf(planned: readonly AlertRow[], meant: ClocksMeant): ReadonlyMap<ClockRow, readonly AlertRow[]> {
  const tellers = new Map<ClockRow, AlertRow[]>();
  for (const row of planned)
    for (const clock of row.members.flatMap(meant)) tellers.set(clock, [...(tellers.get(clock) ?? []), row]);
  return tellers;
}

/** A warning before an absence says nothing of a stage that has come, nor the other way round. */
const sameOf =
  ({ kind }: AlertRow) =>
  (other: AlertRow): boolean =>
    (kind === 'away') === (other.kind === 'away');

/** Asks `core` what is due, and lays it beside what was intended and shown before. */
export function planOf(books: AlertBooks, rules: AlertRules, zone: string, now: Instant): AlertPlan {
  const { settings } = rules;
  const { open, unfinished, onScreen } = books;
  const planned = dueAlerts(open.map(asOpenClock), books.marks, rules, now).map((alert) => intent(alert, now));
  const nudge = isSilent(rules, now) ? null : nudgeOf(books, rules, zone, now);
  const fresh = nudge ? [...planned, nudge] : planned;
  const meant = clocksMeant(open, settings);
  const nudges = nudgesIn(books.coverage);
  const tellers = tellersOf(planned, meant);
  // All that it says is told by a later one, or is closed. Of a thread each message is told of by itself.
  const isReplaced = (row: AlertRow, counts: (by: AlertRow) => boolean = () => true): boolean =>
    row.members
      .flatMap(meant)
      .every((clock) => tellers.get(clock)?.some((by) => by.id !== row.id && counts(by)) ?? false);
  const isPast = (row: AlertRow): boolean =>
    row.kind === 'look' ? !row.keys.some((key) => nudges.has(key) && !nudge?.keys.includes(key)) : isReplaced(row);
  const isFresh = ({ id }: AlertRow): boolean => fresh.some((row) => row.id === id);
  // A warning of an absence that has begun would come too late; one that was seen stays until it is over.
  const isLate = (row: AlertRow): boolean =>
    row.kind === 'look'
      ? !isTimely(row, books.coverage, rules, zone, now)
      : row.absence !== undefined && row.absence.from <= now;
  const isUndone = (row: AlertRow): boolean => (row.kind === 'look' ? isPast(row) : isReplaced(row, sameOf(row)));
  const over = unfinished.filter((row) => !isFresh(row) && (isUndone(row) || isLate(row)));
  const isResting = (row: AlertRow): boolean => restsWhole(row, meant, rules, now);
  const isOver = (row: AlertRow): boolean =>
    isPast(row) || isResting(row) || (row.absence !== undefined && row.absence.to <= now);
  const gone = onScreen.filter((row) => !settings.watching || (!isFresh(row) && isOver(row)));
  const left = unfinished.filter((row) => !isFresh(row) && !over.includes(row));
  const isAway = absenceAt(rules.absences, now) !== null;
  const isHeldBack = (row: AlertRow): boolean => isResting(row) || (isAway && !breaksThrough(row, meant, settings));
  const again = isSilent(rules, now) ? [] : left.filter((row) => !isHeldBack(row));
  return { fresh, again, over, gone };
}

/** Whether all that it is of was snoozed since, and still rests. */
const restsWhole = ({ members }: AlertRow, meant: ClocksMeant, rules: AlertRules, now: Instant): boolean =>
  members.length > 0 &&
  members.flatMap(meant).every(({ threadId, account, clock }) => {
    const stages = stagesFor(rules.settings, account ?? null);
    const snooze = snoozeOf(threadId, deadlineOf(clock, rules.settings), stages, rules);
    return snooze !== null && now < snooze.until;
  });

/** An intent that a crash left over keeps to quiet hours, too. */
const breaksThrough = ({ stage, members }: AlertRow, meant: ClocksMeant, settings: Settings): boolean =>
  members.some((member) =>
    meant(member).some(({ account }) =>
      stagesFor(settings, account ?? null).some(
        ({ breaksThrough, beforeMs }) => breaksThrough && stageName(beforeMs) === (member.stage ?? stage),
      ),
    ),
  );
