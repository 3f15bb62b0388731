import { rebuildBatch } from '../ledger/start';
import { database } from './access';
import { readSettings } from './settings';

/** Derives anew what is of an old version, batch by batch; what a killed worker leaves, the next one does. */
export async function rebuild(): Promise<void> {
  const db = await database();
  while (await rebuildBatch(db, await readSettings(), Date.now()));
}
