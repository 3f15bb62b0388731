import { type DayPlan, dayPlanOf } from '../core/day-plan';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { alertRulesOf, asOpenClock } from './due';
import { readAtOf } from './nudges';
import { onLedger } from './open';
import { type ReadTx, STORES } from './schema';
import { getSettings } from './stored';

/** More open clocks than this, and the later ones are left out of the plan; it is the first ones that press. */
const MOST = 2_000;

/** What "before you go" says, for pages; null where there is no ledger that this version can read. `zone` is the seller's own. */
export const readDayPlan = (zone: string, now: Instant): Promise<DayPlan | null> =>
  onLedger(async (db) => {
    const tx = db.transaction(STORES, 'readonly') as ReadTx;
    const settings = await getSettings(tx);
    const rows = wholeRows('clocks', await tx.objectStore('clocks').index('openFrom').getAll(null, MOST));
    const coverage = wholeRows('coverage', await tx.objectStore('coverage').getAll());
    const reads = coverage.flatMap((row) => {
      const at = readAtOf(row);
      return at === null ? [] : { account: row.account, at };
    });
    return dayPlanOf(rows.map(asOpenClock), await alertRulesOf(tx, settings, zone, now), reads, zone, now);
  });
