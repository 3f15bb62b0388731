import { marketplaceById } from '../../src/core/marketplaces';
import { asin, newBuyer, orderIdOf, PRODUCTS, subjectOf } from './invented';
import type { Random } from './random';

export type Author = 'buyer' | 'seller';

export interface PracticeMessage {
  readonly author: Author;
  /** ms since the epoch. */
  readonly at: number;
  readonly text: string;
}

/** What really happened in one case: the truth that a reader of the page is checked against. */
export interface PracticeCase {
  readonly caseId: string;
  readonly buyer: string;
  /** Complete, as in the page's own data; cards cut it. */
  readonly subject: string;
  /** null for a question before any order. */
  readonly orderId: string | null;
  readonly asin: string;
  readonly product: string;
  readonly marketplaceId: string;
  /** Oldest first. */
  readonly messages: readonly PracticeMessage[];
  /** When it was last marked as needing no response; null if never. */
  readonly markedAt: number | null;
  /** When it was last resolved by a reply, a mark or the button; null while a response is needed. */
  readonly resolvedAt: number | null;
  readonly state: 'response-needed' | 'resolved';
  readonly lastUpdatedAt: number;
  readonly unread: boolean;
}

/** A case to start with. What is left out is invented; `at` in ms since the epoch. */
export interface CaseSeed {
  readonly caseId?: string;
  readonly buyer?: string;
  readonly subject?: string;
  readonly orderId?: string | null;
  readonly product?: string;
  readonly marketplaceId?: string;
  readonly messages: readonly { readonly author: Author; readonly at: number; readonly text?: string }[];
  readonly markedAt?: number;
  /** Resolved by the button, without a reply. */
  readonly resolvedAt?: number;
}

type Changing<T> = { -readonly [K in keyof T]: T[K] };
type OpenCase = Omit<Changing<PracticeCase>, 'messages'> & { messages: PracticeMessage[] };

/** A case opened 2 s after its first message, and a reply moved the case's own times 2.2 s after itself (seen July 2026). */
export const OPENED_AFTER_MS = 2_000;
const RESOLVED_AFTER_MS = 2_200;

/** All cases of the practice seller, with what buyers and the seller can do to them. */
export class Cases {
  readonly all: OpenCase[] = [];

  constructor(
    private readonly random: Random,
    private readonly marketplaceId: string,
    private readonly onChange: (caseId: string) => void,
  ) {}

  add(seed: CaseSeed): PracticeCase {
    const { random } = this;
    const buyer = seed.buyer ?? newBuyer(random);
    const marketplaceId = seed.marketplaceId ?? this.marketplaceId;
    if (!marketplaceById(marketplaceId)) throw new Error(`no marketplace ${marketplaceId}`);
    if (seed.messages.length === 0) throw new Error('a case starts with a message');
    const orderId = seed.orderId === undefined ? orderIdOf(random, marketplaceId) : seed.orderId;
    const productAsin = asin(random);
    const added: OpenCase = {
      caseId: seed.caseId ?? random.uuid(),
      buyer,
      subject: seed.subject ?? subjectOf(random, { buyer, orderId, asin: productAsin, marketplaceId }),
      orderId,
      asin: productAsin,
      product: seed.product ?? random.pick(PRODUCTS),
      marketplaceId,
      messages: [],
      markedAt: null,
      resolvedAt: null,
      state: 'response-needed',
      lastUpdatedAt: 0,
      unread: true,
    };
    const events = [
      ...seed.messages.map(({ author, at, text }) => ({
        at,
        act: () => write(added, { author, at, text: text ?? sayingOf(author) }),
      })),
      ...(seed.markedAt === undefined ? [] : [{ at: seed.markedAt, act: () => mark(added, seed.markedAt!) }]),
      ...(seed.resolvedAt === undefined ? [] : [{ at: seed.resolvedAt, act: () => resolve(added, seed.resolvedAt!) }]),
    ];
    for (const { act } of events.sort((a, b) => a.at - b.at)) act();
    this.all.push(added);
    this.onChange(added.caseId);
    return added;
  }

  find(caseId: string): PracticeCase | null {
    return this.all.find((each) => each.caseId === caseId) ?? null;
  }

  buyerWrites(caseId: string, at: number, text: string): PracticeCase {
    return this.change(caseId, (each) => write(each, { author: 'buyer', at, text }));
  }

  sellerReplies(caseId: string, at: number, text: string): PracticeCase {
    return this.change(caseId, (each) => write(each, { author: 'seller', at, text }));
  }

  markNoResponseNeeded(caseId: string, at: number): PracticeCase {
    return this.change(caseId, (each) => mark(each, at));
  }

  resolve(caseId: string, at: number): PracticeCase {
    return this.change(caseId, (each) => resolve(each, at));
  }

  /** Opening a thread marks it read. Nothing that the list shows changes. */
  markRead(caseId: string): void {
    this.required(caseId).unread = false;
  }

  private change(caseId: string, act: (each: OpenCase) => void): PracticeCase {
    const changed = this.required(caseId);
    act(changed);
    this.onChange(caseId);
    return changed;
  }

  private required(caseId: string): OpenCase {
    const found = this.all.find((each) => each.caseId === caseId);
    if (!found) throw new Error(`no case ${caseId}`);
    return found;
  }
}

function write(each: OpenCase, message: PracticeMessage): void {
  if (message.at < (each.messages.at(-1)?.at ?? 0)) throw new Error('messages are written in order of time');
  each.messages.push(message);
  if (message.author === 'seller') {
    resolve(each, message.at + RESOLVED_AFTER_MS);
    return;
  }
  each.state = 'response-needed';
  each.resolvedAt = null;
  each.unread = true;
  each.lastUpdatedAt = message.at + OPENED_AFTER_MS;
}

function mark(each: OpenCase, at: number): void {
  each.markedAt = at;
  resolve(each, at);
}

function resolve(each: OpenCase, at: number): void {
  each.state = 'resolved';
  each.resolvedAt = at;
  each.lastUpdatedAt = at;
}

const sayingOf = (author: Author): string =>
  author === 'buyer'
    ? 'Hello, I have a question about this product. Could you help me, please?'
    : 'Dear customer, thank you for your message. We have looked into it and will help you at once.';
