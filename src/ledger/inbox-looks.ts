import { type InboxLook, inboxLookOf } from '../core/blind-hours';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import type { LedgerDb } from './schema';

const BATCH = 500;

/** The looks at inboxes that the proof log tells of since `from`, in no order. */
export async function inboxLooksSince(db: LedgerDb, from: Instant): Promise<InboxLook[]> {
  const { store } = db.transaction('proof', 'readonly');
  const looks: InboxLook[] = [];
  for (let upTo = (await store.openKeyCursor(null, 'prev'))?.key ?? 0; upTo > 0; upTo -= BATCH) {
    const rows = wholeRows('proof', await store.getAll(IDBKeyRange.bound(upTo - BATCH, upTo, true)));
    const batch = rows.flatMap(({ body }) => inboxLookOf(body) ?? []);
    looks.push(...batch.filter(({ at }) => at >= from));
    // A clock that was set back puts single links out of order, never a whole batch.
    if (rows.length > 0 && rows.every(({ body }) => body !== null && body.at < from)) break;
  }
  return looks;
}
