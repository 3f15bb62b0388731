import type { Instant } from '../core/span';
import { commitShown } from './alerts';
import type { AlertRow, LedgerDb } from './schema';
import { queue, transact } from './transact';
import { isWhole } from './whole';

/** One more alert of those that were shown from the mirror, the newest last. */
export const withMirrorAlert = (stored: unknown, alert: AlertRow): AlertRow[] =>
  [...mirrorAlerts(stored), alert].slice(-MOST);

/** Some weeks of them. */
const MOST = 500;

const mirrorAlerts = (stored: unknown): AlertRow[] =>
  (Array.isArray(stored) ? stored : []).filter((row): row is AlertRow => isWhole('alerts', row));

/** Records what was shown while the database could not be opened, so that it is never shown again and leaves the screen in time. */
export async function recordMirrorAlerts(db: LedgerDb, stored: unknown, now: Instant): Promise<void> {
  for (const alert of mirrorAlerts(stored)) {
    const { shownAt } = alert;
    if (shownAt === null) continue;
    const isNew = await transact(db, async (tx) => {
      const known = await tx.objectStore('alerts').get(alert.id);
      if (known && known.shownAt !== null) return false;
      queue(tx.objectStore('alerts').put(alert));
      return true;
    });
    if (isNew) await commitShown(db, alert, now, shownAt);
  }
}
