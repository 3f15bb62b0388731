import { dropBeforeHorizon } from '../ledger/horizon';
import { purgeNames } from '../ledger/names';
import { database } from './access';
import { readSettings } from './settings';

/** Forgets what may no longer be kept: names of finished threads, and threads beyond the horizon. */
export async function purge(now: number): Promise<void> {
  const db = await database();
  await purgeNames(db, await readSettings(), now);
  while ((await dropBeforeHorizon(db, now)) > 0);
}
