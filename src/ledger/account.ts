import type { CoverageRow } from './schema';

/**
 * Some layouts show no store name. Such a page speaks for the one account known on its host; where none or several
 * are known, for an account without a name, which stands under the host's own name.
 */
export function accountOf(named: string | null, host: string, known: readonly CoverageRow[]): string {
  if (named !== null) return named;
  const accounts = known.filter((row) => row.host === host && row.account !== host).map((row) => row.account);
  return accounts.length === 1 ? accounts[0]! : host;
}

/** The account's name for people and exports; null where the page shows none. */
export const nameOfAccount = (account: string, host: string | null): string | null => (account === host ? null : account);
