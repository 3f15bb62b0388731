import type { Rules } from './clock';
import { HOUR_MS } from './span';

/** An alert's step: it is due `beforeMs` before the deadline's earliest end (0: once it is surely overdue). */
export interface Stage {
  readonly name: string;
  readonly beforeMs: number;
}

export interface Settings extends Rules {
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
}

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  hours: 24,
  targetShare: 0.9,
  lateMarkExcludes: true,
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
};
