import type { Clock, Rules } from '../core/clock';
import type { Instant } from '../core/span';
import { standingOf } from '../core/standing';
import { whole } from './corrupt';
import type { HistoryRow, ThreadRow, WriteTx } from './schema';
import { putRows } from './transact';

const COUNTED = {
  'on-time': 'onTime',
  late: 'late',
  excluded: 'excluded',
  settled: 'settled',
  unclear: 'unclear',
  // No closed clock is any of these once its time is up.
  running: 'unclear',
  overdue: 'late',
} as const;

const newDay = (id: HistoryRow['id'], hours: number): HistoryRow => ({
  ...{ id, onTime: 0, late: 0, excluded: 0, settled: 0, unclear: 0, hours },
  ...{ replies: 0, responseMs: { min: 0, max: 0 } },
});

function withClock(day: HistoryRow, clock: Clock, rules: Rules, now: Instant): HistoryRow {
  const counted = COUNTED[standingOf(clock, rules, now)];
  const { receivedAt, closing } = clock;
  const isReply = closing?.by === 'reply';
  const { min, max } = day.responseMs;
  return {
    ...day,
    [counted]: day[counted] + 1,
    hours: rules.hours,
    replies: day.replies + (isReply ? 1 : 0),
    responseMs: isReply
      ? {
          min: min + Math.max(0, closing.at.earliest - receivedAt.latest),
          max: max + Math.max(0, closing.at.latest - receivedAt.earliest),
        }
      : { min, max },
  };
}

/**
 * Adds what became of these threads' messages to their days, by the last instant at which each may have been received. For
 * whoever deletes the threads, in the same transaction: nothing else keeps a message from being counted twice.
 */
export async function foldIntoHistory(
  tx: WriteTx,
  threads: readonly ThreadRow[],
  rulesOf: (account: string) => Rules,
  now: Instant,
): Promise<void> {
  const days = new Map<string, HistoryRow>();
  for (const { account, marketplaceId, clocks } of threads) {
    const rules = rulesOf(account);
    for (const clock of clocks) {
      const date = new Date(clock.receivedAt.latest).toISOString().slice(0, 10);
      const id = [date, account, marketplaceId ?? ''] as const;
      const name = JSON.stringify(id);
      const day =
        days.get(name) ?? whole('history', await tx.objectStore('history').get([...id])) ?? newDay(id, rules.hours);
      days.set(name, withClock(day, clock, rules, now));
    }
  }
  putRows(tx, 'history', days.values());
}
