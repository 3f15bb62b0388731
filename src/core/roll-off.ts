import { type LedgerClock, type RulesOf, WINDOW_DAYS, type WindowDays } from './clock';
import { DAY_MS, type Instant, later, type Span } from './span';
import { standingOf } from './standing';

/** A late or overdue message, and when it leaves each window that it may still be in. */
export interface RollOff {
  readonly clock: LedgerClock;
  /** It counts up to the true moment in this span, and not any more after it; null where it has left. */
  readonly leaves: Readonly<Record<WindowDays, Span | null>>;
}

const leaveOf = (receivedAt: Span, days: WindowDays, now: Instant): Span | null => {
  const span = later(receivedAt, days * DAY_MS);
  return span.latest >= now ? span : null;
};

/** What is late or overdue and not yet out of every window, the first to leave first. */
export function rollOffsOf(clocks: readonly LedgerClock[], rulesOf: RulesOf, now: Instant): RollOff[] {
  return clocks
    .filter((clock) => {
      if (clock.receivedAt.latest < now - 90 * DAY_MS) return false;
      const standing = standingOf(clock, rulesOf(clock.account), now);
      return standing === 'late' || standing === 'overdue';
    })
    .sort((a, b) => a.receivedAt.latest - b.receivedAt.latest || a.receivedAt.earliest - b.receivedAt.earliest)
    .map((clock) => {
      const leaves = WINDOW_DAYS.map((days) => [days, leaveOf(clock.receivedAt, days, now)]);
      return { clock, leaves: Object.fromEntries(leaves) as RollOff['leaves'] };
    });
}
