import type { Instant } from '../core/span';
import { mirrorOf } from '../ledger/mirror';
import { type LedgerDb, type ReadTx, STORES } from '../ledger/schema';
import { getMeta } from '../ledger/stored';
import { readStored, writeStored } from '../platform/storage';
import { database, MIRROR } from './access';

/** Which clocks' revision the mirror holds; small, so that asking costs nothing. */
export const MIRROR_REVISION = 'mirror-revision';

/** A mirror of more clocks than this, each with its names, takes long: readings that follow upon each other share one. */
const MANY = 100;
const EVERY_MS = 10_000;

let manyWrittenAt = -Infinity;
let isOwed = false;

/**
 * Brings the mirror up to date: at once, or within ten seconds where it holds many clocks and no alert was shown. Should the
 * worker be killed before, the next start's sweep does it.
 */
export async function keepMirror(db: LedgerDb, isUrgent: boolean, now: Instant): Promise<void> {
  const revision = (await getMeta(db.transaction(STORES) as ReadTx, 'clocksRevision')) ?? 0;
  const held = await readStored(MIRROR_REVISION);
  if (!isUrgent && held === revision) return;
  const waitMs = manyWrittenAt + EVERY_MS - now;
  if (!isUrgent && held !== undefined && waitMs > 0 && waitMs <= EVERY_MS) {
    if (!isOwed) setTimeout(() => void writeOwed(), waitMs);
    isOwed = true;
    return;
  }
  const mirror = await mirrorOf(db, now);
  await writeStored(MIRROR, mirror);
  await writeStored(MIRROR_REVISION, revision);
  manyWrittenAt = mirror.open.length > MANY ? now : -Infinity;
}

async function writeOwed(): Promise<void> {
  isOwed = false;
  try {
    await keepMirror(await database(), false, Date.now());
  } catch (error) {
    console.warn('Reply Clock: the mirror is of before the last reading.', error);
  }
}
