import type { Settings } from '../../src/core/settings';
import type { Instant, Span } from '../../src/core/span';
import type { AlertRow } from '../../src/ledger/schema';

/** A value and since when it holds. */
export interface Since<T> {
  readonly at: Instant;
  readonly is: T;
}

export interface Shown {
  readonly at: Instant;
  /** The moment by which it was decided. */
  readonly decidedAt: Instant;
  readonly alert: AlertRow;
  /** Whether it was recorded before the worker ended. */
  isRecorded: boolean;
}

export interface ClockHistory {
  readonly threadId: string;
  readonly account: string;
  /** Its deadline as it was known, better and better. */
  readonly known: Since<Span>[];
  closedAt: Instant;
}

export interface SnoozeHistory {
  readonly at: Instant;
  readonly threadId: string;
  readonly deadlines: readonly Span[];
  readonly until: Instant;
}

/** What a simulation has seen, for the model to judge. */
export interface History {
  readonly from: Instant;
  readonly to: Instant;
  readonly settings: Since<Settings>[];
  readonly zone: Since<string>[];
  /** Whether the worker could run: awake, and not killed without having been brought back. */
  readonly able: Since<boolean>[];
  readonly clocks: ReadonlyMap<string, ClockHistory>;
  readonly snoozes: SnoozeHistory[];
  readonly reads: { readonly account: string; readonly at: Instant }[];
  readonly shown: Shown[];
  /** How long a killed worker was away while the computer was awake, in ms. */
  longestAwayMs: number;
  /** After each pass: what is on the screen that should not be. */
  readonly left: { readonly at: Instant; readonly id: string }[];
  kills: number;
  passes: number;
}
