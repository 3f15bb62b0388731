import type { WindowDays } from '../../core/clock';
import { type ClockRow, mayBeIn } from '../../core/clock-rows';
import { windowOf } from '../../core/score';
import { holdsWords } from '../../core/search-text';
import type { Instant } from '../../core/span';
import { clockName, type TableFilter } from './section-props';
import type { ThreadNames } from './threads-names';

/** Received in the last so many days, or whenever. */
export type Received = WindowDays | 'any';

/** Those of all but the standings: what each standing's count is of. */
export function rowsBut(
  rows: readonly ClockRow[],
  { received, only }: TableFilter,
  days: Received,
  words: readonly string[],
  names: ThreadNames,
  now: Instant,
): ClockRow[] {
  const period = days === 'any' ? null : windowOf(days, now);
  return rows.filter(
    ({ clock }) =>
      (!period || mayBeIn(clock, period)) &&
      (!received || mayBeIn(clock, received)) &&
      (!only || only.names.has(clockName(clock))) &&
      (words.length === 0 || holdsWords(names.foldedOf(clock.threadId), words)),
  );
}

export const ofStandings = (rows: readonly ClockRow[], { standings = [] }: TableFilter): readonly ClockRow[] =>
  standings.length === 0 ? rows : rows.filter(({ standing }) => standings.includes(standing));
