import type { LedgerClock, Outcome, RulesOf, Standing } from './clock';
import { outcomesIn, type Period } from './score';
import type { Instant } from './span';
import { standingOf } from './standing';

export type WindowGroups = Readonly<Record<Standing, readonly LedgerClock[]>>;

/**
 * The messages behind the counts of a period, and the running ones. One whose receipt straddles the period's edge is
 * unclear, whatever became of it; one that would not be counted on either side is left out.
 */
export function windowGroups(
  clocks: Iterable<LedgerClock>,
  rulesOf: RulesOf,
  now: Instant,
  period: Period,
): WindowGroups {
  const groups: Record<Standing, LedgerClock[]> = {
    ...{ running: [], overdue: [], 'on-time': [], late: [], excluded: [], settled: [], unclear: [] },
  };
  for (const clock of clocks) {
    const { earliest, latest } = clock.receivedAt;
    if (latest < period.from) continue;
    const rules = rulesOf(clock.account);
    if (earliest >= period.from && latest < period.to) groups[standingOf(clock, rules, now)].push(clock);
    else if (mayCount(outcomesIn(clock, rules, now, period))) groups.unclear.push(clock);
  }
  return groups;
}

const mayCount = (outcomes: readonly Outcome[]): boolean => outcomes.includes('on-time') || outcomes.includes('late');
