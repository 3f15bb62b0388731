import type { Coverage } from '../core/glance';
import type { IncompleteReason, ListAnswer, ListReading, Reading, ThreadReading, Unreadable } from '../core/reading';
import { type Instant, MINUTE_MS, SLACK_MS } from '../core/span';
import { listedByAnswer, listedByCards } from './listing';
import { afterRemark, remarksOfAnswer, shownWhy } from './remarks';
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

/** What is left of it in a ledger that has lost what was read: whose page there is, and when it was last looked at. */
export function withoutKnowledge(row: CoverageRow): CoverageRow {
  const { listedFrom: _, listedAt: __, listedTo: ___, newestAt: ____, ...rest } = row;
  return { ...rest, complete: false, knownFrom: null };
}

/** Only these folders show what needs a response; the others say nothing about how well that is known. */
const speaksOfNeed = ({ folder }: ListReading): boolean =>
  folder === 'response-needed' || folder === 'all' || folder === null;

/** Reasons that prove nothing wrong: the page only lacks the proof that the page's own data gave. */
const LACKS_PROOF: ReadonlySet<CoverageRow['why']> = new Set([
  'no-count',
  'not-all-rendered',
  'filtered',
  'folder-unknown',
]);
/** Reasons that say something is wrong with what the page shows, whatever the page's own data says. */
const DISAGREES: ReadonlySet<CoverageRow['why']> = new Set(['routes-disagree', 'count-differs', 'cards-not-read']);

const isAbout = (row: CoverageRow, asOf: Instant): boolean => Math.abs(asOf - (row.asOf ?? -Infinity)) <= SLACK_MS;

function afterList(row: CoverageRow, reading: ListReading, doubt: IncompleteReason | null): CoverageRow {
  const lastReadAt = Math.max(row.lastReadAt ?? 0, reading.observedAt);
  const seen = { ...row, state: 'watching' as const, lastReadAt, knownFrom: row.knownFrom ?? reading.asOf };
  // A tab that has been open for hours must not overwrite what a fresh one proved.
  if (!speaksOfNeed(reading) || reading.asOf < (row.asOf ?? 0))
    return { ...seen, why: row.state === 'watching' ? row.why : null };
  const { asOf, folder, layout } = reading;
  const why = doubt ?? reading.incompleteBecause;
  // Nor must a list without proof overwrite the proof in the page's own data, from the same time.
  if (row.complete && row.provedBy === 'answer' && LACKS_PROOF.has(why) && isAbout(row, asOf))
    return { ...seen, layout };
  const { provedBy: _, ...read } = seen;
  return { ...read, asOf, complete: why === null, why: why ?? ofThread(row), folder, layout };
}

/** A whole list does not mend an opened thread that could not be read; the next thread that is read does. */
const ofThread = ({ why }: CoverageRow): CoverageRow['why'] =>
  why === 'thread-not-understood' ? 'thread-not-understood' : null;

/**
 * All that waits, by the page's own data, is as good as a complete list. What the page shows may still be unreadable, or
 * disagree with it: that stays said until the page is read again.
 */
function afterListAnswer(old: CoverageRow, answer: ListAnswer, doubt: IncompleteReason | null): CoverageRow {
  const { observedAt, asOf, folder } = answer;
  const row = (old.state === 'signed-out' && coverageIn(old, 'watching', observedAt)) || old;
  const lastReadAt = Math.max(row.lastReadAt ?? 0, observedAt);
  const seen: CoverageRow = { ...row, lastReadAt, knownFrom: row.knownFrom ?? asOf };
  if (folder !== 'response-needed' || asOf < (row.asOf ?? 0) - SLACK_MS) return seen;
  const fresher = { ...seen, asOf: Math.max(asOf, row.asOf ?? 0) };
  if (row.state !== 'watching') return fresher;
  if (!answer.complete || doubt) {
    // The next page of it may have been asked for long ago, or never.
    if (!doubt && isAbout(row, asOf)) return seen;
    const { provedBy: _, ...read } = fresher;
    return { ...read, complete: false, why: doubt ?? 'not-all-rendered', folder };
  }
  if (DISAGREES.has(row.why) && isAbout(row, asOf)) return seen;
  return { ...fresher, complete: true, provedBy: 'answer', why: ofThread(row), folder };
}

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
  const { provedBy: _, ...rest } = row;
  return { ...rest, state, complete: false, why: reading.reason };
}

/**
 * The coverage after a reading; null where the reading says nothing of the inbox, or nothing worth a row. `doubt`: why
 * the reading is not complete though it says so.
 */
export function coverageAfter(
  row: CoverageRow,
  reading: Reading,
  doubt: IncompleteReason | null = null,
): CoverageRow | null {
  switch (reading.kind) {
    case 'remark':
      return afterRemark(row, reading.about, reading.holds);
    case 'case-answer':
      return remarksOfAnswer(row, reading);
    case 'list-answer': {
      const after = afterListAnswer(row, reading, doubt);
      const next = { ...after, ...listedByAnswer(after, reading, doubt === null) };
      return settle(row, remarksOfAnswer(next, reading) ?? next);
    }
    case 'thread':
      return afterThread(row, reading);
    case 'list': {
      if (reading.result === 'unreadable') return settleState(row, afterUnreadable(row, reading), reading);
      const after = afterList(row, reading, doubt);
      return settleState(row, { ...after, ...listedByCards(after, reading, doubt === null) }, reading);
    }
  }
}
const settleState = (row: CoverageRow, next: CoverageRow, { observedAt }: Reading): CoverageRow | null =>
  settle(row, { ...withoutBefore(next), since: next.state === row.state ? row.since : observedAt });

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

const TOLD = [
  ...(['state', 'complete', 'why', 'folder', 'layout', 'knownFrom', 'provedBy', 'remarks'] as const),
  ...(['listedFrom', 'listedAt', 'listedTo', 'newestAt'] as const),
] as const;

function settle(old: CoverageRow, next: CoverageRow): CoverageRow | null {
  const changed = old.lastReadAt === null || TOLD.some((field) => old[field] !== next[field]);
  const moved =
    (next.lastReadAt ?? 0) - (old.lastReadAt ?? 0) >= REFRESH_MS || (next.asOf ?? 0) - (old.asOf ?? 0) >= REFRESH_MS;
  return changed || moved ? next : null;
}

/** The coverage as shown at `now`: a reading that is too old is `stale`, since when it became so. */
export function shownCoverage(
  { id: _, knownFrom: __, before: ___, provedBy: ____, remarks, ...rest }: CoverageRow,
  staleAfterMs: number,
  now: Instant,
): Coverage {
  const { listedFrom: _____, listedAt: ______, listedTo: _______, newestAt: ________, ...row } = rest;
  const shown = { ...row, why: shownWhy(row, remarks) };
  if (row.state !== 'watching' || row.asOf === null || now - row.asOf <= staleAfterMs) return shown;
  return { ...shown, state: 'stale', since: row.asOf + staleAfterMs };
}
