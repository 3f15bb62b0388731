import { caseIdOf } from '../core/identity';
import { wholeRows } from './corrupt';
import { forgetColumns } from './keep-columns';
import { clocksFrom } from './many';
import { type ClockRow, type CoverageRow, coverageId, type WriteTx } from './schema';
import { queue } from './transact';

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
export const nameOfAccount = (account: string, host: string | null): string | null =>
  account === host ? null : account;

/**
 * The account has shown its name: what was read of its list before, under no name, would be counted twice. Threads of
 * a case keep what they know; those that only a card's key names are seen again under the new one.
 */
export async function dropUnnamed(tx: WriteTx, host: string): Promise<void> {
  const clocks: ClockRow[] = [];
  for (const row of wholeRows('keys', await tx.objectStore('keys').getAll())) {
    if (row.account !== host || row.threadId !== row.key || caseIdOf(row.key)) continue;
    for (const id of await tx.objectStore('facts').index('key').getAllKeys(row.key))
      queue(tx.objectStore('facts').delete(id));
    queue(tx.objectStore('keys').delete(row.key));
    queue(tx.objectStore('threads').delete(row.key));
    clocks.push(...(await tx.objectStore('clocks').getAll(clocksFrom(row.key, 0))));
    queue(tx.objectStore('clocks').delete(clocksFrom(row.key, 0)));
  }
  forgetColumns(tx, clocks);
  queue(tx.objectStore('coverage').delete(coverageId(host, host)));
  for (const { id } of wholeRows('memberships', await tx.objectStore('memberships').getAll())) {
    const [account, itsHost] = JSON.parse(id) as string[];
    if (account === host && itsHost === host) queue(tx.objectStore('memberships').delete(id));
  }
}
