import type { LedgerClock, Rules, RulesOf } from './clock';
import type { Period } from './score';

/** What is known of a number: it lies in `[min, max]`, both included. Exact where they are equal. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** How long the reply to one message took, in ms. */
export interface Response {
  readonly clock: LedgerClock;
  readonly tookMs: Range;
  /** Whether it is surely a reply, to a message of the period. */
  readonly isSure: boolean;
}

export interface Responses {
  readonly known: readonly Response[];
  /** Answered as far as is known, but how soon cannot be said: the receipt is a guess, facts differ, or the reply may be no one's. */
  readonly leftOut: readonly LedgerClock[];
}

/** How soon each message of the period was answered; on time or late makes no difference. */
export function responsesIn(clocks: Iterable<LedgerClock>, rulesOf: RulesOf, period: Period): Responses {
  const known: Response[] = [];
  const leftOut: LedgerClock[] = [];
  for (const clock of clocks) {
    const { earliest, latest } = clock.receivedAt;
    if (latest < period.from || earliest >= period.to) continue;
    const response = responseTo(clock, rulesOf(clock.account), period);
    if (response === 'untimed') leftOut.push(clock);
    else if (response) known.push(response);
  }
  return { known, leftOut };
}

/** How soon a message that may be of the period was answered; null where it was not, `untimed` where that cannot be said. */
export function responseTo(clock: LedgerClock, rules: Rules, period: Period): Response | 'untimed' | null {
  const reply = replyOf(clock, rules);
  if (reply === null || reply === 'untimed') return reply;
  const { earliest, latest } = clock.receivedAt;
  const { at } = clock.closing!;
  const tookMs = { min: Math.max(0, at.earliest - latest), max: at.latest - earliest };
  return { clock, tookMs, isSure: reply === 'sure' && earliest >= period.from && latest < period.to };
}

function replyOf(clock: LedgerClock, rules: Rules): 'sure' | 'maybe' | 'untimed' | null {
  const { closing, followed } = clock;
  if (!closing || closing.by === 'mark') return null;
  const isUnseen = closing.by === 'either';
  if (!rules.replyAnswersEarlier && !isUnseen && followed === 'surely') return null;
  const isQuick = clock.quick || isUnseen;
  if (clock.doubtful || clock.basis === 'assumed' || (rules.automatedReplies && isQuick)) return 'untimed';
  return isUnseen || (!rules.replyAnswersEarlier && followed) ? 'maybe' : 'sure';
}
