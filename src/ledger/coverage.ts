import type { Coverage } from '../core/glance';
import type { ListReading, Reading, ThreadReading, Unreadable } from '../core/reading';
import { type Instant, MINUTE_MS } from '../core/span';
import { type CoverageRow, coverageId } from './schema';

/** "Unchanged" is worth a row at most this often. */
const REFRESH_MS = MINUTE_MS;

export const newCoverage = (account: string, host: string, now: Instant): CoverageRow => ({
  id: coverageId(account, host),
  account,
  host,
  state: 'watching',
  since: now,
  lastReadAt: null,
  asOf: null,
  complete: false,
  why: null,
  folder: null,
  layout: null,
  knownFrom: null,
});

/** Only these folders show what needs a response; the others say nothing about how well that is known. */
const speaksOfNeed = ({ folder }: ListReading): boolean =>
  folder === 'response-needed' || folder === 'all' || folder === null;

function afterList(row: CoverageRow, reading: ListReading): CoverageRow {
  const lastReadAt = Math.max(row.lastReadAt ?? 0, reading.observedAt);
  const seen = { ...row, state: 'watching' as const, lastReadAt, knownFrom: row.knownFrom ?? reading.asOf };
  // A tab that has been open for hours must not overwrite what a fresh one proved.
  if (!speaksOfNeed(reading) || reading.asOf < (row.asOf ?? 0))
    return { ...seen, why: row.state === 'watching' ? row.why : null };
  const { asOf, complete, folder, layout } = reading;
  return { ...seen, asOf, complete, why: reading.incompleteBecause ?? ofThread(row), folder, layout };
}

/** A whole list does not mend an opened thread that could not be read; the next thread that is read does. */
const ofThread = ({ why }: CoverageRow): CoverageRow['why'] =>
  why === 'thread-not-understood' ? 'thread-not-understood' : null;

/** The list is known as well as before, so only its `why` tells of a thread, where the list leaves it free. */
function afterThread(row: CoverageRow, reading: ThreadReading | Unreadable): CoverageRow | null {
  const isFree = row.why === null || row.why === 'thread-not-understood';
  if (row.state !== 'watching' || row.lastReadAt === null || !isFree) return null;
  if (reading.result === 'unreadable' && reading.reason === 'loading') return null;
  const why = reading.result === 'read' ? null : 'thread-not-understood';
  return why === row.why ? null : { ...row, why };
}

function afterUnreadable(row: CoverageRow, reading: Unreadable): CoverageRow {
  const state = reading.reason === 'signed-out' ? 'signed-out' : 'unreadable';
  return { ...row, state, complete: false, why: reading.reason };
}

/** The coverage after a reading; null where the reading says nothing of the inbox, or nothing worth a row. */
export function coverageAfter(row: CoverageRow, reading: Reading): CoverageRow | null {
  // Answers and remarks follow in the next step.
  if (reading.kind === 'list-answer' || reading.kind === 'case-answer' || reading.kind === 'remark') return null;
  if (reading.kind === 'thread') return afterThread(row, reading as ThreadReading | Unreadable);
  const next = reading.result === 'read' ? afterList(row, reading) : afterUnreadable(row, reading as Unreadable);
  return settle(row, { ...withoutBefore(next), since: next.state === row.state ? row.since : reading.observedAt });
}

const withoutBefore = ({ before: _, ...row }: CoverageRow): CoverageRow => row;

/** The coverage when the worker itself learns of a state: signed out, or no right to read the page. */
export function coverageIn(
  row: CoverageRow,
  state: 'signed-out' | 'not-watching' | 'watching',
  now: Instant,
): CoverageRow | null {
  if (row.state === state) return null;
  const { before, ...rest } = row;
  // Signed in again, the account is as it was before: one that could not be read is not watched for that.
  if (state === 'watching' && before) return { ...rest, ...before, since: now, complete: false };
  const kept = row.state === 'unreadable' ? { before: { state: row.state, why: row.why } } : before && { before };
  return { ...rest, ...kept, state, since: now, complete: false, why: null };
}

function settle(old: CoverageRow, next: CoverageRow): CoverageRow | null {
  const told: (keyof CoverageRow)[] = ['state', 'complete', 'why', 'folder', 'layout', 'knownFrom'];
  const changed = old.lastReadAt === null || told.some((field) => old[field] !== next[field]);
  const moved =
    (next.lastReadAt ?? 0) - (old.lastReadAt ?? 0) >= REFRESH_MS || (next.asOf ?? 0) - (old.asOf ?? 0) >= REFRESH_MS;
  return changed || moved ? next : null;
}

/** The coverage as shown at `now`: a reading that is too old is `stale`, since when it became so. */
export function shownCoverage(
  { id: _, knownFrom: __, before: ___, ...row }: CoverageRow,
  staleAfterMs: number,
  now: Instant,
): Coverage {
  if (row.state !== 'watching' || row.asOf === null || now - row.asOf <= staleAfterMs) return row;
  return { ...row, state: 'stale', since: row.asOf + staleAfterMs };
}
