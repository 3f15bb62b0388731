import type { Clock, Rules } from '../../src/core/clock';
import type { Instant } from '../../src/core/span';
import { outcomesOf } from '../../src/core/standing';
import { type Look, outcomeOf, type TrueEnd, type TrueMessage } from './world';

/** Everything this clock says is true of this message, if this was its end. An open clock claims only how long it was. */
function isTrueOf(clock: Clock, message: TrueMessage, end: TrueEnd, rules: Rules, now: Instant): boolean {
  const { receivedAt, closing } = clock;
  if (message.at > receivedAt.latest) return false;
  if (clock.basis !== 'assumed' && message.at < receivedAt.earliest) return false;
  if (!closing) return (end.at ?? Infinity) >= clock.openAsOf;
  if (end.at === null || end.at < closing.at.earliest || closing.at.latest < end.at) return false;
  if (closing.by !== 'either' && closing.by !== end.by) return false;
  return outcomesOf(clock, rules, now).includes(outcomeOf(message, end, rules)!);
}

export interface Match {
  readonly clock: Clock;
  readonly message: TrueMessage;
  readonly end: TrueEnd;
}

/** For each clock a true message of its own; null where some clock is no message's, or says what is not so. */
export function matchOf(
  clocks: readonly Clock[],
  messages: readonly TrueMessage[],
  rules: Rules,
  now: Instant,
): Match[] | null {
  const [clock, ...rest] = clocks;
  if (!clock) return [];
  for (const message of messages) {
    for (const end of message.ends) {
      if (!isTrueOf(clock, message, end, rules, now)) continue;
      const others = matchOf(
        rest,
        messages.filter((other) => other !== message),
        rules,
        now,
      );
      if (others) return [{ clock, message, end }, ...others];
      break;
    }
  }
  return null;
}

/**
 * Clocks without those that are open because the last list had not heard of the newest reply: a needless warning for as
 * long as no other list is read, which is better than a message without one.
 */
export const withoutEchoes = (clocks: readonly Clock[], echoes: readonly Look[]): Clock[] =>
  clocks.filter(
    ({ basis, closing, receivedAt }) =>
      basis === 'exact' ||
      closing !== null ||
      !echoes.some((look) => receivedAt.earliest <= look.observedAt && look.asOf <= receivedAt.latest),
  );
