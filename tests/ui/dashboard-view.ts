import type { Closing, LedgerClock } from '../../src/core/clock';
import type { HistoryDay, LedgerView, SeenAccount } from '../../src/core/ledger-view';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { DAY_MS, exactly, HOUR_MS, type Instant, later, MINUTE_MS, type Span } from '../../src/core/span';
import { coverage, GERMANY, NOW } from './states';

export const FRANCE = 'A13V1IB3VIYZZH';
export const BRITAIN = 'A1F83G8C2ARO7P';
export const NORDWIND = 'NORDWIND';
export const ALMA = 'Alma & Sons';

/** Numbers of `[0, 1)`, the same ones for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const idOf = (i: number): string => `case:${String(i).padStart(8, '0')}-2222-4333-8444-555555555555`;

/** An exact, running message of NORDWIND's in Germany, received two hours ago. */
export function ledgerClock(over: Partial<LedgerClock> = {}): LedgerClock {
  const receivedAt = over.receivedAt ?? exactly(NOW - 2 * HOUR_MS);
  return {
    ...{ threadId: idOf(999_999), ordinal: 0, account: NORDWIND, marketplaceId: GERMANY, receivedAt },
    ...{ basis: 'exact', openAsOf: receivedAt.earliest, closing: null, doubtful: false },
    ...over,
  };
}

/** Closed so many hours after `receivedAt`, or between so many. */
export const closedAfter = (
  { earliest }: Span,
  by: Closing['by'],
  fromHours: number,
  toHours = fromHours,
): { readonly closing: Closing; readonly openAsOf: Instant } => ({
  closing: { at: { earliest: earliest + fromHours * HOUR_MS, latest: earliest + toHours * HOUR_MS }, by, told: null },
  openAsOf: earliest + fromHours * HOUR_MS - MINUTE_MS,
});

/** What becomes of one message: mostly a reply in time, sometimes late, marked, closed unseen, or known to the day only. */
function fate(draw: () => number, receivedAt: Span): Partial<LedgerClock> {
  const kind = draw();
  const soon = 0.1 + 22 * draw() ** 2;
  if (kind < 0.76) return { receivedAt, ...closedAfter(receivedAt, 'reply', soon) };
  if (kind < 0.83) return { receivedAt, ...closedAfter(receivedAt, 'reply', 24.5 + 40 * draw() ** 2) };
  if (kind < 0.89) return { receivedAt, ...closedAfter(receivedAt, 'mark', soon) };
  if (kind < 0.93) return { receivedAt, ...closedAfter(receivedAt, 'either', soon, soon + 1) };
  if (kind < 0.96) return { receivedAt, ...closedAfter(receivedAt, 'either', 8, 30) };
  const day = { earliest: Math.floor(receivedAt.earliest / DAY_MS) * DAY_MS, latest: 0 };
  const wide = { ...day, latest: day.earliest + DAY_MS - 1 };
  if (kind < 0.98) return { receivedAt: wide, basis: 'bounded', ...closedAfter(later(wide, DAY_MS), 'reply', 6) };
  return { receivedAt: wide, basis: 'assumed', ...closedAfter(later(wide, DAY_MS), 'either', 2, 9) };
}

/** Some 400 messages of 120 days, two accounts and three marketplaces; the newest are open, two of them overdue. */
export function manyClocks(seed = 4, count = 400): LedgerClock[] {
  const draw = numbersFrom(seed);
  const closed = Array.from({ length: count - 12 }, (_, i) => {
    // Long enough ago that whatever became of it is past.
    const at = NOW - Math.floor((4 + 115 * draw()) * DAY_MS);
    // Buyers write by day, most in the evening.
    const dayAt = Math.floor(at / DAY_MS) * DAY_MS;
    const receivedAt = exactly(dayAt + Math.floor((6 + 16 * Math.sqrt(draw())) * HOUR_MS));
    const account = draw() < 0.7 ? NORDWIND : ALMA;
    const marketplaceId = draw() < 0.6 ? GERMANY : account === ALMA ? BRITAIN : FRANCE;
    // Every eighth thread has a second message.
    const isSecond = i % 8 === 7;
    return ledgerClock({
      ...{ threadId: idOf(isSecond ? i - 1 : i), ordinal: isSecond ? 1 : 0, account, marketplaceId },
      ...fate(draw, receivedAt),
    });
  });
  const open = Array.from({ length: 12 }, (_, i) => {
    const receivedAt = exactly(NOW - Math.floor((i < 2 ? 26 + i : 2 * i - 1.5) * HOUR_MS));
    const account = i % 3 === 0 ? ALMA : NORDWIND;
    return ledgerClock({
      ...{ threadId: idOf(count + i), receivedAt, openAsOf: NOW - 2 * MINUTE_MS, account },
      marketplaceId: account === ALMA ? BRITAIN : GERMANY,
    });
  });
  return [...closed, ...open];
}

export const seenAccount = (over: Partial<SeenAccount> = {}): SeenAccount => ({
  ...{ account: NORDWIND, host: 'sellercentral.amazon.de', watchedFrom: NOW - 120 * DAY_MS },
  ...{ listedFrom: NOW - 120 * DAY_MS, knownFrom: NOW - 120 * DAY_MS },
  ...{ unread: { 7: 0, 30: 0, 90: 0 }, newestUnread: [] },
  ...over,
});

/** An account whose list was read back to so many days ago, with so many conversations that have to be opened. */
export const partlySeen = (listedDays: number, unread: number, over: Partial<SeenAccount> = {}): SeenAccount =>
  seenAccount({
    ...{ watchedFrom: NOW - HOUR_MS, listedFrom: NOW - listedDays * DAY_MS, knownFrom: NOW - 2.5 * DAY_MS },
    unread: { 7: Math.min(unread, 5), 30: unread, 90: unread },
    newestUnread: Array.from({ length: Math.min(unread, 10) }, (_, i) => ({
      threadId: idOf(500 + i),
      at: NOW - (3 + i) * DAY_MS,
    })),
    ...over,
  });

/** One UTC day that the ledger has folded, `daysAgo` before now. */
export const historyDay = (daysAgo: number, over: Partial<HistoryDay> = {}): HistoryDay => ({
  ...{ day: new Date(NOW - daysAgo * DAY_MS).toISOString().slice(0, 10), account: NORDWIND, marketplaceId: GERMANY },
  ...{ onTime: 9, late: 1, excluded: 1, settled: 0, unclear: 0, hours: 24, replies: 10 },
  responseMs: { min: 40 * HOUR_MS, max: 50 * HOUR_MS },
  ...over,
});

export const ledgerView = (over: Partial<LedgerView> = {}): LedgerView => ({
  at: NOW,
  settings: DEFAULT_SETTINGS,
  accounts: [coverage(), coverage({ account: ALMA, host: 'sellercentral.amazon.co.uk' })],
  clocks: manyClocks(),
  seen: [seenAccount(), seenAccount({ account: ALMA, host: 'sellercentral.amazon.co.uk' })],
  knownFrom: NOW - 120 * DAY_MS,
  history: [],
  due: [],
  setAside: 0,
  ...over,
});

/** Before the first inbox was opened. */
export const emptyView = (over: Partial<LedgerView> = {}): LedgerView =>
  ledgerView({ accounts: [], clocks: [], seen: [], knownFrom: null, ...over });
