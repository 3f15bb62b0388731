import type { LedgerClock, RulesOf } from './clock';
import { groupBy } from './group-by';
import { type Range, type Response, responsesIn } from './response-times';
import { type Period, windowOf } from './score';
import type { Instant, Span } from './span';
import { deadlineOf } from './standing';

/** The average response time of one window with one more reply, in ms. */
export interface AverageWith {
  readonly average: Range;
  /** How far that moves it; null where no reply was sure before. */
  readonly change: Range | null;
}

/** What one reply does to the average: a reply answers every open message of its thread that the rules say it does. */
export interface PlannedReply {
  readonly threadId: string;
  readonly answers: readonly LedgerClock[];
  /** The earliest deadline among them. */
  readonly deadline: Span;
  readonly ifNow: AverageWith;
  readonly ifLeft: AverageWith;
  /** `ifLeft` less `ifNow`: exact, for what is not known is the same in both. */
  readonly waitingCostsMs: number;
}

export interface AveragePlan {
  /** The average of the replies that are sure; null where there are none. */
  readonly average: Range | null;
  readonly replies: readonly PlannedReply[];
  /** Open, but when they came is a guess: what a reply does cannot be said. */
  readonly leftOut: readonly LedgerClock[];
}

const isTimed = ({ basis, doubtful, remembered }: LedgerClock): boolean =>
  basis !== 'assumed' && !doubtful && !remembered;
const isWithin = ({ receivedAt }: LedgerClock, { from }: Period): boolean => receivedAt.earliest >= from;

interface Sum {
  readonly count: number;
  readonly ms: Range;
}
const sumOf = (responses: readonly Response[]): Sum => {
  const sure = responses.filter(({ isSure }) => isSure);
  const add = (end: 'min' | 'max'): number => sure.reduce((sum, { tookMs }) => sum + tookMs[end], 0);
  return { count: sure.length, ms: { min: add('min'), max: add('max') } };
};

function withReply({ count, ms }: Sum, answers: readonly LedgerClock[], at: Instant): AverageWith {
  const all = count + answers.length;
  const more: Range = {
    min: answers.reduce((sum, { receivedAt }) => sum + Math.max(0, at - receivedAt.latest), 0),
    max: answers.reduce((sum, { receivedAt }) => sum + Math.max(0, at - receivedAt.earliest), 0),
  };
  // The same sum is in both averages: a greater one makes the change smaller.
  const changeBy = (moreMs: number, sumMs: number): number => (count * moreMs - answers.length * sumMs) / (count * all);
  return {
    average: { min: (ms.min + more.min) / all, max: (ms.max + more.max) / all },
    change: count > 0 ? { min: changeBy(more.min, ms.max), max: changeBy(more.max, ms.min) } : null,
  };
}

/**
 * How each open reply moves the average response time of the last `days`, answered now or left until then; among the
 * replies that are sure, and in the window as it is now. What waiting costs most comes first, then what moves most.
 */
export function averagePlanOf(
  clocks: readonly LedgerClock[],
  rulesOf: RulesOf,
  now: Instant,
  days: number,
  until: Instant,
): AveragePlan {
  const window = windowOf(days, now);
  const sum = sumOf(responsesIn(clocks, rulesOf, window).known);
  const open = clocks.filter((clock) => !clock.closing && isWithin(clock, window));
  const threads = groupBy(open.filter(isTimed), ({ threadId }) => threadId);
  const replies = [...threads].map(([threadId, waiting]): PlannedReply => {
    const rules = rulesOf(waiting[0]!.account);
    const newest = waiting.reduce((a, b) => (b.ordinal > a.ordinal ? b : a));
    const answers = rules.replyAnswersEarlier ? waiting : [newest];
    const first = answers.reduce((a, b) => (b.receivedAt.earliest < a.receivedAt.earliest ? b : a));
    return {
      threadId,
      answers,
      deadline: deadlineOf(first, rules),
      ifNow: withReply(sum, answers, now),
      ifLeft: withReply(sum, answers, until),
      waitingCostsMs: (answers.length * (until - now)) / (sum.count + answers.length),
    };
  });
  return {
    average: sum.count > 0 ? { min: sum.ms.min / sum.count, max: sum.ms.max / sum.count } : null,
    replies: replies.sort(byWeight),
    leftOut: open.filter((clock) => !isTimed(clock)),
  };
}

const moveOf = ({ ifNow: { average, change } }: PlannedReply): number => {
  const { min, max } = change ?? average;
  return Math.abs(min + max);
};
const byWeight = (a: PlannedReply, b: PlannedReply): number =>
  b.waitingCostsMs - a.waitingCostsMs || moveOf(b) - moveOf(a) || a.deadline.earliest - b.deadline.earliest;
