import type { Settings, Stage } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Span } from '../../src/core/span';
import type { ClockHistory, History, Shown, Since } from './history';
import { holds, isWorkAt, quietStretches, type Stretch, unsureStretches, workStretches } from './model-time';

// The rules of alerts once more, as a seller would put them, and without a line of the code that is judged by them.

/** A worker that can run has done so by then. */
const PROMPT_MS = MINUTE_MS;
const COMPANY_MS = 10 * MINUTE_MS;
const WIDE_MS = HOUR_MS;
/** How far quiet hours ahead are reckoned with. */
const AHEAD_MS = 4 * DAY_MS;
/** The slow alarm's turn, and some. */
const MOST_AWAY_MS = 31 * MINUTE_MS;

/** A time in which neither settings nor zone change, nor whether the worker can run. */
interface Regime extends Stretch {
  readonly settings: Settings;
  readonly zone: string;
  readonly isAble: boolean;
  readonly rules: RegimeRules;
}
interface RegimeRules {
  readonly quiet: readonly Stretch[];
  readonly work: readonly Stretch[];
  readonly unsure: readonly Stretch[];
}

interface ModelStep {
  readonly name: string;
  readonly dueAt: Instant;
  readonly breaksThrough: boolean;
  readonly isWarning: boolean;
}

const isWide = ({ earliest, latest }: Span): boolean => latest - earliest > WIDE_MS;
const meets = (a: Span, b: Span): boolean => a.earliest <= b.latest && b.earliest <= a.latest;

function stageText(beforeMs: number): string {
  const minutes = beforeMs / MINUTE_MS;
  if (minutes === 0) return 'overdue';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ''}${rest > 0 ? `${rest}m` : ''}`;
}

function stepsOf(deadline: Span, stages: readonly Stage[]): ModelStep[] {
  const steps: ModelStep[] = [];
  const longest = Math.max(...stages.map(({ beforeMs }) => beforeMs));
  for (const { beforeMs, breaksThrough } of stages) {
    const name = stageText(beforeMs);
    if (beforeMs === 0) steps.push({ name, dueAt: deadline.latest + 1, breaksThrough, isWarning: false });
    else if (!isWide(deadline))
      steps.push({ name, dueAt: deadline.earliest - beforeMs, breaksThrough, isWarning: true });
    else if (beforeMs === longest)
      steps.push({ name: 'may-be-due', dueAt: deadline.earliest - beforeMs, breaksThrough: false, isWarning: true });
  }
  return steps.sort((a, b) => a.dueAt - b.dueAt);
}

const stagesOf = (settings: Settings, account: string): readonly Stage[] =>
  settings.accountStages.find((own) => own.account === account)?.stages ?? settings.stages;

const lastWarningAt = (deadline: Span, stages: readonly Stage[]): ModelStep =>
  stepsOf(deadline, stages).findLast(({ isWarning }) => isWarning) ?? {
    ...{ name: '', dueAt: deadline.earliest, breaksThrough: false, isWarning: true },
  };

const valueAt = <T>(values: readonly Since<T>[], at: Instant): T =>
  values.findLast((value) => value.at <= at)?.is ?? values[0]!.is;

function regimesOf(history: History): Regime[] {
  const { from, to, settings, zone, able } = history;
  const ends = [...new Set([from, ...[...settings, ...zone, ...able].map(({ at }) => at), to])].sort((a, b) => a - b);
  const known = new Map<string, RegimeRules>();
  const within = { from: from - 3 * DAY_MS, to: to + AHEAD_MS };
  const rulesOf = ({ quietWeek, workWeek }: Settings, of: string): RegimeRules => {
    const key = JSON.stringify([quietWeek, workWeek, of]);
    const rules = known.get(key) ?? {
      quiet: quietStretches(quietWeek, of, within),
      work: workStretches(workWeek, of, within),
      unsure: unsureStretches(of, within),
    };
    known.set(key, rules);
    return rules;
  };
  return ends.slice(0, -1).map((start, i) => {
    const [bySettings, inZone] = [valueAt(settings, start), valueAt(zone, start)];
    const rules = rulesOf(bySettings, inZone);
    return { from: start, to: ends[i + 1]!, settings: bySettings, zone: inZone, isAble: valueAt(able, start), rules };
  });
}

/** The first instant of a list in order of time that is not before `at`, by halves. */
function firstFrom(regimes: readonly Regime[], at: Instant): number {
  let [low, high] = [0, regimes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (regimes[middle]!.to <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What an alert says of one message. */
interface Told {
  readonly stage: string;
  readonly deadline: Span;
  readonly shown: Shown;
}

/** Judges a simulation; answers what was wrong, in words. */
export function faultsOf(history: History): string[] {
  return new Judgement(history).faults;
}

class Judgement {
  readonly faults: string[] = [];
  private readonly regimes: readonly Regime[];
  private readonly tellings = new Map<string, Told[]>();

  constructor(private readonly history: History) {
    this.regimes = regimesOf(history);
    for (const shown of history.shown)
      for (const { threadId, deadline, stage } of shown.alert.members) {
        const told = this.tellings.get(threadId) ?? [];
        told.push({ stage: stage ?? shown.alert.stage, deadline, shown });
        this.tellings.set(threadId, told);
      }
    for (const clock of history.clocks.values()) this.judgeClock(clock);
    for (const shown of history.shown) this.judgeShown(shown);
    this.judgeNudges();
    this.judgeCompany();
    for (const { at, id } of history.left) this.fault(at, `${id} stays on the screen, though all is answered`);
    if (history.longestAwayMs > MOST_AWAY_MS)
      this.fault(history.to, `a killed worker was away for ${history.longestAwayMs / MINUTE_MS} min`);
  }

  private fault(at: Instant, what: string): void {
    this.faults.push(`${new Date(at).toISOString()} ${what}`);
  }

  private regimeAt(at: Instant): Regime {
    return this.regimes[Math.min(firstFrom(this.regimes, at), this.regimes.length - 1)]!;
  }

  /** Until when a clock rests, as it is reckoned in this regime; null where it does not. */
  private snoozeAt(
    clock: ClockHistory,
    deadline: Span,
    { settings, rules }: Regime,
    at: Instant,
  ): { readonly asked: Instant; readonly until: Instant } | null {
    // The last word holds: a further snooze takes the place of the one before it.
    const last = this.history.snoozes.findLast((one) => one.threadId === clock.threadId && one.at <= at);
    if (!last?.deadlines.some((one) => meets(one, deadline))) return null;
    const warning = lastWarningAt(deadline, stagesOf(settings, clock.account));
    const swallowed = warning.breaksThrough
      ? undefined
      : rules.quiet.find(({ from, to }) => from <= warning.dueAt && warning.dueAt < to);
    const limit = swallowed ? swallowed.from - settings.absenceLeadMs : warning.dueAt;
    return { asked: last.until, until: Math.min(last.until, limit) };
  }

  private judgeClock(clock: ClockHistory): void {
    const first = clock.known[0]!.at;
    const end = Math.min(clock.closedAt, this.history.to);
    for (let i = firstFrom(this.regimes, first); i < this.regimes.length && this.regimes[i]!.from < end; i += 1) {
      const regime = this.regimes[i]!;
      if (!regime.isAble || !regime.settings.watching) continue;
      const from = Math.max(regime.from, first, regime.settings.pausedUntil ?? 0);
      const to = Math.min(regime.to, end);
      if (to - from > PROMPT_MS) this.judgeRegime(clock, regime, { from, to });
    }
    this.judgeRepeats(clock);
  }

  /** Cuts a regime where anything about this clock may change, and looks at each piece. */
  private judgeRegime(clock: ClockHistory, regime: Regime, { from, to }: Stretch): void {
    const { settings, rules } = regime;
    const stages = stagesOf(settings, clock.account);
    const edges = [from, to];
    const add = (...at: Instant[]): void => {
      for (const one of at) if (from < one && one < to) edges.push(one);
    };
    for (const { at, is } of clock.known) {
      add(at, is.latest + 1, ...stepsOf(is, stages).map(({ dueAt }) => dueAt));
      for (const one of this.history.snoozes) {
        if (one.threadId !== clock.threadId) continue;
        add(one.at, this.snoozeAt(clock, is, regime, Math.max(one.at, from))?.until ?? one.until);
      }
    }
    for (const quiet of rules.quiet)
      if (quiet.to > from && quiet.from - settings.absenceLeadMs < to)
        add(quiet.from - settings.absenceLeadMs, quiet.from, quiet.to);
    for (const unsure of rules.unsure) if (unsure.to > from && unsure.from < to) add(unsure.from, unsure.to);
    edges.sort((a, b) => a - b);
    for (let i = 0; i + 1 < edges.length; i += 1) {
      const piece = { from: edges[i]!, to: edges[i + 1]! };
      if (piece.to - piece.from > PROMPT_MS && !holds(rules.unsure, piece.from)) this.judgePiece(clock, regime, piece);
    }
  }

  private judgePiece(clock: ClockHistory, regime: Regime, { from }: Stretch): void {
    const { settings, rules } = regime;
    const stages = stagesOf(settings, clock.account);
    const deadline = valueAt(clock.known, from);
    const snooze = this.snoozeAt(clock, deadline, regime, from);
    if (snooze && from < snooze.until) return;
    const isQuiet = holds(rules.quiet, from);
    const steps = stepsOf(deadline, stages);
    const told = (this.tellings.get(clock.threadId) ?? []).filter(
      (one) => one.shown.at <= from + PROMPT_MS && meets(one.deadline, deadline),
    );
    const due = steps.findLastIndex(({ dueAt, breaksThrough }) => dueAt <= from && (!isQuiet || breaksThrough));
    const enough = steps.slice(Math.max(0, due)).map(({ name }) => name);
    if (due >= 0 && !told.some(({ stage }) => enough.includes(stage))) {
      // A stage that has been told of stands for those before it, also where it is none of the stages any more.
      const isPast = told.some(({ stage, deadline: by }) => laterThan(stage, by, steps[due]!));
      if (!isPast) this.fault(from, `missed ${steps[due]!.name} of ${nameOf(clock, deadline)}`);
    }
    // What rested is told of again, once that is over.
    if (snooze && !isQuiet) {
      const after = steps.filter(({ dueAt }) => dueAt >= snooze.until).map(({ name }) => name);
      const end = { name: '', dueAt: snooze.until };
      const isBack = told.some(
        ({ stage, deadline: by }) =>
          stage === `snooze@${snooze.asked}` || after.includes(stage) || laterThan(stage, by, end),
      );
      const hasRested = this.history.snoozes.some(
        (one) => one.threadId === clock.threadId && one.until === snooze.asked && one.at < snooze.until,
      );
      if (hasRested && !isBack && from - snooze.until < 6 * DAY_MS)
        this.fault(from, `never came back from its snooze: ${nameOf(clock, deadline)}`);
    }
    if (!isQuiet) this.judgeWarning(clock, regime, deadline, from);
  }

  private judgeWarning(clock: ClockHistory, { settings, rules }: Regime, deadline: Span, at: Instant): void {
    const absence = rules.quiet.find(({ from }) => from > at);
    if (!absence || at < absence.from - settings.absenceLeadMs || at > deadline.latest) return;
    const last = lastWarningAt(deadline, stagesOf(settings, clock.account)).dueAt;
    const end = isWide(deadline) ? deadline.latest : deadline.earliest;
    const fallsIn = deadline.earliest < absence.to && end > absence.from;
    const isWarnedIn = absence.from <= last && last < absence.to && end > absence.from;
    if (!fallsIn && !isWarnedIn) return;
    const isUnsure = holds(rules.unsure, absence.from);
    const isWarned = (this.tellings.get(clock.threadId) ?? []).some(
      ({ shown, deadline: by }) =>
        shown.at <= at + PROMPT_MS &&
        shown.alert.kind === 'away' &&
        meets(by, deadline) &&
        Math.abs(shown.alert.absence!.from - absence.from) <= (isUnsure ? 130 * MINUTE_MS : 0),
    );
    if (!isWarned)
      this.fault(at, `no warning of ${nameOf(clock, deadline)} before ${new Date(absence.from).toISOString()}`);
  }

  private judgeRepeats(clock: ClockHistory): void {
    const told = (this.tellings.get(clock.threadId) ?? []).filter(({ deadline }) =>
      clock.known.some(({ is }) => meets(is, deadline)),
    );
    told.forEach((one, i) => {
      if (one.stage.startsWith('away@')) return;
      const before = told.slice(0, i).filter(({ stage }) => stage === one.stage);
      if (before.some(({ shown }) => shown.isRecorded || shown.alert.id !== one.shown.alert.id))
        this.fault(one.shown.at, `repeated ${one.stage} of ${nameOf(clock, one.deadline)}`);
      const stepOf = { name: one.stage, dueAt: dueOf(one.stage, one.deadline) ?? Infinity };
      if (one.shown.alert.intendedAt !== one.shown.decidedAt) return;
      if (told.slice(0, i).some(({ stage, deadline }) => laterThan(stage, deadline, stepOf)))
        this.fault(one.shown.at, `${one.stage} after a later stage of ${nameOf(clock, one.deadline)}`);
    });
  }

  private judgeShown({ at, decidedAt, alert }: Shown): void {
    const regime = this.regimeAt(decidedAt);
    const { settings, rules } = regime;
    const what = `${alert.id} (${alert.kind})`;
    if (!settings.watching) this.fault(at, `${what} while switched off`);
    if (settings.pausedUntil !== null && decidedAt < settings.pausedUntil) this.fault(at, `${what} while paused`);
    const isSure = !holds(rules.unsure, decidedAt);
    const isQuiet = isSure && holds(rules.quiet, decidedAt);
    if (alert.kind === 'look') {
      if (isQuiet) this.fault(at, `${what} in quiet hours`);
      if (isSure && !isWorkAt(decidedAt, settings.workWeek, regime.zone))
        this.fault(at, `${what} out of working hours`);
      return;
    }
    let isAnyDue = alert.kind === 'away' || alert.intendedAt !== decidedAt;
    for (const { threadId, deadline, stage: own } of alert.members) {
      const stage = own ?? alert.stage;
      const clock = [...this.history.clocks.values()].find(
        (each) => each.threadId === threadId && each.known.some(({ is }) => meets(is, deadline)),
      );
      if (!clock) {
        this.fault(at, `${what} of a message that nobody knows: ${threadId}`);
        continue;
      }
      if (isQuiet && !isAllowed(stage, stagesOf(settings, clock.account))) this.fault(at, `${what} in quiet hours`);
      const known = valueAt(clock.known, decidedAt);
      if (stage === 'overdue' && decidedAt <= known.latest) this.fault(at, `${what} too early`);
      const dueAt = dueOf(stage, deadline, stagesOf(settings, clock.account));
      if (dueAt !== null && alert.intendedAt === decidedAt) {
        if (decidedAt < dueAt - COMPANY_MS) this.fault(at, `${what} more than ten minutes early`);
        isAnyDue ||= dueAt <= decidedAt;
      } else isAnyDue ||= dueAt === null;
      const snooze = this.snoozeAt(clock, known, regime, decidedAt);
      if (snooze && decidedAt < snooze.until && clock.closedAt > at) this.fault(at, `${what} while it rests`);
      if (clock.closedAt <= decidedAt && alert.members.length === 1) this.fault(at, `${what}, which is answered`);
    }
    if (!isAnyDue) this.fault(at, `${what} early, without company that is due`);
    if (alert.kind === 'away') {
      const { from } = alert.absence!;
      if (decidedAt >= from) this.fault(at, `${what} after the absence has begun`);
      if (decidedAt < from - settings.absenceLeadMs && alert.intendedAt === decidedAt)
        this.fault(at, `${what} too early`);
    }
  }

  /** One look tells of several inboxes; each is told of once for each time that it was read. */
  private judgeNudges(): void {
    const looks = this.history.shown.filter(({ alert }) => alert.kind === 'look');
    const named = new Set<string>();
    for (const { at, alert, isRecorded } of looks) {
      if (alert.keys.every((key) => named.has(key))) this.fault(at, `repeated ${alert.id}`);
      if (isRecorded) for (const key of alert.keys) named.add(key);
    }
    const { reads } = this.history;
    reads.forEach(({ account, at: readAt }, i) => {
      const end = Math.min(reads.find((one, j) => j > i && one.account === account)?.at ?? Infinity, this.history.to);
      this.judgeReading(account, readAt, end, looks);
    });
  }

  private judgeReading(account: string, readAt: Instant, end: Instant, looks: readonly Shown[]): void {
    for (let i = firstFrom(this.regimes, readAt); i < this.regimes.length && this.regimes[i]!.from < end; i += 1) {
      const { settings, rules, isAble, ...regime } = this.regimes[i]!;
      if (!isAble || !settings.watching || settings.nudgeAfterMs === null) continue;
      const from = Math.max(regime.from, readAt + settings.nudgeAfterMs, settings.pausedUntil ?? 0);
      for (const work of rules.work) {
        const piece = { from: Math.max(from, work.from), to: Math.min(regime.to, end, work.to) };
        if (piece.to - piece.from <= PROMPT_MS || holds(rules.unsure, piece.from)) continue;
        if (rules.quiet.some((quiet) => quiet.from < piece.from + PROMPT_MS && quiet.to > piece.from)) continue;
        const isTold = looks.some(
          ({ at, alert }) =>
            at <= piece.from + PROMPT_MS &&
            alert.keys.some((key) => key.includes(account) && key.endsWith(`|${readAt}`)),
        );
        if (!isTold) this.fault(piece.from, `no look at ${account}, read ${new Date(readAt).toISOString()}`);
        return;
      }
    }
  }

  /** What was missed comes in one, never in a storm. */
  private judgeCompany(): void {
    const passes = new Map<Instant, Shown[]>();
    for (const shown of this.history.shown)
      if (shown.alert.intendedAt === shown.decidedAt && shown.alert.kind !== 'away' && shown.alert.kind !== 'look')
        passes.set(shown.decidedAt, [...(passes.get(shown.decidedAt) ?? []), shown]);
    for (const [at, together] of passes) {
      const { settings } = this.regimeAt(at);
      const isLate = together.some(({ alert }) =>
        alert.members.some(({ threadId, deadline, stage }) => {
          const clock = [...this.history.clocks.values()].find((each) => each.threadId === threadId);
          const dueAt = clock && dueOf(stage ?? alert.stage, deadline, stagesOf(settings, clock.account));
          return typeof dueAt === 'number' && dueAt < at - COMPANY_MS;
        }),
      );
      if (isLate && together.length > 1) this.fault(at, `a storm of ${together.length} alerts for what was missed`);
    }
  }
}

/** When a stage is due by its name; null for what has no time of its own. */
function dueOf(name: string, { earliest, latest }: Span, stages: readonly Stage[] = []): Instant | null {
  if (name === 'overdue') return latest + 1;
  if (name === 'may-be-due')
    return stages.length > 0 ? earliest - Math.max(...stages.map(({ beforeMs }) => beforeMs)) : null;
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?$/.exec(name);
  if (!parts || name === '') return null;
  return earliest - Number(parts[1] ?? 0) * HOUR_MS - Number(parts[2] ?? 0) * MINUTE_MS;
}

/** Whether a stage that was told of comes after this one. */
function laterThan(name: string, deadline: Span, step: { readonly name: string; readonly dueAt: Instant }): boolean {
  // What comes back from a snooze tells of what has come meanwhile.
  const dueAt = name.startsWith('snooze@') ? Number(name.slice('snooze@'.length)) : dueOf(name, deadline);
  return name !== step.name && dueAt !== null && dueAt > step.dueAt;
}

const isAllowed = (stage: string, stages: readonly Stage[]): boolean =>
  stages.some(({ beforeMs, breaksThrough }) => breaksThrough && stageText(beforeMs) === stage);

const nameOf = ({ threadId }: ClockHistory, { earliest, latest }: Span): string =>
  `${threadId} due ${new Date(earliest).toISOString()}${latest > earliest ? `..${new Date(latest).toISOString()}` : ''}`;
