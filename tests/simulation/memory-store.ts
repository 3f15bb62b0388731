import { absencesAround } from '../../src/core/absence';
import { type AlertRules, type Snooze, snoozeLimitOf } from '../../src/core/alert-steps';
import { turnsOfRules } from '../../src/core/alerts';
import { type Settings, stagesFor } from '../../src/core/settings';
import { DAY_MS, HOUR_MS, type Instant, later } from '../../src/core/span';
import { horizonOf, planOf } from '../../src/ledger/alert-plan';
import type { Intents } from '../../src/ledger/alerts';
import { nextNudgeAt, readAtOf } from '../../src/ledger/nudges';
import type { AlertRow, ClockRow, CoverageRow, SnoozeRow } from '../../src/ledger/schema';
import { type Books, clockRowOf, coverageRowOf, type Waiting } from './books';

const byNumber = (a: number, b: number): number => a - b;
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The ledger's alerts without a database: the same plan, from rows in memory. What it answers is held to be the same by its contract. */
export class MemoryStore implements Books {
  private readonly clocks = new Map<string, ClockRow>();
  private readonly coverage = new Map<string, CoverageRow>();
  private readonly alerts = new Map<string, AlertRow>();
  /** The ids of all alerts that name a thread or a nudge. */
  private readonly naming = new Map<string, Set<string>>();
  private readonly unfinished = new Set<string>();
  private readonly onScreen = new Set<string>();
  private readonly snoozes = new Map<string, SnoozeRow>();

  async put(clock: Waiting): Promise<void> {
    this.clocks.set(nameOf(clock), clockRowOf(clock));
  }

  async remove(clock: Waiting): Promise<void> {
    this.clocks.delete(nameOf(clock));
  }

  async read(account: string, at: Instant): Promise<void> {
    const row = coverageRowOf(account, at);
    this.coverage.set(row.id, row);
  }

  async snooze(threadId: string, until: Instant, settings: Settings, zone: string, now: Instant) {
    const rules = this.rulesOf(settings, zone, now);
    const open = [...this.clocks.values()].filter((row) => row.threadId === threadId);
    if (open.length === 0) return { until: null, lastAt: null };
    const deadlines = open.map(({ clock }) => later(clock.receivedAt, settings.hours * HOUR_MS));
    const limits = open.map(({ account }, i) => snoozeLimitOf(deadlines[i]!, stagesFor(settings, account!), rules));
    const lastAt = Math.min(...limits);
    const end = Math.min(until, lastAt);
    if (end <= now) return { until: null, lastAt };
    this.snoozes.set(threadId, { key: threadId, deadlines, until: end, setAt: now });
    return { until: end, lastAt };
  }

  async gone(id: string): Promise<void> {
    const row = this.alerts.get(id);
    if (row?.onScreen !== undefined) this.keep(withoutScreen(row));
  }

  async commitIntents(settings: Settings, zone: string, now: Instant): Promise<Intents> {
    const rules = this.rulesOf(settings, zone, now);
    const unfinished = this.rowsOf(this.unfinished, ({ unfinishedAt }) => unfinishedAt!);
    const onScreen = this.rowsOf(this.onScreen, ({ onScreen: since }) => since!);
    const before = horizonOf(rules, [...unfinished, ...onScreen], now) - settings.hours * HOUR_MS;
    const open = [...this.clocks.values()]
      .filter(({ openFrom }) => openFrom! <= before)
      .sort((a, b) => byNumber(a.openFrom!, b.openFrom!) || byText(a.threadId, b.threadId) || a.ordinal - b.ordinal);
    const marks = [...new Set(open.map(({ threadId }) => threadId))].flatMap((threadId) =>
      this.alertsNaming(threadId).flatMap(({ stage, members }) =>
        members.flatMap((one) =>
          one.threadId === threadId ? { threadId, stage: one.stage ?? stage, deadline: one.deadline } : [],
        ),
      ),
    );
    const coverage = [...this.coverage.values()].sort((a, b) => byText(a.id, b.id));
    const hasNudged = (key: string): boolean => this.alertsNaming(key).length > 0;
    const plan = planOf({ open, marks, coverage, unfinished, onScreen, hasNudged }, rules, zone, now);
    const { fresh, again, over, gone } = plan;
    if (Object.values(plan).every((rows) => rows.length === 0)) return { toShow: [], toClear: [] };
    for (const row of fresh) this.keep(row);
    for (const { key, until } of this.snoozes.values()) if (until < now - 7 * DAY_MS) this.snoozes.delete(key);
    return { toShow: [...again, ...fresh], toClear: [...over, ...gone].map(({ id }) => id) };
  }

  async commitShown({ unfinishedAt: _, ...alert }: AlertRow, now: Instant): Promise<void> {
    if (this.alerts.has(alert.id)) this.keep({ ...alert, shownAt: now, onScreen: now });
  }

  async commitCleared(ids: readonly string[]): Promise<void> {
    for (const row of ids.flatMap((id) => this.alerts.get(id) ?? [])) {
      if (row.shownAt === null) this.drop(row);
      else this.keep(withoutScreen(row));
    }
  }

  async nextTurnAt(settings: Settings, zone: string, now: Instant): Promise<Instant | null> {
    const rules = this.rulesOf(settings, zone, now);
    const hoursMs = settings.hours * HOUR_MS;
    const stages = [settings.stages, ...settings.accountStages.map((own) => own.stages)].flat();
    const steps = [...stages.map(({ beforeMs }) => beforeMs), HOUR_MS, 4 * HOUR_MS, -1];
    const turns = turnsOfRules(rules, now);
    for (const { openFrom, openTo } of this.clocks.values())
      turns.push(...steps.map((beforeMs) => openFrom! + hoursMs - beforeMs), openTo! + hoursMs + 1);
    if (settings.pausedUntil !== null) turns.push(settings.pausedUntil);
    const coverage = [...this.coverage.values()];
    for (const row of coverage) turns.push(readAtOf(row)! + settings.staleAfterMs + 1);
    const hasNudged = (key: string): boolean => this.alertsNaming(key).length > 0;
    const nudge = nextNudgeAt({ coverage, hasNudged }, rules, zone, now);
    if (nudge !== null) turns.push(nudge);
    const next = turns.reduce((first, at) => (at > now && at < first ? at : first), Infinity);
    return next === Infinity ? null : next;
  }

  private rulesOf(settings: Settings, zone: string, now: Instant): AlertRules {
    const rows = [...this.snoozes.values()].sort((a, b) => byText(a.key, b.key));
    const snoozes = rows.flatMap(({ key, deadlines, until }): Snooze[] =>
      deadlines.map((deadline) => ({ threadId: key, deadline, until })),
    );
    return { settings, absences: absencesAround(settings.quietWeek, zone, now), snoozes };
  }

  private alertsNaming(key: string): AlertRow[] {
    return [...(this.naming.get(key) ?? [])].map((id) => this.alerts.get(id)!);
  }

  private rowsOf(ids: ReadonlySet<string>, since: (row: AlertRow) => Instant): AlertRow[] {
    const rows = [...ids].map((id) => this.alerts.get(id)!);
    return rows.sort((a, b) => byNumber(since(a), since(b)) || byText(a.id, b.id));
  }

  private keep(row: AlertRow): void {
    this.drop(this.alerts.get(row.id));
    this.alerts.set(row.id, row);
    for (const key of row.keys) this.naming.set(key, (this.naming.get(key) ?? new Set()).add(row.id));
    if (row.unfinishedAt !== undefined) this.unfinished.add(row.id);
    if (row.onScreen !== undefined) this.onScreen.add(row.id);
  }

  private drop(row: AlertRow | undefined): void {
    if (!row) return;
    this.alerts.delete(row.id);
    for (const key of row.keys) this.naming.get(key)?.delete(row.id);
    this.unfinished.delete(row.id);
    this.onScreen.delete(row.id);
  }
}

const nameOf = ({ threadId, ordinal }: Waiting): string => `${threadId} ${ordinal}`;
const withoutScreen = ({ onScreen: _, ...row }: AlertRow): AlertRow => row;
