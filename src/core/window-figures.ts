import type { LedgerClock, Ratio, RulesOf, Standing, WindowDays, WindowScore } from './clock';
import { type ResponseStats, responseStatsOf } from './response-stats';
import { type Responses, responsesIn } from './response-times';
import { type Period, scoresOf, windowOf } from './score';
import { DAY_MS, type Instant } from './span';
import { type WindowGroups, windowGroups } from './window-groups';

/** One account's messages of one marketplace: whatever is told of several is put together from these, so that each message is judged once. */
export interface WindowPart {
  readonly account: string;
  readonly marketplaceId: string | null;
  readonly score: WindowScore;
  readonly before: WindowScore;
  readonly groups: WindowGroups;
  readonly responses: Responses;
}

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

export function windowParts(
  clocks: Iterable<LedgerClock>,
  rulesOf: RulesOf,
  now: Instant,
  days: WindowDays,
): WindowPart[] {
  const period = windowOf(days, now);
  const before = windowBefore(days, now);
  const periods = [period, before];
  return partsOf(clocks, before.from).map(({ account, marketplaceId, of }) => {
    const [score, scoreBefore] = scoresOf(of, rulesOf, now, periods, null);
    return {
      ...{ account, marketplaceId, score: score!, before: scoreBefore! },
      groups: windowGroups(of, rulesOf, now, period),
      responses: responsesIn(of, rulesOf, period),
    };
  });
}

/** Each account's messages of each marketplace, in the order of their first; those that are older than `from` only make a part. */
function partsOf(clocks: Iterable<LedgerClock>, from: Instant) {
  const byAccount = new Map<string, Map<string | null, LedgerClock[]>>();
  for (const clock of clocks) {
    const { account, marketplaceId } = clock;
    let byMarketplace = byAccount.get(account);
    if (!byMarketplace) {
      byMarketplace = new Map();
      byAccount.set(account, byMarketplace);
    }
    let of = byMarketplace.get(marketplaceId);
    if (!of) {
      of = [];
      byMarketplace.set(marketplaceId, of);
    }
    if (clock.receivedAt.latest >= from) of.push(clock);
  }
  return [...byAccount].flatMap(([account, byMarketplace]) =>
    [...byMarketplace].map(([marketplaceId, of]) => ({ account, marketplaceId, of })),
  );
}

/** All that is told of these messages, which are known from `knownFrom` on. */
export const windowFigures = (
  clocks: Iterable<LedgerClock>,
  rulesOf: RulesOf,
  now: Instant,
  days: WindowDays,
  knownFrom: Instant | null,
): WindowFigures => figuresTogether(windowParts(clocks, rulesOf, now, days), now, days, knownFrom);

/** What is told of these parts together, whose messages are known from `knownFrom` on. */
export function figuresTogether(
  parts: readonly WindowPart[],
  now: Instant,
  days: WindowDays,
  knownFrom: Instant | null,
): WindowFigures {
  const period = windowOf(days, now);
  const groupsOf = (standing: Standing) => parts.flatMap(({ groups }) => groups[standing]);
  const known = parts.flatMap(({ responses }) => responses.known);
  const scoreOf = (scores: readonly WindowScore[], { from }: Period): WindowScore => ({
    ...scoreTogether(scores),
    knownFrom: knownFrom === null ? null : Math.max(from, knownFrom),
  });
  return {
    period,
    score: scoreOf(
      parts.map(({ score }) => score),
      period,
    ),
    before: scoreOf(
      parts.map(({ before }) => before),
      windowBefore(days, now),
    ),
    groups: {
      ...{ running: groupsOf('running'), overdue: groupsOf('overdue'), 'on-time': groupsOf('on-time') },
      ...{ late: groupsOf('late'), excluded: groupsOf('excluded'), settled: groupsOf('settled') },
      unclear: groupsOf('unclear'),
    },
    responses: { known, leftOut: parts.flatMap(({ responses }) => responses.leftOut) },
    stats: responseStatsOf(known),
  };
}

function scoreTogether(scores: readonly WindowScore[]): Omit<WindowScore, 'knownFrom'> {
  const sum = (of: (score: WindowScore) => number): number => scores.reduce((so, score) => so + of(score), 0);
  const ratio = (of: (score: WindowScore) => Ratio): Ratio => ({
    onTime: sum((score) => of(score).onTime),
    counted: sum((score) => of(score).counted),
  });
  const [worst, best] = [ratio((score) => score.worst), ratio((score) => score.best)];
  // Known as soon as one message surely counts.
  const isKnown = scores.some(({ share }) => share !== null);
  return {
    onTime: sum(({ onTime }) => onTime),
    late: sum(({ late }) => late),
    overdue: sum(({ overdue }) => overdue),
    excluded: sum(({ excluded }) => excluded),
    settled: sum(({ settled }) => settled),
    unclear: sum(({ unclear }) => unclear),
    share: isKnown ? { min: worst.onTime / worst.counted, max: best.onTime / best.counted } : null,
    ...{ worst, best },
  };
}
