import type { Fact, ThreadKey } from '../core/facts';

/** A name of a thread in a file. */
export interface NamedInFile {
  readonly key: ThreadKey;
  readonly account: string;
  readonly host: string;
  readonly marketplaceId: string | null;
  readonly orderId: string | null;
  readonly aka: readonly ThreadKey[];
  /** The salts that `key` and `aka` are hashed with. */
  readonly salts: readonly string[];
  /** Others of the file that may be the same thread. */
  readonly mayBe: readonly ThreadKey[];
}
export interface LabelInFile {
  readonly account: string;
  readonly marketplaceId: string | null;
  readonly buyer: string;
  readonly subject: string;
}
/** What a file adds to a ledger, checked. */
export interface Backup {
  readonly exportedAt: number;
  readonly salt: string | null;
  readonly otherSalts: readonly string[];
  readonly facts: readonly Fact[];
  readonly keys: readonly NamedInFile[];
  readonly labels: readonly LabelInFile[];
}

/** One name as the ledger that takes it over knows it, and what else it is called. */
export interface KeyHere extends Omit<NamedInFile, 'salts'> {
  readonly under: readonly string[];
  readonly buyer: string | null;
  readonly subject: string | null;
  /** Threads of this ledger, or others of the file, that it may be. */
  readonly mayBe: readonly ThreadKey[];
}
