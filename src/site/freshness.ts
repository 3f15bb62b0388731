import type { Folder } from '../core/reading';
import type { Instant } from '../core/span';

/** What a look at the page shows of its list. */
export interface ListLook {
  /** One content hash per card; null where there is no list. */
  readonly content: readonly string[] | null;
  readonly folder: Folder | null;
  /** The metrics row's count and days as one text; null where there is none. */
  readonly metrics: string | null;
  /** When the page last changed before this look. */
  readonly changedAt: Instant;
  /** The seller has just scrolled the list: other rows are drawn, but no list was fetched. */
  readonly scrolled: boolean;
}

export interface Freshness {
  readonly asOf: Instant;
  readonly metricsAreCurrent: boolean;
  /** Folder and cards may not belong together yet: look again after so many ms. 0 when they do. */
  readonly unsettledMs: number;
}

/** A redraw comes in one piece; what else belongs to it (folder, address) follows within this. */
const SETTLE_MS = 700;
/** A folder that changed without its cards: after this they are the folder's (they may simply be equal). */
const FOLDER_MS = 4_000;
/** List and count are fetched side by side; a count this much older than the list is still of the same fetch. */
const SIDE_BY_SIDE_MS = 2_000;

/** How old what is drawn may be. Pure but for its memory: time is passed in. */
export class ListFreshness {
  private content: readonly string[] | null = null;
  private folder: Folder | null = null;
  private metrics: string | null = null;
  private seen = false;
  private contentAt = Number.NEGATIVE_INFINITY;
  private folderAt = Number.NEGATIVE_INFINITY;
  private metricsAt: Instant;
  private asOf: Instant;
  /** The page has shown for long that it had no list: one that comes now was fetched now. */
  private lost = false;

  /** `loadedAt`: when the page's navigation began, the latest moment at which its first list is sure to be older. */
  constructor(loadedAt: Instant) {
    this.asOf = loadedAt;
    this.metricsAt = loadedAt;
  }

  tellLost(): void {
    this.lost = true;
  }

  get listAsOf(): Instant {
    return this.asOf;
  }

  look(look: ListLook, now: Instant): Freshness {
    if (look.metrics !== this.metrics) {
      if (this.seen && this.metrics !== null) this.metricsAt = look.changedAt;
      this.metrics = look.metrics;
    }
    if (look.folder !== this.folder) {
      if (this.seen) this.folderAt = now;
      this.folder = look.folder;
    }
    if (look.content && !sameContent(look.content, this.content)) {
      if (this.seen && !look.scrolled) this.contentAt = now;
      if ((this.seen && !look.scrolled) || this.lost) this.asOf = Math.max(this.asOf, look.changedAt);
      this.content = look.content;
      this.seen = true;
      this.lost = false;
    }
    return {
      asOf: Math.min(this.asOf, now),
      metricsAreCurrent: this.metricsAt >= this.asOf - SIDE_BY_SIDE_MS,
      unsettledMs: this.unsettledMs(now),
    };
  }

  private unsettledMs(now: Instant): number {
    const together = Math.abs(this.contentAt - this.folderAt) <= FOLDER_MS || this.contentAt > this.folderAt;
    const sureAt = together ? Math.max(this.contentAt, this.folderAt) + SETTLE_MS : this.folderAt + FOLDER_MS;
    return Math.max(0, sureAt - now);
  }
}

export const sameContent = (a: readonly string[], b: readonly string[] | null): boolean =>
  b !== null && a.length === b.length && a.every((each, at) => each === b[at]);
