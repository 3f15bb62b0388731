import type { Glance } from '../core/glance';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import type { Instant } from '../core/span';
import { whole } from './corrupt';
import type { ReadTx, WriteTx } from './schema';
import type { ZonesKept } from './zones';

/** A glance that holds until `validUntil`, as long as the ledger's revision is still this one. */
export interface Snapshot {
  readonly revision: number;
  readonly validUntil: Instant;
  /** Before then only messages leave the windows; absent where an earlier version has stored it. */
  readonly turnsAt?: Instant;
  readonly glance: Glance;
}

/** The rows of `meta`: one of each, by name. */
export interface Meta {
  readonly salt: string;
  /** Salts of ledgers whose backups were imported: cards are known under them, too. */
  readonly otherSalts: readonly string[];
  /** Counts the commits that changed what is shown. */
  readonly revision: number;
  /** Counts the commits that changed a thread; readings that only refresh the coverage do not. */
  readonly clocksRevision: number;
  /** Per account, and `*` for all: facts as of before this are refused. It only grows. */
  readonly keepFrom: Readonly<Record<string, Instant>>;
  /** The worker's copy of the settings, for pages that read the ledger themselves. */
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  /** Which zones pages print their times in; absent until any was compared. */
  readonly zones: ZonesKept;
  /** How far the daily check has come: the store, and the last key in it; null when it is through. */
  readonly checked: { readonly at: Instant; readonly store: string | null; readonly after?: IDBValidKey };
  /** When the proof log last told, per account and host, that a complete list showed nothing new. */
  readonly lookLogged: Readonly<Record<string, Instant>>;
}

export async function getMeta<K extends keyof Meta>(tx: ReadTx, name: K): Promise<Meta[K] | undefined> {
  return whole('meta', await tx.objectStore('meta').get(name), name) as Meta[K] | undefined;
}

export function putMeta<K extends keyof Meta>(tx: WriteTx, name: K, value: Meta[K]): Promise<string> {
  return tx.objectStore('meta').put(value, name);
}

/** Settings stored by an earlier version lack what was added since. */
export const getSettings = async (tx: ReadTx): Promise<Settings> => ({
  ...DEFAULT_SETTINGS,
  ...(await getMeta(tx, 'settings')),
});

/** Marks the ledger as changed, so that no snapshot taken before is shown any more. Answers the clocks' revision. */
export async function bumpRevision(tx: WriteTx, changed: 'clocks' | 'coverage' = 'clocks'): Promise<number> {
  const [revision = 0, before = 0] = await Promise.all([getMeta(tx, 'revision'), getMeta(tx, 'clocksRevision')]);
  const clocksRevision = before + (changed === 'clocks' ? 1 : 0);
  await Promise.all([putMeta(tx, 'revision', revision + 1), putMeta(tx, 'clocksRevision', clocksRevision)]);
  return clocksRevision;
}
