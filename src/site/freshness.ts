import type { Folder } from '../core/reading';
import type { Instant } from '../core/span';

/** What a look at the page shows of its list. */
export interface ListLook {
  /** One content hash per card; none for a folder that is surely empty, null where there is no list. */
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
/** Cards that may be the folder's before, or of the folder that is marked next: by now they are the folder's shown. */
const FOLDER_MS = 4_000;
/** Cards that were already told as another folder's, and were not drawn anew: both folders may hold just these. */
const SAME_CARDS_MS = 10_000;
/** List and count are fetched side by side; a count this much older than the list is still of the same fetch. */
const SIDE_BY_SIDE_MS = 2_000;

/** How old what is drawn may be, and whether it is of the folder shown. Pure but for its memory: time is passed in. */
export class ListFreshness {
  private content: readonly string[] | null = null;
  private seen = false;
  private contentAt = Number.NEGATIVE_INFINITY;
  /** When no card of the list before was left. */
  private anewAt = Number.NEGATIVE_INFINITY;
  private wasAbsent = false;
  private folder: Folder | null = null;
  private folderAt = Number.NEGATIVE_INFINITY;
  /** The folder last named: between two, address and mark may contradict each other, so that none is. */
  private named: Folder | null = null;
  /** How many folders were asked for whose cards have not surely come. */
  private awaited = 0;
  /** The folder that the cards drawn were last known to be of. */
  private owner: Folder | null = null;
  private metrics: string | null = null;
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
    if (look.folder !== this.folder) this.takeFolder(look.folder, now);
    if (look.content === null) this.wasAbsent = true;
    else {
      this.takeContent(look.content, look, now);
      this.wasAbsent = false;
    }
    const unsettledMs = Math.max(0, this.sureAt() - now);
    if (unsettledMs === 0 && look.content !== null) this.takeOwner();
    return {
      asOf: Math.min(this.asOf, now),
      metricsAreCurrent: this.metricsAt >= this.asOf - SIDE_BY_SIDE_MS,
      unsettledMs,
    };
  }

  private takeFolder(folder: Folder | null, now: Instant): void {
    this.folder = folder;
    if (this.seen || this.named !== null) {
      this.folderAt = now;
      // Away and back asks twice; and before any list was drawn, the first folder's is still to come.
      if (folder !== null) this.awaited += folder === this.named || !this.seen ? 2 : 1;
    }
    this.named = folder ?? this.named;
  }

  private takeContent(content: readonly string[], { changedAt, scrolled }: ListLook, now: Instant): void {
    const before = this.content ?? [];
    const isSame = sameContent(content, this.content);
    // An empty folder has rested before it is told here; cards are only now drawn.
    const drawnAt = content.length === 0 ? changedAt : now;
    if (isSame) {
      if (this.wasAbsent) this.contentAt = drawnAt;
      return;
    }
    this.content = content;
    // A scroll draws other rows of a list, but no list where there was none.
    const isFetched = this.seen && !(scrolled && before.length > 0);
    if (isFetched || this.lost) this.asOf = Math.max(this.asOf, changedAt);
    if (isFetched || this.awaited > 0) {
      this.contentAt = drawnAt;
      if (!haveOneInCommon(content, before)) this.anewAt = drawnAt;
      this.owner = null;
    }
    this.seen = true;
    this.lost = false;
  }

  private takeOwner(): void {
    this.awaited = 0;
    if (this.folder === null) return;
    // The same cards in another folder were fetched for it: at the earliest when it was chosen.
    if (this.owner !== null && this.owner !== this.folder) this.asOf = Math.max(this.asOf, this.folderAt);
    this.owner = this.folder;
  }

  /** When folder and cards surely belong together, if neither changes. */
  private sureAt(): Instant {
    const { contentAt, anewAt, folderAt, owner, folder } = this;
    const restedAt = contentAt + SETTLE_MS;
    // One folder was asked for, then other cards were drawn. After two, they may be the first one's.
    if (this.awaited === 1 && anewAt >= folderAt) return restedAt;
    const isOld = owner !== null && folder !== null && owner !== folder && contentAt < folderAt;
    // Cards that came before the folder changed are the old one's, or the new one's whose mark came late.
    return Math.max(restedAt, anewAt + FOLDER_MS, folderAt + (isOld ? SAME_CARDS_MS : FOLDER_MS));
  }
}

/** Lists mostly change by a few cards: the rest is found without going through all. */
function haveOneInCommon(a: readonly string[], b: readonly string[]): boolean {
  if (a.some((each, at) => each === b[at])) return true;
  const all = new Set(b);
  return a.some((each) => all.has(each));
}

export const sameContent = (a: readonly string[], b: readonly string[] | null): boolean =>
  b !== null && a.length === b.length && a.every((each, at) => each === b[at]);
