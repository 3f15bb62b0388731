import { type Ratio, type RulesOf, type Score, WINDOW_DAYS, type WindowScore } from './clock';
import { type ScoredClock, scoresOf, windowOf } from './score';
import type { Instant } from './span';

/**
 * The score of `at` as it is at `now`, where nothing has changed but that messages have left its windows: `left` are all those
 * of which an end of the receipt has. null where only all messages together tell whether a share is still known.
 */
export function scoreLater(
  score: Score,
  left: readonly ScoredClock[],
  rulesOf: RulesOf,
  at: Instant,
  now: Instant,
): Score | null {
  const windowsAt = (end: Instant) =>
    scoresOf(
      left,
      rulesOf,
      now,
      WINDOW_DAYS.map((days) => windowOf(days, end)),
      null,
    );
  const [before, after] = [windowsAt(at), windowsAt(now)];
  const later: Partial<Score> = {};
  for (const [i, days] of WINDOW_DAYS.entries()) {
    const window = windowLater(score[days], before[i]!, after[i]!, windowOf(days, now).from);
    if (!window) return null;
    later[days] = window;
  }
  return later as Score;
}

function windowLater(was: WindowScore, before: WindowScore, after: WindowScore, from: Instant): WindowScore | null {
  const count = (of: (window: WindowScore) => number): number => of(was) - of(before) + of(after);
  const ratio = (of: (window: WindowScore) => Ratio): Ratio => ({
    onTime: count((window) => of(window).onTime),
    counted: count((window) => of(window).counted),
  });
  const [worst, best] = [ratio((window) => window.worst), ratio((window) => window.best)];
  const onTime = count((window) => window.onTime);
  // Whatever is on time surely counts. Without any, a message that surely counts may have been among those that left.
  if (was.share && onTime === 0) return null;
  return {
    onTime,
    late: count(({ late }) => late),
    overdue: count(({ overdue }) => overdue),
    excluded: count(({ excluded }) => excluded),
    settled: count(({ settled }) => settled),
    unclear: count(({ unclear }) => unclear),
    share: was.share && { min: worst.onTime / worst.counted, max: best.onTime / best.counted },
    ...{ worst, best },
    knownFrom: was.knownFrom === null ? null : Math.max(from, was.knownFrom),
  };
}
