import type { Clock, Rules, WindowScore } from '../core/clock';
import type { Coverage } from '../core/glance';
import { rulesOf, type Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { deadlineOf, outcomesOf, standingOf } from '../core/standing';
import { nameOfAccount } from './account';
import { isoOrNull, isoSpan } from './exported-fact';
import { MOST_NOTED } from './may-be';
import {
  type AlertRow,
  type HistoryRow,
  type KeyRow,
  type QuarantinedRow,
  STORES,
  type StoreName,
  type ThreadRow,
} from './schema';

export type KeyRows = ReadonlyMap<string, KeyRow>;

export const exportedCoverage = ({ account, host, state, lastReadAt, asOf, complete, layout, why }: Coverage) => ({
  ...{ account: nameOfAccount(account, host), host, state, lastReadAt: isoOrNull(lastReadAt) },
  ...{ asOf: isoOrNull(asOf), complete, layout, why },
});

function exportedClock(clock: Clock, rules: Rules, now: Instant) {
  return {
    receivedAt: isoSpan(clock.receivedAt),
    deadline: isoSpan(deadlineOf(clock, rules)),
    basis: clock.basis,
    answeredAt: clock.closing && isoSpan(clock.closing.at),
    outcomes: outcomesOf(clock, rules, now),
    standing: standingOf(clock, rules, now),
  };
}

export function exportedThread(thread: ThreadRow, keys: KeyRows, settings: Settings, now: Instant) {
  const rows = thread.keys.flatMap((key) => keys.get(key) ?? []);
  const buyer = rows.find((row) => row.buyer !== null)?.buyer ?? null;
  const subject = rows.find((row) => row.subject !== null)?.subject ?? null;
  return {
    account: nameOfAccount(thread.account, thread.host),
    host: thread.host ?? rows[0]?.host ?? null,
    marketplace: thread.marketplaceId,
    caseId: thread.caseId,
    orderId: thread.orderId ?? rows.find((row) => row.orderId !== null)?.orderId ?? null,
    label: buyer === null && subject === null ? null : { buyer, subject: subject === '' ? null : subject },
    clocks: thread.clocks.map((clock) => exportedClock(clock, rulesOf(settings)(thread.account), now)),
  };
}

/** `caseOf`: the case of a thread's id. */
export const exportedAlerts = (
  rows: readonly AlertRow[],
  caseOf: (threadId: string) => string | null,
  keys: KeyRows,
): unknown[] =>
  rows
    .filter(({ shownAt }) => shownAt !== null)
    .flatMap(({ members, stage, shownAt }) =>
      members.map(({ threadId, deadline, stage: own }) => ({
        caseId: caseOf(keys.get(threadId)?.threadId ?? threadId),
        deadline: isoSpan(deadline),
        stage: own ?? stage,
        shownAt: isoOrNull(shownAt),
      })),
    );

export const exportedKey = ({ key, account, host, marketplaceId, orderId, cases, aka, under, mayBe }: KeyRow) => ({
  ...{ key, account: nameOfAccount(account, host), host, marketplace: marketplaceId, orderId, caseIds: cases },
  ...(aka && { aka }),
  ...(under && { salts: under }),
  ...(mayBe && { mayBe: mayBe.slice(0, MOST_NOTED) }),
});

export const exportedDay = ({ id: [day, account, marketplace], ...counts }: HistoryRow) => ({
  ...{ day, account, marketplace: marketplace === '' ? null : marketplace },
  ...counts,
});

export const exportedWindow = ({ worst: _worst, best: _best, knownFrom, ...window }: WindowScore) => ({
  ...window,
  knownFrom: isoOrNull(knownFrom),
});

/** How many rows of each store could not be understood. */
export function exportedSetAside(rows: readonly Partial<QuarantinedRow>[]) {
  const stores: Partial<Record<StoreName, number>> = {};
  for (const { store } of rows) {
    const name = STORES.find((known) => known === store) ?? 'quarantine';
    stores[name] = (stores[name] ?? 0) + 1;
  }
  return { count: rows.length, stores };
}
