import type { PracticeCase } from '../../tests/practice/server';

const DAY_MS = 86_400_000;

export interface TrueShare {
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly share: number;
}

/** What became of each buyer message of a case, oldest first, by the practice site's own record and reckoning. */
export const trueStandings = ({ messages, state }: PracticeCase, now: number): string[] =>
  messages.flatMap(({ author, at }) => {
    if (author !== 'buyer') return [];
    const reply = messages.find((other) => other.author === 'seller' && other.at >= at);
    if (reply) return reply.at - at <= DAY_MS ? 'on-time' : 'late';
    // Closed without a reply: marked as needing none.
    if (state !== 'response-needed') return 'excluded';
    return now - at > DAY_MS ? 'overdue' : 'running';
  });

/** The share that is true of the messages of the last `days`. */
export function trueShare(cases: readonly PracticeCase[], days: number, now: number): TrueShare {
  const standings = cases.flatMap((each) => {
    const received = each.messages.filter(({ author }) => author === 'buyer');
    return trueStandings(each, now).filter((_, i) => received[i]!.at >= now - days * DAY_MS);
  });
  const count = (wanted: string): number => standings.filter((standing) => standing === wanted).length;
  const [onTime, late, overdue] = [count('on-time'), count('late'), count('overdue')];
  return { onTime, late, overdue, share: onTime / (onTime + late + overdue) };
}

/** When the oldest message that waits in a case must be answered; null where none waits. */
export function trueDeadline({ messages, state }: PracticeCase): number | null {
  if (state !== 'response-needed') return null;
  const answeredTo = messages.findLastIndex(({ author }) => author === 'seller');
  return messages[answeredTo + 1]!.at + DAY_MS;
}
