import type { LedgerClock, Rules, RulesOf, WindowDays, WindowScore } from './clock';
import { groupBy } from './group-by';
import { scoresOf, windowOf } from './score';
import { exactly, type Instant } from './span';
import { deadlineOf } from './standing';

/** Changes the open ones; the others are left as they are. */
const openOnes = (clocks: readonly LedgerClock[], change: (clock: LedgerClock) => LedgerClock): LedgerClock[] =>
  clocks.map((clock) => (clock.closing ? clock : change(clock)));

/** Where a reply answers only the newest message of its thread, no reply answers these. */
function beyondReplies(clocks: readonly LedgerClock[], rulesOf: RulesOf): ReadonlySet<LedgerClock> {
  const open = clocks.filter(({ closing, account }) => !closing && !rulesOf(account).replyAnswersEarlier);
  const threads = [...groupBy(open, ({ threadId }) => threadId).values()];
  const newestFirst = threads.map((thread) => thread.sort((a, b) => b.ordinal - a.ordinal));
  return new Set(newestFirst.flatMap(([, ...earlier]) => earlier));
}

function inTime(clock: LedgerClock, rules: Rules, now: Instant): LedgerClock {
  const deadline = deadlineOf(clock, rules);
  if (now > deadline.latest) return clock;
  const at = exactly(Math.max(now, deadline.earliest));
  return { ...clock, closing: { at, by: clock.remembered ? 'either' : 'reply', told: null } };
}

/**
 * The clocks as if each open one were answered at the last moment at which its time is surely not up; one that may be
 * due, now. What is surely overdue is late, and stays as it is.
 */
export function answeredInTime(clocks: readonly LedgerClock[], rulesOf: RulesOf, now: Instant): LedgerClock[] {
  const beyond = beyondReplies(clocks, rulesOf);
  return openOnes(clocks, (clock) =>
    beyond.has(clock) ? leftUntil(clock, Number.POSITIVE_INFINITY) : inTime(clock, rulesOf(clock.account), now),
  );
}

/** Whether one from the copy of a lost ledger is still open is not known, nor of one that is overdue unseen. */
const leftUntil = (clock: LedgerClock, until: Instant): LedgerClock =>
  clock.remembered ? clock : { ...clock, openAsOf: until };

export interface WhatIf {
  readonly now: WindowScore;
  /** The messages of today's window, once each open one is answered in time. */
  readonly allAnswered: WindowScore;
  /** The window as it is then, if no open one is answered until then and no other message counts. */
  readonly noneAnswered: WindowScore;
}

/** The share of one window now, and how it may become by what the seller does until `until`. */
export function whatIfOf(
  clocks: readonly LedgerClock[],
  rulesOf: RulesOf,
  now: Instant,
  days: WindowDays,
  until: Instant,
): WhatIf {
  const today = windowOf(days, now);
  // What has left the window by now has left it by then.
  const counted = clocks.filter(({ receivedAt }) => receivedAt.latest >= today.from);
  const left = openOnes(counted, (clock) =>
    now > deadlineOf(clock, rulesOf(clock.account)).latest ? clock : leftUntil(clock, until),
  );
  return {
    now: scoresOf(counted, rulesOf, now, [today], null)[0]!,
    // Once all deadlines are over, so that what no reply answers counts as well.
    allAnswered: scoresOf(answeredInTime(counted, rulesOf, now), rulesOf, Number.POSITIVE_INFINITY, [today], null)[0]!,
    noneAnswered: scoresOf(left, rulesOf, until, [windowOf(days, until)], null)[0]!,
  };
}
