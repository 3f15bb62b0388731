import { absenceAt, nextAbsence } from './absence';
import {
  type AlertMark,
  type AlertRules,
  awayStage,
  GROUP_WITHIN_MS,
  isSnoozeStage,
  MAY_BE_DUE,
  needsWarningBefore,
  type OpenClock,
  type Step,
  snoozeOf,
  snoozeStage,
  stepsOf,
} from './alert-steps';
import { badgeTurns } from './badge-steps';
import { groupBy } from './group-by';
import type { Period } from './score';
import { type Stage, stageMs, stagesFor } from './settings';
import { type Instant, overlaps, type Span } from './span';
import { deadlineOf } from './standing';

export type AlertKind = 'clock' | 'group' | 'may-be-due' | 'away' | 'digest';
/** What kept an alert from coming when it was due. */
export type Missed = 'quiet' | 'paused' | 'asleep';

export interface PlannedMember {
  readonly threadId: string;
  readonly deadline: Span;
  /** Its own stage, where the alert is of several. */
  readonly stage?: string;
}

export interface PlannedAlert {
  /** Deterministic per clock and stage, so that showing it twice replaces itself. */
  readonly id: string;
  readonly stage: string;
  /**
   * `may-be-due`: clocks whose times are known to the day only share one alert. `away`: what falls due in an absence, before it
   * begins. `digest`: what was missed, in one.
   */
  readonly kind: AlertKind;
  /** Most urgent first. */
  readonly members: readonly PlannedMember[];
  /** Of `away`: the absence. */
  readonly absence?: Period;
  /** Of `digest`. */
  readonly missed?: Missed;
}

/** A clock with what is reckoned of it once. */
interface Pending {
  readonly threadId: string;
  readonly deadline: Span;
  readonly stages: readonly Stage[];
  readonly marks: readonly AlertMark[];
  readonly snooze: { readonly asked: Instant; readonly until: Instant } | null;
}

interface Due extends PlannedMember {
  readonly step: Step;
}

function pendingOf(open: readonly OpenClock[], marks: readonly AlertMark[], rules: AlertRules): Pending[] {
  const marksOf = groupBy(marks, (mark) => mark.threadId);
  const snoozesOf = groupBy(rules.snoozes, (snooze) => snooze.threadId);
  return open.map(({ threadId, account, clock }) => {
    const deadline = deadlineOf(clock, rules.settings);
    const stages = stagesFor(rules.settings, account);
    const snoozes = snoozesOf.get(threadId);
    const snooze = snoozes ? snoozeOf(threadId, deadline, stages, { ...rules, snoozes }) : null;
    return { threadId, deadline, stages, marks: marksOf.get(threadId) ?? [], snooze };
  });
}

const isMarked = ({ marks, deadline }: Pending, stage: string): boolean =>
  marks.some((mark) => mark.stage === stage && overlaps(mark.deadline, deadline));

/** Whether a later stage was told of, be it one that the seller has taken away since. */
const isOutrun = ({ marks, deadline }: Pending, { dueAt }: Step): boolean =>
  marks.some((mark) => {
    const beforeMs = stageMs(mark.stage);
    if (beforeMs === null || !overlaps(mark.deadline, deadline)) return false;
    return (beforeMs === 0 ? deadline.latest + 1 : deadline.earliest - beforeMs) > dueAt;
  });

/** Its stages, and where it is snoozed, the one alert that comes back. */
function allSteps({ deadline, stages, snooze }: Pending): Step[] {
  const steps = stepsOf(deadline, stages);
  if (!snooze) return steps;
  const back = { stage: snoozeStage(snooze.asked), dueAt: snooze.until, mayBeEarly: false, breaksThrough: false };
  // Before a stage of the same time, which says the same.
  const at = steps.findIndex(({ dueAt }) => dueAt >= back.dueAt);
  return at === -1 ? [...steps, back] : [...steps.slice(0, at), back, ...steps.slice(at)];
}

const isSnoozed = ({ snooze }: Pending, now: Instant): boolean => snooze !== null && now < snooze.until;

/**
 * The newest step that has come for this clock and may be shown now, unless it (or a later one) has been shown; else the next
 * one, if it may come so early in company.
 */
function stepDue(pending: Pending, isAway: boolean, now: Instant): Due | null {
  if (isSnoozed(pending, now)) return null;
  const steps = allSteps(pending);
  const isTold = (from: number): boolean =>
    steps.slice(from).some(({ stage }) => isMarked(pending, stage)) || isOutrun(pending, steps[from]!);
  const lastWithin = (until: (step: Step) => Instant): number =>
    steps.findLastIndex((step) => (!isAway || step.breaksThrough) && step.dueAt <= until(step));
  const come = lastWithin(() => now);
  const early = lastWithin(({ mayBeEarly }) => now + (mayBeEarly ? GROUP_WITHIN_MS : 0));
  // A step that is due is never passed over for one that is not.
  const at = come >= 0 && !isTold(come) ? come : early > come && !isTold(early) ? early : -1;
  const step = steps[at];
  return step ? { threadId: pending.threadId, deadline: pending.deadline, stage: step.stage, step } : null;
}

const byUrgency = (a: PlannedMember, b: PlannedMember): number =>
  a.deadline.earliest - b.deadline.earliest || (a.threadId < b.threadId ? -1 : 1);

/** `stage` is the first member's own: it is told of once, so no later alert writes over what this one has told of the others. */
const idOf = (stage: string, members: readonly PlannedMember[]): string => {
  const first = members[0]!;
  return `${stage}|${first.deadline.earliest}|${first.threadId}${members.length > 1 ? `+${members.length - 1}` : ''}`;
};

const memberOf = ({ threadId, deadline }: PlannedMember): PlannedMember => ({ threadId, deadline });
const groupOf = (stage: string): string => (isSnoozeStage(stage) ? 'snooze' : stage);

/** The alerts of stages: those that cross the same one within ten minutes are told of together. */
function stageAlerts(
  pending: readonly Pending[],
  isAway: boolean,
  now: Instant,
): { alerts: PlannedAlert[]; due: Due[] } {
  const near = pending.flatMap((each) => stepDue(each, isAway, now) ?? []);
  const alerts: PlannedAlert[] = [];
  const due: Due[] = [];
  for (const [group, waiting] of groupBy(near, ({ step }) => groupOf(step.stage))) {
    if (!waiting.some(({ step }) => step.dueAt <= now)) continue;
    due.push(...waiting);
    const sorted = waiting.toSorted(byUrgency);
    const kind = group === MAY_BE_DUE ? 'may-be-due' : sorted.length > 1 ? 'group' : 'clock';
    const own = sorted[0]!.step.stage;
    const stage = sorted.length > 1 ? group : own;
    const members = sorted.map((each) =>
      each.step.stage === stage ? memberOf(each) : { ...memberOf(each), stage: each.step.stage },
    );
    alerts.push({ id: idOf(own, members), stage, kind, members });
  }
  return { alerts, due };
}

/** What was missed is told of in one: never a storm after a sleep, a pause or quiet hours. */
function digestOf(due: readonly Due[], rules: AlertRules, now: Instant): PlannedAlert | null {
  const missed = due.filter(({ step }) => step.dueAt < now - GROUP_WITHIN_MS);
  if (missed.length === 0) return null;
  const members = due.toSorted(byUrgency).map((each) => ({ ...memberOf(each), stage: each.step.stage }));
  const latest = Math.max(...missed.map(({ step }) => step.dueAt));
  const { pausedUntil } = rules.settings;
  const because: Missed = absenceAt(rules.absences, latest)
    ? 'quiet'
    : pausedUntil !== null && latest < pausedUntil
      ? 'paused'
      : 'asleep';
  const id = idOf(`digest@${members[0]!.stage}`, members);
  return { id, stage: 'digest', kind: 'digest', members, missed: because };
}

/** What falls due in the next absence, while there is time to answer it before. One that comes to be known late is told of with the others. */
function awayAlert(pending: readonly Pending[], rules: AlertRules, now: Instant): PlannedAlert | null {
  const absence = warnedAbsence(rules, now);
  if (!absence) return null;
  const members = pending.filter(
    (each) =>
      now <= each.deadline.latest && !isSnoozed(each, now) && needsWarningBefore(absence, each.deadline, each.stages),
  );
  const stage = awayStage(absence);
  if (members.every((each) => isMarked(each, stage))) return null;
  const sorted = members.toSorted(byUrgency).map(memberOf);
  return { id: idOf(stage, sorted), stage, kind: 'away', members: sorted, absence };
}

/** The absence that is near enough to be warned of. */
export function warnedAbsence(
  { absences, settings }: Pick<AlertRules, 'absences' | 'settings'>,
  now: Instant,
): Period | null {
  if (absenceAt(absences, now)) return null;
  const next = nextAbsence(absences, now);
  return next && next.from - settings.absenceLeadMs <= now ? next : null;
}

/** Whether nothing at all is shown: switched off, or paused. */
export const isSilent = ({ settings: { watching, pausedUntil } }: AlertRules, now: Instant): boolean =>
  !watching || (pausedUntil !== null && now < pausedUntil);

/**
 * The alerts to show at `now`: for each clock the newest stage that has come, once; before an absence what falls due in it.
 * In an absence only what may break through. Nothing while paused or switched off.
 */
export function dueAlerts(
  open: readonly OpenClock[],
  marks: readonly AlertMark[],
  rules: AlertRules,
  now: Instant,
): PlannedAlert[] {
  if (isSilent(rules, now)) return [];
  const pending = pendingOf(open, marks, rules);
  const { alerts, due } = stageAlerts(pending, absenceAt(rules.absences, now) !== null, now);
  const digest = alerts.length > 1 ? digestOf(due, rules, now) : null;
  const away = awayAlert(pending, rules, now);
  const planned = [...(digest ? [digest] : alerts), ...(away ? [away] : [])];
  return planned.sort((a, b) => byUrgency(a.members[0]!, b.members[0]!));
}

/** Instants after `now` at which alerts may change for other reasons than a clock's own steps. */
export function turnsOfRules({ settings, absences, snoozes }: AlertRules, now: Instant): Instant[] {
  const turns = snoozes.map(({ until }) => until);
  if (settings.pausedUntil !== null) turns.push(settings.pausedUntil);
  const during = absenceAt(absences, now);
  if (during) turns.push(during.to);
  const next = nextAbsence(absences, now);
  if (next) turns.push(next.from - settings.absenceLeadMs, next.from);
  return turns.filter((at) => at > now);
}

/** The next instant after `now` at which an alert is due or the badge changes by itself; null when there is none. */
export function nextWakeAt(
  open: readonly OpenClock[],
  marks: readonly AlertMark[],
  rules: AlertRules,
  now: Instant,
): Instant | null {
  const all = pendingOf(open, marks, rules);
  const firstAt = Math.min(...all.map(({ deadline }) => deadline.earliest));
  const ahead = badgeTurns(rules.settings.badge, firstAt).filter((at) => at > now);
  let next = Math.min(...ahead, ...turnsOfRules(rules, now));
  for (const pending of all) {
    const { deadline } = pending;
    for (const step of allSteps(pending))
      if (step.dueAt > now && step.dueAt < next && !isMarked(pending, step.stage)) next = step.dueAt;
    for (const turn of [deadline.earliest + 1, deadline.latest + 1]) if (turn > now && turn < next) next = turn;
  }
  return next === Infinity ? null : next;
}
