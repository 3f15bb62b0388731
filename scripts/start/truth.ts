import type { PracticeCase } from '../../tests/practice/server';

const DAY_MS = 86_400_000;

export interface TrueShare {
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly share: number;
}

/** What really became of the messages of the last `days`, from the practice site's own record and by its own reckoning. */
export function trueShare(cases: readonly PracticeCase[], days: number, now: number): TrueShare {
  const count = { onTime: 0, late: 0, overdue: 0 };
  for (const { messages, state } of cases) {
    for (const { author, at } of messages) {
      if (author !== 'buyer' || at < now - days * DAY_MS) continue;
      const reply = messages.find((other) => other.author === 'seller' && other.at >= at);
      if (reply) count[reply.at - at <= DAY_MS ? 'onTime' : 'late'] += 1;
      // Closed without a reply: marked as needing none, which counts for nothing.
      else if (state === 'response-needed' && now - at > DAY_MS) count.overdue += 1;
    }
  }
  return { ...count, share: count.onTime / (count.onTime + count.late + count.overdue) };
}

/** When the oldest message that waits in a case must be answered; null where none waits. */
export function trueDeadline({ messages, state }: PracticeCase): number | null {
  if (state !== 'response-needed') return null;
  const answeredTo = messages.findLastIndex(({ author }) => author === 'seller');
  return messages[answeredTo + 1]!.at + DAY_MS;
}
