import type { AlertRules } from '../core/alert-steps';
import { nudgeAt } from '../core/look-nudge';
import type { Instant } from '../core/span';
import { nameOfAccount } from './account';
import { wholeRows } from './corrupt';
import type { AlertRow, CoverageRow, LedgerDb, ReadTx } from './schema';

/** When an inbox was last read; null for one that never was, or that the seller does not let us read. */
export const readAtOf = ({ state, asOf, lastReadAt }: CoverageRow): Instant | null =>
  state === 'not-watching' ? null : (asOf ?? lastReadAt);

/** One nudge for each time that an inbox was left: the next reading begins another. */
export const nudgeKey = ({ id }: Pick<CoverageRow, 'id'>, readAt: Instant): string => `look|${id}|${readAt}`;

/** The inboxes of which it is time to tell, the one that was left first before the others. */
function leftNow(
  coverage: readonly CoverageRow[],
  { settings, absences }: Pick<AlertRules, 'settings' | 'absences'>,
  zone: string,
  now: Instant,
): { readonly row: CoverageRow; readonly readAt: Instant }[] {
  return coverage
    .flatMap((row) => {
      const readAt = readAtOf(row);
      if (readAt === null || now < readAt + (settings.nudgeAfterMs ?? Infinity)) return [];
      return nudgeAt(readAt, settings, absences, zone, now) === now ? [{ row, readAt }] : [];
    })
    .sort((a, b) => a.readAt - b.readAt);
}

/** Whether an intended nudge may still be shown now; else it is planned anew when it is time. */
export const isTimely = (
  { keys }: AlertRow,
  coverage: readonly CoverageRow[],
  rules: AlertRules,
  zone: string,
  now: Instant,
): boolean => leftNow(coverage, rules, zone, now).some(({ row, readAt }) => keys.includes(nudgeKey(row, readAt)));

/** One quiet alert for the inboxes that were not read for long; null where all of them were told of. */
export function nudgeOf(
  { coverage, hasNudged }: { readonly coverage: readonly CoverageRow[]; hasNudged(key: string): boolean },
  { settings, absences }: AlertRules,
  zone: string,
  now: Instant,
): AlertRow | null {
  if (settings.nudgeAfterMs === null || !settings.watching) return null;
  const isNew = (row: CoverageRow): boolean => {
    const readAt = readAtOf(row);
    return readAt !== null && !hasNudged(nudgeKey(row, readAt));
  };
  // Before the zone's clocks are asked.
  if (!coverage.some(isNew)) return null;
  const left = leftNow(coverage, { settings, absences }, zone, now);
  const [first] = left;
  if (!first || !left.some(({ row }) => isNew(row))) return null;
  const keys = left.map(({ row, readAt }) => nudgeKey(row, readAt));
  // Of other inboxes it is another alert: the row of an earlier one is the only memory of what it told.
  const times = left.map(({ readAt }) => readAt).join('+');
  return {
    ...{ id: `look|${first.readAt}|${first.row.host}|${times}`, stage: 'look', kind: 'look', members: [], keys },
    ...{ intendedAt: now, shownAt: null, unfinishedAt: now },
  };
}

/** The next instant after `now` at which an inbox is to be told of that was not yet; null where none is near. */
export function nextNudgeAt(
  { coverage, hasNudged }: { readonly coverage: readonly CoverageRow[]; hasNudged(key: string): boolean },
  { settings, absences }: AlertRules,
  zone: string,
  now: Instant,
): Instant | null {
  if (!settings.watching) return null;
  const from = Math.max(now + 1, settings.pausedUntil ?? 0);
  let next = Infinity;
  for (const row of coverage) {
    const readAt = readAtOf(row);
    // Of one that was told of, the time has come at every moment: it would wake the worker for ever.
    if (readAt === null || hasNudged(nudgeKey(row, readAt))) continue;
    // Asking for the zone's clocks is slow.
    if (readAt + (settings.nudgeAfterMs ?? Infinity) >= next) continue;
    next = Math.min(next, nudgeAt(readAt, settings, absences, zone, from) ?? Infinity);
  }
  return next === Infinity ? null : next;
}

/** The names of nudges that are still of use: no reading has overtaken them. */
export const nudgesIn = (coverage: readonly CoverageRow[]): ReadonlySet<string> =>
  new Set(coverage.map((row) => nudgeKey(row, readAtOf(row) ?? -1)));

/** Those of them that an alert names already. */
export async function nudgesTold(tx: ReadTx, coverage: readonly CoverageRow[]): Promise<ReadonlySet<string>> {
  const keys = [...nudgesIn(coverage)];
  const index = tx.objectStore('alerts').index('keys');
  const told = await Promise.all(keys.map((key) => index.getKey(key)));
  return new Set(keys.filter((_, i) => told[i] !== undefined));
}

/** The inbox that a nudge is about: the one that was left first. */
export async function inboxOfNudge(db: LedgerDb, { keys }: AlertRow) {
  const rows = wholeRows('coverage', await db.getAll('coverage'));
  const row = rows.find((each) => nudgeKey(each, readAtOf(each) ?? -1) === keys[0]);
  return row
    ? { buyer: null, subject: null, account: nameOfAccount(row.account, row.host), readAsOf: readAtOf(row) }
    : null;
}
