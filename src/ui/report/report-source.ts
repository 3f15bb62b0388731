import type { LedgerClock } from '../../core/clock';
import { knownFromOf } from '../../core/known-from';
import type { LedgerView, SeenAccount, ShownThread } from '../../core/ledger-view';
import { rulesOf } from '../../core/settings';
import { DAY_MS, type Instant } from '../../core/span';
import { type TimeSources, timeSourcesOf } from '../../core/time-sources';
import { type WindowFigures, windowFigures } from '../../core/window-figures';
import { type ProofLog, readLinksNaming, readProofLog, readThreadFacts } from '../../ledger/proof-file';
import { readLedgerView, readShownThreads } from '../../ledger/view';
import type { ReportScope } from './report-scope';

/** One message of the report. */
export interface ReportRow {
  readonly clock: LedgerClock;
  readonly standing: 'late' | 'overdue' | 'unclear';
  /** null where it is not there any more. */
  readonly thread: ShownThread | null;
  readonly sources: TimeSources;
  /** The links of the proof log that name what is known of its conversation, in order. */
  readonly links: readonly number[];
}

/** All that the report shows, as of one moment. */
export interface ReportView {
  readonly at: Instant;
  readonly scope: ReportScope;
  readonly settings: LedgerView['settings'];
  readonly seen: readonly SeenAccount[];
  readonly figures: WindowFigures;
  readonly knownFrom: Instant | null;
  /** By receipt, oldest first; not more than can be printed. */
  readonly rows: readonly ReportRow[];
  readonly notListed: number;
  readonly log: ProofLog;
}

const MOST_ROWS = 2_000;
const LISTED = ['late', 'overdue', 'unclear'] as const;

/** Rejects where there is no ledger that can be read. */
export async function readReport(scope: ReportScope, now: Instant): Promise<ReportView> {
  const view = orReject(await readLedgerView(now));
  const seen = view.seen.filter(({ account }) => scope.account === null || account === scope.account);
  const accounts = new Set(seen.map(({ account }) => account));
  const log = orReject(await readProofLog(accounts, now - scope.days * DAY_MS, now));
  const { figures, listed, knownFrom } = listedIn(view, scope, now);
  const shown = listed.slice(0, MOST_ROWS);
  const ids = [...new Set(shown.map(({ clock }) => clock.threadId))];
  const threads = orReject(await readShownThreads(ids));
  const facts = orReject(await readThreadFacts(ids));
  const links = orReject(await readLinksNaming(new Set(facts.flat().map(({ id }) => id))));
  const placeOf = new Map(ids.map((id, i) => [id, i]));
  return {
    ...{ at: now, scope, settings: view.settings, seen, figures, knownFrom, log },
    rows: shown.map(({ clock, standing }) => {
      const place = placeOf.get(clock.threadId)!;
      const known = facts[place] ?? [];
      const naming = new Set(known.flatMap(({ id }) => links.get(id) ?? []));
      return {
        ...{ clock, standing, thread: threads[place] ?? null, sources: timeSourcesOf(clock, known) },
        links: [...naming].sort((a, b) => a - b),
      };
    }),
    notListed: listed.length - shown.length,
  };
}

/** The counts, as on the dashboard, and the messages that are not plainly on time. */
export function listedIn(view: LedgerView, { days, account, marketplaceId }: ReportScope, now: Instant) {
  const clocks = view.clocks.filter(
    (clock) =>
      (account === null || clock.account === account) &&
      (marketplaceId === null || clock.marketplaceId === marketplaceId),
  );
  const knownFrom = knownFromOf(view.seen, account);
  const figures = windowFigures(clocks, rulesOf(view.settings), now, days, knownFrom);
  const listed = LISTED.flatMap((standing) => figures.groups[standing].map((clock) => ({ clock, standing })));
  listed.sort((a, b) => a.clock.receivedAt.latest - b.clock.receivedAt.latest);
  return { figures, listed, knownFrom };
}

function orReject<T>(read: T | null): T {
  if (read === null) throw new Error('no ledger');
  return read;
}
