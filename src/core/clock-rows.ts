import type { LedgerClock, RulesOf, Standing } from './clock';
import { type Response, responseTo } from './response-times';
import type { Period } from './score';
import type { Instant, Span } from './span';
import { deadlineOf, standingOf } from './standing';

/** One buyer message as a table shows it. */
export interface ClockRow {
  readonly clock: LedgerClock;
  readonly standing: Standing;
  readonly deadline: Span;
  /** Waiting for a reply, as far as is known. */
  readonly isOpen: boolean;
  /** How soon it was answered; null where it was not, or where that cannot be said. */
  readonly response: Response | null;
}

const ALWAYS: Period = { from: -Infinity, to: Infinity };

export function clockRows(clocks: readonly LedgerClock[], rulesOf: RulesOf, now: Instant): ClockRow[] {
  return clocks.map((clock) => {
    const rules = rulesOf(clock.account);
    const standing = standingOf(clock, rules, now);
    // A reply may not count as the answer to this message: then it runs on.
    const isOpen = clock.closing === null || standing === 'running';
    const response = responseTo(clock, rules, ALWAYS);
    return {
      clock,
      standing,
      deadline: deadlineOf(clock, rules),
      isOpen,
      response: response === 'untimed' ? null : response,
    };
  });
}

/** Whether the message may have been received in the period. */
export const mayBeIn = ({ receivedAt }: Pick<LedgerClock, 'receivedAt'>, { from, to }: Period): boolean =>
  receivedAt.latest >= from && receivedAt.earliest < to;

/** `urgent`: what waits first, the next deadline on top; then the rest, the newest on top. */
export type RowOrder = 'urgent' | 'deadline-down' | `${'receipt' | 'response'}-${'up' | 'down'}`;

/** Sorted anew. What has no known response time comes last, either way. */
export function sortRows(rows: readonly ClockRow[], order: RowOrder): ClockRow[] {
  const compare = COMPARISONS[order];
  return rows.toSorted((a, b) => compare(a, b) || compareNames(a.clock, b.clock));
}

type Compare = (a: ClockRow, b: ClockRow) => number;

const up =
  (spanOfRow: (row: ClockRow) => Span): Compare =>
  (a, b) =>
    spanOfRow(a).earliest - spanOfRow(b).earliest || spanOfRow(a).latest - spanOfRow(b).latest;
const down =
  (spanOfRow: (row: ClockRow) => Span): Compare =>
  (a, b) =>
    spanOfRow(b).latest - spanOfRow(a).latest || spanOfRow(b).earliest - spanOfRow(a).earliest;

const deadlineOfRow = ({ deadline }: ClockRow): Span => deadline;
const receiptOf = ({ clock }: ClockRow): Span => clock.receivedAt;

const byResponse =
  (compare: (a: Response, b: Response) => number): Compare =>
  (a, b) => {
    if (a.response && b.response) return compare(a.response, b.response);
    return Number(a.response === null) - Number(b.response === null);
  };

const deadlineUp = up(deadlineOfRow);
const deadlineDown = down(deadlineOfRow);

const COMPARISONS: Readonly<Record<RowOrder, Compare>> = {
  urgent: (a, b) => {
    if (a.isOpen !== b.isOpen) return a.isOpen ? -1 : 1;
    return a.isOpen ? deadlineUp(a, b) : deadlineDown(a, b);
  },
  'deadline-down': deadlineDown,
  'receipt-up': up(receiptOf),
  'receipt-down': down(receiptOf),
  'response-up': byResponse(({ tookMs: a }, { tookMs: b }) => a.min - b.min || a.max - b.max),
  'response-down': byResponse(({ tookMs: a }, { tookMs: b }) => b.max - a.max || b.min - a.min),
};

/** Any order will do, as long as it is always the same. */
function compareNames(a: LedgerClock, b: LedgerClock): number {
  if (a.threadId !== b.threadId) return a.threadId < b.threadId ? -1 : 1;
  return a.ordinal - b.ordinal;
}
