import { type LedgerClock, type RulesOf, WINDOW_DAYS } from './clock';
import { outcomesWithin, partOf } from './score';
import { DAY_MS, type Instant } from './span';
import { deadlineOf } from './standing';

/** What one end of a message's receipt takes with it, to the worst that may be true, when it leaves a window. */
export interface Edge {
  readonly at: Instant;
  readonly onTime: 0 | 1;
  readonly counted: 0 | 1;
  readonly sure: 0 | 1;
}

export interface SettledEdges {
  /** Of the messages that nothing but the windows' ends changes any more, in order. */
  readonly edges: readonly Edge[];
  /** Open, or not over. */
  readonly others: readonly LedgerClock[];
}

/** The messages that may be in one of the windows: most are settled, and the same for each of them. */
export function settledEdges(clocks: readonly LedgerClock[], rulesOf: RulesOf, now: Instant): SettledEdges {
  const from = now - Math.max(...WINDOW_DAYS) * DAY_MS;
  const edges: Edge[] = [];
  const others: LedgerClock[] = [];
  for (const clock of clocks) {
    const { earliest, latest } = clock.receivedAt;
    if (latest < from) continue;
    const rules = rulesOf(clock.account);
    if (!clock.closing || deadlineOf(clock, rules).latest >= now) {
      others.push(clock);
      continue;
    }
    const { worst, isSure } = partOf(outcomesWithin(clock, rules, now));
    if (worst === null) continue;
    const sure = isSure ? 1 : 0;
    if (earliest === latest) edges.push({ at: latest, onTime: worst, counted: 1, sure });
    // A late one that may have left still counts against the seller until it surely has.
    else if (worst === 0)
      edges.push({ at: earliest, onTime: 0, counted: 0, sure }, { at: latest, onTime: 0, counted: 1, sure: 0 });
    else edges.push({ at: earliest, onTime: 1, counted: 1, sure });
  }
  return { edges: edges.sort((a, b) => a.at - b.at), others };
}
