import type { LedgerClock, WindowDays } from './clock';
import type { Coverage, DueClock } from './glance';
import type { Settings } from './settings';
import type { Instant } from './span';

/** What became of one day's messages that the ledger no longer holds. */
export interface HistoryDay {
  /** In UTC, as `2026-11-28`. */
  readonly day: string;
  readonly account: string;
  readonly marketplaceId: string | null;
  readonly onTime: number;
  readonly late: number;
  readonly excluded: number;
  readonly settled: number;
  readonly unclear: number;
  /** Under which hours they were judged. */
  readonly hours: number;
  /** Of the replies: how many, and the sum of their response times, at least and at most. */
  readonly replies: number;
  readonly responseMs: { readonly min: number; readonly max: number };
}

/** How far one account's messages are known. */
export interface SeenAccount {
  readonly account: string;
  readonly host: string;
  /** When its list was first read. */
  readonly watchedFrom: Instant | null;
  /** How far back the list of all messages was read without a gap; null where it was not. */
  readonly listedFrom: Instant | null;
  /** How many threads with a last activity in each window may hold messages that no page has shown. */
  readonly unread: Readonly<Record<WindowDays, number>>;
  /** The newest of them, newest first, with their last activity: at most ten. */
  readonly newestUnread: readonly { readonly threadId: string; readonly at: Instant }[];
  /** From when on every message is known, as far as it can be; null where no list was read. */
  readonly knownFrom: Instant | null;
}

/** All that the dashboard shows is worked out from this: one moment of the ledger, at `at`. */
export interface LedgerView {
  readonly at: Instant;
  readonly settings: Settings;
  readonly accounts: readonly Coverage[];
  /** Every clock that may count in the last 180 days, and every open one, in no order that may be relied on. */
  readonly clocks: readonly LedgerClock[];
  readonly seen: readonly SeenAccount[];
  /** From when on every account's messages are known; null where an account's list was never read. */
  readonly knownFrom: Instant | null;
  readonly history: readonly HistoryDay[];
  /** The most urgent open clocks with their names, at most 12. */
  readonly due: readonly DueClock[];
  readonly setAside: number;
}

/** A thread as the table shows it. */
export interface ShownThread {
  readonly threadId: string;
  readonly caseId: string | null;
  readonly account: string;
  readonly host: string;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  /** null once names may no longer be kept. */
  readonly buyer: string | null;
  readonly subject: string | null;
}
