import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { setAside } from './corrupt';
import { withoutKnowledge } from './coverage';
import { newSalt, withId } from './ids';
import { factsOfMirror, labelsOfMirror, MIRROR_KEPT_MS, type Mirror } from './mirror';
import { beginProof, logFacts } from './proof';
import { derivationOf, rederive } from './rederive';
import { type LedgerDb, type ReadTx, STORES } from './schema';
import { snoozeRowsOf } from './snoozes';
import { bumpRevision, getMeta, putMeta } from './stored';
import { putRows, queue, transact } from './transact';

/** Whether the database is usable and holds these settings: one look, which waits for no writer. */
export async function isReady(db: LedgerDb, settings: Settings): Promise<boolean> {
  const tx = db.transaction(STORES) as ReadTx;
  const [salt, stored] = await Promise.all([getMeta(tx, 'salt'), getMeta(tx, 'settings')]);
  return salt !== undefined && JSON.stringify(stored) === JSON.stringify(settings);
}

/** Makes a new database usable: its salt, and, where an older one was lost, what the mirror still knows. */
export async function startLedger(
  db: LedgerDb,
  settings: Settings,
  mirror: Mirror | null,
  now: Instant,
): Promise<{ rebuilt: number }> {
  const usable = mirror && mirror.salt !== '' && now - mirror.at < MIRROR_KEPT_MS ? mirror : null;
  return transact(db, async (tx) => {
    if ((await getMeta(tx, 'salt')) !== undefined) return { rebuilt: 0 };
    const broken: unknown = await tx.objectStore('meta').get('salt');
    if (broken !== undefined) setAside(tx, 'meta', broken, 'not whole', now, 'salt');
    await putMeta(tx, 'salt', usable?.salt ?? newSalt());
    // Only its salt is lost, or broken: the old one, if it can be had, keeps the names of what is there.
    if ((await tx.objectStore('facts').count()) > 0) return { rebuilt: 0 };
    const facts = usable ? factsOfMirror(usable).map(withId) : [];
    if (usable) await rederive(tx, { facts, labels: labelsOfMirror(usable) }, settings, now);
    await beginProof(tx, now);
    await logFacts(tx, facts, now);
    putRows(tx, 'coverage', (usable?.coverage ?? []).map(withoutKnowledge));
    putRows(tx, 'memberships', usable?.memberships ?? []);
    for (const [i, mark] of (usable?.marks ?? []).entries()) {
      const member = { threadId: mark.threadId, deadline: mark.deadline };
      queue(
        tx.objectStore('alerts').put({
          ...{ id: `mirror|${i}`, stage: mark.stage, kind: 'clock', members: [member], keys: [mark.threadId] },
          ...{ intendedAt: now, shownAt: now },
        }),
      );
    }
    putRows(tx, 'snoozes', snoozeRowsOf(usable?.snoozes ?? [], now));
    await bumpRevision(tx);
    return { rebuilt: usable?.open.length ?? 0 };
  });
}

/** Keeps the pages' copy of the settings. */
export async function storeSettings(db: LedgerDb, settings: Settings): Promise<void> {
  await transact(db, async (tx) => {
    if (JSON.stringify(await getMeta(tx, 'settings')) === JSON.stringify(settings)) return;
    await putMeta(tx, 'settings', settings);
    await bumpRevision(tx);
  });
}

/** Derives anew one batch of threads whose rows are of another version. Answers whether more are left. */
export async function rebuildBatch(db: LedgerDb, settings: Settings, now: Instant, size = 100): Promise<boolean> {
  return transact(db, async (tx) => {
    const index = tx.objectStore('threads').index('derivation');
    const current = derivationOf(await getMeta(tx, 'zones'));
    const older = await index.getAll(IDBKeyRange.upperBound(current, true), size);
    const newer = older.length < size ? await index.getAll(IDBKeyRange.lowerBound(current, true), size) : [];
    const rows = [...older, ...newer];
    if (rows.length === 0) return false;
    await rederive(tx, { facts: [], keys: rows.flatMap((row) => [row.id, ...(row.keys ?? [])]) }, settings, now);
    await bumpRevision(tx);
    return true;
  });
}
