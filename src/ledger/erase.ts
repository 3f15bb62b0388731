import type { Instant } from '../core/span';
import { newSalt } from './ids';
import { beginProof } from './proof';
import { type LedgerDb, STORES } from './schema';
import { bumpRevision, getMeta, putMeta } from './stored';
import { queue, transact } from './transact';

/** Forgets everything. What remains is that nothing as of before `now` may come back. */
export async function eraseLedger(db: LedgerDb, now: Instant): Promise<void> {
  await transact(db, async (tx) => {
    const settings = await getMeta(tx, 'settings');
    const keepFrom = (await getMeta(tx, 'keepFrom')) ?? {};
    const revisions = [await getMeta(tx, 'revision'), await getMeta(tx, 'clocksRevision')];
    for (const store of STORES) queue(tx.objectStore(store).clear());
    await putMeta(tx, 'keepFrom', { '*': Math.max(keepFrom['*'] ?? 0, now) });
    // Keys that pages still hold from before name nothing any more.
    await putMeta(tx, 'salt', newSalt());
    if (settings) await putMeta(tx, 'settings', settings);
    // Counted on, or a copy from before could pass for one of now.
    await putMeta(tx, 'revision', revisions[0] ?? 0);
    await putMeta(tx, 'clocksRevision', revisions[1] ?? 0);
    await beginProof(tx, now);
    await bumpRevision(tx);
  });
}
