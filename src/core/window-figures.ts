import type { LedgerClock, RulesOf, WindowDays, WindowScore } from './clock';
import { type ResponseStats, responseStatsOf } from './response-stats';
import { type Responses, responsesIn } from './response-times';
import { type Period, scoresOf, windowOf } from './score';
import { DAY_MS, type Instant } from './span';
import { type WindowGroups, windowGroups } from './window-groups';

/** All that is told of one window: its share, the one before it, the messages behind each count, and how soon replies came. */
export interface WindowFigures {
  readonly period: Period;
  readonly score: WindowScore;
  readonly before: WindowScore;
  readonly groups: WindowGroups;
  readonly responses: Responses;
  readonly stats: ResponseStats | null;
}

/** The window of as many days that ended when the last `days` began. */
export const windowBefore = (days: number, now: Instant): Period => ({
  from: now - 2 * days * DAY_MS,
  to: now - days * DAY_MS,
});

export function windowFigures(
  clocks: readonly LedgerClock[],
  rulesOf: RulesOf,
  now: Instant,
  days: WindowDays,
  knownFrom: Instant | null,
): WindowFigures {
  const period = windowOf(days, now);
  const [score, before] = scoresOf(clocks, rulesOf, now, [period, windowBefore(days, now)], knownFrom);
  const responses = responsesIn(clocks, rulesOf, period);
  return {
    ...{ period, score: score!, before: before!, responses },
    groups: windowGroups(clocks, rulesOf, now, period),
    stats: responseStatsOf(responses.known),
  };
}
