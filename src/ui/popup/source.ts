import type { Glance } from '../../core/glance';
import type { Instant } from '../../core/span';

/** What the popup lives on; a test has one of its own. */
export interface Source {
  /** Rejects where neither the ledger nor the worker can say anything. */
  load(): Promise<Glance>;
  /** Calls when something may have changed; answers how to stop. */
  onChange(listener: () => void): () => void;
  clock(): Instant;
  /** Calls once, `ms` from now; answers how to call it off. */
  after(ms: number, wake: () => void): () => void;
}
