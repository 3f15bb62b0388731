import type { Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { wholeRows } from './corrupt';
import { exportedParts } from './export-parts';
import type { exportedSetAside, exportedThread } from './exported-rows';
import { repairFound } from './repair';
import { type LedgerDb, type ReadTx, STORES } from './schema';

/** The public format; docs/export.md tells what each field means. */
export interface LedgerFile {
  readonly format: string;
  readonly version: number;
  readonly exportedAt: string;
  readonly hours: number;
  readonly coverage: readonly Readonly<Record<string, unknown>>[];
  readonly threads: readonly ReturnType<typeof exportedThread>[];
  readonly score: Readonly<Record<string, unknown>>;
  readonly alerts: readonly unknown[];
  readonly facts: readonly Readonly<Record<string, unknown>>[];
  readonly keys: readonly Readonly<Record<string, unknown>>[];
  readonly history: readonly unknown[];
  readonly salt: string | null;
  readonly otherSalts: readonly string[];
  readonly setAside: ReturnType<typeof exportedSetAside>;
  readonly digest: string;
}

async function readAll(db: LedgerDb, settings: Settings, now: Instant): Promise<LedgerFile> {
  const file: Record<string, unknown> = {};
  const tx = db.transaction(STORES, 'readonly') as ReadTx;
  // Not exported, but what of them cannot be understood is to be counted.
  wholeRows('clocks', await tx.objectStore('clocks').getAll());
  wholeRows('memberships', await tx.objectStore('memberships').getAll());
  for await (const part of exportedParts(tx, settings, now)) {
    if ('value' in part) file[part.field] = part.value;
    else file[part.field] = [...((file[part.field] as unknown[] | undefined) ?? []), ...part.rows];
  }
  return file as unknown as LedgerFile;
}

/** The whole ledger in the public format. Reads everything: only for an export that the seller asked for. */
export async function exportLedger(db: LedgerDb, settings: Settings, now: Instant): Promise<LedgerFile> {
  const file = await readAll(db, settings, now);
  return (await repairFound(db, now)) > 0 ? readAll(db, settings, now) : file;
}
