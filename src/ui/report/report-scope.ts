import { WINDOW_DAYS, type WindowDays } from '../../core/clock';

/** Of what the report is: given in the page's address by whoever opens it. */
export interface ReportScope {
  readonly days: WindowDays;
  /** null: all of them. */
  readonly account: string | null;
  readonly marketplaceId: string | null;
}

/** What an address does not say, or says wrongly, is as on a dashboard just opened. */
export function reportScope(query: string): ReportScope {
  const asked = new URLSearchParams(query);
  return {
    days: WINDOW_DAYS.find((days) => String(days) === asked.get('days')) ?? WINDOW_DAYS[1],
    account: asked.get('account') || null,
    marketplaceId: asked.get('marketplace') || null,
  };
}
