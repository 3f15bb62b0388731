import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LedgerView, ShownThread } from '../../core/ledger-view';
import { foldText } from '../../core/search-text';
import type { DashboardSource } from './dashboard-source';

/** More threads than a ledger is made for; whatever comes after them is not searched, so that memory stays bounded. */
export const MOST_NAMES = 50_000;

/** Few enough that typing and scrolling are answered between two turns. */
const AT_ONCE = 500;

/** The threads that the table has asked for. What is shown stays until something newer has come. */
export class ThreadNames {
  readonly #read: DashboardSource['threads'];
  readonly #onCome: () => void;
  readonly #known = new Map<string, ShownThread | null>();
  readonly #folded = new WeakMap<ShownThread, string>();
  /** Those of the view that is shown now. */
  #fresh = new Set<string>();
  #wanted: readonly string[] = [];
  #isReading = false;
  hasFailed = false;

  constructor(read: DashboardSource['threads'], onCome: () => void) {
    this.#read = read;
    this.#onCome = onCome;
  }

  /** undefined until it has come; null for a thread that is not there any more. */
  of(threadId: string): ShownThread | null | undefined {
    return this.#known.get(threadId);
  }

  /** What the search looks through: empty where nothing is known. */
  foldedOf(threadId: string): string {
    const thread = this.#known.get(threadId);
    if (!thread) return '';
    const folded =
      this.#folded.get(thread) ??
      foldText(
        [thread.buyer, thread.subject, thread.orderId, thread.caseId].filter((text) => text !== null).join('\n'),
      );
    this.#folded.set(thread, folded);
    return folded;
  }

  /** Names may have changed. */
  renew(): void {
    this.#fresh = new Set();
    this.hasFailed = false;
  }

  /** Asks for these, all at once; while an answer is awaited only the last wish is kept. */
  want(threadIds: readonly string[]): void {
    this.#wanted = threadIds;
    if (!this.#isReading && !this.hasFailed) void this.#readWanted();
  }

  retry(): void {
    this.hasFailed = false;
    void this.#readWanted();
  }

  async #readWanted(): Promise<void> {
    this.#isReading = true;
    try {
      for (let missing = this.missingOf(this.#wanted); missing.length > 0; missing = this.missingOf(this.#wanted)) {
        await this.load(missing);
        this.#onCome();
      }
    } catch {
      this.hasFailed = true;
      this.#onCome();
    } finally {
      this.#isReading = false;
    }
  }

  missingOf(threadIds: readonly string[]): string[] {
    return threadIds.filter((id) => !this.#fresh.has(id));
  }

  /** Reads these now; rejects where the ledger cannot be read. */
  async load(threadIds: readonly string[]): Promise<void> {
    const fresh = this.#fresh;
    const threads = await this.#read(threadIds);
    threadIds.forEach((id, i) => {
      if (!this.#known.has(id) && this.#known.size >= MOST_NAMES) this.#forgetOldest();
      this.#known.set(id, threads[i] ?? null);
      // Of a view that has been replaced meanwhile: shown, and asked for again.
      fresh.add(id);
    });
  }

  #forgetOldest(): void {
    const oldest = this.#known.keys().next().value!;
    this.#known.delete(oldest);
    this.#fresh.delete(oldest);
  }
}

/** Reads in turns whatever of these has not come yet, until told to stop; rejects where the ledger cannot be read. */
export async function readAll(
  names: ThreadNames,
  threadIds: readonly string[],
  signal: AbortSignal,
  onTurn: () => void,
): Promise<void> {
  const missing = names.missingOf(threadIds);
  for (let at = 0; at < missing.length && !signal.aborted; at += AT_ONCE) {
    await names.load(missing.slice(at, at + AT_ONCE));
    if (!signal.aborted) onTurn();
  }
}

/** The names of this view's threads; draws anew as they come. `turn` tells one state of them from the next. */
export function useThreadNames(source: DashboardSource, view: LedgerView): { names: ThreadNames; turn: number } {
  const [turn, setTurn] = useState(0);
  const names = useMemo(() => new ThreadNames(source.threads, () => setTurn((last) => last + 1)), [source]);
  // Before whoever asks for names in an effect of this very view.
  useMemo(() => names.renew(), [names, view]);
  useEffect(() => () => names.want([]), [names]);
  return { names, turn };
}
