import { DEFAULT_RULES, type Rules, type RulesOf } from './clock';
import { HOUR_MS } from './span';

/** An alert's step: it is due `beforeMs` before the deadline's earliest end (0: once it is surely overdue). */
export interface Stage {
  readonly name: string;
  readonly beforeMs: number;
}

/** When the seller works on one weekday, in minutes since midnight; null on a day off. */
export type WorkDay = { readonly from: number; readonly to: number } | null;

export interface Settings extends Omit<Rules, 'automatedReplies'> {
  readonly version: 1;
  readonly targetShare: number;
  readonly stages: readonly Stage[];
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

const NINE_TO_SIX: WorkDay = { from: 9 * 60, to: 18 * 60 };

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  hours: DEFAULT_RULES.hours,
  targetShare: 0.9,
  lateMarkExcludes: DEFAULT_RULES.lateMarkExcludes,
  replyAnswersEarlier: DEFAULT_RULES.replyAnswersEarlier,
  stages: [
    { name: '4h', beforeMs: 4 * HOUR_MS },
    { name: '1h', beforeMs: HOUR_MS },
    { name: 'overdue', beforeMs: 0 },
  ],
  showNames: false,
  staleAfterMs: 6 * HOUR_MS,
  pausedUntil: null,
  exactTimes: false,
  keepNamesDays: 30,
  averageHours: 12,
  automatedRepliesIn: [],
  workWeek: [NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, NINE_TO_SIX, null, null],
};
