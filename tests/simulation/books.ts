import type { AlertStore } from '../../src/background/alert-pass';
import type { Settings } from '../../src/core/settings';
import { HOUR_MS, type Instant, later, type Span } from '../../src/core/span';
import { type ClockRow, type CoverageRow, coverageId } from '../../src/ledger/schema';

/** A message that waits, as the tests speak of it: by its deadline. All have 24 hours. */
export interface Waiting {
  readonly threadId: string;
  readonly ordinal: number;
  readonly account: string;
  readonly deadline: Span;
}

/** What pages and the seller bring into a store, beside what a pass asks of it. */
export interface Books extends AlertStore {
  /** A message is known, or known better. */
  put(clock: Waiting): Promise<void>;
  /** It was answered. */
  remove(clock: Waiting): Promise<void>;
  /** The account's inbox was read. */
  read(account: string, at: Instant): Promise<void>;
  /** The seller wants to hear nothing of a thread. Answers until when; null where it is too late. */
  snooze(
    threadId: string,
    until: Instant,
    settings: Settings,
    zone: string,
    now: Instant,
  ): Promise<{ readonly until: Instant | null }>;
  /** An alert has left the screen. */
  gone(id: string): Promise<void>;
}

const HOST = 'sellercentral.amazon.de';
const WINDOW_MS = 24 * HOUR_MS;

export function clockRowOf({ threadId, ordinal, account, deadline }: Waiting): ClockRow {
  const receivedAt = later(deadline, -WINDOW_MS);
  const { earliest, latest } = receivedAt;
  return {
    ...{ threadId, ordinal, account, marketplaceId: null, keys: [threadId] },
    clock: { receivedAt, basis: 'exact', openAsOf: latest, closing: null, doubtful: false },
    ...{ receivedFrom: earliest, receivedTo: latest, openFrom: earliest, openTo: latest },
  };
}

export const coverageRowOf = (account: string, at: Instant): CoverageRow => ({
  ...{ id: coverageId(account, HOST), account, host: HOST, state: 'watching', since: at, lastReadAt: at, asOf: at },
  ...{ complete: true, why: null, folder: 'response-needed', layout: null, knownFrom: at },
});
