import type { LedgerView } from '../../src/core/ledger-view';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS } from '../../src/core/span';
import {
  ALMA,
  closedAfter,
  emptyView,
  historyDay,
  ledgerClock,
  ledgerView,
  manyClocks,
  partlySeen,
  seenAccount,
} from './dashboard-view';
import { coverage, NOW } from './states';

/** One account in one marketplace, all known to the minute: each sixteenth reply was late. */
const exactClocks = manyClocks(7, 500).flatMap((clock, i) => {
  const receivedAt = exactly(clock.receivedAt.earliest);
  if (!clock.closing || clock.account === ALMA) return [];
  return ledgerClock({
    ...{ threadId: clock.threadId, ordinal: clock.ordinal, receivedAt },
    ...closedAfter(receivedAt, 'reply', i % 16 === 0 ? 30 : 1 + (i % 11)),
  });
});
const seenSince = (days: number) => ({
  knownFrom: NOW - days * DAY_MS,
  seen: [seenAccount({ watchedFrom: NOW - days * DAY_MS, listedFrom: null, knownFrom: NOW - days * DAY_MS })],
});
const dayOnly = { earliest: NOW - 5 * DAY_MS, latest: NOW - 4 * DAY_MS - 1 };

/** What the dashboard may have to show, by name. */
export const dashboardViews: Readonly<Record<string, () => LedgerView>> = {
  'dashboard-full': ledgerView,
  'dashboard-exact': () => ledgerView({ clocks: exactClocks, seen: [seenAccount()] }),
  'dashboard-empty': emptyView,
  'dashboard-first-day': () =>
    ledgerView({
      clocks: [ledgerClock(), ledgerClock({ ordinal: 1, receivedAt: exactly(NOW - HOUR_MS) })],
      ...seenSince(0.2),
    }),
  'dashboard-part-seen': () =>
    ledgerView({
      clocks: exactClocks.filter((clock) => clock.receivedAt.earliest > NOW - 40 * DAY_MS),
      ...seenSince(40),
    }),
  'dashboard-history': () =>
    ledgerView({ accounts: [coverage()], seen: [partlySeen(12, 23)], knownFrom: NOW - 2.5 * DAY_MS }),
  'dashboard-accounts': () =>
    ledgerView({
      accounts: [
        coverage(),
        coverage({ account: ALMA, host: 'sellercentral.amazon.co.uk', state: 'stale', asOf: NOW - 9 * HOUR_MS }),
        coverage({ account: 'Third Shop', host: 'sellercentral.amazon.com', state: 'signed-out', complete: false }),
        coverage({ account: 'Fourth', state: 'unreadable', why: 'list-not-understood', complete: false }),
        coverage({ account: 'Fifth', state: 'not-watching', complete: false }),
      ],
      seen: [
        seenAccount(),
        partlySeen(40, 3, { account: ALMA, host: 'sellercentral.amazon.co.uk' }),
        seenAccount({ account: 'Third Shop', host: 'sellercentral.amazon.com', listedFrom: null, knownFrom: null }),
      ],
    }),
  'dashboard-unknown': () =>
    ledgerView({
      clocks: [ledgerClock({ receivedAt: dayOnly, basis: 'assumed', ...closedAfter(dayOnly, 'either', 30, 60) })],
      ...seenSince(60),
    }),
  'dashboard-long-run': () =>
    ledgerView({
      clocks: exactClocks,
      seen: [seenAccount()],
      settings: { ...DEFAULT_SETTINGS, targetShare: 0.95, averageHours: 6 },
      history: Array.from({ length: 500 }, (_, i) =>
        historyDay(200 + i, { onTime: 8 + (i % 5), late: i % 3, unclear: i % 60 < 4 ? 2 : 0 }),
      ),
    }),
};
