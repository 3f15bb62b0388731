/**
 * A second reckoning of the on-time share, from the rules as they are written down and from the whole truth. It shares
 * nothing with `src/core`, types included: what both say is then not the same mistake made once.
 */
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

export interface Happening {
  /** Milliseconds since the epoch; no two things of a thread happen at once. */
  readonly at: number;
  /** `mark`: the seller marks the thread *no response needed*. */
  readonly what: 'buyer' | 'seller' | 'amazon' | 'mark';
}

export interface OracleSettings {
  readonly hours: number;
  readonly lateMarkExcludes: boolean;
  readonly replyAnswersEarlier: boolean;
}

/** `running` is the only one that a look at a later time may say otherwise of, besides `overdue`. */
export type Fate = 'on-time' | 'late' | 'overdue' | 'excluded' | 'running';
export interface JudgedMessage {
  readonly at: number;
  readonly fate: Fate;
}

/** What has become of each buyer message of one thread by `now`, oldest first. What happens after `now` plays no part. */
export function judge(thread: readonly Happening[], settings: OracleSettings, now: number): JudgedMessage[] {
  const allowed = settings.hours * HOUR_MS;
  const judged: JudgedMessage[] = [];
  let unanswered: number[] = [];
  const closeAll = (fateOf: (receivedAt: number, isNewest: boolean) => Fate) => {
    for (const [i, at] of unanswered.entries()) judged.push({ at, fate: fateOf(at, i === unanswered.length - 1) });
    unanswered = [];
  };
  for (const { at, what } of [...thread].sort((a, b) => a.at - b.at)) {
    if (at > now) break;
    if (what === 'buyer') unanswered.push(at);
    if (what === 'seller')
      closeAll((receivedAt, isNewest) => {
        if (isNewest || settings.replyAnswersEarlier) return at - receivedAt <= allowed ? 'on-time' : 'late';
        // Never answered, then: no later reply or mark speaks of it any more.
        return now - receivedAt > allowed ? 'late' : 'running';
      });
    if (what === 'mark')
      closeAll((receivedAt) => (at - receivedAt <= allowed || settings.lateMarkExcludes ? 'excluded' : 'late'));
  }
  closeAll((receivedAt) => (now - receivedAt > allowed ? 'overdue' : 'running'));
  return judged;
}

export interface Tally {
  readonly onTime: number;
  readonly late: number;
  readonly overdue: number;
  readonly excluded: number;
  /** null while nothing counts: neither 0 % nor 100 %. */
  readonly share: { readonly good: number; readonly counted: number } | null;
}

/** The messages received in the last `days` times 24 h, both ends included. */
export function tally(messages: readonly JudgedMessage[], days: number, now: number): Tally {
  const count = (fate: Fate) =>
    messages.filter((message) => message.fate === fate && now - message.at <= days * DAY_MS).length;
  const [onTime, late, overdue, excluded] = [count('on-time'), count('late'), count('overdue'), count('excluded')];
  const counted = onTime + late + overdue;
  return { onTime, late, overdue, excluded, share: counted === 0 ? null : { good: onTime, counted } };
}
