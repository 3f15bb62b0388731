import type { Instant } from '../core/span';

/** What address and thread pane show at one moment. */
export interface CaseView {
  /** `cc=` in the address. */
  readonly caseId: string | null;
  /** One hash per message; null while the pane loads or cannot be read. */
  readonly content: readonly string[] | null;
  /** Something else on the page speaks against the pair, e.g. the order pane's order is not the selected card's. */
  readonly contradicted: boolean;
}

export interface Credit {
  readonly caseId: string | null;
  /** When to look again, in ms; null when waiting would change nothing. */
  readonly againInMs: number | null;
}

/** The address changed and content followed: it is the content that was asked for. */
const FOLLOWED_MS = 1_500;
/** In any other order the content may still be the case before. */
const UNSURE_MS = 4_000;
const MOST_REMEMBERED = 5_000;

/**
 * Says which case the drawn messages surely belong to. Address and content change at different moments, in either
 * order; content is never credited to an id that it did not appear with. Pure but for its memory: time is passed in.
 */
export class CaseCredit {
  private caseId: string | null | undefined = undefined;
  private content: string | null = null;
  private credited: { readonly caseId: string; readonly content: readonly string[] } | null = null;
  private addressMoves = 0;
  private contentMoved = false;
  private addressAt = 0;
  private contentAt = 0;
  private readonly owners = new Map<string, string>();

  observe(view: CaseView, now: Instant): Credit {
    const first = this.caseId === undefined;
    if (view.caseId !== this.caseId) {
      this.caseId = view.caseId;
      this.addressMoves++;
      this.addressAt = now;
    }
    const content = view.content?.join() ?? null;
    if (content !== this.content) {
      this.content = content;
      if (content !== null && content !== this.credited?.content.join()) this.contentMoved = true;
      // Content that was there before we looked may belong to an earlier address.
      this.contentAt = first ? now - 1 : now;
    }
    return this.judge(view, now);
  }

  private judge({ caseId, content, contradicted }: CaseView, now: Instant): Credit {
    if (caseId === null || content === null || content.length === 0 || contradicted)
      return { caseId: null, againInMs: null };
    if (caseId === this.credited?.caseId && extendsContent(content, this.credited.content))
      return this.credit(caseId, content);
    if (this.addressMoves === 0 || !this.contentMoved) return { caseId: null, againInMs: null };
    if (content.some((message) => (this.owners.get(message) ?? caseId) !== caseId))
      return { caseId: null, againInMs: null };
    const followed = this.addressMoves === 1 && this.contentAt >= this.addressAt;
    const againInMs = Math.max(this.addressAt, this.contentAt) + (followed ? FOLLOWED_MS : UNSURE_MS) - now;
    return againInMs > 0 ? { caseId: null, againInMs } : this.credit(caseId, content);
  }

  private credit(caseId: string, content: readonly string[]): Credit {
    this.credited = { caseId, content };
    this.addressMoves = 0;
    this.contentMoved = false;
    for (const message of content) this.owners.set(message, caseId);
    for (const oldest of this.owners.keys()) {
      if (this.owners.size <= MOST_REMEMBERED) break;
      this.owners.delete(oldest);
    }
    return { caseId, againInMs: null };
  }
}

/** The same thread, perhaps with messages that have come since. */
const extendsContent = (now: readonly string[], before: readonly string[]): boolean => {
  const all = new Set(now);
  return before.every((message) => all.has(message));
};
