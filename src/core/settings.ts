import { DEFAULT_RULES, type Rules, type RulesOf } from './clock';
import { HOUR_MS, MINUTE_MS } from './span';

/** An alert's step: it is due `beforeMs` before the deadline's earliest end (0: once it is surely overdue). */
export interface Stage {
  readonly beforeMs: number;
  /** Shown in quiet hours too. */
  readonly breaksThrough: boolean;
  readonly sound: boolean;
}

/** Stages that one account has instead of the common ones. */
export interface AccountStages {
  readonly account: string;
  readonly stages: readonly Stage[];
}

/** Minutes since midnight. Where `to` is not after `from`, it is of the next day. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** When alerts are kept back on one weekday: all of it, or from an hour of it on, or never. */
export interface QuietDay {
  readonly isOff: boolean;
  readonly hours: QuietHours | null;
}

export type BadgeMode = 'count' | 'time' | 'none';

export const SOUNDS = ['bell', 'chime', 'knock'] as const;
export type SoundName = (typeof SOUNDS)[number];
export interface SoundChoice {
  /** null: no sound at all, whatever the stages say. */
  readonly name: SoundName | null;
  /** From 0 to 1. */
  readonly volume: number;
}

/** When the seller works on one weekday, in minutes since midnight; null on a day off. */
export type WorkDay = { readonly from: number; readonly to: number } | null;

export interface Settings extends Omit<Rules, 'automatedReplies'> {
  readonly version: 2;
  /** The master switch: off stops all reading, observing and alerts. */
  readonly watching: boolean;
  readonly targetShare: number;
  /** No two with the same `beforeMs`. */
  readonly stages: readonly Stage[];
  readonly accountStages: readonly AccountStages[];
  /** Monday first, in the seller's zone. */
  readonly quietWeek: readonly QuietDay[];
  /** How long before quiet hours what falls due in them is told of. */
  readonly absenceLeadMs: number;
  /** How long "snooze" on an alert holds it back. */
  readonly snoozeMs: number;
  /** An inbox that was not read for so long is told of once, in working hours; null: never. */
  readonly nudgeAfterMs: number | null;
  readonly badge: BadgeMode;
  readonly sound: SoundChoice;
  /** Buyer's name and subject in desktop alerts: off, because screens are shared. */
  readonly showNames: boolean;
  /** A reading older than this is stale: the badge never reads clear from it. */
  readonly staleAfterMs: number;
  /** No alerts before this instant; null when not paused. */
  readonly pausedUntil: number | null;
  /** Exact times: an observer in the page's own world passes on the times of the data that the page asked for. */
  readonly exactTimes: boolean;
  /** Days that names are kept after a clock ended late or unclear. */
  readonly keepNamesDays: number;
  /** The softer target for the average response time, in hours (12 is quoted for seller-fulfilled orders in 2026). */
  readonly averageHours: number;
  /** The accounts that use Amazon's automated responses. */
  readonly automatedRepliesIn: readonly string[];
  /** Monday first, in the seller's zone. */
  readonly workWeek: readonly WorkDay[];
}

/** The rules of each account; asked for once per message, so made once. */
export function rulesOf(settings: Settings): RulesOf {
  const known = new Map<string, Rules>();
  return (account) => {
    let rules = known.get(account);
    if (!rules) {
      rules = { ...settings, automatedReplies: settings.automatedRepliesIn.includes(account) };
      known.set(account, rules);
    }
    return rules;
  };
}

/** The stages that hold for an account's clocks. */
export const stagesFor = (settings: Settings, account: string | null): readonly Stage[] =>
  settings.accountStages.find((own) => own.account === account)?.stages ?? settings.stages;

/** The longest time before a deadline at which any alert may come. */
export const longestStageMs = (settings: Settings): number =>
  Math.max(...[settings.stages, ...settings.accountStages.map(({ stages }) => stages)].flat().map((s) => s.beforeMs));

/** A stage's lasting name, in alert ids and marks: `4h`, `1h30m`, `overdue`. */
export function stageName(beforeMs: number): string {
  if (beforeMs === 0) return 'overdue';
  const parts: [number, string][] = [
    [Math.floor(beforeMs / HOUR_MS), 'h'],
    [Math.floor((beforeMs % HOUR_MS) / MINUTE_MS), 'm'],
    [(beforeMs % MINUTE_MS) / 1_000, 's'],
  ];
  return parts.flatMap(([count, unit]) => (count > 0 ? `${count}${unit}` : [])).join('');
}

/** The `beforeMs` of a stage by its name; null for a name that is no stage's. */
export function stageMs(name: string): number | null {
  if (name === stageName(0)) return 0;
  const parts = /^(?:(\d+)h)?(?:(\d+)m)?(?:([\d.]+)s)?$/.exec(name);
  if (!parts || name === '') return null;
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1_000;
}

const NINE_TO_SIX: WorkDay = { from: 9 * 60, to: 18 * 60 };

export const DEFAULT_SETTINGS: Settings = {
  version: 2,
  watching: true,
  hours: DEFAULT_RULES.hours,
  targetShare: 0.9,
  lateMarkExcludes: DEFAULT_RULES.lateMarkExcludes,
  replyAnswersEarlier: DEFAULT_RULES.replyAnswersEarlier,
  stages: [4 * HOUR_MS, HOUR_MS, 0].map((beforeMs) => ({ beforeMs, breaksThrough: false, sound: true })),
  accountStages: [],
  // Nothing is kept back before the seller has said when.
  quietWeek: Array.from({ length: 7 }, () => ({ isOff: false, hours: null })),
  absenceLeadMs: HOUR_MS,
  snoozeMs: 30 * MINUTE_MS,
  nudgeAfterMs: 4 * HOUR_MS,
  badge: 'count',
  sound: { name: null, volume: 0.6 },
  showNames: false,
  staleAfterMs: 6 * HOUR_MS,
  pausedUntil: null,
  exactTimes: false,
  keepNamesDays: 30,
  averageHours: 12,
  automatedRepliesIn: [],
  workWeek: [NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, null, null],
};
