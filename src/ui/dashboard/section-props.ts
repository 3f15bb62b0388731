import type { LedgerClock, RulesOf, Standing, WindowDays } from '../../core/clock';
import type { LedgerView } from '../../core/ledger-view';
import type { Instant } from '../../core/span';
import type { DashboardSource } from './dashboard-source';

/** Whose messages the page speaks of; null: of all. */
export interface Scope {
  readonly account: string | null;
  readonly marketplaceId: string | null;
}

export const ALL: Scope = { account: null, marketplaceId: null };

/** Which clocks the table of threads is to show; null, or absent: whichever. */
export interface TableFilter {
  readonly standings?: readonly Standing[];
  /** Received in `[from, to)`, as far as that may be. */
  readonly received?: { readonly from: Instant; readonly to: Instant } | null;
  /** These clocks and no others, as `clockName` names them, and what they are called. */
  readonly only?: { readonly names: ReadonlySet<string>; readonly title: string } | null;
}

export const clockName = ({ threadId, ordinal }: Pick<LedgerClock, 'threadId' | 'ordinal'>): string =>
  `${threadId} ${ordinal}`;

/** What each section of the dashboard is made from. */
export interface SectionProps {
  readonly view: LedgerView;
  /** Those of the scope. */
  readonly clocks: readonly LedgerClock[];
  readonly scope: Scope;
  readonly rulesOf: RulesOf;
  /** At least `view.at`; renewed each minute. */
  readonly now: Instant;
  /** The window that the seller has chosen. */
  readonly days: WindowDays;
  readonly source: DashboardSource;
  /** Shows these clocks in the table, and goes there. */
  readonly onShow: (filter: TableFilter) => void;
  /** Runs an act and says where it failed. */
  readonly attempt: (act: Promise<unknown>) => Promise<boolean>;
}
