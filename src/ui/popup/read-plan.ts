import type { DayPlan } from '../../core/day-plan';
import type { ShownThread } from '../../core/ledger-view';
import type { Instant } from '../../core/span';
import { readDayPlan } from '../../ledger/day-plan';
import { readShownThreads } from '../../ledger/view';
import { ownZone } from '../../platform/own-zone';

const NAMED = 12;

export interface ReadPlan extends DayPlan {
  /** Of the first replies, in their order; null for one that has gone meanwhile. */
  readonly threads: readonly (ShownThread | null)[];
}

/** The plan with the names of what is shown of it; null where there is no ledger that this version can read. */
export async function readPlan(now: Instant): Promise<ReadPlan | null> {
  const plan = await readDayPlan(ownZone(), now);
  const ids = plan?.replies.slice(0, NAMED).map(({ threadId }) => threadId);
  const threads = ids && (await readShownThreads(ids));
  return plan && threads ? { ...plan, threads } : null;
}
