import type { CardReading, ThreadReading, Unreadable } from '../core/reading';
import type { Instant } from '../core/span';
import { AccountCredit, readAccount } from './account';
import { CaseCredit } from './case-credit';
import type { ListMemory } from './list-memory';
import { cardOfThread, namesOrder, selectedCard } from './open-card';
import { caseIdOfUrl } from './page-kind';
import { readThread } from './thread-reader';

/** A click opens what is drawn within this. */
const CLICKED_MS = 20_000;
const MOST_BUYERS = 500;

/** What a look at the page brings for its open thread. */
export interface ThreadLook {
  readonly url: URL;
  readonly now: Instant;
  /** When the page last changed before this look. */
  readonly changedAt: Instant;
  /** The list drawn is another account's than the pill says: its cards tell nothing of the thread. */
  readonly listIsForeign: boolean;
}

/** `thread` with its content as one text; `none`: no thread is open; `wait`: nothing is to be said (yet). */
export type ThreadSaid =
  | { readonly kind: 'thread'; readonly reading: ThreadReading; readonly content: string }
  | { readonly kind: 'unreadable'; readonly reading: Unreadable }
  | { readonly kind: 'none' }
  | { readonly kind: 'wait'; readonly againInMs: number | null };

const WAIT: ThreadSaid = { kind: 'wait', againInMs: null };

/** Follows the thread pane: whose it is, of which case and card, and how old. */
export class ThreadWatch {
  private readonly credit = new CaseCredit();
  private readonly accounts = new AccountCredit();
  /** When the thread pane last got what it shows; until it has been seen without, that may be the page's own age. */
  private asOf: Instant;
  private content: string | null = null;
  private wasAbsent = false;
  /** Whose cards have been shown, newest last: an answered thread stays open when its card has left the list. */
  private readonly buyers = new Set<string>();
  /** The card that the seller clicked last, by its content. */
  private clicked: { readonly content: string; readonly at: Instant } | null = null;
  /** The card that was last seen to be the open case's: what showed it (a click, a tint) may not last. */
  private link: { readonly caseId: string; readonly card: CardReading } | null = null;

  constructor(
    private readonly document: Document,
    private readonly memory: ListMemory,
    loadedAt: Instant,
  ) {
    this.asOf = loadedAt;
  }

  noteClick(path: readonly EventTarget[], now: Instant): void {
    const unit = this.memory.units.find(({ element, known }) => known.kind === 'card' && path.includes(element));
    if (unit) this.clicked = { content: unit.known.content, at: now };
  }

  look({ url, now, changedAt, listIsForeign }: ThreadLook): ThreadSaid {
    const { document, memory } = this;
    const selected = listIsForeign ? null : selectedCard(memory);
    this.rememberBuyers();
    const list = memory.found?.container ?? null;
    const seen = readThread(document, { url, now, asOf: this.asOf, card: selected, buyers: [...this.buyers], list });
    this.age(seen?.content?.join() ?? null, changedAt);
    const pane = memory.survey?.thread ?? document.body;
    const shown = readAccount(document);
    const drawn = seen?.content?.map((content) => ({ element: pane, content })) ?? null;
    const account = this.accounts.observe(shown, drawn);
    if (!seen) return { kind: 'none' };

    const { content } = seen;
    const reading = seen.reading.result === 'read' ? { ...seen.reading, asOf: this.asOf } : seen.reading;
    const card = reading.result === 'read' ? (selected ?? this.cardOf(reading, listIsForeign, now)) : selected;
    const contradicted = card !== null && reading.result === 'read' && namesOrder(card, reading.orderId) === false;
    const { caseId, againInMs } = this.credit.observe(
      { caseId: caseIdOfUrl(url), content: reading.result === 'read' ? content : null, contradicted },
      now,
    );
    if (shown !== null && account !== null && account !== shown) return WAIT;
    // A pane that loads is no news; one that never ends to is.
    if (reading.result === 'unreadable') return reading.reason === 'loading' ? WAIT : { kind: 'unreadable', reading };
    if (againInMs !== null) return { kind: 'wait', againInMs };

    const before = this.link?.caseId === caseId ? this.link.card : null;
    const linked = caseId === null || contradicted ? null : (card ?? before);
    this.link = caseId && linked ? { caseId, card: linked } : this.link;
    const { state, complete, orderId } = reading;
    return {
      kind: 'thread',
      reading: { ...reading, account, caseId, card: linked },
      content: [caseId, linked?.subject, linked?.buyer, state, complete, orderId, ...content!].join(' '),
    };
  }

  private cardOf(reading: ThreadReading, listIsForeign: boolean, now: Instant): CardReading | null {
    if (listIsForeign) return null;
    const clicked = this.clicked && now - this.clicked.at <= CLICKED_MS ? this.clicked.content : null;
    return cardOfThread(reading, this.memory, clicked);
  }

  private rememberBuyers(): void {
    for (const { known } of this.memory.units.slice(0, MOST_BUYERS)) {
      if (!known.card) continue;
      this.buyers.delete(known.card.buyer);
      this.buyers.add(known.card.buyer);
    }
    for (const oldest of this.buyers) {
      if (this.buyers.size <= MOST_BUYERS) break;
      this.buyers.delete(oldest);
    }
  }

  private age(content: string | null, changedAt: Instant): void {
    if (content === null) this.wasAbsent = true;
    else if (content !== this.content) {
      if (this.content !== null || this.wasAbsent) this.asOf = changedAt;
      this.content = content;
    }
  }
}
